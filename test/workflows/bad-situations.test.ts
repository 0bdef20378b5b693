import assert from 'node:assert/strict';
import { contacts, northwind } from '../../sandbox/sage/seed.ts';
import { contentHash } from '../../domain/invoice/content-hash.ts';
import { type InvoiceView } from '../../domain/invoice/invoice.ts';
import * as connectionMessages from '../../domain/connection/messages.ts';
import * as invoiceMessages from '../../domain/invoice/messages.ts';
import { anInvoice, Bed } from '../support/bed.ts';
import { skippingServer } from '../support/servers.ts';
import { inSage, Turns } from '../support/turns.ts';

const UNIT = 'bad';

/**
 * Each bad situation to its good end. Elsewhere: a customer that is ambiguous, tax that is refused, e-mail that is refused
 * (invoice-attention.test.ts); Sage that is down, a day that is spent (turnstile-closed.test.ts), a consent that is lost (turnstile-parked.test.ts),
 * for many at once.
 */
describe('a bad situation, once its cause is gone', () => {
  let bed: Bed;
  let turns: Turns;
  before(async () => {
    bed = await Bed.make(await skippingServer());
    turns = new Turns(bed);
    await bed.verified(UNIT);
  });
  after(() => bed.stop());

  const needs = (id: string, code: string) =>
    bed.until(UNIT, id, ({ attention }) => attention?.code === code);
  const mapTo = (id: string, name: string) =>
    bed.connection(UNIT).executeUpdate(connectionMessages.putGlAccountUpdate, {
      args: [{ id, account: { name, integration: 'sage' } }],
    });
  const lineOf = (glAccountId: string) => [
    { description: 'Work', quantity: '1', unitPrice: '50.00', glAccountId },
  ];
  const untouched = (before: InvoiceView, after: InvoiceView) =>
    assert.deepEqual([after.version, after.timeline], [before.version, before.timeline]);

  it('"ledger hidden in Sage" releases all that waited for it when another ledger is mapped, and nothing else', async () => {
    const { control } = bed.outside.sage;
    await mapTo('goods', 'Sales - Products');
    await control.updateLedger({ ledgerAccountId: northwind.ledgers.products, visibleInSales: false });
    const ids = ['hidden-1', 'hidden-2', 'hidden-3'];
    for (const id of ids) await bed.handOver(UNIT, id, { number: id, lines: lineOf('goods') });
    const [seen] = await Promise.all(ids.map((id) => needs(id, 'ledger_not_usable')));
    assert.match(seen?.attention?.fix ?? '', /visible in sales in Sage, or map another/);
    assert.ok(seen?.attention?.sageRequestId, 'what to quote to Sage');

    // Others that wait for something else.
    const twin = { name: 'Twin Mills', email: 'finance@twinmills.example.test' };
    await bed.handOver(UNIT, 'two-customers', { number: 'two-customers', customer: twin });
    await bed.handOver(UNIT, 'other-account', { number: 'other-account', lines: lineOf('never-mapped') });
    const ambiguous = await needs('two-customers', 'customer_ambiguous');
    const unmapped = await needs('other-account', 'gl_account_unknown');

    await mapTo('goods', 'Sales - Licences');
    for (const view of await turns.all(UNIT, ids, inSage)) {
      assert.equal(view.lines?.[0]?.ledger.name, 'Sales - Licences');
    }
    assert.deepEqual(await turns.notOnce(ids), []);
    untouched(ambiguous, await needs('two-customers', 'customer_ambiguous'));
    // It looked again, in vain.
    const { version } = unmapped;
    await bed.until(UNIT, 'other-account', (view) => view.version > version && view.attention !== null);

    const named = { ...twin, sageContactId: contacts.twinEast };
    const request = anInvoice({ number: 'two-customers', customer: named });
    const correction = { request, contentHash: contentHash(request) };
    await bed
      .invoice(UNIT, 'two-customers')
      .executeUpdate(invoiceMessages.correctInvoiceUpdate, { args: [correction] });
    await mapTo('never-mapped', 'Sales - Services');
    await turns.all(UNIT, ['two-customers', 'other-account'], inSage);
    assert.deepEqual(await turns.notOnce(['two-customers', 'other-account']), []);
    const { statuses } = await bed.toldOf('other-account', 3);
    assert.deepEqual(
      statuses,
      ['needs_attention', 'issued', 'sent'],
      'what is nothing new is not told again',
    );
    await control.updateLedger({ ledgerAccountId: northwind.ledgers.products, visibleInSales: true });
  });

  it('"no ledger known" tells the person again when it was a person who asked', async () => {
    await bed.handOver(UNIT, 'asked', { number: 'asked', lines: lineOf('unknown-still') });
    await needs('asked', 'gl_account_unknown');
    await bed.toldOf('asked', 1);
    await bed.invoice(UNIT, 'asked').executeUpdate(invoiceMessages.retryInvoiceUpdate);
    const { statuses } = await bed.toldOf('asked', 2);
    assert.deepEqual(statuses, ['needs_attention', 'needs_attention']);
    await bed.invoice(UNIT, 'asked').executeUpdate(invoiceMessages.cancelInvoiceUpdate, {
      args: [{ reason: 'the end of a test' }],
    });
  });

  it('"default ledger not set for it any more" ends with a new default ledger', async () => {
    const { control } = bed.outside.sage;
    await control.updateLedger({ ledgerAccountId: northwind.ledgers.services, visibleInSales: false });
    await bed.handOver(UNIT, 'default-hidden', { number: 'default-hidden' });
    await needs('default-hidden', 'ledger_not_usable');
    await bed.connection(UNIT).executeUpdate(connectionMessages.changeSettingsUpdate, {
      args: [{ defaultLedger: 'Sales - Licences' }],
    });
    const [view] = await turns.all(UNIT, ['default-hidden'], inSage);
    assert.equal(view?.lines?.[0]?.ledger.name, 'Sales - Licences');
    assert.deepEqual(await turns.notOnce(['default-hidden']), []);
    await control.updateLedger({ ledgerAccountId: northwind.ledgers.services, visibleInSales: true });
  });
});
