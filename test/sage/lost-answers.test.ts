import assert from 'node:assert/strict';
import net from 'node:net';
import { gzipSync } from 'node:zlib';
import { deleteCustomer } from '../../sage/delete-customer.ts';
import { type SageError } from '../../sage/error.ts';
import { type SageHttp } from '../../sage/http.ts';
import { readInvoice } from '../../sage/read-invoice.ts';
import { openSession, type SageSession } from '../../sage/session.ts';
import { caught } from './caught.ts';
import { accessToken, businessId, closeFakeSages, httpTo, portOf, startFakeSage } from './fake-sage.ts';

describe('Answers of Sage that get lost', () => {
  afterEach(closeFakeSages);

  it('a connection cut before the answer', async () => {
    const { session } = await startFakeSage((_call, response) => response.destroy());
    await assertLost(session);
  });

  it('a body shorter than announced', async () => {
    const { session } = await startFakeSage((_call, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
      response.write('{"id":', () => response.destroy());
    });
    await assertLost(session);
  });

  it('a chunked body without its end', async () => {
    const { session } = await startFakeSage((_call, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"id":', () => response.destroy());
    });
    await assertLost(session);
  });

  it('a compressed body without its end, which the HTTP client takes for whole', async () => {
    const body = gzipSync(JSON.stringify({ id: 'x'.repeat(1000) })).subarray(0, 20);
    const { session } = await startFakeSage((_call, response) => {
      const headers = { 'content-type': 'application/json', 'x-business': businessId };
      response.writeHead(200, { ...headers, 'content-encoding': 'gzip' }).end(body);
    });
    assert.equal((await caught(readInvoice(session, 'i1'))).kind, 'unexpected_answer');
  });

  it('no answer before the deadline', async () => {
    const { session } = await startFakeSage(() => undefined, { timeoutMs: 100 });
    const [read] = await assertLost(session);
    assert.match(read.message, /no whole answer within 100 ms/);
  });

  it('a body that does not end before the deadline', async () => {
    const { session } = await startFakeSage(
      (_call, response) => {
        response.writeHead(200, { 'content-type': 'application/json' }).write('{"id":');
      },
      { timeoutMs: 100 },
    );
    await assertLost(session);
  });

  it('more bytes than allowed, also when they come compressed', async () => {
    const body = gzipSync('x'.repeat(5_000));
    const { session } = await startFakeSage(
      (_call, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(body),
      { maxResponseBytes: 1_000 },
    );
    assert.equal((await caught(readInvoice(session, 'i1'))).kind, 'too_large');
    assert.equal((await caught(deleteCustomer(session, 'c1'))).kind, 'unknown_outcome');
  });

  it('a redirect is not followed, so the token goes nowhere else', async () => {
    const elsewhere = await startFakeSage((_call, response) => response.end());
    const { session } = await startFakeSage((_call, response) => {
      response.writeHead(307, { location: elsewhere.url }).end();
    });
    assert.equal((await caught(readInvoice(session, 'i1'))).kind, 'unexpected_answer');
    assert.equal((await caught(deleteCustomer(session, 'c1'))).kind, 'unknown_outcome');
    assert.equal(elsewhere.received.length, 0);
  });

  it('a refused connection was certainly not processed', async () => {
    const { url } = await startFakeSage(() => undefined);
    await closeFakeSages();
    await assertNotSent(httpTo(url));
  });

  it('an unknown host was certainly not reached', async () => {
    await assertNotSent(httpTo('http://sage.invalid'));
  });

  it('a connection that does not stand in time was certainly not used', async () => {
    const silent = net.createServer((socket) => socket.on('error', () => undefined));
    await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening));
    try {
      const url = `https://127.0.0.1:${portOf(silent.address())}`;
      const error = await assertNotSent(httpTo(url, { connectTimeoutMs: 100 }));
      assert.match(error.message, /no connection within 100 ms/);
    } finally {
      silent.close();
    }
  });
});

/** The same loss leaves a read without harm and a write without a known outcome. */
async function assertLost(session: SageSession): Promise<[SageError, SageError]> {
  const read = await caught(readInvoice(session, 'i1'));
  assert.deepEqual([read.kind, read.committed], ['unavailable', 'no']);
  const write = await caught(deleteCustomer(session, 'c1'));
  assert.deepEqual([write.kind, write.committed], ['unknown_outcome', 'unknown']);
  return [read, write];
}

async function assertNotSent(http: SageHttp): Promise<SageError> {
  const write = await caught(deleteCustomer(openSession({ http, accessToken, businessId }), 'c1'));
  assert.deepEqual([write.kind, write.committed], ['not_sent', 'no']);
  return write;
}
