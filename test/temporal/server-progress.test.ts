import assert from 'node:assert/strict';
import { runWithProgress } from '../../temporal/server/run-with-progress.ts';

describe('a long command', () => {
  const shell = (script: string, more: { timeoutMs?: number; log?: (line: string) => unknown } = {}) =>
    runWithProgress({
      command: '/bin/sh',
      args: ['-c', script],
      label: 'building',
      timeoutMs: more.timeoutMs ?? 10_000,
      log: more.log ?? (() => {}),
      everyMs: 5,
    });

  it('tells how long it has been going on and what it said last', async () => {
    const told: string[] = [];
    const running = shell('echo compiling net/http >&2; exec sleep 30', {
      timeoutMs: 2_000,
      log: (line) => told.push(line),
    });
    await assert.rejects(running, /building was stopped after \d+ s; it last said: compiling net\/http/);
    assert.match(told.at(-1) ?? '', /^building: \d+ s, compiling net\/http$/);
  });

  it('answers what it wrote, or the end of what it complained about', async () => {
    assert.equal(await shell('echo fine'), 'fine\n');
    await assert.rejects(shell('echo no space left >&2; exit 3'), /building ended with 3: no space left/);
  });
});
