import assert from 'node:assert/strict';
import { users } from '../../sandbox/sage/seed.ts';
import { eventually } from '../support/eventually.ts';
import { ApiUnderTest, connectionPath, invoicePath } from './api-under-test.ts';
import { anInvoice } from '../support/bed.ts';
import { northwind } from '../../sandbox/sage/seed.ts';

const UNIT = 'credit-notes-unit';
const notes = `/v1/business-units/${UNIT}/credit-notes`;

const aNote = (changes: object = {}) => ({
  number: 'CN-1',
  date: '2066-11-05',
  currency: 'GBP',
  customer: { name: 'Acme Rockets Ltd', email: 'accounts@acme.example.test' },
  lines: [{ description: 'Hours not worked', quantity: '1', unitPrice: '100.00' }],
  ...changes,
});

interface Shown {
  readonly creditNoteId: string;
  readonly status: string;
  readonly version: number;
  readonly sage: { readonly id: string; readonly number: string } | null;
  readonly against: { readonly allocated: string | null } | null;
  readonly attention: { readonly code: string } | null;
}

interface Preview {
  readonly problem: { readonly code: string; readonly message: string } | null;
  readonly sageBody: unknown;
  readonly email: { readonly subject: string } | null;
  readonly totals: { readonly total: string } | null;
  readonly customer: { readonly origin: string } | null;
}

describe('Credit notes by API', () => {
  let api: ApiUnderTest;
  before(async () => {
    api = await ApiUnderTest.open();
    await api.bed.consent(UNIT, users.olivia);
    await api.bed.psa.send('PUT', `${connectionPath(UNIT)}/business`, { businessId: northwind.id });
    await api.bed.psa.send('POST', `${connectionPath(UNIT)}/test`, { ledgerName: 'Sales - Services' });
  });
  after(() => api.close());

  const put = (id: string, body: object) => api.bed.psa.send<object>('PUT', `${notes}/${id}`, body);
  const view = async (id: string) => (await api.bed.psa.send<Shown>('GET', `${notes}/${id}`)).body;
  const until = (id: string, wanted: (note: Shown) => boolean) =>
    eventually(async () => {
      const note = await view(id);
      return wanted(note) ? note : undefined;
    }, `the credit note ${id}`);

  it('are handed over once, shown under their own id, and told with both numbers', async () => {
    const first = await put('one', aNote());
    assert.equal(first.status, 202);
    assert.deepEqual(first.body, {
      businessUnit: UNIT,
      creditNoteId: 'one',
      number: 'CN-1',
      status: 'accepted',
    });
    const note = await until('one', ({ status }) => status === 'sent');
    assert.equal(note.creditNoteId, 'one');
    assert.ok(!('invoiceId' in note) && !('payment' in note));
    assert.equal((await put('one', aNote())).status, 200);
    const refusal = await api.refused(409, 'PUT', `${notes}/one`, { body: aNote({ number: 'CN-2' }) });
    assert.equal(refusal.code, 'credit_note_exists');
    const told = await eventually(() => {
      const events = api.bed.outside.psa.events().filter(({ data }) => data['creditNoteId'] === 'one');
      return events.some(({ type }) => type === 'credit_note.sent') ? events : undefined;
    }, 'the events');
    assert.deepEqual(told.map(({ type }) => type).sort(), ['credit_note.issued', 'credit_note.sent']);
    assert.deepEqual(
      told.map(({ data }) => [data['number'], data['sageNumber'], data['sageCreditNoteId']]),
      told.map(() => ['CN-1', note.sage?.number, note.sage?.id]),
    );
  });

  it('may have the id of an invoice, and stand in no list of invoices', async () => {
    await api.bed.psa.handOver(UNIT, 'both', anInvoice({ number: 'I-both' }));
    await api.bed.untilStatus(UNIT, 'both', 'sent');
    await put('both', aNote({ number: 'CN-both', against: { invoiceId: 'both' }, allocate: true }));
    const { against } = await until('both', ({ status }) => status === 'sent');
    assert.equal(against?.allocated, '120.00');
    const listed = async (path: string, part: 'invoices' | 'creditNotes', id: string) => {
      const { body } = await api.bed.psa.send<Record<string, Record<string, unknown>[]>>('GET', path);
      return (body[part] ?? []).map((row) => row[id]).sort();
    };
    await eventually(
      async () =>
        (await listed(notes, 'creditNotes', 'creditNoteId')).join() === 'both,one' ? true : undefined,
      'the list of credit notes',
    );
    assert.deepEqual(await listed(`/v1/business-units/${UNIT}/invoices`, 'invoices', 'invoiceId'), ['both']);
  });

  it('are corrected, retried and cancelled while they need a person', async () => {
    await put('doubtful', aNote({ number: 'CN-3', against: { invoiceId: 'none' } }));
    const { attention } = await until('doubtful', ({ status }) => status === 'needs_attention');
    assert.equal(attention?.code, 'against_not_in_sage');
    const retried = await api.bed.psa.send<Shown>('POST', `${notes}/doubtful/retry`);
    assert.equal(retried.body.creditNoteId, 'doubtful');
    await until('doubtful', ({ status }) => status === 'needs_attention');
    await api.bed.psa.send('POST', `${notes}/doubtful/correct`, aNote({ number: 'CN-3' }));
    await until('doubtful', ({ status }) => status === 'sent');

    await put('taken-back', aNote({ number: 'CN-4', against: { invoiceId: 'none' } }));
    await until('taken-back', ({ status }) => status === 'needs_attention');
    const { body } = await api.bed.psa.send<Shown>('POST', `${notes}/taken-back/cancel`, {
      reason: 'A trial',
    });
    assert.equal(body.status, 'cancelled');
  });

  it('are shown beforehand as they would be sent, with what stands in the way, and nothing is written', async () => {
    const since = await api.bed.witness.lastRecord();
    const preview = async (changes: object) =>
      (await api.bed.psa.send<Preview>('POST', `${notes}/not-yet/preview`, aNote(changes))).body;
    const alone = await preview({});
    assert.equal(alone.problem, null);
    assert.match(JSON.stringify(alone.sageBody), /^\{"sales_credit_note":.*PSA credit note CN-1/);
    assert.match(alone.email?.subject ?? '', /^Credit note \[number\]/);
    assert.equal(alone.totals?.total, '120.00');

    await api.bed.psa.handOver(UNIT, 'shown', anInvoice({ number: 'I-shown' }));
    const { sage } = await api.bed.untilStatus(UNIT, 'shown', 'sent');
    const against = { against: { invoiceId: 'shown' } };
    const put = await preview(against);
    assert.deepEqual([put.problem, put.customer?.origin], [null, 'found']);
    assert.match(JSON.stringify(put.sageBody), new RegExp(`Against invoice ${sage?.number}`));
    const lines = [{ description: 'Far too much', quantity: '1', unitPrice: '999.00' }];
    const { problem: exceeded } = await preview({ ...against, lines });
    assert.equal(exceeded?.code, 'against_exceeded');
    assert.match(
      exceeded.message,
      /comes to GBP 1198\.80, but of SI-\d+ over 240\.00 only 240\.00 can still be/,
    );
    const customer = { name: 'Somebody Else Ltd', email: 'else@where.example.test' };
    assert.equal((await preview({ ...against, customer })).problem?.code, 'against_differs');
    const unknown = await preview({ against: { invoiceId: 'nowhere' } });
    assert.match(unknown.problem?.message ?? '', /"nowhere", which was never handed over/);
    const nobody = { customer: { name: 'Nobody Yet Ltd', email: 'nobody@yet.example.test' } };
    const { problem } = await preview(nobody);
    assert.equal(problem?.code, 'address_needed');
    assert.match(problem.message, /new customer, and the credit note gives no address line/);

    assert.deepEqual(await api.bed.witness.records('sales_credit_note.created', since), []);
    assert.equal((await api.refused(404, 'GET', `${notes}/not-yet`)).code, 'unknown_credit_note');
  });

  it('have a story of their own', async () => {
    const { body } = await api.bed.psa.send<{ creditNoteId: string; entries: { text: string }[] }>(
      'GET',
      `${notes}/one/timeline`,
    );
    assert.equal(body.creditNoteId, 'one');
    assert.match(JSON.stringify(body.entries), /Create the credit note in Sage: done/);
  });

  it('are refused where they say what cannot be', async () => {
    const refused = async (changes: object) =>
      (await api.refused(422, 'PUT', `${notes}/bad`, { body: aNote(changes) })).errors?.[0];
    const lines = [{ description: 'Hours', quantity: '1', unitPrice: '-100.00' }];
    assert.match((await refused({ lines }))?.message ?? '', /a credit note must come to more than 0\.00/);
    assert.equal((await refused({ allocate: true }))?.pointer, '/allocate');
    assert.equal((await refused({ send: 'mark_sent' }))?.pointer, '/send');
    assert.equal((await refused({ dueDate: '2066-12-01' }))?.pointer, '/dueDate');
    const unknown = await api.refused(404, 'GET', `${notes}/nowhere`);
    assert.equal(unknown.code, 'unknown_credit_note');
    const negative = await api.refused(422, 'PUT', invoicePath(UNIT, 'negative'), {
      body: anInvoiceBody(lines),
    });
    assert.match(negative.errors?.[0]?.message ?? '', /hand it over as a credit note/);
  });

  const anInvoiceBody = (lines: object[]) => ({ ...anInvoice(), lines });
});
