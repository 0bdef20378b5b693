import assert from 'node:assert/strict';
import { addressOf } from '../../domain/invoice/addresses.ts';
import { type OnMissingAddress } from '../../domain/connection/connection.ts';
import { business, request } from './samples.ts';

describe('The address of an invoice', () => {
  const lines = { line1: '41 Canongate', city: 'Edinburgh', country: 'GB' };
  const decide = (
    address: typeof lines | { country: string } | undefined,
    inSage: { hasAddress?: boolean; countryId?: string } | null,
    onMissingAddress: OnMissingAddress = 'ask',
    countryId: string | null = 'GB',
    more: { currency?: string; vatNumber?: string } = {},
  ) => {
    const { vatNumber, ...rest } = more;
    const customer = { ...request().customer, vatNumber, ...(address !== undefined && { address }) };
    const of = request({ customer, ...rest });
    const decision = addressOf(of, inSage, { onMissingAddress }, { ...business, countryId });
    return decision.ok ? decision.value : decision.attention.code;
  };
  const full = { name: 'Acme Ltd', line1: '41 Canongate', city: 'Edinburgh', countryId: 'GB' };

  it("is the invoice's with the customer's name, whatever Sage has", () => {
    for (const inSage of [null, {}, { hasAddress: true }, { hasAddress: false }])
      assert.deepEqual(decide(lines, inSage), full);
  });

  it("is left to Sage where Sage has the customer's, or does not say", () => {
    assert.equal(decide(undefined, { hasAddress: true }), null);
    assert.equal(decide({ country: 'FR' }, {}), null);
  });

  it('is asked for where nobody has one', () => {
    assert.equal(decide(undefined, null), 'address_needed');
    assert.equal(decide({ country: 'FR' }, { hasAddress: false }), 'address_needed');
  });

  it('is the country alone by setting: that of the invoice, else of the business', () => {
    assert.deepEqual(decide({ country: 'FR' }, null, 'country_only'), { name: 'Acme Ltd', countryId: 'FR' });
    assert.deepEqual(decide(undefined, null, 'country_only'), { name: 'Acme Ltd', countryId: 'GB' });
    assert.equal(decide(undefined, null, 'country_only', null), 'address_needed');
    const refused = { hasAddress: false, countryId: 'FR' };
    assert.deepEqual(decide(undefined, refused, 'country_only'), { name: 'Acme Ltd', countryId: 'FR' });
  });

  it('is not the country of the business where something says that the customer is abroad', () => {
    const alone = (more: { currency?: string; vatNumber?: string }) =>
      decide(undefined, null, 'country_only', 'GB', more);
    assert.equal(alone({ currency: 'USD' }), 'address_needed');
    assert.equal(alone({ vatNumber: 'FR12345678901' }), 'address_needed');
    assert.deepEqual(alone({ vatNumber: 'GB123456789' }), { name: 'Acme Ltd', countryId: 'GB' });
  });
});
