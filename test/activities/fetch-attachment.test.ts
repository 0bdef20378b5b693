import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { AttachmentFailure, fetchAttachment } from '../../activities/invoice/fetch-attachment.ts';
import { Destinations } from '../../activities/webhooks/destinations.ts';

const receipt = Buffer.from('Taxi, 12.40');
const digest = createHash('sha256').update(receipt).digest('hex');

describe('Fetching a file that goes with an invoice', () => {
  let server: Server;
  let answer: RequestListener;
  let asked: string[];
  let base: string;

  beforeEach(async () => {
    asked = [];
    answer = (_request, response) => response.end(receipt);
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      answer(request, response);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    base = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const fetched = async (
    options: { sha256?: string; mostBytes?: number; timeoutMs?: number; allowed?: string[] } = {},
  ) =>
    fetchAttachment(
      { url: `${base}/receipt.txt`, sha256: options.sha256 ?? digest, fileName: 'receipt.txt' },
      new Destinations(options.allowed ?? ['127.0.0.1']),
      { mostBytes: options.mostBytes ?? 1_000, timeoutMs: options.timeoutMs ?? 20_000 },
    );

  const failsAs = (code: string, message: RegExp) => (error: unknown) => {
    assert.ok(error instanceof AttachmentFailure, String(error));
    assert.equal(error.code, code);
    assert.match(error.message, message);
    return true;
  };

  it('gives the bytes whose digest is the one of the hand-over', async () => {
    assert.deepEqual(await fetched(), receipt);
  });

  it('takes a file of exactly the size that is left', async () => {
    assert.deepEqual(await fetched({ mostBytes: receipt.length }), receipt);
  });

  it('calls no internal address', async () => {
    await assert.rejects(
      fetched({ allowed: [] }),
      failsAs('attachment_unavailable', /"receipt\.txt".*internal address/),
    );
    assert.deepEqual(asked, []);
  });

  it('follows no redirect', async () => {
    answer = (_request, response) => response.writeHead(302, { location: `${base}/elsewhere` }).end();
    await assert.rejects(fetched(), failsAs('attachment_unavailable', /answered 302/));
    assert.deepEqual(asked, ['/receipt.txt']);
  });

  it('cuts a file off that says nothing of its size and does not end', async () => {
    let closed: Promise<unknown> = Promise.resolve();
    answer = (_request, response) => {
      closed = once(response, 'close');
      response.write(Buffer.alloc(1_001));
    };
    await assert.rejects(fetched(), failsAs('attachment_too_large', /more than the 1000 bytes/));
    await closed;
  });

  it('reads nothing of a file that says it is too large', async () => {
    answer = (_request, response) => {
      response.writeHead(200, { 'content-length': '1001' }).write('x');
    };
    await assert.rejects(fetched(), failsAs('attachment_too_large', /more than the 1000 bytes/));
  });

  it('waits for no file for ever', async () => {
    answer = (_request, response) => {
      response.write('x');
    };
    await assert.rejects(
      fetched({ timeoutMs: 300 }),
      failsAs('attachment_unavailable', /could not be fetched/),
    );
  });

  it('does not take a part for the whole', async () => {
    answer = (_request, response) => {
      response.writeHead(200, { 'content-length': '11' }).write('Taxi', () => response.destroy());
    };
    await assert.rejects(fetched(), failsAs('attachment_unavailable', /could not be fetched/));
  });

  it('says both digests of another file, and nothing of its content', async () => {
    answer = (_request, response) => response.end('Taxi, 99.99');
    await assert.rejects(fetched(), (error) => {
      failsAs('attachment_differs', new RegExp(`says ${digest}`))(error);
      assert.doesNotMatch(String(error), /99\.99/);
      return true;
    });
  });
});
