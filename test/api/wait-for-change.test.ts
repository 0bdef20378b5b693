import assert from 'node:assert/strict';
import { waitForChange } from '../../api/invoice/wait-for-change.ts';
import { Problem } from '../../api/problem.ts';

const atVersion = (version: number) => ({ version, stopped: null });
type Answer = ReturnType<typeof atVersion> | Problem;
const problem = (status: number) => new Problem({ status, code: 'not_readable', detail: 'x', fix: 'x' });

/** Answers one after the other, the last one for good. */
const reads = (...answers: readonly Answer[]) => {
  let next = 0;
  return () => {
    const answer = answers[Math.min(next++, answers.length - 1)] ?? problem(500);
    return answer instanceof Problem ? Promise.reject(answer) : Promise.resolve(answer);
  };
};
const never = new AbortController().signal;

describe('waiting for a change of an invoice', () => {
  it('goes on through a read that nobody could answer', async () => {
    const read = reads(atVersion(3), problem(503), atVersion(4));
    assert.equal((await waitForChange(read, { wait: 10 }, never)).version, 4);
  });

  it('answers what was read last where none could be answered since', async () => {
    const read = reads(atVersion(3), problem(503));
    assert.equal((await waitForChange(read, { wait: 0.3 }, never)).version, 3);
  });

  it('says so where already the first read fails, or another one for good', async () => {
    await assert.rejects(waitForChange(reads(problem(503)), { wait: 10 }, never), Problem);
    await assert.rejects(waitForChange(reads(atVersion(3), problem(404)), { wait: 10 }, never), Problem);
  });

  it('answers at once what is newer than the version that is known, and when the process is to end', async () => {
    assert.equal((await waitForChange(reads(atVersion(3)), { wait: 10, after: 2 }, never)).version, 3);
    assert.equal((await waitForChange(reads(atVersion(3)), { wait: 10 }, AbortSignal.abort())).version, 3);
  });
});
