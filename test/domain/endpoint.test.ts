import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rotateSecret, secretsInForce, type SigningSecret, wants } from '../../domain/webhooks/endpoint.ts';
import { type PsaEvent } from '../../domain/webhooks/event.ts';
import { endpointInput } from '../../domain/schemas/webhooks.ts';

const NOW = Date.parse('2026-11-30T08:00:00Z');
const DAY_MS = 86_400_000;
const iso = (ms: number) => new Date(ms).toISOString();
const event: PsaEvent = {
  type: 'connection.verified',
  timestamp: iso(NOW),
  data: {
    businessUnit: 'north',
    sequence: 1,
    status: 'verified',
    previousStatus: 'connected',
    business: null,
    problem: null,
    lastRequest: null,
  },
};

describe('What an endpoint wants to hear of', () => {
  for (const [events, businessUnits, wanted] of [
    [['*'], null, true],
    [['connection.*'], null, true],
    [['connection.verified'], null, true],
    [['invoice.paid', 'connection.*'], ['south', 'north'], true],
    [['invoice.*'], null, false],
    [['connection.connected'], null, false],
    [['*'], ['south'], false],
  ] as const) {
    it(`${wanted ? 'has' : 'has not'} ${event.type} of north in it: ${events.join(', ')} of ${businessUnits?.join(', ') ?? 'all'}`, () => {
      assert.equal(wants({ events, businessUnits }, event), wanted);
    });
  }

  it('cannot be a pattern that names no event, which would match nothing in silence', () => {
    for (const pattern of ['invoice.payed', 'invoices.*', '**', 'invoice.', '']) {
      const result = endpointInput.safeParse({ url: 'https://psa.example', events: [pattern] });
      assert.match(
        result.error?.issues[0]?.message ?? '',
        /names no event: use "\*", "invoice\.\*"/,
        pattern,
      );
    }
  });

  for (const [url, message] of [
    ['ftp://psa.example/', /http or https/],
    ['psa.example', /http or https/],
    ['https://user:secret@psa.example/', /carries a user or password/],
    ['https://psa.example/#part', /fragment/],
  ] as const) {
    it(`cannot go to ${url}`, () => {
      assert.match(endpointInput.safeParse({ url }).error?.issues[0]?.message ?? '', message);
    });
  }
});

describe('A rotation of secrets (R18)', () => {
  const first: readonly SigningSecret[] = [{ value: 'one', since: iso(NOW - DAY_MS), until: null }];
  const values = (secrets: readonly SigningSecret[], atMs: number) =>
    secretsInForce(secrets, atMs).map(({ value }) => value);

  it('lets the former secret sign until the overlap is over', () => {
    const secrets = rotateSecret(first, 'two', NOW, DAY_MS);
    assert.deepEqual(values(secrets, NOW), ['two', 'one']);
    assert.deepEqual(values(secrets, NOW + DAY_MS - 1), ['two', 'one']);
    assert.deepEqual(values(secrets, NOW + DAY_MS), ['two']);
  });

  it('without overlap ends all former ones at once, as after a leak', () => {
    const secrets = rotateSecret(rotateSecret(first, 'two', NOW, DAY_MS), 'three', NOW + 1, 0);
    assert.deepEqual(values(secrets, NOW + 1), ['three']);
  });

  it('always leaves exactly one secret without an end, the newest, and never lengthens a life', () => {
    const turns = fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(turns, (rotations) => {
        let secrets = first;
        let nowMs = NOW;
        for (const [index, [passed, overlap]] of rotations.entries()) {
          nowMs += passed;
          const before = secrets;
          secrets = rotateSecret(secrets, `s${index}`, nowMs, overlap);
          assert.deepEqual(
            secrets.filter(({ until }) => until === null).map(({ value }) => value),
            [`s${index}`],
          );
          for (const { value, until } of secrets.slice(1)) {
            const earlier = before.find((secret) => secret.value === value)?.until;
            assert.ok(Date.parse(until ?? '') <= nowMs + overlap);
            if (earlier) assert.ok(Date.parse(until ?? '') <= Date.parse(earlier));
          }
        }
      }),
    );
  });
});
