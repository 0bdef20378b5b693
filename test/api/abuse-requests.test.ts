import assert from 'node:assert/strict';
import { z } from 'zod';
import { generateKeyEntry, parseKeyRing } from '../../temporal/key-ring.ts';
import { Authenticator } from '../../api/authenticator.ts';
import { temporalProblem } from '../../api/temporal-problem.ts';
import { Cursors } from '../../api/visibility-page.ts';
import { anInvoice } from '../support/bed.ts';
import { testKeys } from '../support/servers.ts';
import { ApiUnderTest, connectionPath, invoicePath, type Order, problemOf } from './api-under-test.ts';

const UNIT = 'abuse-unit';
const list = `/v1/business-units/${UNIT}/invoices`;

const openApi = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

describe('Abuse: what a stranger or a mistaken program sends', () => {
  let api: ApiUnderTest;
  before(async () => {
    api = await ApiUnderTest.open();
    await api.bed.verified(UNIT);
  });
  after(() => api.close());

  it('with thousands of mistakes gets fifty named and the rest counted', async () => {
    const zeros = Array.from({ length: 19_000 }, () => 0);
    const codec = { body: { payloads: zeros } };
    const refusal = await api.refused(422, 'POST', '/codec/decode', codec);
    assert.equal(refusal.errors?.length, 50);
    assert.equal(refusal.errorsNotNamed, 18_950);
    assert.equal(refusal.errors?.[49]?.pointer, '/payloads/49');
    assert.match(refusal.detail, /^19000 values are not usable: .*the first 50 are named$/);

    const fields = Object.fromEntries(zeros.map((_, index) => [`field${index}`, 0]));
    const named = await api.refused(422, 'PUT', invoicePath(UNIT, 'many'), { body: fields });
    assert.equal(named.errors?.length, 50);
    assert.equal(named.errorsNotNamed, 19_000 + 5 - 50);
  });

  it('with more values than any request needs is refused before they are looked at', async () => {
    const zeros = Array.from({ length: 400_000 }, () => 0);
    for (const [method, path, body] of [
      ['POST', '/codec/decode', { payloads: zeros }],
      ['PUT', invoicePath(UNIT, 'many'), { lines: zeros }],
      [
        'PUT',
        invoicePath(UNIT, 'many'),
        Object.fromEntries(zeros.slice(0, 25_000).map((_, i) => [`f${i}`, 0])),
      ],
    ] as const) {
      assert.equal((await api.refused(413, method, path, { body })).code, 'too_large');
    }
  });

  it('with a field twice in one object is refused, however it is spelt', async () => {
    const text = JSON.stringify(anInvoice());
    const twice = [
      text.replace('{', '{"number":"OTHER",'),
      text.replace('{', '{"n\\u0075mber":"OTHER",'),
      text.replace('"customer":{', '"customer":{"name":"Other Ltd",'),
    ];
    for (const body of twice) {
      const refusal = await api.refused(400, 'PUT', invoicePath(UNIT, 'twice'), { body });
      assert.equal(refusal.code, 'duplicate_field');
      assert.match(refusal.detail, /"(?:number|name)" is there twice/);
    }
    const lines = [
      { description: 'a "number": in a text, {"number"', quantity: '1', unitPrice: '1.00' },
      { description: 'b', quantity: '1', unitPrice: '1.00' },
    ];
    const body = JSON.stringify({ ...anInvoice({ number: 'ABUSE-1' }), netTotal: undefined, lines });
    assert.equal((await api.send('PUT', invoicePath(UNIT, 'once'), { body })).status, 202);
  });

  it('in another charset or encoding than is taken is told so with 415', async () => {
    const orders: readonly (readonly [Order, string])[] = [
      [
        { body: '{}', headers: { 'content-type': 'application/json; charset=latin1' } },
        'unsupported_charset',
      ],
      [
        { body: '{}', headers: { 'content-type': 'application/json; charset=utf-16' } },
        'unsupported_charset',
      ],
      [{ body: '{}', headers: { 'content-type': 'application/json; charset=x' } }, 'unsupported_charset'],
      [{ body: '{}', headers: { 'content-encoding': 'x' } }, 'unsupported_encoding'],
    ];
    for (const [order, code] of orders)
      assert.equal((await api.refused(415, 'PUT', invoicePath(UNIT, 'x'), order)).code, code);
    const bytes = await fetch(`${api.url}${invoicePath(UNIT, 'x')}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${testKeys.apiKey}`, 'content-type': 'application/json' },
      body: Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]),
    });
    assert.equal(bytes.status, 400);
  });

  it('as a number in a query is digits alone', async () => {
    for (const query of ['limit=0x10', 'limit=1e1', 'limit=+5', 'limit=%205', 'limit=', 'limit=05']) {
      const refusal = await api.refused(400, 'GET', `${list}?${query}`);
      assert.equal(refusal.errors?.[0]?.pointer, '/limit', query);
    }
    for (const query of ['wait=0x1', 'wait=', 'wait=1e1', 'after=0x1', 'after=', 'after=1e1'])
      await api.refused(400, 'GET', `${invoicePath(UNIT, 'once')}?${query}`);
    assert.equal((await api.send('GET', `${list}?limit=10`)).status, 200);
  });

  it('as a cursor that this API did not make is refused, in every list', async () => {
    const otherKeys = new Cursors(new Authenticator(parseKeyRing(generateKeyEntry('other')), 'cursor'));
    const position = { asOf: 'never', token: 'AAAA', runId: null, after: null };
    const forged = [
      'garbage',
      Buffer.from('no cursor at all, but long enough to be one').toString('base64url'),
      otherKeys.make('a list', Buffer.from(JSON.stringify(position))),
    ];
    for (const cursor of forged) {
      for (const path of [list, `/v1/business-units/${UNIT}/credit-notes`, '/v1/webhooks/deliveries']) {
        const refusal = await api.refused(400, 'GET', `${path}?cursor=${cursor}`);
        assert.equal(refusal.code, 'invalid_parameter');
        assert.equal(refusal.retriable, false);
      }
    }
  });

  it('as a time that no store can keep is refused', async () => {
    for (const since of ['9999-12-31T23:59:59Z', '2100-01-02T00:00:00Z', '0001-01-01T00:00:00Z']) {
      const order = { body: { since } };
      const refusal = await api.refused(422, 'POST', '/v1/webhooks/deliveries/resend-failed', order);
      assert.equal(refusal.errors?.[0]?.pointer, '/since');
    }
  });

  it('that Temporal refuses as out of reach is told as that, and not as an outage', () => {
    const told = (text: string) =>
      temporalProblem(Object.assign(new Error(text), { code: 3, details: text, metadata: {} }))?.fields;
    const refusal = told('invalid query: time out of range');
    assert.deepEqual([refusal?.status, refusal?.code], [400, 'invalid_parameter']);
    // A server that was not prepared for us is none of the caller's fault.
    assert.equal(told('invalid query: no such search attribute')?.status, 503);
  });

  it('with a method that the address does not take is told which it takes', async () => {
    for (const [method, path, allow] of [
      ['PATCH', invoicePath(UNIT, 'once'), 'PUT, GET, HEAD, OPTIONS'],
      ['DELETE', list, 'GET, HEAD, OPTIONS'],
      ['PUT', '/health/live', 'GET, HEAD, OPTIONS'],
      ['GET', '/codec/decode', 'POST, OPTIONS'],
      ['POST', '/oauth/sage/start', 'GET, OPTIONS'],
      ['GET', '/webhooks/sage', 'POST, OPTIONS'],
      ['POST', '/openapi.json', 'GET, HEAD, OPTIONS'],
    ] as const) {
      const answer = await api.send(method, path);
      assert.equal(problemOf(answer).code, 'method_not_allowed', `${method} ${path}`);
      assert.equal(answer.status, 405);
      assert.equal(answer.headers.get('allow'), allow, path);
    }
    const options = await api.send('OPTIONS', list);
    assert.deepEqual([options.status, options.headers.get('allow')], [204, 'GET, HEAD, OPTIONS']);
  });

  it('about a unit that was never connected has one answer on every route of a unit', async () => {
    const document = openApi.parse(JSON.parse((await api.send('GET', '/openapi.json')).text));
    const answers = new Set<string>();
    let asked = 0;
    for (const [path, operations] of Object.entries(document.paths)) {
      if (!path.includes('{businessUnit}') || path.endsWith('/authorize')) continue;
      const address = path.replace('{businessUnit}', 'never-connected').replace(/\{\w+\}/g, 'some-id');
      for (const method of Object.keys(operations)) {
        const answer = await api.send(method.toUpperCase(), address);
        // What its content should be is said first, and says nothing of the unit.
        if (answer.status === 422) continue;
        const { code, detail, status } = problemOf(answer);
        answers.add(JSON.stringify({ code, detail, status }));
        asked += 1;
      }
    }
    assert.ok(asked > 15, String(asked));
    assert.deepEqual([...answers].length, 1, [...answers].join('\n'));
    assert.match([...answers][0] ?? '', /unknown_business_unit/);
    const filtered = await api.refused(404, 'GET', '/v1/webhooks/deliveries?businessUnit=never-connected');
    assert.ok(filtered.detail.includes('"never-connected"'));
    await api.refused(404, 'PUT', invoicePath('never-connected', 'x'), { body: anInvoice() });
    await api.refused(404, 'GET', connectionPath('never-connected'));
  });
});
