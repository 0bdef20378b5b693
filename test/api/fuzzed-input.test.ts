import assert from 'node:assert/strict';
import fc from 'fast-check';
import { invoiceRequest } from '../../domain/schemas/invoice.ts';
import { anInvoice } from '../support/bed.ts';
import { type Answer, connectionPath, ApiUnderTest, invoicePath, problemOf } from './api-under-test.ts';

const UNIT = 'fuzzed-input-unit';
const base = `/v1/business-units/${UNIT}`;

/** Every operation that takes content, but for the hand-over. */
const routes = [
  ['PATCH', `${connectionPath(UNIT)}/settings`],
  ['PUT', `${connectionPath(UNIT)}/business`],
  ['POST', `${connectionPath(UNIT)}/test`],
  ['POST', `${connectionPath(UNIT)}/test-email`],
  ['POST', `${connectionPath(UNIT)}/authorize`],
  ['PUT', `${base}/gl-accounts/fuzzed`],
  ['PUT', `${base}/contract-templates/fuzzed`],
  ['POST', `${base}/invoices/fuzzed/preview`],
  ['POST', `${base}/invoices/fuzzed/correct`],
  ['POST', `${base}/invoices/fuzzed/cancel`],
  ['POST', `${base}/invoices/fuzzed/retry`],
  ['POST', `${base}/invoices/fuzzed/void`],
  ['POST', `${base}/invoices/fuzzed/credit`],
  ['POST', `${base}/invoices/fuzzed/reissue`],
  ['POST', `${base}/invoices/fuzzed/resend-email`],
  ['POST', `${base}/invoices/fuzzed/contact`],
  ['POST', `${base}/payment-watch/check`],
  ['PUT', '/v1/webhooks/endpoints/default'],
  ['POST', '/v1/webhooks/endpoints/default/rotate-secret'],
  ['POST', '/v1/webhooks/deliveries/resend-failed'],
  ['POST', `/v1/webhooks/deliveries/evt_${'0'.repeat(32)}/resend`],
  ['POST', '/webhooks/sage'],
  ['POST', '/webhooks/mail'],
  ['POST', '/codec/decode'],
  ['POST', '/codec/encode'],
] as const;

const anything = fc.jsonValue({ maxDepth: 3, noUnicodeString: false });
const names = ['number', 'date', 'currency', 'customer', 'lines', 'dueDate', 'notes', '__proto__', 'send'];
const text = fc.string({ unit: 'binary', maxLength: 20 });

/** Good commands with some of them replaced. */
const commands = [
  ['void', { reason: 'x' }],
  ['credit', { requestId: 'x', amount: '1.00', reason: 'x' }],
  ['reissue', { reason: 'x', invoice: anInvoice() }],
  ['resend-email', { requestId: 'x', to: 'books@acme.example.test' }],
  ['contact', { email: 'books@acme.example.test' }],
] as const;
const fields = ['requestId', 'amount', 'whole', 'reason', 'invoice', 'to', 'email', '__proto__'];
const amounts = fc.constantFrom('0', '-0', '1e3', 'NaN', 'Infinity', '0.000', '999999999999', '-1.00');
const almostACommand = fc
  .tuple(
    fc.constantFrom(...commands),
    fc.dictionary(fc.constantFrom(...fields), fc.oneof(anything, amounts, text), { minKeys: 1, maxKeys: 3 }),
  )
  .map(([[action, body], changes]) => ({ action, body: { ...body, ...changes } }));

/** A good invoice with some of it replaced. */
const almostAnInvoice = fc
  .dictionary(fc.oneof(fc.constantFrom(...names), text), anything, { minKeys: 1, maxKeys: 3 })
  .map((changes) => ({ ...anInvoice(), ...changes }))
  .filter((body) => !invoiceRequest.safeParse(body).success);

describe('Generated input', () => {
  let api: ApiUnderTest;
  before(async () => {
    api = await ApiUnderTest.open();
    await api.bed.verified(UNIT);
  });
  after(() => api.close());

  it('never gives a 5xx to a hand-over, and is never taken on', async () => {
    const before = await api.bed.witness.lastRecord();
    const body = fc.oneof(almostAnInvoice, anything);
    await fc.assert(
      fc.asyncProperty(body, async (body) => {
        const order = { body: JSON.stringify(body) };
        const { status, fix } = problemOf(await api.send('PUT', invoicePath(UNIT, 'fuzzed'), order));
        assert.ok(status === 422 || status === 400, `${status}`);
        assert.ok(fix.length > 0);
      }),
      { numRuns: 300 },
    );
    assert.equal(await api.bed.witness.lastRecord(), before);
    await assert.rejects(api.bed.invoice(UNIT, 'fuzzed').describe(), { name: 'WorkflowNotFoundError' });
  });

  it('never gives a 5xx to any other operation', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...routes), anything, async ([method, path], body) => {
        expectNoFault(await api.send(method, path, { body: JSON.stringify(body) }));
      }),
      { numRuns: 300 },
    );
  });

  it('never gives a 5xx to a command', async () => {
    await fc.assert(
      fc.asyncProperty(almostACommand, async ({ action, body }) => {
        const answer = await api.send('POST', `${base}/invoices/fuzzed/${action}`, {
          body: JSON.stringify(body),
        });
        expectNoFault(answer);
        assert.ok(
          answer.status === 422 || answer.status === 404,
          `${answer.status}: there is no such invoice`,
        );
      }),
      { numRuns: 200 },
    );
  });

  it('never gives a 5xx in a query or a path', async () => {
    const parameter = fc.tuple(fc.constantFrom('wait', 'after', 'limit', 'status', 'cursor', 'x'), text);
    const query = fc
      .array(parameter, { maxLength: 3 })
      .map((all) => all.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&'));
    const part = fc.oneof(text.map(encodeURIComponent), fc.constantFrom('%', '%ff', 'x', '..%2f', '%2e%2e'));
    await fc.assert(
      fc.asyncProperty(query, part, async (query, part) => {
        expectNoFault(await api.send('GET', `${base}/invoices?${query}`));
        expectNoFault(await api.send('GET', `${invoicePath(UNIT, part)}?${query}`));
        expectNoFault(await api.send('GET', `/v1/business-units/${part}/connection?${query}`));
        expectNoFault(await api.send('GET', `/v1/webhooks/deliveries?${query}`));
        expectNoFault(await api.send('GET', `/v1/webhooks/deliveries/${part}`));
        expectNoFault(await api.send('GET', `/v1/webhooks/endpoints/${part}`));
      }),
      { numRuns: 100 },
    );
  });

  it('never gives a 5xx to a browser', async () => {
    const ticket = fc.oneof(
      text,
      text.map((unit) => `${unit}.${'s'.repeat(43)}`),
      fc.constantFrom(`.a.${'s'.repeat(43)}`, `-.${'s'.repeat(43)}`, `${UNIT}.${'s'.repeat(43)}`),
    );
    await fc.assert(
      fc.asyncProperty(ticket, text, async (ticket, code) => {
        const query = new URLSearchParams({ ticket, state: ticket, code });
        for (const step of ['start', 'callback'] as const) {
          const answer = await api.send('GET', `/oauth/sage/${step}?${query.toString()}`);
          assert.ok(answer.status >= 400 && answer.status < 500, `${answer.status}`);
          assert.match(answer.headers.get('content-type') ?? '', /^text\/html/);
        }
      }),
      { numRuns: 100 },
    );
  });
});

function expectNoFault(answer: Answer): void {
  assert.ok(answer.status < 500, `${answer.status} ${answer.text}`);
  if (answer.status >= 400) problemOf(answer);
}
