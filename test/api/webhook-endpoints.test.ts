import assert from 'node:assert/strict';
import { z } from 'zod';
import { eventTypes } from '../../domain/webhooks/event-catalogue.ts';
import { WebhookBed } from '../support/webhook-bed.ts';
import { ApiUnderTest } from './api-under-test.ts';

const base = '/v1/webhooks/endpoints';
const endpoint = z.strictObject({
  id: z.string(),
  url: z.string(),
  description: z.string(),
  events: z.array(z.string()),
  businessUnits: z.array(z.string()).nullable(),
  configuredBy: z.enum(['api', 'environment']),
  version: z.number(),
  disabled: z.object({ since: z.string(), reason: z.string() }).nullable(),
  secret: z.object({ since: z.string(), formerUntil: z.string().nullable() }).nullable(),
});
const withSecret = endpoint.extend({ signingSecret: z.string().regex(/^whsec_[A-Za-z0-9+/]{43}=$/) });
const attempt = z.looseObject({ outcome: z.string(), status: z.number().nullable() });

describe('Webhook endpoints', () => {
  let api: ApiUnderTest;
  let hooks: WebhookBed;
  before(async () => {
    api = await ApiUnderTest.open();
    hooks = new WebhookBed(api.bed);
  });
  after(() => hooks.stop());

  const put = (id: string, body: object) => api.send('PUT', `${base}/${id}`, { body });
  const one = async (id: string) => endpoint.parse(JSON.parse((await api.send('GET', `${base}/${id}`)).text));
  const url = 'https://psa.example/hooks';

  it('begin with the configured one, whose secret is nowhere', async () => {
    const { text } = await api.send('GET', base);
    const { endpoints } = z.object({ endpoints: z.array(endpoint) }).parse(JSON.parse(text));
    assert.deepEqual(
      endpoints.map(({ id, configuredBy, url }) => [id, configuredBy, url]),
      [['default', 'environment', api.bed.outside.psa.url]],
    );
  });

  it('are added by PUT, which shows the secret in this answer and never again (S1)', async () => {
    const added = await put('crm', {
      url,
      events: ['invoice.*'],
      businessUnits: ['north'],
      description: 'CRM',
    });
    assert.equal(added.status, 201);
    const { signingSecret, ...shown } = withSecret.parse(JSON.parse(added.text));
    assert.deepEqual(await one('crm'), shown);
    const again = await put('crm', { url: `${url}/2` });
    assert.equal(again.status, 200);
    const changed = endpoint.parse(JSON.parse(again.text));
    assert.deepEqual(
      [changed.url, changed.events, changed.businessUnits, changed.secret?.since],
      [`${url}/2`, ['*'], null, shown.secret?.since],
    );
    const rotated = withSecret.parse(JSON.parse((await api.send('POST', `${base}/crm/rotate-secret`)).text));
    assert.notEqual(rotated.signingSecret, signingSecret);
    assert.ok(Date.parse(rotated.secret?.formerUntil ?? '') > Date.now() + 23 * 3_600_000, 'a day of both');

    for (const path of [base, `${base}/crm`, '/openapi.json', '/v1/webhooks/deliveries']) {
      const { text } = await api.send('GET', path);
      for (const secret of [signingSecret, rotated.signingSecret, api.bed.env['PSA_WEBHOOK_SECRET'] ?? '?'])
        assert.ok(!text.includes(secret.slice('whsec_'.length)), path);
    }
    const workflow = api.bed.client.workflow.getHandle(`webhook-endpoints:${api.bed.env['TASK_QUEUE']}`);
    assert.ok(!JSON.stringify(await workflow.query('getEndpoints')).includes('whsec_'));
    const history = JSON.stringify(await workflow.fetchHistory());
    for (const secret of [signingSecret, rotated.signingSecret]) {
      assert.ok(!history.includes(Buffer.from(secret.slice(6, 26)).toString('base64').slice(0, 20)));
      assert.ok(!history.includes(secret.slice(6)));
    }
  });

  it('are disabled, enabled and removed', async () => {
    await put('passing', { url });
    const disabled = endpoint.parse(JSON.parse((await api.send('POST', `${base}/passing/disable`)).text));
    assert.equal(disabled.disabled?.reason, 'by request to the API');
    assert.notEqual((await one('passing')).disabled, null);
    assert.equal((await api.send('POST', `${base}/passing/enable`)).status, 200);
    assert.equal((await one('passing')).disabled, null);
    assert.equal((await api.send('DELETE', `${base}/passing`)).status, 204);
    assert.equal((await api.refused(404, 'GET', `${base}/passing`)).code, 'unknown_endpoint');
  });

  it('are tried by a ping, whose answer says how it went', async () => {
    const receiver = await hooks.endpoint('tried');
    const ping = async () => attempt.parse(JSON.parse((await api.send('POST', `${base}/tried/ping`)).text));
    assert.deepEqual([(await ping()).outcome, receiver.events()[0]?.type], ['delivered', 'webhook.ping']);
    receiver.answerNext(1, { status: 500 });
    assert.deepEqual([(await ping()).outcome, receiver.events().length], ['failed', 2]);
  });

  it('that are not there are 404, whatever is asked of them', async () => {
    for (const [method, path] of [
      ['GET', ''],
      ['DELETE', ''],
      ['POST', '/ping'],
      ['POST', '/rotate-secret'],
      ['POST', '/enable'],
      ['POST', '/disable'],
    ] as const) {
      assert.equal((await api.refused(404, method, `${base}/nobody${path}`)).code, 'unknown_endpoint');
    }
  });

  it('of the configuration is changed there and not here', async () => {
    for (const [method, path, body] of [
      ['PUT', '', { url }],
      ['DELETE', '', undefined],
      ['POST', '/rotate-secret', undefined],
    ] as const) {
      const refusal = await api.refused(409, method, `${base}/default${path}`, { body });
      assert.equal(refusal.code, 'endpoint_by_configuration');
      assert.match(refusal.fix, /PSA_WEBHOOK_URL/);
    }
  });

  for (const [body, pointer, message] of [
    [{}, '/url', /is missing/],
    [{ url: 'psa.example' }, '/url', /must be an http or https URL/],
    [{ url: 'https://a:b@psa.example' }, '/url', /carries a user or password/],
    [{ url, events: [] }, '/events', /at least one event/],
    [{ url, events: ['invoice.payed'] }, '/events/0', /names no event/],
    [{ url, businessUnits: ["x' OR 'a'='a"] }, '/businessUnits/0', /letters, digits/],
    [{ url, secret: 'mine' }, '/secret', /not a known field/],
  ] as const) {
    it(`are refused where they are wrong: ${pointer} ${message.source}`, async () => {
      const refusal = await api.refused(422, 'PUT', `${base}/wrong`, { body });
      assert.equal(refusal.errors?.[0]?.pointer, pointer);
      assert.match(refusal.errors[0].message, message);
    });
  }

  it('are fifty at most', async () => {
    const { text } = await api.send('GET', base);
    const { endpoints } = z.object({ endpoints: z.array(endpoint) }).parse(JSON.parse(text));
    const own = endpoints.filter(({ configuredBy }) => configuredBy === 'api').length;
    for (let number = own; number < 50; number++)
      assert.equal((await put(`n-${number}`, { url })).status, 201);
    assert.equal(
      (await api.refused(409, 'PUT', `${base}/one-more`, { body: { url } })).code,
      'too_many_endpoints',
    );
    assert.equal(
      (await put('n-49', { url: `${url}/changed` })).status,
      200,
      'one that is there can be changed',
    );
    for (let number = own; number < 50; number++) await api.send('DELETE', `${base}/n-${number}`);
  });

  it('have a catalogue to choose from', async () => {
    const { text } = await api.send('GET', '/v1/webhooks/catalogue');
    const entry = z.object({ type: z.string(), summary: z.string(), schema: z.looseObject({}) });
    const { events } = z.object({ events: z.array(entry) }).parse(JSON.parse(text));
    assert.deepEqual(
      events.map(({ type }) => type),
      eventTypes,
    );
  });
});
