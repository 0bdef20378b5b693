import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { attentionCodes, remedies, remedyOf } from '../../domain/attention.ts';
import { waitReasons } from '../../domain/invoice/invoice.ts';

const runbook = new URL('../../docs/runbook.md', import.meta.url);

describe('Each reason to ask a person', () => {
  it('of a credit note names nothing that only an invoice has', () => {
    for (const code of attentionCodes) {
      const remedy = remedyOf({ code }, 'credit_note');
      if (code.startsWith('link_')) continue;
      assert.match(remedy, /^[A-Z].{20,}\.$/);
      assert.doesNotMatch(
        remedy,
        /(?:link|reissue)\)|mark_sent|issue it anew|\b(?:the|this) invoice\b(?! contact)/,
        code,
      );
    }
  });

  for (const [code, remedy] of Object.entries(remedies)) {
    it(`${code} says what to do, in a sentence`, () => {
      assert.match(remedy, /^[A-Z].{20,}\.$/);
      assert.doesNotMatch(remedy, /\.\.$|\s{2}/);
    });
  }
});

describe('The runbook', () => {
  const text = readFileSync(runbook, 'utf8');
  const [, codes = '', reasons = ''] =
    /^## Attention codes\n(.*?)^## What an invoice waits for\n(.*?)^## /ms.exec(text) ?? [];
  /** Heading and what stands below it. */
  const paragraphsOf = (section: string) =>
    new Map(
      [...section.matchAll(/^### (\w+)\n\n(.+?)(?=\n### |$(?![\s\S]))/gms)].map(
        ([, head = '', below = '']) => [head, below],
      ),
    );

  for (const [what, section, names] of [
    ['attention code', codes, Object.keys(remedies)],
    ['reason to wait', reasons, waitReasons],
  ] as const) {
    it(`has a paragraph for each ${what} and for no other`, () => {
      const paragraphs = paragraphsOf(section);
      assert.deepEqual([...paragraphs.keys()].sort(), [...names].sort());
      for (const [name, below] of paragraphs) assert.ok(below.length > 60, `${name} says too little`);
    });
  }
});
