import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { markInvoiceSent } from '../../sage/mark-invoice-sent.ts';
import { readInvoice } from '../../sage/read-invoice.ts';
import { refreshTokens } from '../../sage/refresh-tokens.ts';
import { openSession } from '../../sage/session.ts';
import { assertFreeOf, caught } from './caught.ts';
import {
  accessToken,
  businessId,
  closeFakeSages,
  httpTo,
  json,
  type Reply,
  startFakeSage,
} from './fake-sage.ts';
import { complaint } from './samples.ts';

const credentials = {
  clientId: 'client',
  clientSecret: 'client/secret+of this test',
  refreshToken: 'refresh-1',
};

/** Answers that say back what they were asked with, and answers that do not come. */
const replies: Record<string, Reply> = {
  'a complaint that repeats the request': (call, response) =>
    json(response, complaint('RecordInvalid', `${call.headers.authorization ?? ''} ${call.body}`), 422),
  'a page that repeats the request': (call, response) => {
    response.writeHead(502).end(`<title>${call.headers.authorization ?? ''} ${call.body}</title>`);
  },
  'a success that makes no sense': (_call, response) => json(response, { access_token: 7 }),
  'a cut connection': (_call, response) => response.destroy(),
  'a deadline': () => undefined,
  'too many bytes': (_call, response) => response.end('x'.repeat(5_000)),
};

describe('Secrets of calls to Sage', () => {
  afterEach(closeFakeSages);

  for (const [title, reply] of Object.entries(replies)) {
    it(`do not show in the error after ${title}`, async () => {
      const { session, http } = await startFakeSage(reply, { timeoutMs: 100, maxResponseBytes: 1_000 });
      assertFreeOf(await caught(readInvoice(session, 'i1')), accessToken);
      assertFreeOf(await caught(markInvoiceSent(session, { id: 'i1', idempotencyId: 'x' })), accessToken);
      const { clientSecret, refreshToken } = credentials;
      const form = new URLSearchParams({ clientSecret }).toString().slice('clientSecret='.length);
      assertFreeOf(await caught(refreshTokens(http, credentials)), clientSecret, refreshToken, form);
    });
  }

  it('do not show in the error when the connection is refused or the token cannot stand in a header', async () => {
    const http = httpTo('http://127.0.0.1:1');
    assertFreeOf(
      await caught(readInvoice(openSession({ http, accessToken, businessId }), 'i1')),
      accessToken,
    );
    const broken = `${accessToken}\u0001ü\n`;
    const error = await caught(readInvoice(openSession({ http, accessToken: broken, businessId }), 'i1'));
    assertFreeOf(error, accessToken);
  });

  it('do not show in a session that is logged', () => {
    const session = openSession({ http: httpTo('http://127.0.0.1:1'), accessToken, businessId });
    assert.equal(session.accessToken, accessToken);
    assert.ok(!inspect(session, { depth: 10, showHidden: true }).includes(accessToken));
    assert.ok(!JSON.stringify(session).includes(accessToken));
  });
});
