import assert from 'node:assert/strict';
import { pino } from 'pino';
import { z } from 'zod';
import { readApiConfig } from '../../api/config.ts';
import { type RunningApi, startApi } from '../../api/start-api.ts';
import { claimPorts } from '../../temporal/server/free-port.ts';
import { anInvoice } from '../support/bed.ts';
import { testKeys } from '../support/servers.ts';
import {
  type Answer,
  connectionPath,
  ApiUnderTest,
  invoicePath,
  problemOf,
  request,
} from './api-under-test.ts';

const document = z.object({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), z.object({ operationId: z.string() }))),
});

const unit = '/v1/business-units/{businessUnit}';
const operations = [
  'get /v1/business-units',
  'get /v1/webhooks/catalogue',
  'get /v1/webhooks/endpoints',
  'get /v1/webhooks/endpoints/{endpointId}',
  'get /v1/business-units/{businessUnit}/turnstile',
  'post /v1/business-units/{businessUnit}/turnstile/pause',
  'post /v1/business-units/{businessUnit}/turnstile/resume',
  'put /v1/business-units/{businessUnit}/turnstile/limits',
  'delete /v1/business-units/{businessUnit}/turnstile/limits',
  'put /v1/webhooks/endpoints/{endpointId}',
  'delete /v1/webhooks/endpoints/{endpointId}',
  'post /v1/webhooks/endpoints/{endpointId}/ping',
  'post /v1/webhooks/endpoints/{endpointId}/test',
  'post /v1/webhooks/endpoints/{endpointId}/replay',
  'get /v1/webhooks/endpoints/{endpointId}/replays/{requestId}',
  'post /v1/webhooks/endpoints/{endpointId}/rotate-secret',
  'post /v1/webhooks/endpoints/{endpointId}/enable',
  'post /v1/webhooks/endpoints/{endpointId}/disable',
  'get /v1/webhooks/deliveries',
  'get /v1/webhooks/deliveries/{eventId}',
  'post /v1/webhooks/deliveries/{eventId}/resend',
  'post /v1/webhooks/deliveries/resend-failed',
  `get ${unit}/connection`,
  `delete ${unit}/connection`,
  `post ${unit}/connection/authorize`,
  `put ${unit}/connection/business`,
  `post ${unit}/connection/test`,
  `post ${unit}/connection/test-email`,
  `get ${unit}/connection/settings`,
  `patch ${unit}/connection/settings`,
  `get ${unit}/ledger-accounts`,
  `get ${unit}/analysis-types`,
  `get ${unit}/gl-accounts`,
  `get ${unit}/gl-accounts/{glAccountId}`,
  `put ${unit}/gl-accounts/{glAccountId}`,
  `delete ${unit}/gl-accounts/{glAccountId}`,
  `get ${unit}/contract-templates`,
  `get ${unit}/contract-templates/{templateId}`,
  `put ${unit}/contract-templates/{templateId}`,
  `get ${unit}/runs`,
  `put ${unit}/runs/{runId}`,
  `get ${unit}/runs/{runId}`,
  `get ${unit}/runs/{runId}/report`,
  ...['pause', 'resume', 'cancel'].map((action) => `post ${unit}/runs/{runId}/${action}`),
  `get ${unit}/credit-notes`,
  `put ${unit}/credit-notes/{creditNoteId}`,
  `get ${unit}/credit-notes/{creditNoteId}`,
  `get ${unit}/credit-notes/{creditNoteId}/timeline`,
  `get ${unit}/credit-notes/{creditNoteId}/sage-calls`,
  ...['correct', 'retry', 'cancel', 'customer', 'exchange-rate', 'send-anyway'].map(
    (action) => `post ${unit}/credit-notes/{creditNoteId}/${action}`,
  ),
  ...['preview', 'void', 'resend-email', 'contact'].map(
    (action) => `post ${unit}/credit-notes/{creditNoteId}/${action}`,
  ),
  `get ${unit}/invoices`,
  `get ${unit}/invoice-totals`,
  `post ${unit}/invoices/retry`,
  `get ${unit}/operations/{operationId}`,
  `post ${unit}/operations/{operationId}/cancel`,
  `get ${unit}/invoices/{invoiceId}/timeline`,
  `get ${unit}/invoices/{invoiceId}/sage-calls`,
  `put ${unit}/invoices/{invoiceId}`,
  `get ${unit}/invoices/{invoiceId}`,
  ...[
    'preview',
    'correct',
    'retry',
    'cancel',
    'link',
    'check-payment',
    'customer',
    'exchange-rate',
    'send-anyway',
  ].map((action) => `post ${unit}/invoices/{invoiceId}/${action}`),
  ...['void', 'credit', 'reissue', 'resend-email', 'contact'].map(
    (action) => `post ${unit}/invoices/{invoiceId}/${action}`,
  ),
  'get /v1/health-report',
  `get ${unit}/payment-watch`,
  `post ${unit}/payment-watch/check`,
];

/** To whoever asks, or signs. */
const open = ['get /health/live', 'get /health/ready', 'post /webhooks/sage', 'post /webhooks/mail'];

describe('The API', () => {
  let api: ApiUnderTest;
  before(async () => {
    api = await ApiUnderTest.open();
  });
  after(() => api.close());

  const openApi = async () => {
    const answer = await api.send('GET', '/openapi.json', { headers: { authorization: '' } });
    assert.equal(answer.status, 200);
    return document.parse(JSON.parse(answer.text));
  };
  const expectRefused = (answer: Answer) => {
    assert.equal(answer.status, 401, answer.text);
    assert.equal(problemOf(answer).code, 'not_authenticated');
    assert.equal(answer.headers.get('www-authenticate'), 'Bearer');
    assert.ok(!answer.text.includes(testKeys.apiKey));
  };

  it('describes itself in OpenAPI 3.1: every operation once', async () => {
    const { openapi, paths } = await openApi();
    assert.match(openapi, /^3\.1\./);
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    assert.deepEqual(described.sort(), [...operations, ...open].sort());
  });

  it('lets nobody in without a key, at any operation it describes', async () => {
    for (const operation of operations) {
      const [method = '', template = ''] = operation.split(' ');
      const path = template.replace(/\{\w+\}/g, 'anything');
      const order = { headers: { authorization: '' }, ...(method === 'get' ? {} : { body: {} }) };
      expectRefused(await api.send(method.toUpperCase(), path, order));
    }
    expectRefused(await api.send('GET', '/v1/no-such-thing', { headers: { authorization: '' } }));
  });

  it('lets nobody in with another key, a part of one, or another scheme', async () => {
    const key = testKeys.apiKey;
    for (const authorization of [
      'Bearer',
      'Bearer wrong',
      `Bearer ${key.slice(0, -1)}`,
      `Bearer ${key}x`,
      `Basic ${key}`,
      key,
      `Bearer wrong,${key}`,
    ]) {
      expectRefused(await api.send('GET', '/v1/business-units', { headers: { authorization } }));
    }
  });

  it('takes the name of the scheme in any case, as HTTP has it', async () => {
    const headers = { authorization: `bearer ${testKeys.apiKey}` };
    assert.equal((await api.send('GET', '/v1/business-units', { headers })).status, 200);
  });

  it('says without a key that it is live and ready', async () => {
    for (const [path, status] of [
      ['/health/live', 'live'],
      ['/health/ready', 'ready'],
    ] as const) {
      const answer = await api.send('GET', path, { headers: { authorization: '' } });
      assert.deepEqual([answer.status, JSON.parse(answer.text)], [200, { status }]);
    }
  });

  describe('while Temporal is away', () => {
    let cutOff: RunningApi;
    const logged: string[] = [];
    before(async () => {
      const { nobody = 0 } = await claimPorts('127.0.0.1', { nobody: 0 });
      const env = { ...api.bed.env, API_PORT: '0', TEMPORAL_ADDRESS: `127.0.0.1:${nobody}` };
      const log = pino({ level: 'warn' }, { write: (line) => void logged.push(line) });
      cutOff = await startApi(readApiConfig(env), { env, log });
    });
    after(() => cutOff.stop());

    it('is live but not ready, and takes nothing on that it could not keep (R8)', async () => {
      const ready = request(`${cutOff.url}/health/ready`, 'GET').then((answer) => {
        assert.equal(answer.status, 503);
        assert.match(answer.text, /Temporal does not answer/);
      });
      const calls = [
        request(`${cutOff.url}${invoicePath('away', 'x')}`, 'PUT', { body: anInvoice() }),
        request(`${cutOff.url}${invoicePath('away', 'x')}`, 'GET'),
        request(`${cutOff.url}${connectionPath('away')}`, 'GET'),
      ];
      assert.equal((await request(`${cutOff.url}/health/live`, 'GET')).status, 200);
      const bad = await request(`${cutOff.url}${invoicePath('away', 'x')}`, 'PUT', { body: {} });
      assert.equal(bad.status, 422);
      await ready;
      for (const answer of await Promise.all(calls)) {
        assert.equal(answer.status, 503, answer.text);
        const refusal = problemOf(answer);
        assert.deepEqual([refusal.code, refusal.retriable], ['temporarily_unavailable', true]);
        assert.match(answer.headers.get('retry-after') ?? '', /^\d+$/);
      }
      const reasons = logged.filter((line) => /told the caller to ask again/.test(line));
      assert.equal(reasons.length, calls.length);
      for (const line of reasons) assert.match(line, /"requestId":".+UNAVAILABLE/);
    });
  });
});
