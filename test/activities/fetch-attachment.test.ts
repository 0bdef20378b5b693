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
      {
        url: `${base}/receipt.txt?signature=secret`,
        sha256: options.sha256 ?? digest,
        fileName: 'receipt.txt',
      },
      new Destinations(options.allowed ?? ['127.0.0.1']),
      {
        mostBytes: options.mostBytes ?? 1_000,
        signal: AbortSignal.timeout(options.timeoutMs ?? 20_000),
      },
    );

  /** `passes`: it is worth another try. */
  const failsAs =
    (code: string, message: RegExp, passes = false) =>
    (error: unknown) => {
      assert.ok(error instanceof AttachmentFailure, String(error));
      assert.deepEqual([error.code, error.passes], [code, passes]);
      assert.match(error.message, message);
      assert.doesNotMatch(error.message, /secret/, 'no query in what people read');
      return true;
    };

  it('gives the bytes whose digest is the one of the hand-over', async () => {
    assert.deepEqual(await fetched(), receipt);
  });

  it('takes a file of exactly the size that is left', async () => {
    assert.deepEqual(await fetched({ mostBytes: receipt.length }), receipt);
  });

  it('calls no internal address, and says which setting would allow it', async () => {
    await assert.rejects(
      fetched({ allowed: [] }),
      failsAs(
        'attachment_unavailable',
        /"receipt\.txt".*http:\/\/127\.0\.0\.1:\d+\/receipt\.txt: .*internal address.*WEBHOOK_ALLOW_HOSTS/,
      ),
    );
    assert.deepEqual(asked, []);
  });

  it('follows no redirect', async () => {
    answer = (_request, response) => response.writeHead(302, { location: `${base}/elsewhere` }).end();
    await assert.rejects(fetched(), failsAs('attachment_unavailable', /answered 302/));
    assert.deepEqual(asked, ['/receipt.txt?signature=secret']);
  });

  for (const [status, passes] of [
    [404, true],
    [429, true],
    [503, true],
    [403, false],
    [410, false],
  ] as const) {
    it(`takes ${status} for an answer that ${passes ? 'may pass' : 'is final'}`, async () => {
      answer = (_request, response) => response.writeHead(status).end();
      await assert.rejects(
        fetched(),
        failsAs('attachment_unavailable', new RegExp(`answered ${status}`), passes),
      );
    });
  }

  it('tries again where nobody answers', async () => {
    server.closeAllConnections();
    server.close();
    await assert.rejects(fetched(), failsAs('attachment_unavailable', /ECONNREFUSED/, true));
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
      failsAs('attachment_unavailable', /did not come in time/, true),
    );
  });

  it('does not take a part for the whole', async () => {
    answer = (_request, response) => {
      response.writeHead(200, { 'content-length': '11' }).write('Taxi', () => response.destroy());
    };
    await assert.rejects(fetched(), failsAs('attachment_unavailable', /could not be fetched/, true));
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
