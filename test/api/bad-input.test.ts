import assert from 'node:assert/strict';
import { anInvoice } from '../support/bed.ts';
import { connectionPath, ApiUnderTest, invoicePath, problemOf } from './api-under-test.ts';

const UNIT = 'bad-input-unit';
const line = { description: 'Consulting', quantity: '1', unitPrice: '100.00' };
const customer = { name: 'Acme Rockets Ltd', email: 'accounts@acme.example.test' };

/** What is wrong, where, what is said of it. */
const bad: readonly [changes: Record<string, unknown>, pointer: string, message: RegExp][] = [
  [{ number: undefined }, '/number', /^is missing$/],
  [{ number: '   ' }, '/number', /must not be empty/],
  [{ number: 'N'.repeat(26) }, '/number', /has 26 characters.*at most 25.*shorten it/],
  [{ number: 7 }, '/number', /must be text/],
  [{ date: '2026-02-30' }, '/date', /calendar date such as/],
  [{ date: '30/11/2026' }, '/date', /calendar date such as/],
  [{ dueDate: '2026-11-01' }, '/dueDate', /lies before the invoice date 2066-11-02/],
  [{ projectDueDays: 366 }, '/projectDueDays', /365 days or less/],
  [{ currency: 'pounds' }, '/currency', /three-letter ISO 4217/],
  [{ currency: 'EUR' }, '/currency', /"Northwind Consulting Ltd" works in GBP only/],
  [{ customer: { ...customer, email: 'nobody' } }, '/customer/email', /e-mail address such as/],
  [{ customer: { ...customer, sageContactId: 'acme' } }, '/customer/sageContactId', /must be a Sage id/],
  [{ customer: { ...customer, 'a/b~c': 1 } }, '/customer/a~1b~0c', /is not a known field: remove it/],
  [{ customer: [] }, '/customer', /must be an object/],
  [{ lines: [] }, '/lines', /at least one line/],
  [{ lines: {} }, '/lines', /must be a list/],
  [{ lines: Array.from({ length: 201 }, () => line) }, '/lines', /200 lines or fewer/],
  [{ lines: [{ ...line, unitPrice: '0.00' }] }, '/lines', /nothing to invoice/],
  [{ lines: [line, { ...line, quantity: 2 }] }, '/lines/1/quantity', /decimal number in a string/],
  [{ lines: [{ ...line, unitPrice: '1e3' }] }, '/lines/0/unitPrice', /without separators or exponent/],
  [{ lines: [{ ...line, unitPrice: '9.9999999' }] }, '/lines/0/unitPrice', /more than six decimals/],
  [{ lines: [{ ...line, description: 'A &amp; B' }] }, '/lines/0/description', /HTML entity "&amp;"/],
  [{ lines: [{ ...line, description: 'A\u0000' }] }, '/lines/0/description', /control character/],
  [{ lines: [{ ...line, discount: { amount: '101.00' } }] }, '/lines/0/discount', /more than the line/],
  [{ lines: [{ ...line, discount: { percent: '101' } }] }, '/lines/0/discount/percent', /100 or less/],
  [
    { lines: [{ ...line, discount: { amount: '1', percent: '1' } }] },
    '/lines/0/discount/percent',
    /known field: remove it/,
  ],
  [{ lines: [{ ...line, discount: '5' }] }, '/lines/0/discount', /must be an object/],
  [{ netTotal: '99.00' }, '/netTotal', /99\.00 is not what the lines add up to \(200\.00\)/],
  [{ contractTemplateId: "a' OR 1=1" }, '/contractTemplateId', /letters, digits, dots/],
  [{ unheardOf: true }, '/unheardOf', /is not a known field: remove it/],
];

describe('Bad input', () => {
  let api: ApiUnderTest;
  let records: number;
  const used: string[] = [];
  before(async () => {
    api = await ApiUnderTest.open();
    await api.bed.verified(UNIT);
    records = await api.bed.witness.lastRecord();
  });
  after(() => api.close());

  const nextPath = (): string => {
    const invoiceId = `bad-${used.length}`;
    used.push(invoiceId);
    return invoicePath(UNIT, invoiceId);
  };

  for (const [changes, pointer, message] of bad) {
    it(`is refused where it is wrong: ${pointer} ${message.source}`, async () => {
      const body = { ...anInvoice(), ...changes };
      const refusal = await api.refused(422, 'PUT', nextPath(), { body });
      assert.equal(refusal.errors?.length, 1, JSON.stringify(refusal.errors));
      const [error] = refusal.errors ?? [];
      assert.equal(error?.pointer, pointer);
      assert.match(error?.message ?? '', message);
      assert.equal(
        refusal.code,
        changes['currency'] === 'EUR' ? 'currency_not_supported' : 'invalid_content',
      );
      const sent = at(body, pointer);
      const isText = typeof sent === 'string' || typeof sent === 'number';
      if (isText && !message.source.includes('known field')) assert.deepEqual(error?.value, sent);
    });
  }

  it('is named all at once, and a long value is echoed in part', async () => {
    const body = { ...anInvoice(), number: 'N'.repeat(500), currency: 'X', lines: undefined };
    const refusal = await api.refused(422, 'PUT', nextPath(), { body });
    assert.deepEqual(refusal.errors?.map((error) => error.pointer).sort(), [
      '/currency',
      '/lines',
      '/number',
    ]);
    const long = refusal.errors?.find((error) => error.pointer === '/number');
    assert.equal(long?.value, `${'N'.repeat(100)}…`);
  });

  const notJson: readonly [string, number, { body?: unknown; headers?: Record<string, string> }][] = [
    ['text that is no JSON', 400, { body: '{"number": ' }],
    ['JSON that is neither object nor list', 400, { body: '"an invoice"' }],
    ['no content type', 415, { body: '{}', headers: { 'content-type': '' } }],
    ['another content type', 415, { body: '{}', headers: { 'content-type': 'text/plain' } }],
    ['a broken compression', 400, { body: '{}', headers: { 'content-encoding': 'gzip' } }],
  ];
  for (const [what, status, order] of notJson) {
    it(`that is ${what} is refused with ${status}`, async () => {
      assert.equal((await api.refused(status, 'PUT', nextPath(), order)).code, 'not_json');
    });
  }

  it('that is no content at all is told what is missing', async () => {
    const refusal = await api.refused(422, 'PUT', nextPath());
    assert.deepEqual(
      refusal.errors?.map(({ pointer, message }) => `${pointer} ${message}`),
      ['number', 'date', 'currency', 'customer', 'lines'].map((name) => `/${name} is missing`),
    );
  });

  it('of over 1 MB is refused with 413', async () => {
    const body = { ...anInvoice(), notes: 'x'.repeat(1_100_000) };
    assert.equal((await api.refused(413, 'PUT', nextPath(), { body })).code, 'too_large');
  });

  for (const part of ['a%20b', "it's", '.hidden', '-x', 'a:b', '%00', 'a%2Fb', 'x'.repeat(65), '%E0%A4%A']) {
    it(`in the path is refused with 400: ${part.slice(0, 20)}`, async () => {
      for (const path of [invoicePath(UNIT, part), invoicePath(part, 'x')]) {
        const refusal = await api.refused(400, 'PUT', path, { body: anInvoice() });
        assert.equal(refusal.code, 'invalid_parameter');
      }
      assert.equal((await api.refused(400, 'GET', connectionPath(part))).code, 'invalid_parameter');
    });
  }

  for (const query of ['wait=31', 'wait=-1', 'wait=soon', 'wait=1&wait=2', 'after=1.5', 'after=1e400']) {
    it(`in the query is refused with 400: ?${query}`, async () => {
      const refusal = await api.refused(400, 'GET', `${invoicePath(UNIT, 'x')}?${query}`);
      assert.equal(refusal.code, 'invalid_parameter');
      assert.equal(refusal.errors?.[0]?.pointer, `/${query.split('=')[0]}`);
    });
  }

  for (const query of ['limit=0', 'limit=201', 'status=Paid', "status=paid' OR 'a'='a"]) {
    it(`in the query of a list is refused with 400: ?${query}`, async () => {
      const path = `/v1/business-units/${UNIT}/invoices?${query}`;
      assert.equal((await api.refused(400, 'GET', path)).code, 'invalid_parameter');
    });
  }

  it('at an unknown address is refused with 404', async () => {
    for (const [method, path] of [
      ['GET', '/v1/nothing'],
      ['GET', '//elsewhere.example/'],
    ] as const) {
      assert.equal(problemOf(await api.send(method, path)).code, 'no_such_route');
    }
  });

  it('left nothing in Sage and started no workflow', async () => {
    assert.ok(used.length > 30);
    assert.equal(await api.bed.witness.lastRecord(), records);
    for (const invoiceId of used) {
      await assert.rejects(api.bed.invoice(UNIT, invoiceId).describe(), { name: 'WorkflowNotFoundError' });
    }
    const [first = ''] = used;
    const good = { body: anInvoice({ number: 'BAD-GOOD' }) };
    assert.equal((await api.send('PUT', invoicePath(UNIT, first), good)).status, 202);
    await api.bed.untilStatus(UNIT, first, 'sent');
  });
});

/** The value at a JSON pointer. */
function at(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((inner, key) => {
      const known = typeof inner === 'object' && inner !== null ? Object.entries(inner) : [];
      return known.find(([name]) => name === key)?.[1];
    }, value);
}
