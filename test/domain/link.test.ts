import assert from 'node:assert/strict';
import { isDifference, linkConflict, linkDifferences, linkedCustomer } from '../../domain/invoice/link.ts';
import { type SageInvoice } from '../../domain/sage-records.ts';
import { request, sageInvoice } from './samples.ts';

const totals = { net: '100.00', tax: '20.00', total: '120.00' };
const toLink = (invoice: SageInvoice, ownElsewhere: readonly string[] = []) => ({
  read: { watched: { invoice, settledBy: [] }, fingerprint: '' },
  contact: {
    id: 'acme',
    name: 'Acme Rockets Limited',
    email: 'accounts@acme.example.test',
    taxRateId: null,
    currency: null,
  },
  ownElsewhere,
});
const ours = request({ date: '2026-11-03' });
const found = (change: Partial<SageInvoice> = {}) => sageInvoice({ contactId: 'acme', ...change });

describe('An invoice that is to be linked (A6)', () => {
  it('may be unpaid, part paid or paid, and no draft or void one', () => {
    for (const status of ['UNPAID', 'PART_PAID', 'PAID'] as const)
      assert.deepEqual(linkDifferences(found({ status }), ours, totals), [], status);
    for (const status of ['DRAFT', 'PRO_FORMA', 'VOID'] as const)
      assert.deepEqual(
        linkDifferences(found({ status }), ours, totals).map(({ field, sages }) => [field, sages]),
        [['status', status]],
      );
  });

  it('has the due date and the exchange rate that were given, and any where none was', () => {
    const differs = (change: Parameters<typeof request>[0], invoice: Partial<SageInvoice>) =>
      linkDifferences(found(invoice), { ...ours, ...change }, totals).map(({ field }) => field);
    assert.deepEqual(differs({}, { dueDate: '2027-01-01', exchangeRate: '1.2' }), []);
    assert.deepEqual(differs({ dueDate: '2026-12-01' }, { dueDate: '2027-01-01' }), ['due_date']);
    assert.deepEqual(differs({ exchangeRate: '1.2' }, { exchangeRate: '1.20' }), []);
    assert.deepEqual(differs({ exchangeRate: '1.3' }, { exchangeRate: '1.2' }), ['exchange_rate']);
    assert.deepEqual(differs({ exchangeRate: '1.3' }, {}), ['exchange_rate']);
  });

  it('is of the customer that is known, else of one whose name or e-mail it is', () => {
    const is = (customer: Partial<typeof ours.customer>, known: string | null) =>
      !isDifference(
        linkedCustomer(toLink(found()), { ...ours, customer: { ...ours.customer, ...customer } }, known),
      );
    assert.ok(is({ name: 'Acme Rockets', email: 'other@example.test' }, null));
    assert.ok(is({ name: 'Zenith', email: 'Accounts@acme.example.test' }, null));
    assert.ok(!is({ name: 'Zenith', email: 'other@example.test' }, null));
    assert.ok(is({ name: 'Zenith', email: 'other@example.test' }, 'acme'));
    assert.ok(!is({ name: 'Acme Rockets', email: 'accounts@acme.example.test' }, 'zenith'));
  });

  it('carries no marker but its own, and no other in Sage does', () => {
    const stem = '[PSA north/inv-1 r';
    assert.equal(linkConflict(toLink(found()), stem), null);
    assert.equal(linkConflict(toLink(found({ notes: '[PSA north/inv-1 r2]' })), stem), null);
    for (const notes of ['[PSA north/inv-2 r1]', 'Paid by card\n[PSA NORTH/inv-1 r1]'])
      assert.equal(linkConflict(toLink(found({ notes })), stem)?.code, 'link_taken', notes);
    assert.match(linkConflict(toLink(found(), ['SI-7']), stem)?.message ?? '', /SI-7 already/);
  });
});
