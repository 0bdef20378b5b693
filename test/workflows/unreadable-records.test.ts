import assert from 'node:assert/strict';
import * as messages from '../../domain/connection/messages.ts';
import { harbour, northwind, users } from '../../sandbox/sage/seed.ts';
import { Bed } from '../support/bed.ts';
import { Books } from '../support/books.ts';
import { skippingServer } from '../support/servers.ts';

const UNIT = 'unreadable';

describe('A record at Sage that cannot be read', () => {
  let bed: Bed;
  let books: Books;
  beforeEach(async () => {
    bed = await Bed.make(await skippingServer(), {
      env: { PAYMENT_CHECK_MINUTES: '15' },
      sandbox: { nullTaxUnregistered: true },
    });
    await bed.verified(UNIT);
    books = new Books(bed, UNIT);
  });
  afterEach(() => bed.stop());

  it('is named by the payment watch, while the payment of another is seen', async () => {
    const odd = await books.sent('odd');
    const other = await books.sent('other');
    await books.look();
    await books.sage.makeOdd({ recordId: odd, as: ['unknown-status'] });
    await books.pay(odd, { amount: '10.00' });
    await books.pay(other);
    await books.look();
    await books.until('other', ({ status }) => status === 'paid');
    const seen = await bed.watchUntil(({ unreadable }) => unreadable.length > 0, 'the odd record named');
    assert.deepEqual([seen.problem, seen.unreadable.map(({ id }) => id)], [null, [odd]]);
    assert.match(seen.unreadable[0]?.why ?? '', /IN_DISPUTE/);
    await books.sage.makeOdd({ recordId: odd, as: [] });
    await books.look();
    await books.until('odd', ({ status }) => status === 'part_paid');
    await bed.watchUntil(({ unreadable }) => unreadable.length === 0, 'nothing named any more');
  });

  it('hides no payment: what it would have settled is found by a comparison at once', async () => {
    const id = await books.sent('hidden');
    await books.look();
    const payment = await books.pay(id);
    await books.sage.makeOdd({ recordId: payment.id, as: ['odd-allocations'] });
    await books.look();
    await books.until('hidden', ({ status }) => status === 'paid');
    const { unreadable } = await bed.watchUntil((view) => view.unreadable.length > 0, 'the payment named');
    assert.deepEqual(
      unreadable.map((one) => [one.list, one.id, one.path]),
      [['/contact_payments', payment.id, 'allocated_artefacts']],
    );
  });

  it('is found and named where it makes whole lists fail, and is read alone', async () => {
    const breaking = await books.sent('breaking');
    const other = await books.sent('beside');
    await books.look();
    await books.sage.makeOdd({ recordId: breaking, as: ['breaks-list'] });
    for (const id of [breaking, other]) {
      await books.pay(id);
      await books.sage.editInvoice({ invoiceId: id, dueDate: '2066-12-24' });
    }
    await books.look();
    for (const id of ['breaking', 'beside']) await books.until(id, ({ status }) => status === 'paid');
    const { problem, unreadable } = await bed.watchUntil((view) => view.unreadable.length > 0, 'it named');
    assert.deepEqual([problem, unreadable.map(({ id }) => id)], [null, [breaking]]);
  });

  it('stops no connection test, which says which ledger account and tax rate it left out', async () => {
    await books.sage.makeOdd({ recordId: northwind.ledgers.licences, as: ['odd-visibility'] });
    await books.sage.makeOdd({ recordId: 'GB_LOWER', as: ['odd-percentage'] });
    const { outcome } = await bed.connection(UNIT).executeUpdate(messages.testConnectionUpdate, {
      args: [{ ledgerName: 'Sales - Services', keepTestInvoice: false }],
    });
    assert.equal(outcome, 'success');
    const { unreadable, lastTest } = await bed.connections.view(UNIT);
    assert.deepEqual(
      unreadable.map(({ list, id, path }) => [list, id, path]),
      [
        ['/ledger_accounts', northwind.ledgers.licences, 'visible_in_sales'],
        ['/tax_rates', 'GB_LOWER', 'percentage'],
      ],
    );
    const told = lastTest?.steps.map(({ message }) => message).join('\n') ?? '';
    assert.match(told, new RegExp(`${northwind.ledgers.licences}: visible_in_sales is "yes"`));
    assert.match(told, /GB_LOWER: percentage is "variable"/);
  });

  it('without its tax, as where the business is not registered for VAT, is an invoice without tax', async () => {
    const unit = 'untaxed';
    await bed.consent(unit, users.sam);
    await bed.connection(unit).executeUpdate(messages.testConnectionUpdate, {
      args: [{ ledgerName: 'Sales - Services', keepTestInvoice: false }],
    });
    const { business } = await bed.connections.view(unit);
    assert.equal(business?.id, harbour.id);
    const customer = { name: 'Seaside', email: 'seaside@example.test' };
    await bed.handOver(unit, 'untaxed-1', { number: 'untaxed-1', send: 'mark_sent', customer });
    const { sage } = await bed.until(unit, 'untaxed-1', (view) => view.waitingFor?.what === 'payment');
    assert.deepEqual(sage?.totals, { net: '200.00', tax: '0.00', total: '200.00' });
  });
});
