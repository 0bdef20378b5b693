import assert from 'node:assert/strict';
import { z } from 'zod';
import { northwind } from '../../sandbox/sage/seed.ts';
import { defaultEmailSettings } from '../../domain/connection/email-settings.ts';
import { connectionPath, ApiUnderTest } from './api-under-test.ts';

const UNIT = 'settings-unit';
const base = `/v1/business-units/${UNIT}`;
const settingsPath = `${connectionPath(UNIT)}/settings`;
const pickList = z.object({ ledgerAccounts: z.array(z.object({ id: z.string(), name: z.string() })) });

describe('Settings of a connection', () => {
  let api: ApiUnderTest;
  before(async () => {
    api = await ApiUnderTest.open();
    await api.bed.verified(UNIT);
  });
  after(() => api.close());

  const change = (body: unknown) => api.bed.psa.send('PATCH', settingsPath, body);

  it('offers the ledger accounts of Sage that are for sales', async () => {
    const answer = await api.send('GET', `${base}/ledger-accounts`);
    const { ledgerAccounts } = pickList.parse(JSON.parse(answer.text));
    assert.deepEqual(ledgerAccounts.map(({ name }) => name).sort(), [
      'Other income',
      'Sales - Licences',
      'Sales - Products',
      'Sales - Services',
    ]);
  });

  for (const [how, typed] of [
    ['its name', 'Sales - Products'],
    ['its name and code', 'Sales - Licences (4020)'],
    ['its id', northwind.ledgers.services],
  ] as const) {
    it(`takes a default ledger by ${how}`, async () => {
      await change({ defaultLedger: typed });
      const { defaultLedger } = await api.bed.psa.connection(UNIT);
      assert.ok(defaultLedger !== null);
      assert.ok([defaultLedger.name, defaultLedger.displayedAs, defaultLedger.id].includes(typed));
    });
  }

  it('refuses a default ledger that is not exactly in the chart, with what was meant', async () => {
    await change({ defaultLedger: 'Sales - Services' });
    for (const defaultLedger of ['sales - services', 'Sales-Services', 'Sales - Service', '4010']) {
      const refusal = await api.refused(422, 'PATCH', settingsPath, { body: { defaultLedger } });
      assert.equal(refusal.code, 'ledger_unknown');
      assert.equal(refusal.errors?.[0]?.pointer, '/defaultLedger');
      assert.equal(refusal.suggestions?.[0], 'Sales - Services');
      assert.ok(refusal.detail.includes(`"${defaultLedger}"`));
    }
    assert.equal((await api.bed.psa.connection(UNIT)).defaultLedger?.name, 'Sales - Services');
  });

  it('refuses a default ledger that is not for sales', async () => {
    const order = { body: { defaultLedger: 'Cost of Sales - Goods', defaultDueDays: 1 } };
    const refusal = await api.refused(422, 'PATCH', settingsPath, order);
    assert.equal(refusal.code, 'ledger_not_for_sales');
    assert.match(refusal.detail, /exists in Sage but is not usable for sales/);
    assert.notEqual((await api.bed.psa.connection(UNIT)).settings.defaultDueDays, 1);
  });

  it('refuses a tax rate that Sage does not have, and takes one that it has', async () => {
    const order = { body: { defaultTaxRateId: 'GB_LUXURY' } };
    const refusal = await api.refused(422, 'PATCH', settingsPath, order);
    assert.deepEqual([refusal.code, refusal.errors?.[0]?.pointer], ['tax_rate_unknown', '/defaultTaxRateId']);
    assert.match(refusal.fix, /GB_STANDARD/);
    await change({ defaultTaxRateId: 'GB_STANDARD' });
    assert.equal((await api.bed.psa.connection(UNIT)).settings.defaultTaxRateId, 'GB_STANDARD');
    await change({ defaultTaxRateId: null });
    assert.equal((await api.bed.psa.connection(UNIT)).settings.defaultTaxRateId, null);
  });

  it('refuse a text of the e-mail that names what is no field, with the fields there are', async () => {
    const body = { email: { text: 'Dear {{firstName}}', subject: '{{#total}}' } };
    const refusal = await api.refused(422, 'PATCH', settingsPath, { body });
    const told = new Map(refusal.errors?.map(({ pointer, message }) => [pointer, message]));
    assert.match(
      told.get('/email/text') ?? '',
      /\{\{firstName\}\}, which is no field\. The fields are number, .*dueDate/,
    );
    assert.match(told.get('/email/subject') ?? '', /never closes it: add \{\{\/total\}\}/);
    assert.equal((await api.bed.psa.connection(UNIT)).settings.email.text, null);
  });

  it('take the e-mail part by part, and its defaults again by null', async () => {
    await change({ email: { senderName: 'Ada', language: 'fr' } });
    await change({ email: { cc: ['sales@northwind.test'] } });
    const { settings } = await api.bed.psa.connection(UNIT);
    assert.deepEqual(settings.email, {
      ...defaultEmailSettings,
      senderName: 'Ada',
      language: 'fr',
      cc: ['sales@northwind.test'],
    });
    await change({ email: { senderName: null, language: null, cc: null } });
    assert.deepEqual((await api.bed.psa.connection(UNIT)).settings.email, defaultEmailSettings);
  });

  it('change one by one and leave the others as they are', async () => {
    const before = await api.bed.psa.connection(UNIT);
    await change({ send: 'mark_sent', defaultDueDays: 14 });
    const after = await api.bed.psa.connection(UNIT);
    assert.deepEqual(after.settings, { ...before.settings, send: 'mark_sent', defaultDueDays: 14 });
    assert.ok(after.version > before.version);
  });

  for (const [body, pointer] of [
    [{}, ''],
    [{ defaultDueDays: 366 }, '/defaultDueDays'],
    [{ defaultDueDays: '30' }, '/defaultDueDays'],
    [{ onTotalsDiffer: 'ask' }, '/onTotalsDiffer'],
    [{ send: 'fax' }, '/send'],
    [{ colour: 'blue' }, '/colour'],
    [{ defaultLedger: '' }, '/defaultLedger'],
  ] as const) {
    it(`refuses the change ${JSON.stringify(body)}`, async () => {
      const refusal = await api.refused(422, 'PATCH', settingsPath, { body });
      assert.deepEqual([refusal.code, refusal.errors?.[0]?.pointer], ['invalid_content', pointer]);
    });
  }

  it('maps a GL account to a ledger, changes it, and removes it', async () => {
    const path = `${base}/gl-accounts/products`;
    const put = (name: string, integration: string) =>
      api.send('PUT', path, { body: { name, integration, description: 'Goods' } });
    const added = await put('Sales - Products', 'sage');
    assert.equal(added.status, 200);
    const shape = z.object({ id: z.string(), ledger: z.object({ nominalCode: z.number() }).nullable() });
    assert.deepEqual(shape.parse(JSON.parse(added.text)), { id: 'products', ledger: { nominalCode: 4000 } });
    const changed = await put('Anything at all', 'none');
    assert.deepEqual(shape.parse(JSON.parse(changed.text)), { id: 'products', ledger: null });
    const listed = await api.bed.psa.send<{ glAccounts: { id: string }[] }>('GET', `${base}/gl-accounts`);
    assert.deepEqual(
      listed.body.glAccounts.map(({ id }) => id),
      ['products'],
    );
    const removed = await api.send('DELETE', path);
    assert.deepEqual([removed.status, removed.text], [204, '']);
    assert.deepEqual((await api.bed.psa.connection(UNIT)).glAccounts, []);
  });

  it('refuses a GL account whose ledger is not in the chart or not for sales', async () => {
    const path = `${base}/gl-accounts/wrong`;
    for (const [name, code] of [
      ['sales - products', 'ledger_unknown'],
      ['Cost of Sales - Goods', 'ledger_not_for_sales'],
    ] as const) {
      const refusal = await api.refused(422, 'PUT', path, { body: { name, integration: 'sage' } });
      assert.deepEqual([refusal.code, refusal.errors?.[0]?.pointer], [code, '/name']);
    }
    assert.equal((await api.refused(422, 'DELETE', path)).code, 'gl_account_unknown');
  });

  it('links a GL account to a contract template, and keeps one that is in use', async () => {
    await api.bed.psa.send('PUT', `${base}/gl-accounts/services`, {
      name: 'Sales - Services',
      integration: 'sage',
    });
    await api.bed.psa.send('PUT', `${base}/gl-accounts/elsewhere`, { name: 'X', integration: 'none' });
    const template = `${base}/contract-templates/managed`;
    for (const [glAccountId, code] of [
      ['nothing', 'gl_account_unknown'],
      ['elsewhere', 'gl_account_not_for_sage'],
    ] as const) {
      const refusal = await api.refused(422, 'PUT', template, { body: { glAccountId } });
      assert.deepEqual([refusal.code, refusal.errors?.[0]?.pointer], [code, '/glAccountId']);
    }
    await api.bed.psa.send('PUT', template, { glAccountId: 'services' });
    const listed = await api.send('GET', `${base}/contract-templates`);
    assert.deepEqual(JSON.parse(listed.text), {
      contractTemplates: [{ id: 'managed', glAccountId: 'services' }],
    });
    const kept = await api.refused(409, 'DELETE', `${base}/gl-accounts/services`);
    assert.equal(kept.code, 'gl_account_in_use');
    assert.match(kept.detail, /"managed"/);
    await api.bed.psa.send('PUT', template, { glAccountId: null });
    assert.equal((await api.send('DELETE', `${base}/gl-accounts/services`)).status, 204);
    assert.deepEqual((await api.bed.psa.connection(UNIT)).contractTemplates, []);
  });
});
