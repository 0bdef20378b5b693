import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { attentionCodes } from '../../domain/attention.ts';
import { problemCatalogue, problemCodes } from '../../domain/problems/catalogue.ts';
import { problemsPage } from '../../scripts/problem-catalogue.ts';

const root = new URL('../../', import.meta.url);

/** All source of a layer that refuses something. */
const sourceOf = (layer: string): string =>
  readdirSync(new URL(layer, root), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.startsWith('problems/'))
    .map((path) => readFileSync(new URL(`${layer}/${path}`, root), 'utf8'))
    .join('\n');

describe('The catalogue of problems', () => {
  it('stands in docs/problems.md (else: npm run problems:catalogue)', async () => {
    assert.equal(readFileSync(new URL('docs/problems.md', root), 'utf8'), await problemsPage());
  });

  it('has every code once, the attention codes among them, each with statuses, a meaning and what to do', () => {
    assert.equal(new Set(problemCodes).size, problemCodes.length);
    for (const code of attentionCodes) assert.ok(problemCodes.includes(code), code);
    for (const { code, status, means, fix } of problemCatalogue) {
      assert.match(code, /^[a-z]+(_[a-z]+)*$/);
      assert.ok(status.length > 0 && status.every((one) => one >= 400 && one < 600), code);
      assert.match(means, /^[A-Z`].*\.$/, code);
      assert.match(fix, /^[A-Z`].*\.$/, code);
    }
  });

  it('has no code that nobody answers', () => {
    // The compiler holds the other direction: a problem takes catalogued codes only. Some codes are put together.
    const source = `${sourceOf('api')}${sourceOf('workflows')}${sourceOf('domain')}`;
    const parts = [/^(unknown)_/, /_(exists|finished)$/, /^(unsupported)_/, /^(ledger)_/];
    for (const code of problemCodes) {
      const [, part] = parts.map((one) => one.exec(code)).find((found) => found !== null) ?? [];
      const written = [`'${code}'`, `${code}:`, ...(part === undefined ? [] : [`_${part}\``, `\`${part}_`])];
      assert.ok(
        written.some((one) => source.includes(one)),
        code,
      );
    }
  });
});
