import assert from 'node:assert/strict';
import { type InvoiceRequest } from '../../domain/invoice/invoice.ts';
import { anInvoice } from '../support/bed.ts';
import { Turns } from '../support/turns.ts';
import { type Answer, ApiUnderTest, invoicePath } from './api-under-test.ts';

const UNIT = 'repeated-unit';
const IDS = 20;
/** Of each id; each costs a small machine some 20 to 60 ms, so 200 of each take minutes. */
const REPEATS = 10;
/** More than there are ids, so that the same one is handed over by several at the same moment. */
const AT_ONCE = 50;

describe('Handing over the same invoices again and again', () => {
  let api: ApiUnderTest;
  let busy = 0;
  before(async () => {
    api = await ApiUnderTest.open();
    await api.bed.verified(UNIT);
  });
  after(() => api.close());

  const ids = Array.from({ length: IDS }, (_, index) => `repeated-${index + 1}`);
  /** Repeats until it is taken on or refused, as a PSA does: a 503 promises nothing. */
  const put = async (id: string, changes: Partial<InvoiceRequest> = {}): Promise<Answer> => {
    const body = anInvoice({ number: id, send: 'none', ...changes });
    for (;;) {
      const answer = await api.send('PUT', invoicePath(UNIT, id), { body });
      if (answer.status !== 503) return answer;
      assert.ok(Number(answer.headers.get('retry-after')) > 0, 'it says when to come again');
      busy += 1;
    }
  };
  const statusesOf = (answers: readonly Answer[]) => {
    const counts: Record<number, number> = {};
    for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
    return counts;
  };

  it(`${REPEATS} times at once, ${IDS} of them, gives one workflow and one invoice in Sage for each (R6)`, async () => {
    const calls = Array.from({ length: IDS * REPEATS }, (_, index) => ids[index % IDS] ?? '');
    const answers: Answer[] = [];
    for (let from = 0; from < calls.length; from += AT_ONCE) {
      answers.push(...(await Promise.all(calls.slice(from, from + AT_ONCE).map((id) => put(id)))));
    }
    assert.deepEqual(statusesOf(answers), { 200: IDS * (REPEATS - 1), 202: IDS });
    const turns = new Turns(api.bed);
    await turns.untilMade(ids);
    console.log(`      ${answers.length} hand-overs of ${IDS} invoices, ${busy} answered with 503 before`);

    const later = await Promise.all(ids.map((id) => put(id)));
    assert.deepEqual(statusesOf(later), { 200: IDS }, 'later it is still known');
    const others = await Promise.all(ids.map((id) => put(id, { date: '2026-11-03' })));
    assert.deepEqual(statusesOf(others), { 409: IDS }, 'other content is refused');
    assert.deepEqual(await turns.notOnce(ids), []);
    for (const id of ids.slice(0, 10)) {
      const { workflowId, runId } = await api.bed.invoice(UNIT, id).describe();
      const runs: string[] = [];
      for await (const run of api.bed.client.workflow.list({ query: `WorkflowId = '${workflowId}'` }))
        runs.push(run.runId);
      assert.deepEqual(runs, [runId]);
    }
  });
});
