import assert from 'node:assert/strict';
import { chooseCustomer, createdBefore } from '../../domain/invoice/choose-customer.ts';
import { defaultSettings, type SettingsChange } from '../../domain/connection/connection.ts';
import { type SageCustomer, type SimilarCustomer, type UnreadableRecord } from '../../domain/sage-records.ts';
import { business, connection, request } from './samples.ts';

const acme: SageCustomer = {
  id: 'acme',
  name: 'Acme Ltd',
  email: 'accounts@acme.example.test',
  taxRateId: null,
  currency: 'GBP',
};
const inEuros = { ...acme, id: 'euros', currency: 'EUR' };
const oakInEuros = { ...inEuros, id: 'oak', name: 'Oak Dental Ltd' };
const inactive: SimilarCustomer = { ...acme, reason: 'inactive' };

/** What is decided, in a word: the id that is used, "create", or the code of what is asked. */
const decision = (
  matching: readonly SageCustomer[],
  {
    similar = [],
    unreadable = [],
    settings = {},
    multiCurrency = false,
    currency = 'GBP',
  }: {
    readonly similar?: readonly SimilarCustomer[];
    readonly unreadable?: readonly UnreadableRecord[];
    readonly settings?: SettingsChange;
    readonly multiCurrency?: boolean;
    readonly currency?: string;
  } = {},
): string => {
  const decided = chooseCustomer(
    { matching, similar, unreadable },
    request({ currency }),
    connection({
      settings: { ...defaultSettings, ...settings, email: defaultSettings.email },
      business: { ...business, multiCurrency },
    }),
  );
  if (!decided.ok) return decided.attention.code;
  return 'use' in decided.value ? decided.value.use.id : 'create';
};

const odd: UnreadableRecord = { list: '/contacts', id: 'odd', path: 'name', why: 'is missing: must be text' };

describe('The customer of an invoice', () => {
  it('is asked, not created, where a contact that may be it cannot be read; one that can be read is taken', () => {
    assert.equal(decision([], { unreadable: [odd] }), 'customer_similar');
    assert.equal(
      decision([], { unreadable: [odd], settings: { onSimilarCustomer: 'create' } }),
      'customer_similar',
    );
    assert.equal(decision([acme], { unreadable: [odd] }), 'acme');
  });

  it('is the one in its currency, whatever others have the e-mail', () => {
    assert.equal(decision([inEuros, acme]), 'acme');
    assert.equal(decision([inEuros, acme], { currency: 'EUR', multiCurrency: true }), 'euros');
    assert.equal(decision([acme, { ...acme, id: 'twin' }]), 'customer_ambiguous');
  });

  it('is a second contact where only one in another currency is there and the business can have one', () => {
    assert.equal(decision([acme], { currency: 'EUR', multiCurrency: true }), 'create');
    assert.equal(decision([inEuros]), 'create', 'in its own currency every business can have one');
    const settings = { createCustomers: false };
    assert.equal(
      decision([acme], { currency: 'EUR', multiCurrency: true, settings }),
      'customer_currency_differs',
    );
    assert.equal(decision([oakInEuros], { settings }), 'customer_missing', 'Oak is not who is sought');
  });

  it('is asked about where an inactive one may be meant, in its currency', () => {
    assert.equal(decision([], { similar: [inactive] }), 'customer_similar');
    assert.equal(decision([], { similar: [{ ...inactive, currency: 'EUR' }] }), 'create');
    assert.equal(decision([], { similar: [inactive], settings: { onSimilarCustomer: 'create' } }), 'create');
  });
});

describe('A customer whose creation was not answered', () => {
  const found = (...matching: readonly SageCustomer[]) =>
    createdBefore({ matching, similar: [] }, request())?.id ?? null;

  it('is known by name and currency, and not taken for another company with the e-mail', () => {
    assert.equal(found({ ...acme, name: 'Oak Dental Ltd' }, inEuros), null);
    assert.equal(found({ ...acme, name: 'Oak Dental Ltd' }, inEuros, acme), 'acme');
  });

  it('is not taken for one of several of the name that were there before', () => {
    assert.equal(found(acme, { ...acme, id: 'twin' }), null);
  });
});
