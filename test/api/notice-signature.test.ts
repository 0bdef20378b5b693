import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { noticeSecretKey } from '../../api/payments/notice-secret.ts';
import { verifyNotice } from '../../api/payments/verify-notice.ts';
import { readApiConfig } from '../../api/config.ts';
import { testKeys } from '../support/servers.ts';
import { ApiUnderTest } from './api-under-test.ts';
import {
  bases,
  type Mutant,
  mutants,
  mutationKinds,
  signature,
  wire,
  type WireNotice,
} from './notice-mutants.ts';

const secret = testKeys.noticeSecret;
const replacement = `whsec_${randomBytes(32).toString('base64')}`;
const keyOf = (text: string): Buffer => noticeSecretKey(text) ?? Buffer.alloc(0);
const secrets = [keyOf(secret), keyOf(replacement)];
/** Of when these tests begin, not of when the file was read: the package looks at the real clock. */
let nowMs = 0;
let nowSeconds = 0;
const seed = Number(process.env['TEST_SEED'] ?? Date.now() % 1_000_000);

type Judge = (notice: WireNotice) => boolean;
const rawHeaders = (notice: WireNotice): string[] => notice.headers.flat();
const ours: Judge = (notice) =>
  verifyNotice({ rawHeaders: rawHeaders(notice), body: notice.body }, secrets, nowMs).ok;

/** The package of the Standard Webhooks project; it knows one value per header, so a doubled one is not for it to judge. */
function packages(notice: WireNotice): boolean {
  return [secret, replacement].some((one) => {
    try {
      const headers = Object.fromEntries(notice.headers);
      new Webhook(one).verify(notice.body.toString('utf8'), headers, { jsonParse: false });
      return true;
    } catch {
      return false;
    }
  });
}

/** Ten thousand forgeries; which kinds of them the judge took for good, and how often. */
function takenIn(judge: Judge, forgeries: readonly Mutant[]): Map<string, number> {
  const taken = new Map<string, number>();
  for (const one of forgeries) if (judge(one)) taken.set(one.kind, (taken.get(one.kind) ?? 0) + 1);
  return taken;
}

describe('The signature of a notice', function () {
  let forgeries: Mutant[];
  before(() => {
    nowMs = Date.now();
    nowSeconds = Math.floor(nowMs / 1000);
    forgeries = fc.sample(mutants(keyOf(secret), nowSeconds), { numRuns: 10_000, seed });
    console.log(`      10,000 forgeries of ${mutationKinds.length} kinds, seed ${seed}`);
  });

  it('keeps out ten thousand forgeries', () => {
    assert.equal(forgeries.length, 10_000);
    assert.deepEqual(new Set(forgeries.map(({ kind }) => kind)), new Set(mutationKinds));
    assert.deepEqual([...takenIn(ours, forgeries)], []);
  });

  it('is judged alike by the package of Standard Webhooks, but for what it is too kind to', () => {
    const judged = forgeries.filter(({ kind }) => kind !== 'a header twice');
    assert.deepEqual([...takenIn(packages, judged).keys()].sort(), [
      'bytes that are no text',
      'the border of id, time and body',
      'the right one among too many',
      'the right one in a list that is none',
      'the time written otherwise',
    ]);
  });

  it('lets in every valid notice, under either secret while one is replaced, and so does the package', () => {
    const either = fc.tuple(bases(nowSeconds), fc.constantFrom(...secrets), fc.nat({ max: 4 }));
    fc.assert(
      fc.property(either, ([{ id, seconds, body }, key, others]) => {
        const wrong = Array.from({ length: others }, () => signature(randomBytes(32), id, seconds, body));
        const list = [...wrong, 'v1a,AAAA', signature(key, id, seconds, body)].join(' ');
        const notice = wire(id, seconds, list, body);
        assert.ok(ours(notice) && packages(notice), list);
      }),
      { numRuns: 1_000, seed },
    );
  });

  it('is no longer good under a secret that is gone', () => {
    const [base] = fc.sample(bases(nowSeconds), { numRuns: 1, seed });
    assert.ok(base);
    const { id, seconds, body } = base;
    const notice = wire(id, seconds, signature(keyOf(secret), id, seconds, body), body);
    const verdict = (keys: Buffer[]) =>
      verifyNotice({ rawHeaders: rawHeaders(notice), body }, keys, nowMs).ok;
    assert.deepEqual([verdict(secrets), verdict([keyOf(replacement)]), verdict([])], [true, false, false]);
  });

  /** The check itself must be able to fail: each of these forgets one thing, and is found out by that very thing. */
  const careless: readonly [what: string, judge: Judge, foundBy: readonly string[]][] = [
    ['looks at nothing', () => true, mutationKinds],
    [
      'does not look at the time',
      (notice) => {
        const time = Number(new Map(notice.headers).get('webhook-timestamp')) * 1000;
        return verifyNotice({ rawHeaders: rawHeaders(notice), body: notice.body }, secrets, time).ok;
      },
      ['too old or too new'],
    ],
    [
      'takes the last of doubled headers',
      (notice) => ours({ ...notice, headers: [...new Map(notice.headers)] }),
      ['a header twice'],
    ],
    [
      'reads the body as text',
      (notice) => ours({ ...notice, body: Buffer.from(notice.body.toString('utf8')) }),
      ['bytes that are no text'],
    ],
  ];
  for (const [what, judge, foundBy] of careless) {
    it(`would be seen to let forgeries in if it ${what}`, () => {
      assert.deepEqual([...takenIn(judge, forgeries).keys()].sort(), [...foundBy].sort());
    });
  }

  it('says what is wrong, to the second', () => {
    const body = Buffer.from('{}');
    const why = (notice: WireNotice) => {
      const verdict = verifyNotice({ rawHeaders: rawHeaders(notice), body }, secrets, nowSeconds * 1000);
      return verdict.ok ? '' : verdict.why;
    };
    const late = nowSeconds - 301;
    assert.match(
      why(wire('a', late, signature(keyOf(secret), 'a', late, body), body)),
      /is 301 seconds behind our clock; 300/,
    );
    const { headers } = wire('a', nowSeconds, 'v1,AAAA', body);
    assert.match(why({ headers: [...headers, ['Webhook-Id', 'b']], body }), /webhook-id is there 2 times/);
    assert.match(why({ headers: headers.slice(1), body }), /webhook-id is missing/);
  });

  it('cannot be checked against a secret that is none, which ends the API at its start', () => {
    for (const bad of ['secret', 'whsec_', 'whsec_c2hvcnQ=', `whsec_${'*'.repeat(40)}`]) {
      const env = { CODEC_KEYS: '', API_KEYS: '', NOTICE_SECRETS: `${secret},${bad}` };
      assert.throws(
        () => readApiConfig(env),
        /NOTICE_SECRETS: each must be whsec_ and base64 of 24 to 64 bytes/,
      );
      assert.throws(
        () => readApiConfig(env),
        (error) => !String(error).includes(secret),
      );
    }
  });

  it('is asked for over HTTP as well: three hundred forgeries over HTTP', async () => {
    const api = await ApiUnderTest.open(() => ({ NOTICE_SECRETS: `${secret},${replacement}` }));
    try {
      const fresh = fc.sample(mutants(keyOf(secret), Math.floor(Date.now() / 1000)), { numRuns: 300, seed });
      const sendable = fresh.filter(({ headers }) =>
        headers.every(([, value]) => !/[^\x20-\x7e]/.test(value)),
      );
      const statuses = new Map<number, number>();
      for (const one of sendable) {
        const status = await overHttp(`${api.url}/webhooks/sage`, one);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
      assert.deepEqual([...statuses], [[401, sendable.length]]);
      assert.ok(sendable.length > 280, `${sendable.length}`);
    } finally {
      await api.close();
    }
  });
});

/** Node's own client: it sends a header twice when it is told to. */
function overHttp(url: string, { headers, body }: WireNotice): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(url, {
      method: 'POST',
      headers: ['host', new URL(url).host, 'content-length', String(body.length), ...headers.flat()],
    });
    outgoing.on('response', (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
