import assert from 'node:assert/strict';
import { z } from 'zod';
import { harbour, northwind, password, users } from '../../sandbox/sage/seed.ts';
import { Browser } from '../support/browser.ts';
import { walkConsent } from '../support/browser-walk.ts';
import { eventually } from '../support/eventually.ts';
import { connectionPath, ApiUnderTest } from './api-under-test.ts';

const link = z.strictObject({ url: z.url(), expiresAt: z.iso.datetime(), consent: z.string() });
const summaries = z.object({
  businessUnits: z.array(z.object({ businessUnit: z.string(), status: z.string() })),
});
const testReport = z.object({
  mode: z.string(),
  outcome: z.string(),
  ledgerName: z.string(),
  leftInSage: z.array(z.unknown()),
  written: z.string(),
});

describe('Connecting a business unit', () => {
  let api: ApiUnderTest;
  before(async () => {
    api = await ApiUnderTest.open();
  });
  after(() => api.close());

  it('begins with a link that is good for ten minutes', async () => {
    const answer = await api.send('POST', `${connectionPath('con-begun')}/authorize`, { body: {} });
    assert.equal(answer.status, 201);
    const { url, expiresAt } = link.parse(JSON.parse(answer.text));
    assert.ok(url.startsWith(`${api.url}/oauth/sage/start?ticket=con-begun.`));
    const minutes = (Date.parse(expiresAt) - Date.now()) / 60_000;
    assert.ok(minutes > 9 && minutes <= 10.1, `${minutes}`);
    assert.equal((await api.bed.psa.connection('con-begun')).status, 'authorizing');
  });

  it('says before the consent what a login that is shared means, and which countries are not offered', async () => {
    const path = `${connectionPath('con-begun')}/authorize`;
    const { consent } = link.parse(JSON.parse((await api.send('POST', path, { body: {} })).text));
    assert.match(consent, /already serves other business units.*renewed for all/);
    const refusal = await api.refused(422, 'POST', path, { body: { country: 'ca' } });
    assert.match(refusal.errors?.[0]?.message ?? '', /"gb" or "ie".*Canada among them, are not offered/);
  });

  it('leaves the choice to a person whose Sage user reaches two businesses', async () => {
    const page = await api.walk('con-olivia', users.olivia);
    assert.equal(page.status, 200);
    assert.ok(page.body.includes(northwind.name) && page.body.includes(harbour.id));
    const view = await api.bed.psa.connection('con-olivia');
    assert.equal(view.status, 'choosing_business');
    assert.deepEqual(view.businesses.map(({ id }) => id).sort(), [northwind.id, harbour.id].sort());

    const path = `${connectionPath('con-olivia')}/business`;
    const refusal = await api.refused(422, 'PUT', path, { body: { businessId: 'f'.repeat(32) } });
    assert.equal(refusal.code, 'business_unknown');
    assert.equal(refusal.errors?.[0]?.pointer, '/businessId');
    assert.ok(refusal.fix.includes(`${northwind.id} (${northwind.name})`));
    assert.equal((await api.bed.psa.connection('con-olivia')).status, 'choosing_business');

    const chosen = await api.bed.psa.chooseBusiness('con-olivia', northwind.id);
    assert.deepEqual([chosen.status, chosen.business?.name], ['connected', northwind.name]);
  });

  it('needs no choice where the Sage user reaches one business', async () => {
    const page = await api.walk('con-sam', users.sam);
    assert.ok(page.body.includes(harbour.name));
    const view = await api.bed.psa.connection('con-sam');
    assert.deepEqual([view.status, view.business?.id], ['connected', harbour.id]);
  });

  it('cannot be tested before the consent, nor where it never began', async () => {
    const body = { ledgerName: 'Sales - Services' };
    await api.bed.psa.authorize('con-early');
    const early = await api.refused(409, 'POST', `${connectionPath('con-early')}/test`, { body });
    assert.equal(early.code, 'not_connected');
    const unknown = await api.refused(404, 'POST', `${connectionPath('con-nowhere')}/test`, { body });
    assert.equal(unknown.code, 'unknown_business_unit');
  });

  it('fails its test when the ledger is not written exactly so, and shows what was meant', async () => {
    await api.walk('con-test', users.sam);
    const before = await api.bed.witness.lastRecord();
    const report = await api.bed.psa.testConnection('con-test', 'sales - services');
    assert.equal(report.outcome, 'failed');
    assert.equal(report.suggestions[0], 'Sales - Services');
    const outcomes = Object.fromEntries(report.steps.map(({ step, outcome }) => [step, outcome]));
    assert.deepEqual(
      [outcomes['business'], outcomes['ledger'], outcomes['create_invoice']],
      ['passed', 'failed', 'skipped'],
    );
    assert.equal((await api.bed.witness.records('sales_invoice.created', before)).length, 0);
    const view = await api.bed.psa.connection('con-test');
    assert.deepEqual([view.status, view.problem?.code], ['connected', 'test_failed']);
  });

  it('is verified by a test with the right ledger, which leaves nothing behind in Sage', async () => {
    const before = await api.bed.witness.lastRecord();
    const report = await api.bed.psa.testConnection('con-test', 'Sales - Services');
    assert.equal(report.outcome, 'success');
    const made = await api.bed.witness.records('sales_invoice.created', before);
    const removed = await api.bed.witness.records('sales_invoice.deleted', before);
    assert.deepEqual(
      made.map(({ id }) => id),
      removed.map(({ id }) => id),
    );
    assert.deepEqual([made.length, made[0]?.businessId], [1, harbour.id]);
    const view = await api.bed.psa.connection('con-test');
    assert.deepEqual([view.status, view.defaultLedger?.name], ['verified', 'Sales - Services']);
    assert.equal(view.problem, null);
  });

  it('can be tested by reading alone, and says that nothing was written', async () => {
    const before = await api.bed.witness.lastRecord();
    const path = `${connectionPath('con-test')}/test`;
    const answer = await api.send('POST', path, { body: { mode: 'read' } });
    const report = testReport.parse(JSON.parse(answer.text));
    assert.deepEqual(report, {
      mode: 'read',
      outcome: 'success',
      ledgerName: 'Sales - Services (4010)',
      leftInSage: [],
      written: 'Nothing was written to Sage.',
    });
    assert.deepEqual(await api.bed.witness.records('sales_invoice.created', before), []);
    assert.equal((await api.bed.psa.connection('con-test')).status, 'verified');
    const nameless = await api.refused(422, 'POST', path, { body: {} });
    assert.deepEqual(
      nameless.errors?.map(({ pointer }) => pointer),
      ['/ledgerName'],
    );
    const keeping = { mode: 'read', keepTestInvoice: true };
    const refusal = await api.refused(422, 'POST', path, { body: keeping });
    assert.equal(refusal.errors?.[0]?.pointer, '/keepTestInvoice');
  });

  it('leaves the draft of its test in Sage where a person wants to see it', async () => {
    const before = await api.bed.witness.lastRecord();
    const report = await api.bed.psa.testConnection('con-test', 'Sales - Services', true);
    assert.deepEqual([report.outcome, report.invoice?.kept], ['success', true]);
    const [draft] = await api.bed.witness.records('sales_invoice.created', before);
    assert.deepEqual([draft?.id, draft?.summary['status']], [report.invoice?.id, 'DRAFT']);
    assert.equal((await api.bed.witness.records('sales_invoice.deleted', before)).length, 0);
  });

  it('is listed with its status', async () => {
    const listed = await eventually(async () => {
      const answer = await api.send('GET', '/v1/business-units');
      const { businessUnits } = summaries.parse(JSON.parse(answer.text));
      const ours = businessUnits.filter(({ businessUnit }) => businessUnit.startsWith('con-'));
      const statuses = Object.fromEntries(ours.map(({ businessUnit, status }) => [businessUnit, status]));
      return statuses['con-test'] === 'verified' && statuses['con-sam'] ? statuses : undefined;
    }, 'the business units in the list');
    assert.deepEqual([listed['con-sam'], listed['con-olivia']], ['connected', 'connected']);
    assert.equal(listed['con-nowhere'], undefined);
  });

  it('returns the person to the PSA, but only to an address that is allowed', async () => {
    const back = `${api.bed.outside.psa.pageUrl}/settings?tab=sage`;
    const url = await api.bed.psa.authorize('con-return', { returnUrl: back });
    const page = await walkConsent(
      url,
      { email: users.sam, password },
      { browser: new Browser(back.split('?')[0]) },
    );
    const told = Object.fromEntries(new URL(page.url).searchParams);
    assert.deepEqual(told, { tab: 'sage', businessUnit: 'con-return', connection: 'connected' });

    const path = `${connectionPath('con-return')}/authorize`;
    for (const [returnUrl, code] of [
      ['https://evil.example/', 'return_url_not_allowed'],
      ['javascript:alert(1)', 'invalid_content'],
      [back.replace('http', 'ftp'), 'invalid_content'],
      [back.replace('//', '//evil.example@'), 'invalid_content'],
    ] as const) {
      const refusal = await api.refused(422, 'POST', path, { body: { returnUrl } });
      assert.equal(refusal.code, code);
      assert.deepEqual(refusal.errors?.[0]?.value, returnUrl);
    }
    const refusal = await api.refused(422, 'POST', path, { body: { returnUrl: '/settings' } });
    assert.equal(refusal.code, 'invalid_content');
  });

  it('ends with a revocation at Sage once no other unit uses the consent, and keeps its settings', async () => {
    await api.walk('con-ended', users.sam);
    await api.bed.psa.testConnection('con-ended', 'Sales - Products');
    await api.bed.psa.send('PATCH', `${connectionPath('con-ended')}/settings`, { defaultDueDays: 21 });
    const before = await api.bed.witness.lastRecord();
    const recorded = () => api.bed.witness.records('grant.revoked', before);
    for (const other of ['con-sam', 'con-test', 'con-return'])
      assert.equal((await api.send('DELETE', connectionPath(other))).status, 200);
    assert.deepEqual(await recorded(), []);
    const answer = await api.send('DELETE', connectionPath('con-ended'));
    assert.equal(answer.status, 200);
    const revoked = await eventually(async () => {
      const all = await recorded();
      return all.length > 0 ? all : undefined;
    }, 'the revocation');
    assert.deepEqual(
      revoked.map(({ summary }) => [summary['userEmail'], summary['why']]),
      [[users.sam, 'the app revoked it']],
    );
    const view = await api.bed.psa.connection('con-ended');
    assert.deepEqual([view.status, view.tokens], ['disconnected', null]);
    assert.deepEqual([view.settings.defaultDueDays, view.defaultLedger?.name], [21, 'Sales - Products']);
    const path = '/v1/business-units/con-ended/ledger-accounts';
    assert.equal((await api.refused(409, 'GET', path)).code, 'not_connected');

    await api.walk('con-ended', users.sam);
    assert.equal((await api.bed.psa.connection('con-ended')).status, 'verified');
  });
});
