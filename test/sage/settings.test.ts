import assert from 'node:assert/strict';
import { listBusinesses } from '../../sage/list-businesses.ts';
import { listLedgerAccounts } from '../../sage/list-ledger-accounts.ts';
import { listTaxRates } from '../../sage/list-tax-rates.ts';
import { readDefaultTerms } from '../../sage/read-default-terms.ts';
import { readBusinessProfile } from '../../sage/read-business-profile.ts';
import { businessId, closeFakeSages, json, startFakeSage } from './fake-sage.ts';
import { page } from './samples.ts';

const business = { id: businessId, displayed_as: 'Business One', country: { id: 'GB' } };
const settings = { base_currency: { id: 'GBP' }, multi_currency_enabled: false, tax_scheme: null };

describe('What Sage tells of a business', () => {
  afterEach(closeFakeSages);

  it('lists businesses from the list with the other spelling of items per page', async () => {
    const body = {
      $total: 1,
      $page: 1,
      $next: null,
      $back: null,
      $items_per_page: 2147483647,
      $items: [business],
    };
    const { session } = await startFakeSage((_call, response) => json(response, body));
    assert.deepEqual((await listBusinesses(session)).items, [{ id: businessId, name: 'Business One' }]);
  });

  const profileOf = async (subscriptions: unknown, financial: object) => {
    const { session } = await startFakeSage((call, response) => {
      const body = call.path.endsWith('/financial_settings') ? financial : { ...business, subscriptions };
      json(response, body);
    });
    const profile = await readBusinessProfile(session);
    assert.equal(session.calls(), 2);
    return profile;
  };

  it('reads the default terms of invoices, which may be none', async () => {
    for (const [answer, terms] of [
      [{ invoice_terms_and_conditions: 'Bank: 00-00-00' }, 'Bank: 00-00-00'],
      [{ invoice_terms_and_conditions: null }, null],
      [{ next_invoice_number: 7 }, null],
    ] as const) {
      const { session } = await startFakeSage((call, response) => {
        assert.ok(call.path.endsWith('/invoice_settings'));
        json(response, answer);
      });
      assert.equal(await readDefaultTerms(session), terms);
    }
  });

  it('reads a business that is not registered for VAT', async () => {
    const scheme = { tax_scheme: { id: 'NOT_REGISTERED' } };
    assert.deepEqual(await profileOf([{ active: true }], { ...settings, ...scheme }), {
      id: businessId,
      name: 'Business One',
      countryId: 'GB',
      subscriptionActive: true,
      inNorthernIreland: false,
      edition: null,
      baseCurrency: 'GBP',
      multiCurrency: false,
      vatRegistered: false,
      address: null,
    });
  });

  it('takes a business without subscriptions in its answer as active, one with only lapsed ones not', async () => {
    assert.equal((await profileOf(undefined, settings)).subscriptionActive, true);
    assert.equal((await profileOf([], settings)).subscriptionActive, true);
    assert.equal((await profileOf([{ active: false }], settings)).subscriptionActive, false);
    assert.equal((await profileOf([{ active: false }, { active: true }], settings)).subscriptionActive, true);
  });

  it('maps ledger accounts, with or without the attributes asked for', async () => {
    const full = {
      id: 'l1',
      displayed_as: 'Sales - Services (4010)',
      name: 'Sales - Services',
      display_name: 'Sales - Services',
      nominal_code: 4010,
      visible_in_sales: false,
      tax_rate: { id: 'GB_STANDARD' },
    };
    const bare = { id: 'l2', displayed_as: 'Professional Fees (4000)' };
    const { session } = await startFakeSage((_call, response) => json(response, page([full, bare])));
    const [first, second] = (await listLedgerAccounts(session)).items;
    assert.deepEqual(first, {
      id: 'l1',
      name: 'Sales - Services',
      displayedAs: 'Sales - Services (4010)',
      nominalCode: 4010,
      visibleInSales: false,
      taxRateId: 'GB_STANDARD',
    });
    assert.deepEqual(second, {
      id: 'l2',
      name: 'Professional Fees (4000)',
      displayedAs: 'Professional Fees (4000)',
      nominalCode: null,
      visibleInSales: false,
      taxRateId: null,
    });
  });

  it('keeps percentages as text and leaves out a rate that has none', async () => {
    const items = [
      { id: 'GB_STANDARD', displayed_as: 'Standard 20.00%', name: 'Standard', percentage: '20.0' },
      { id: 'odd', displayed_as: 'Odd', percentage: null },
    ];
    const { session, received } = await startFakeSage((_call, response) => json(response, page(items)));
    assert.deepEqual((await listTaxRates(session)).items, [
      { id: 'GB_STANDARD', name: 'Standard', percentage: '20.0' },
    ]);
    assert.equal(received[0]?.query.get('usage'), 'sales');
  });
});
