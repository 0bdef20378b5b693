import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { loadDataConverter } from '@temporalio/common/lib/internal-non-workflow/index.js';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { factsOf } from '../../api/invoice/timeline/history-facts.ts';
import { OpenPayloads } from '../../temporal/history/open-payloads.ts';
import { type StoryEntry, storyOf } from '../../domain/timeline/story.ts';

const DAY_MS = 86_400_000;

/** As an answer without a worker is made: of the history alone. */
async function storyOfFile(name: string): Promise<StoryEntry[]> {
  const file = new URL(`../histories/1.0.0/invoice-northwind-uk-${name}.json`, import.meta.url);
  const { events } = historyFromJSON(JSON.parse(await readFile(file, 'utf8')));
  const keyed = await factsOf(events ?? [], new OpenPayloads(loadDataConverter()));
  const facts = keyed.map(({ fact }) => fact);
  // A day after the last that happened.
  const lastMs = Math.max(...(events ?? []).map(({ eventTime }) => Number(eventTime?.seconds ?? 0) * 1_000));
  return storyOf([{ facts, statuses: null }], lastMs + DAY_MS);
}

/** Figures differ from history to history; the words are what is told. */
const plain = (story: readonly StoryEntry[]) =>
  story.map(({ kind, text }) => `${kind}: ${text.replace(/\d+(\.\d+)? (ms|s)/g, 'N s')}`);

describe('The timeline of an invoice, from its history alone', () => {
  it('tells of the way from a new customer to the end', async () => {
    assert.deepEqual(plain(await storyOfFile('new-customer')), [
      'request: development handed it over',
      'status: Handed over',
      'call: Find the customer by e-mail: done (2 calls, N s)',
      'call: Create the customer: done (1 call, N s)',
      'call: Create the invoice in Sage: done (1 call, N s)',
      "call: E-mail Sage's PDF to the customer: done (2 calls, N s)",
      'status: Created in Sage',
      'event: The PSA is told invoice.issued, number 1 of this invoice',
      'status: Sent to the customer',
      'event: The PSA is told invoice.sent, number 2 of this invoice',
      'wait: Waited N s for the customer to pay',
      'request: development asked to void it: Billed to the wrong customer',
      'call: Void the invoice in Sage: done (2 calls, N s)',
      'status: Voided in Sage',
      'event: The PSA is told invoice.voided, number 3 of this invoice',
      'run: Finished: nothing more will happen to it',
    ]);
  });

  it('tells of an outage of Sage: why each call failed, and for how long it waits', async () => {
    const story = await storyOfFile('outage');
    const failed = story.filter(({ kind, what }) => kind === 'call' && what === 'failed');
    assert.equal(failed.length, 3);
    for (const { text } of failed) assert.match(text, /failed \(1 call, .*answered 503.*x-request-id/);
    const wait = story.at(-1);
    assert.deepEqual([wait?.kind, wait?.what, wait?.ongoing, wait?.until], ['wait', 'sage', true, null]);
    assert.match(wait?.text ?? '', /^Waits for Sage, which was busy or away, (1 day|24 h|23 h).* so far$/);
    assert.ok(Math.abs((wait?.seconds ?? 0) - DAY_MS / 1_000) < 60, 'since the last of the failed calls');
  });

  it('tells of a lost answer that Sage may have the invoice, and of the call that settled it', async () => {
    const creates = (await storyOfFile('lost-answer')).filter(({ text }) =>
      text.startsWith('Create the inv'),
    );
    assert.deepEqual(
      creates.map(({ what }) => what),
      ['failed', 'done'],
    );
    assert.match(creates[0]?.text ?? '', /the answer was lost, Sage may have done it/);
  });

  it('tells for how long a person was needed, who cancelled it and why, and that it is over', async () => {
    assert.deepEqual(plain(await storyOfFile('cancelled')), [
      'request: development handed it over',
      'status: Handed over',
      'status: Came to something that a person has to settle',
      'event: The PSA is told invoice.needs_attention, number 1 of this invoice',
      'attention: Needed a person for N s (gl account unknown)',
      'request: development asked to cancel it: for the history',
      'status: Cancelled',
      'event: The PSA is told invoice.cancelled, number 2 of this invoice',
      'run: Finished: nothing more will happen to it',
    ]);
  });
});
