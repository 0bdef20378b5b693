import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { contentHash } from '../../domain/invoice/content-hash.ts';
import {
  connectionWorkflowId,
  customerIdempotencyId,
  eventId,
  eventOrigin,
  eventWorkflowId,
  invoiceIdempotencyId,
  invoiceMarker,
  invoiceMarkerStem,
  invoiceWorkflowId,
  markSentIdempotencyId,
  messageId,
  readMessageId,
  resentMessageId,
} from '../../domain/keys.ts';
import { identifier } from '../../domain/schemas/text.ts';
import { eventIdentifier } from '../../domain/schemas/webhooks.ts';
import { request } from './samples.ts';

const key = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
/** Short ones of few letters, so that neighbours are likely. */
const nearKey = fc.stringMatching(/^[a1][a1._-]{0,3}$/);
const pair = fc.tuple(fc.oneof(key, nearKey), fc.oneof(key, nearKey));
const revision = fc.integer({ min: 1, max: 20 });

const acme = { email: 'accounts@acme.test', name: 'Acme Ltd', currency: 'GBP' };
const sageId = 'c'.repeat(32);

describe('Ids made from business ids', () => {
  const perInvoice = {
    'workflow ids': (unit: string, invoice: string, _revision: number) => invoiceWorkflowId(unit, invoice),
    "Sage's idempotency ids": (unit: string, invoice: string, n: number) => {
      return invoiceIdempotencyId('the-business', unit, invoice, n);
    },
    markers: invoiceMarker,
    'message ids': (unit: string, invoice: string, n: number) => messageId(unit, invoice, n, sageId),
  };

  for (const [what, make] of Object.entries(perInvoice)) {
    it(`are the same ${what} for the same invoice, and others for every other`, () => {
      fc.assert(
        fc.property(pair, pair, revision, ([unitA, invoiceA], [unitB, invoiceB], n) => {
          const same = unitA === unitB && invoiceA === invoiceB;
          assert.equal(make(unitA, invoiceA, n), make(unitA, invoiceA, n));
          assert.equal(make(unitA, invoiceA, n) === make(unitB, invoiceB, n), same);
        }),
        { numRuns: 500 },
      );
    });
  }

  it('differ from revision to revision, so that a corrected invoice is asked for anew', () => {
    fc.assert(
      fc.property(pair, revision, revision, ([unit, invoice], a, b) => {
        for (const make of [perInvoice["Sage's idempotency ids"], invoiceMarker, perInvoice['message ids']]) {
          assert.equal(make(unit, invoice, a) === make(unit, invoice, b), a === b);
        }
      }),
    );
  });

  it('lead from a Message-ID to the invoice in Sage, however a mail server writes it', () => {
    const ids = [
      messageId('unit', 'invoice', 1, sageId),
      resentMessageId('unit', 'invoice', 1, sageId, 'again'),
    ];
    assert.notEqual(ids[0], ids[1]);
    for (const id of ids) {
      const found = { messageId: id, sageInvoiceId: sageId };
      for (const text of [id, id.slice(1, -1), ` ${id.toUpperCase()}\n`])
        assert.deepEqual(readMessageId(text), found);
    }
    for (const text of [
      '',
      '<x@y>',
      `<${sageId}@sage-invoicing>`,
      `${ids[0]}x`,
      `<test.${sageId}@sage-invoicing>`,
    ])
      assert.equal(readMessageId(text), null, text);
  });

  it('cannot be confused by ids that hold the separator, for those are refused at hand-over', () => {
    assert.equal(invoiceWorkflowId('a:b', 'c'), invoiceWorkflowId('a', 'b:c'));
    for (const text of ['a:b', 'b:c', 'a/b', 'a b']) assert.ok(!identifier.safeParse(text).success);
  });

  it('differ from business to business, so that a new connection never finds the old answers', () => {
    assert.notEqual(invoiceIdempotencyId('one', 'u', 'i', 1), invoiceIdempotencyId('two', 'u', 'i', 1));
    assert.notEqual(customerIdempotencyId('one', acme, 1), customerIdempotencyId('two', acme, 1));
  });

  it("are 32 hex digits where they are Sage's idempotency ids", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), revision, (a, b, n) => {
        const ids = [
          invoiceIdempotencyId(a, b, b, n),
          customerIdempotencyId(a, { email: b, name: b, currency: 'GBP' }, n),
          markSentIdempotencyId(a, n),
        ];
        for (const id of ids) assert.match(id, /^[0-9a-f]{32}$/);
        assert.equal(new Set(ids).size, ids.length);
      }),
    );
  });

  it('stay what they are from version to version, or a running invoice would be made twice', () => {
    const id = 'b0000000000000000000000000000001';
    assert.equal(invoiceIdempotencyId(id, 'unit-1', 'inv-1', 1), '03c08c4117e0fb7beefd82bece3d279b');
    assert.equal(customerIdempotencyId(id, acme, 1), 'fcf78c3e638c5d60185ac9410a11900d');
    assert.equal(invoiceMarker('unit-1', 'inv-1', 1), '[PSA unit-1/inv-1 r1]');
    assert.equal(invoiceWorkflowId('unit-1', 'inv-1'), 'invoice:unit-1:inv-1');
    assert.equal(connectionWorkflowId('unit-1'), 'connection:unit-1');
    assert.equal(eventWorkflowId('evt_1'), 'event:evt_1');
  });

  it('are one customer for one e-mail, name and currency, however they are written', () => {
    const id = customerIdempotencyId('one', acme, 1);
    const same = { ...acme, email: ' Accounts@ACME.test ', name: 'ACME Limited' };
    assert.equal(customerIdempotencyId('one', same, 1), id);
    for (const other of [{ email: 'account@acme.test' }, { name: 'Elm Garage' }, { currency: 'EUR' }])
      assert.notEqual(customerIdempotencyId('one', { ...acme, ...other }, 1), id, JSON.stringify(other));
  });

  it('tell the events of one subject apart, and repeats of one event not', () => {
    const [at, later] = ['2026-11-03T10:00:00.000Z', '2026-11-03T10:00:00.001Z'];
    assert.equal(eventId('invoice:u:i', 1, at), eventId('invoice:u:i', 1, at));
    assert.notEqual(eventId('invoice:u:i', 1, at), eventId('invoice:u:i', 2, at));
    assert.notEqual(eventId('invoice:u:i', 1, at), eventId('invoice:u:i', 1, later));
    assert.notEqual(eventId('invoice:u:i1', 1, at), eventId('invoice:u:i', 11, at));
    assert.match(eventId('invoice:u:i', 1, at), /^evt_[A-Za-z0-9_-]+$/);
  });

  it('lead from an event back to its subject, and are short enough for the workflow id of any database', () => {
    const time = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(pair, fc.integer({ min: 1, max: 1_000_000 }), time, ([unit, invoice], sequence, date) => {
        for (const subject of [invoiceWorkflowId(unit, invoice), connectionWorkflowId(unit)]) {
          const timestamp = date.toISOString();
          const id = eventId(subject, sequence, timestamp);
          assert.deepEqual(eventOrigin(id), { subject, sequence, timestamp });
          assert.ok(eventWorkflowId(id).length <= 255);
          assert.ok(eventIdentifier.safeParse(id).success);
        }
      }),
    );
    const [long, at] = ['x'.repeat(64), '2066-11-03T10:00:00.000Z'];
    assert.ok(eventWorkflowId(eventId(invoiceWorkflowId(long, long), 1_000_000, at)).length <= 255);
  });

  it('lead nowhere where they are not made of a subject', () => {
    for (const text of [
      `evt_${'0'.repeat(32)}`,
      'evt_',
      '',
      eventId('turnstile:x', 1, '2026-11-03T10:00:00.000Z'),
      `${eventId('invoice:u:i', 1, '2026-11-03T10:00:00.000Z')}A`,
      eventId('invoice:u:i', 1, 'never'),
    ])
      assert.equal(eventOrigin(text), null, text);
  });

  it('begin alike in the markers of all revisions of one invoice, and of no other invoice', () => {
    fc.assert(
      fc.property(pair, pair, revision, ([unitA, invoiceA], [unitB, invoiceB], n) => {
        const same = unitA === unitB && invoiceA === invoiceB;
        assert.equal(invoiceMarker(unitA, invoiceA, n).startsWith(invoiceMarkerStem(unitB, invoiceB)), same);
      }),
      { numRuns: 500 },
    );
    assert.ok(invoiceMarker('u', 'i', 12).startsWith(invoiceMarkerStem('u', 'i')));
  });
});

describe('The hash of a hand-over', () => {
  const shuffled = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shuffled);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([name, field]) => [name, shuffled(field)] as const);
    return Object.fromEntries(entries.reverse());
  };
  const json = fc.jsonValue();

  it('is the same in any order of fields', () => {
    fc.assert(fc.property(json, (value) => assert.equal(contentHash(value), contentHash(shuffled(value)))));
  });

  it('differs for any different content that says something', () => {
    const texts = fc.dictionary(fc.string(), fc.array(fc.string({ minLength: 1 }), { minLength: 1 }));
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        const [left, right] = [a, b].map((value): unknown => JSON.parse(JSON.stringify(value)));
        assert.equal(contentHash(a) === contentHash(b), isDeepStrictEqual(left, right));
      }),
    );
  });

  it('changes with the smallest change of an invoice', () => {
    const hashes = [
      request(),
      request({ number: 'NW-2' }),
      request({ reference: 'PO-7' }),
      request({ lines: [...request().lines, ...request().lines] }),
      request({ customer: { name: 'Acme Ltd', email: 'other@acme.example.test' } }),
    ].map(contentHash);
    assert.equal(new Set(hashes).size, hashes.length);
  });

  it('depends on the order of lines, and not on fields that say nothing', () => {
    assert.notEqual(contentHash([1, 2]), contentHash([2, 1]));
    assert.equal(contentHash({ a: 1, b: undefined }), contentHash({ a: 1 }));
    assert.equal(contentHash({ a: null }), contentHash({}));
    assert.notEqual(contentHash('1'), contentHash(1));
  });
});
