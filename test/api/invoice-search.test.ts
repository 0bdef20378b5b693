import assert from 'node:assert/strict';
import { InvoiceLists } from '../../api/invoice/invoice-lists.ts';
import { Problem } from '../../api/problem.ts';
import { eventually } from '../support/eventually.ts';
import { anInvoice } from '../support/bed.ts';
import { ApiUnderTest, invoicePath } from './api-under-test.ts';
import { ListReader } from './list-reader.ts';

const UNIT = 'search-unit';
const smith = { name: 'Smith & Söhne', email: 'accounts@smith.example.test' };

describe('Searching and sorting the list of invoices', () => {
  let api: ApiUnderTest;
  let read: ListReader;
  before(async () => {
    api = await ApiUnderTest.open();
    read = new ListReader(api);
    await api.bed.verified(UNIT);
    for (const [id, changes] of [
      ['smith-may', { number: 'S-1', customer: smith, dueDate: '2099-05-31' }],
      ['smith-july', { number: 'S-2', customer: smith, dueDate: '2099-07-31', reference: 'PO 4711' }],
      ['smith-june', { number: 'S-3', customer: smith, dueDate: '2099-06-30' }],
      ['smith-paid', { number: 'S-4', customer: smith, dueDate: '2099-08-31' }],
      ['acme-june', { number: 'A-1', dueDate: '2099-06-30' }],
      ['acme-late', { number: 'A-2', date: '2026-01-01', dueDate: '2026-01-31' }],
    ] as const) {
      await api.bed.psa.handOver(UNIT, id, anInvoice(changes));
      await api.bed.until(UNIT, id, (view) => view.waitingFor?.what === 'payment');
    }
    await pay('smith-paid');
    await api.bed.untilStatus(UNIT, 'smith-paid', 'paid');
    await pay('smith-june', '100.00');
    await api.bed.untilStatus(UNIT, 'smith-june', 'part_paid');
    await read.untilListed(UNIT, 'status=part_paid', ['smith-june']);
    await read.untilListed(UNIT, 'status=paid', ['smith-paid']);
  });
  after(() => api.close());

  const pay = async (id: string, amount?: string) => {
    const { sage } = await api.bed.psa.invoice(UNIT, id);
    await api.bed.outside.sage.control.recordPayment({
      invoiceId: sage?.id ?? '',
      ...(amount !== undefined && { amount }),
    });
    await api.send('POST', `${invoicePath(UNIT, id)}/check-payment`);
  };
  const listed = async (query: string) =>
    (await read.list(UNIT, query)).invoices.map(({ invoiceId }) => invoiceId);

  it('what a customer owes, the latest first, is one call', async () => {
    const query = `customer=${encodeURIComponent('smith & sohne')}&open=true&sort=-dueDate`;
    const { invoices, nextCursor } = await read.list(UNIT, query);
    assert.deepEqual(
      invoices.map(({ invoiceId, outstanding }) => [invoiceId, outstanding]),
      [
        ['smith-july', '240.00'],
        ['smith-june', '140.00'],
        ['smith-may', '240.00'],
      ],
    );
    assert.equal(nextCursor, null);
  });

  it('a row has what a table shows, as the invoice itself says it', async () => {
    const view = await api.bed.psa.invoice(UNIT, 'smith-june');
    const [row] = (await read.list(UNIT, 'number=s-3')).invoices;
    assert.ok(row);
    const { startedAt, handedOverAt, ...shown } = row;
    assert.deepEqual(shown, {
      stopped: null,
      businessUnit: UNIT,
      invoiceId: 'smith-june',
      number: 'S-3',
      sageNumber: view.sage?.number,
      customer: 'Smith & Söhne',
      customerId: view.customer?.id,
      reference: null,
      currency: 'GBP',
      total: '240.00',
      outstanding: '140.00',
      status: 'part_paid',
      sageInvoiceId: view.sage?.id,
      dueDate: '2099-06-30',
      overdue: false,
      attentionCode: null,
      waitingFor: 'payment',
      finishedAt: null,
    });
    assert.ok(handedOverAt <= startedAt || Date.parse(handedOverAt) - Date.parse(startedAt) < 60_000);
  });

  it('by number, Sage number, customer and words, whatever else is asked', async () => {
    const { sage, customer } = await api.bed.psa.invoice(UNIT, 'acme-june');
    for (const [query, expected] of [
      ['number=A-1', ['acme-june']],
      ['number=A', []],
      [`sageNumber=${sage?.number}`, ['acme-june']],
      [`customer=${customer?.id}&sort=dueDate`, ['acme-late', 'acme-june']],
      ['text=4711', ['smith-july']],
      ['text=smith+S-1', ['smith-may']],
      ['text=acme-june', ['acme-june']],
      ['text=nobody', []],
      ['customer=smith&status=paid', ['smith-paid']],
      ['customer=smith&dueFrom=2099-06-01&dueTo=2099-07-01', ['smith-june']],
      ['open=true&sort=dueDate&overdue=true', ['acme-late']],
    ] as const)
      assert.deepEqual(await listed(query), expected, query);
  });

  it('by hand-over, in either direction', async () => {
    const handedOver = ['smith-may', 'smith-july', 'smith-june', 'smith-paid', 'acme-june', 'acme-late'];
    assert.deepEqual(await listed('sort=handedOver'), handedOver);
    assert.deepEqual(await listed('sort=-handedOver'), handedOver.toReversed());
    assert.deepEqual(await listed('text=smith'), handedOver.slice(0, 4).toReversed(), 'the newest first');
  });

  it('what is sought or sorted by is refused by name where it cannot be', async () => {
    for (const [query, pointer, message] of [
      ['sort=total', '/sort', /must be one of dueDate, -dueDate, handedOver, -handedOver/],
      ['text=', '/text', /must not be empty/],
      [`customer=${'x'.repeat(101)}`, '/customer', /has 101 characters/],
      ['number=A-1&number=A-2', '/number', /./],
      ['stopped=true&open=true', '/stopped', /leave one out/],
    ] as const) {
      const [error] = (await read.refused(UNIT, query)).errors ?? [];
      assert.equal(error?.pointer, pointer, query);
      assert.match(error?.message ?? '', message, query);
    }
  });

  it('sorted, and read page by page while others come in and are paid, each is there once and in its place', async () => {
    const first = await read.list(UNIT, 'sort=dueDate&limit=2');
    assert.deepEqual(
      first.invoices.map(({ invoiceId }) => invoiceId),
      ['acme-late', 'smith-may'],
    );
    const other = await read.refused(UNIT, `sort=-dueDate&cursor=${first.nextCursor}`);
    assert.equal(other.errors?.[0]?.pointer, '/cursor');
    await api.bed.psa.handOver(UNIT, 'acme-early', anInvoice({ number: 'A-3', dueDate: '2099-01-31' }));
    await api.bed.psa.handOver(UNIT, 'acme-july', anInvoice({ number: 'A-4', dueDate: '2099-07-01' }));
    await read.untilListed(UNIT, 'status=sent&text=A-4', ['acme-july']);
    await pay('smith-may');
    await read.untilListed(UNIT, 'status=paid', ['smith-paid', 'smith-may']);
    const rest: string[] = [];
    for (let cursor = first.nextCursor; cursor !== null;) {
      const page = await read.list(UNIT, `sort=dueDate&limit=2&cursor=${cursor}`);
      rest.push(...page.invoices.map(({ invoiceId }) => invoiceId));
      cursor = page.nextCursor;
    }
    assert.deepEqual(rest, ['acme-june', 'smith-june', 'acme-july', 'smith-july', 'smith-paid']);
  });

  it('totals have what is owed in each currency, to the cent', async () => {
    const { amounts, open, overdue } = await eventually(async () => {
      const now = await read.totals(UNIT);
      return now.open === 6 ? now : undefined;
    }, 'six open ones');
    assert.deepEqual([open, overdue], [6, 1]);
    assert.deepEqual(amounts, {
      byCurrency: [
        { currency: 'GBP', invoices: 6, total: '1440.00', outstanding: '1340.00', overdue: '240.00' },
      ],
      unknown: 0,
    });
  });

  it('of one that was handed over again only the newest run is listed', async () => {
    await api.bed.invoice(UNIT, 'smith-july').terminate('a test');
    await read.untilListed(UNIT, 'stopped=true&text=S-2', ['smith-july']);
    const body = anInvoice({ number: 'S-2', customer: smith, dueDate: '2099-07-31', reference: 'PO 4711' });
    await api.bed.psa.handOver(UNIT, 'smith-july', body);
    await read.untilListed(UNIT, 'stopped=true&text=S-2', []);
    await read.untilListed(UNIT, 'text=S-2', ['smith-july']);
  });

  it('more rows than can be sorted are refused, saying which filter leaves fewer', async () => {
    const few = new InvoiceLists(api.bed.lists, 'invoice', 3);
    const page = { limit: 50 };
    await assert.rejects(few.page(UNIT, { sort: 'dueDate' }, page), (error) => {
      assert.ok(error instanceof Problem);
      assert.deepEqual([error.fields.status, error.fields.code], [400, 'too_many_to_sort']);
      assert.match(error.fields.detail, /^\d+ rows of "search-unit" match the other filters, and 3 can be/);
      assert.match(error.fields.fix, /open=true/);
      return true;
    });
    const { invoices } = await few.page(UNIT, { sort: 'dueDate', status: ['paid'] }, page);
    assert.deepEqual(
      invoices.map(({ invoiceId }) => invoiceId),
      ['smith-may', 'smith-paid'],
    );
  });
});
