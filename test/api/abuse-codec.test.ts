import assert from 'node:assert/strict';
import { type PayloadCodec } from '@temporalio/common';
import { pino } from 'pino';
import { readApiConfig } from '../../api/config.ts';
import { startApi } from '../../api/start-api.ts';
import { connectionWorkflowId, consentWorkflowId, endpointsWorkflowId } from '../../domain/keys.ts';
import { userIds } from '../../sandbox/sage/seed.ts';
import { EncryptionCodec } from '../../temporal/payload-codec.ts';
import { payloadsOf } from '../../temporal/payloads-of.ts';
import { TokenIssuer } from '../support/token-issuer.ts';
import { ApiUnderTest, request } from './api-under-test.ts';

const UNIT = 'abuse-codec';
const UI = 'http://temporal-ui.example.test';

const wire = (bytes: Uint8Array | null | undefined): string => Buffer.from(bytes ?? []).toString('base64');

describe('Abuse: the codec server', () => {
  let api: ApiUnderTest;
  let codec: PayloadCodec;
  before(async () => {
    api = await ApiUnderTest.open(() => ({ CODEC_ORIGINS: UI }));
    codec = new EncryptionCodec(readApiConfig(api.bed.env).CODEC_KEYS);
    await api.bed.verified(UNIT);
    await api.send('PUT', '/v1/webhooks/endpoints/abuse', { body: { url: 'http://127.0.0.1:9/hook' } });
  });
  after(() => api.close());

  /** Everything encrypted in the history of a run, and what it says. */
  async function contentsOf(workflowId: string) {
    const { history } = await api.bed.client.workflowService.getWorkflowExecutionHistory({
      namespace: 'default',
      execution: { workflowId },
    });
    const payloads = [...payloadsOf(history)];
    const opened = await codec.decode(payloads);
    const texts = opened.map(({ data }) => Buffer.from(data ?? []).toString('utf8'));
    const onWire = payloads.map(({ metadata, data }) => ({
      metadata: Object.fromEntries(Object.entries(metadata).map(([name, value]) => [name, wire(value)])),
      data: wire(data),
    }));
    return { onWire, text: texts.join('\n') };
  }
  const shown = async (payloads: unknown): Promise<string> => {
    const answer = await api.send('POST', '/codec/decode', { body: { payloads } });
    assert.equal(answer.status, 200, answer.text);
    return answer.text.replace(/[A-Za-z0-9+/]{8,}={0,2}/g, (text) =>
      Buffer.from(text, 'base64').toString('utf8'),
    );
  };

  it('shows neither tokens nor secrets, in whatever history, and the rest as it is', async () => {
    const secret =
      /eyJ[\w-]+\.[\w-]+\.|whsec_[A-Za-z0-9+/]{8}|"(?:accessToken|refreshToken|codeVerifier)":"(?!\(hidden\))|\.[\w-]{43}"/;
    for (const [workflowId, known] of [
      [consentWorkflowId(userIds.olivia), /"unit":"abuse-codec"/],
      [connectionWorkflowId(UNIT), /"businessUnit":"abuse-codec"/],
      [endpointsWorkflowId(api.bed.env['TASK_QUEUE'] ?? ''), /"url":"http:\/\/127\.0\.0\.1:9\/hook"/],
    ] as const) {
      const { onWire, text } = await contentsOf(workflowId);
      assert.match(text, secret, `${workflowId} holds secrets`);
      const visible = await shown(onWire);
      assert.doesNotMatch(visible, secret, workflowId);
      assert.match(visible, /\(hidden\)/, workflowId);
      assert.match(visible, known, workflowId);
    }
  });

  it('opens nothing for an origin alone once the API is reached from elsewhere, and for a key as before', async () => {
    const env = { ...api.bed.env, API_PORT: '0', API_HOST: '0.0.0.0', CODEC_ORIGINS: UI };
    const reachable = await startApi(readApiConfig(env), { env, log: pino({ level: 'silent' }) });
    try {
      const url = `${reachable.url.replace('0.0.0.0', '127.0.0.1')}/codec/decode`;
      const body = { payloads: (await contentsOf(connectionWorkflowId(UNIT))).onWire.slice(0, 1) };
      const headers = { origin: UI };
      const stranger = await request(url, 'POST', { body, headers: { ...headers, authorization: '' } });
      assert.equal(stranger.status, 401);
      assert.equal(stranger.headers.get('access-control-allow-origin'), UI, 'so that the UI can show why');
      const preflight = await request(url, 'OPTIONS', { headers: { ...headers, authorization: '' } });
      assert.equal(preflight.status, 204);
      assert.match(preflight.headers.get('access-control-allow-headers') ?? '', /authorization/);
      assert.equal((await request(url, 'POST', { body, headers })).status, 200);
    } finally {
      await reachable.stop();
    }
  });

  it('opens by a token of the login of the UI, which opens nothing else, and by none of the PSA', async () => {
    const login = await TokenIssuer.start('https://login.example');
    const psa = await TokenIssuer.start('https://psa.example');
    const env = {
      ...api.bed.env,
      API_PORT: '0',
      JWT_ALLOW_HOSTS: '127.0.0.1',
      ...psa.settings(''),
      ...login.settings('OPERATOR_'),
    };
    const running = await startApi(readApiConfig(env), { env, log: pino({ level: 'silent' }) });
    try {
      const ask = async (method: string, path: string, issuer: TokenIssuer) => {
        const claims = { business_units: '*', roles: 'codec invoices:read' };
        const headers = { authorization: `Bearer ${await issuer.token(claims)}` };
        const order = method === 'POST' ? { body: { payloads: [] }, headers } : { headers };
        return (await request(`${running.url}${path}`, method, order)).status;
      };
      assert.equal(await ask('POST', '/codec/decode', login), 200);
      assert.equal(await ask('POST', '/codec/decode', psa), 401);
      assert.equal(await ask('GET', '/v1/business-units', login), 401);
      assert.equal(await ask('GET', '/v1/business-units', psa), 200);
    } finally {
      await running.stop();
      for (const one of [login, psa]) one.stop();
    }
  });
});
