import assert from 'node:assert/strict';
import { createCustomer } from '../../sage/create-customer.ts';
import { type SageErrorKind } from '../../sage/error.ts';
import { readInvoice } from '../../sage/read-invoice.ts';
import { caught } from './caught.ts';
import { closeFakeSages, json, startFakeSage } from './fake-sage.ts';
import { complaint } from './samples.ts';

interface Case {
  readonly title: string;
  readonly status: number;
  readonly body: unknown;
  readonly read: SageErrorKind;
  readonly write: SageErrorKind;
}

const html = '<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>';

const same = (kind: SageErrorKind) => ({ read: kind, write: kind });
const lost = { read: 'unavailable', write: 'unknown_outcome' } as const;

const cases: Case[] = [
  {
    title: 'a token that is not accepted',
    status: 401,
    body: complaint('AccessTokenVerificationError', 'Access token is invalid', 'Authorization'),
    ...same('token_refused'),
  },
  {
    title: 'a missing token, told as an object',
    status: 401,
    body: { error: 'Authorization missing.' },
    ...same('token_refused'),
  },
  {
    title: 'a lapsed subscription',
    status: 401,
    body: complaint('AuthorizationFailure', 'No active subscription. (MSE)'),
    ...same('no_subscription'),
  },
  {
    title: 'a missing right',
    status: 403,
    body: complaint('MultiUserAccessDenied', 'The current user is not allowed.'),
    ...same('forbidden'),
  },
  {
    title: 'a record that is not there',
    status: 404,
    body: complaint('RecordNotFound', "Couldn't find record."),
    ...same('not_found'),
  },
  {
    title: 'refused content',
    status: 422,
    body: complaint('RecordInvalid', 'This field is required.', 'line_items.tax_rate_id'),
    ...same('invalid'),
  },
  { title: 'nothing there, without a word of Sage,', status: 404, body: [], ...lost },
  { title: 'a bad request', status: 400, body: complaint('Validation', 'nonsense'), ...same('invalid') },
  {
    title: 'an idempotency id of another record type',
    status: 422,
    body: complaint('IdempotencyResourceMismatch', 'Entity type mismatch'),
    ...same('idempotency_mismatch'),
  },
  { title: 'too many calls', status: 429, body: [], ...same('rate_limited') },
  {
    title: 'a 500',
    status: 500,
    body: complaint('UnexpectedError', 'An unexpected error occurred.'),
    ...lost,
  },
  { title: 'a 503', status: 503, body: [], ...lost },
];

describe('Sage error kinds', () => {
  afterEach(closeFakeSages);

  for (const { title, status, body, read, write } of cases) {
    it(`${title} (${status}) is ${read} for a read and ${write} for a write`, async () => {
      const { session } = await startFakeSage((_call, response) => json(response, body, status));
      const afterRead = await caught(readInvoice(session, 'i1'));
      const afterWrite = await caught(createCustomer(session, customer));
      assert.deepEqual([afterRead.kind, afterWrite.kind], [read, write]);
      assert.equal(afterRead.committed, 'no');
      assert.equal(afterWrite.committed, write === 'unknown_outcome' ? 'unknown' : 'no');
      assert.deepEqual([afterRead.status, afterRead.requestId], [status, 'req-1']);
    });
  }

  it("keeps Sage's message, field and code, and names endpoint, status and request id", async () => {
    const body = complaint('RecordInvalid', 'This field is required.', 'line_items.tax_rate_id');
    const { session } = await startFakeSage((_call, response) => json(response, body, 422));
    const error = await caught(readInvoice(session, 'i1'));
    assert.equal(error.endpoint, 'GET /sales_invoices/{id}');
    assert.deepEqual(error.details, [
      { message: 'This field is required.', field: 'line_items.tax_rate_id', code: 'RecordInvalid' },
    ]);
    assert.equal(
      error.message,
      'GET /sales_invoices/{id}: answered 422: "This field is required." (line_items.tax_rate_id, RecordInvalid) (x-request-id req-1)',
    );
  });

  it('takes Retry-After in seconds and as a date', async () => {
    const headers: Record<string, string>[] = [
      { 'retry-after': '7' },
      { 'retry-after': new Date(Date.now() + 3_600_000).toUTCString() },
      {},
    ];
    const { session } = await startFakeSage((_call, response) => json(response, [], 429, headers.shift()));
    const seconds = await caught(readInvoice(session, 'i1'));
    assert.equal(seconds.retryAfterMs, 7_000);
    const date = await caught(readInvoice(session, 'i1'));
    assert.ok(
      date.retryAfterMs !== undefined && date.retryAfterMs > 3_000_000 && date.retryAfterMs <= 3_600_000,
    );
    const none = await caught(readInvoice(session, 'i1'));
    assert.equal(none.retryAfterMs, undefined);
  });

  for (const status of [403, 404, 502]) {
    it(`a gateway's page with ${status} is no word of Sage on the record`, async () => {
      const { session } = await startFakeSage((_call, response) => {
        response.writeHead(status, { 'content-type': 'text/html' }).end(html);
      });
      const afterRead = await caught(readInvoice(session, 'i1'));
      const afterWrite = await caught(createCustomer(session, customer));
      assert.deepEqual([afterRead.kind, afterWrite.kind], ['unavailable', 'unknown_outcome']);
      assert.match(afterRead.message, /502 Bad Gateway/);
    });
  }

  it('a success that is no JSON is unexpected for a read and of unknown outcome for a write', async () => {
    const { session } = await startFakeSage((_call, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end(html);
    });
    assert.equal((await caught(readInvoice(session, 'i1'))).kind, 'unexpected_answer');
    assert.equal((await caught(createCustomer(session, customer))).kind, 'unknown_outcome');
  });

  it('a success in another shape names the field that is wrong', async () => {
    const { session } = await startFakeSage((_call, response) => json(response, { id: 7 }));
    const error = await caught(readInvoice(session, 'i1'));
    assert.equal(error.kind, 'unexpected_answer');
    assert.match(error.message, /id is/);
  });
});

const customer = { idempotencyId: 'a'.repeat(32), name: 'Jane Doe Ltd', email: 'jane@example.test' };
