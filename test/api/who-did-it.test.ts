import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { temporal } from '@temporalio/proto';
import { z } from 'zod';
import { auditLine } from '../../api/principals/audit-log.ts';
import { allRolesKey } from '../../scripts/embedded/development-keys.ts';
import { invoiceWorkflowId } from '../../domain/keys.ts';
import { anInvoice } from '../support/bed.ts';
import { eventually } from '../support/eventually.ts';
import { KeyHolders } from '../support/key-holders.ts';
import { testKeys } from '../support/servers.ts';
import { ApiUnderTest, connectionPath, invoicePath } from './api-under-test.ts';
import { users } from '../../sandbox/sage/seed.ts';

const UNIT = 'told-of';
const entry = z.strictObject({
  time: z.iso.datetime(),
  requestId: z.string(),
  principal: z.string(),
  person: z.string().nullable(),
  address: z.string().nullable(),
  action: z.string(),
  target: z.record(z.string(), z.string()),
  status: z.number().nullable(),
  problem: z.string().nullable(),
});
const lastRequest = z.object({
  what: z.string(),
  at: z.string(),
  principal: z.string(),
  person: z.string().nullable(),
});
const request = z.looseObject({
  kind: z.string(),
  what: z.string(),
  text: z.string(),
  by: z.unknown().optional(),
});

describe('Who asked for a change (S10)', () => {
  const holders = new KeyHolders();
  const backend = holders.add('backend', [UNIT]);
  let api: ApiUnderTest;
  let dir = '';
  let file = '';
  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'audit-'));
    file = join(dir, 'logs', 'audit.jsonl');
    api = await ApiUnderTest.open(() => ({
      AUDIT_LOG_FILE: file,
      API_KEYS: holders.with(allRolesKey(testKeys.apiKey)),
    }));
  });
  after(async () => {
    await api.close();
    await rm(dir, { recursive: true });
  });

  const forPerson = (person: string) => ({ ...backend, 'on-behalf-of': person });
  const lines = async () => {
    const text = await readFile(file, 'utf8');
    assert.ok(text.endsWith('\n'));
    return text
      .trimEnd()
      .split('\n')
      .map((line) => entry.parse(JSON.parse(line)));
  };
  const lineOf = (requestId: string) =>
    eventually(
      async () => (await lines()).find((one) => one.requestId === requestId),
      `a line of ${requestId}`,
    );

  it('stands in the audit log: principal, person, route and outcome of each change', async () => {
    const headers = { ...forPerson('Zo%C3%AB Ward'), 'x-request-id': 'authorize-1' };
    assert.equal(
      (await api.send('POST', `${connectionPath(UNIT)}/authorize`, { headers, body: {} })).status,
      201,
    );
    const { time: _, address, ...said } = await lineOf('authorize-1');
    assert.deepEqual(said, {
      requestId: 'authorize-1',
      principal: 'backend',
      person: 'Zoë Ward',
      action: 'POST /v1/business-units/:businessUnit/connection/authorize',
      target: { businessUnit: UNIT },
      status: 201,
      problem: null,
    });
    assert.match(address ?? '', /127\.0\.0\.1$/);
  });

  it('stands there too where it was refused, and for whom no key was shown: the browser of a consent', async () => {
    const headers = { ...backend, 'x-request-id': 'refused-1' };
    await api.refused(404, 'POST', `${invoicePath(UNIT, 'none')}/retry`, { headers });
    const refused = await lineOf('refused-1');
    assert.deepEqual([refused.status, refused.problem, refused.person], [404, 'unknown_invoice', null]);
    const foreign = { ...backend, 'x-request-id': 'foreign-1' };
    await api.refused(404, 'DELETE', connectionPath('somebody-elses'), { headers: foreign });
    assert.equal((await lineOf('foreign-1')).problem, 'unknown_business_unit');
    await api.walk(UNIT, users.olivia);
    const byBrowser = (await lines()).filter(({ principal }) => principal === 'browser');
    assert.deepEqual(
      byBrowser.map(({ action }) => action),
      ['GET /oauth/sage/start', 'GET /oauth/sage/callback'],
    );
  });

  it('is not written for looks, nor for what strangers try', async () => {
    const before = (await lines()).length;
    await api.send('GET', connectionPath(UNIT), { headers: backend });
    await api.send('PUT', invoicePath(UNIT, 'x'), { headers: { authorization: 'Bearer a-guess' }, body: {} });
    await api.send('POST', '/webhooks/sage', { headers: { authorization: '' }, body: {} });
    await api.send('GET', '/oauth/sage/start?ticket=a-guess', { headers: { authorization: '' } });
    const headers = { ...backend, 'x-request-id': 'the-last-one' };
    await api.send('PATCH', `${connectionPath(UNIT)}/settings`, { headers, body: { defaultDueDays: 7 } });
    await lineOf('the-last-one');
    assert.equal((await lines()).length, before + 1);
  });

  it('stands in the timeline, the view and the events of an invoice', async () => {
    await api.bed.verified(UNIT);
    const path = invoicePath(UNIT, 'asked');
    await api.send('PUT', path, { headers: forPerson('Olivia Ward'), body: anInvoice({ number: 'WHO-1' }) });
    await api.bed.until(UNIT, 'asked', ({ waitingFor }) => waitingFor?.what === 'payment');
    const voiding = { headers: forPerson('Ben Carter'), body: { reason: 'entered twice' } };
    const voided = await api.send('POST', `${path}/void`, voiding);
    const by = { principal: 'backend', person: 'Ben Carter' };
    const { what, principal, person } = z.object({ lastRequest }).parse(JSON.parse(voided.text)).lastRequest;
    assert.deepEqual([what, { principal, person }], ['voidInvoice', by]);
    const { entries } = z
      .object({ entries: z.array(request) })
      .parse(JSON.parse((await api.send('GET', `${path}/timeline`, { headers: backend })).text));
    assert.deepEqual(
      entries.filter(({ kind }) => kind === 'request').map((one) => [one.what, one.text, one.by]),
      [
        [
          'handOver',
          'backend for Olivia Ward handed it over',
          { principal: 'backend', person: 'Olivia Ward' },
        ],
        ['voidInvoice', 'backend for Ben Carter asked to void it: entered twice', by],
      ],
    );
    const told = z.object({ type: z.string(), data: z.object({ lastRequest }) });
    const events = await eventually(() => {
      const received = api.bed.outside.psa.events().flatMap((one) => told.safeParse(one).data ?? []);
      const own = received.filter(({ type }) => type.startsWith('invoice.'));
      return own.some(({ type }) => type === 'invoice.voided') ? own : undefined;
    }, 'the event of the voiding');
    assert.deepEqual(
      events.map(({ type, data }) => [type, data.lastRequest.what, data.lastRequest.person]),
      [
        ['invoice.issued', 'handOver', 'Olivia Ward'],
        ['invoice.sent', 'handOver', 'Olivia Ward'],
        ['invoice.voided', 'voidInvoice', 'Ben Carter'],
      ],
    );
  });

  it('stands in Temporal encrypted', async () => {
    const run = api.bed.client.workflow.getHandle(invoiceWorkflowId(UNIT, 'asked'));
    const bytes = temporal.api.history.v1.History.encode(await run.fetchHistory()).finish();
    const has = (text: string) => Buffer.from(bytes).includes(text);
    assert.ok(has('voidInvoice'));
    assert.ok(!has('Olivia') && !has('Ben Carter') && !has('backend'));
  });

  it('is one line of 1 to 100 characters, and refused otherwise with nothing done', async () => {
    for (const person of ['', 'a%0Ab', 'x'.repeat(101), '%E2%80%8B', 'a%E2%80%A8{"time":"2026"}', 'a%00b']) {
      const order = { headers: forPerson(person), body: { reason: 'x' } };
      const { errors } = await api.refused(400, 'POST', `${invoicePath(UNIT, 'asked')}/cancel`, order);
      assert.equal(errors?.[0]?.pointer, 'On-Behalf-Of', person);
    }
    const percent = { headers: forPerson('100% Consulting'), body: { reason: 'x' } };
    await api.refused(409, 'POST', `${invoicePath(UNIT, 'asked')}/cancel`, percent);
  });

  it('cannot be forged by content: whatever the path holds, a line is one line', async () => {
    const forged = encodeURIComponent('x\n{"principal":"operator"}\u2028\u0085\u001b[2K\u202e');
    const headers = { ...backend, 'x-request-id': 'forged-path' };
    await api.send('POST', `${invoicePath(UNIT, forged)}/retry`, { headers });
    await lineOf('forged-path');
    const text = await readFile(file, 'utf8');
    assert.ok(
      !/[^\n\u0020-\u007e\u00a0-\u00ff]/.test(text),
      'no control, separator or direction stands there raw',
    );
    assert.equal((await lines()).filter(({ principal }) => principal === 'operator').length, 0);
    const all = Array.from({ length: 0x3000 }, (_, code) => String.fromCharCode(code)).join('');
    const line = auditLine({ ...(await lineOf('forged-path')), person: all });
    assert.equal(line.split(/[\n\v\f\r\u0085\u2028\u2029]/).length, 2);
    assert.equal(entry.parse(JSON.parse(line)).person, all);
  });

  it('holds no key', async () => {
    const text = await readFile(file, 'utf8');
    for (const secret of [testKeys.apiKey, backend.authorization.slice('Bearer '.length)])
      assert.ok(!text.includes(secret));
  });
});
