import assert from 'node:assert/strict';
import { readApiConfig } from '../../api/config.ts';
import { type RunningApi, startApi } from '../../api/start-api.ts';
import { roles } from '../../api/principals/roles.ts';
import { type Route } from '../../api/route.ts';
import { routeTable } from '../../api/route-table.ts';
import { anInvoice } from '../support/bed.ts';
import { KeyHolders, psaRoles } from '../support/key-holders.ts';
import { silent } from '../support/servers.ts';
import { TokenIssuer } from '../support/token-issuer.ts';
import { ApiUnderTest, invoicePath, problemOf, request } from './api-under-test.ts';

const holders = new KeyHolders();
const only = Object.fromEntries(
  roles.map((role) => [role, holders.add(`only-${role.replace(':', '-')}`, '*', { may: [role] })]),
);
const psa = holders.add('psa', '*');
const other = holders.add('other', '*');
const expired = holders.add('expired', '*', { expires: '2026-01-01' });
const units = '/v1/business-units';

describe('Roles and limits', () => {
  let api: ApiUnderTest;
  let routes: readonly Route[];
  const running: RunningApi[] = [];
  before(async () => {
    api = await ApiUnderTest.open(() => ({ API_KEYS: holders.apiKeys }));
    routes = routeTable(readApiConfig(api.bed.env), {
      client: api.bed.client,
      connections: api.bed.connections,
      stopping: new AbortController().signal,
    });
  });
  afterEach(async () => {
    for (const one of running.splice(0)) await one.stop();
  });
  after(() => api.close());

  const limited = async (env: NodeJS.ProcessEnv): Promise<string> => {
    const settings = { ...api.bed.env, API_PORT: '0', ...env };
    const one = await startApi(readApiConfig(settings), { env: settings, log: silent });
    running.push(one);
    return one.url;
  };

  it('lets nobody do anything without one of the roles of the route, on every route', async () => {
    for (const { method, path, roles: needed } of routes) {
      const url = path.replace(/:\w+/g, 'anything');
      for (const role of roles.filter((one) => !needed.includes(one))) {
        const order = { headers: only[role] ?? {}, ...(method === 'get' ? {} : { body: {} }) };
        const { code } = await api.refused(403, method.toUpperCase(), url, order);
        assert.equal(code, 'role_missing', `${method} ${path} with ${role}`);
      }
    }
  });

  it("decodes payloads for who has the role, which a PSA's key has not", async () => {
    const body = { payloads: [] };
    for (const headers of [psa, only['operator'] ?? {}])
      assert.equal((await api.refused(403, 'POST', '/codec/decode', { headers, body })).code, 'role_missing');
    assert.equal(
      (await api.send('POST', '/codec/decode', { headers: only['codec'] ?? {}, body })).status,
      200,
    );
    assert.ok(!psaRoles.includes('codec'));
  });

  it('lets nobody in with a key that has expired', async () => {
    const { detail } = await api.refused(401, 'GET', units, { headers: expired });
    assert.match(detail, /expired on 2026-01-01/);
  });

  it("lets in who brings a token of the PSA's issuer, for its units and roles", async () => {
    const issuer = await TokenIssuer.start('https://psa.example');
    const url = await limited({ ...issuer.settings(''), JWT_ALLOW_HOSTS: '127.0.0.1' });
    const claims = { business_units: ['tokened'], roles: 'invoices:read' };
    const headers = { authorization: `Bearer ${await issuer.token(claims)}` };
    for (const unit of ['tokened', 'elsewhere'])
      await api.send('POST', `${units}/${unit}/connection/authorize`, { headers: psa, body: {} });
    const lists = ['tokened', 'elsewhere'].map((unit) =>
      request(`${url}${units}/${unit}/invoices`, 'GET', { headers }),
    );
    assert.deepEqual(
      (await Promise.all(lists)).map(({ status }) => status),
      [200, 404],
    );
    assert.equal((await request(`${url}/v1/webhooks/endpoints`, 'GET', { headers })).status, 403);
    const late = { authorization: `Bearer ${await issuer.token(claims, '2h')}` };
    const refused = await request(`${url}${units}`, 'GET', { headers: late });
    assert.deepEqual([refused.status, refused.headers.get('www-authenticate')], [401, 'Bearer']);
    assert.equal((await request(`${url}${units}`, 'GET', { headers: psa })).status, 200);
    issuer.stop();
  });

  it('counts the requests of each principal by itself and says what is left', async () => {
    const url = await limited({ REQUESTS_PER_MINUTE: '3' });
    for (const left of [2, 1, 0]) {
      const answer = await request(`${url}${units}`, 'GET', { headers: psa });
      assert.equal(answer.status, 200);
      assert.match(answer.headers.get('ratelimit') ?? '', new RegExp(`^"requests"; r=${left}; t=\\d+$`));
      assert.match(answer.headers.get('ratelimit-policy') ?? '', /^"requests"; q=3; w=60/);
    }
    const refused = await request(`${url}${units}`, 'GET', { headers: psa });
    const problem = problemOf(refused);
    assert.deepEqual([problem.status, problem.code, problem.retriable], [429, 'too_many_requests', true]);
    assert.match(refused.headers.get('retry-after') ?? '', /^\d+$/);
    assert.equal((await request(`${url}${units}`, 'GET', { headers: other })).status, 200);
  });

  it('counts hand-overs apart, and looks go on when these are used up', async () => {
    const url = await limited({ HAND_OVERS_PER_MINUTE: '2' });
    const path = `${url}${invoicePath('limited', 'one')}`;
    const handOver = () => request(path, 'PUT', { headers: psa, body: anInvoice() });
    // Of a unit that was never connected: counted all the same.
    assert.deepEqual([(await handOver()).status, (await handOver()).status], [404, 404]);
    assert.equal((await handOver()).status, 429);
    assert.equal((await request(path, 'GET', { headers: psa })).status, 404);
  });

  it('counts by address what shows no key, or a wrong one; who has a key is let in all the same', async () => {
    const url = await limited({ UNAUTHENTICATED_PER_MINUTE: '4' });
    const anonymous = { headers: { authorization: '' } };
    for (const path of ['/openapi.json', '/health/live', '/oauth/sage/start', '/no-such-page'])
      assert.notEqual((await request(`${url}${path}`, 'GET', anonymous)).status, 429, path);
    for (const [method, path] of [
      ['GET', '/health/live'],
      ['GET', '/oauth/sage/start'],
      ['POST', '/oauth/sage/screen'],
      ['POST', '/webhooks/sage'],
      ['POST', '/codec/decode'],
      ['GET', '/no-such-page'],
      ['GET', units],
    ] as const)
      assert.equal((await request(`${url}${path}`, method, anonymous)).status, 429, path);
    const guess = { headers: { authorization: 'Bearer a-guess' } };
    assert.equal((await request(`${url}${units}`, 'GET', guess)).status, 429);
    assert.equal((await request(`${url}${units}`, 'GET', { headers: psa })).status, 200);
  });

  it('takes the word of a proxy on the address only where it is trusted', async () => {
    const from = (address: string) => ({ headers: { authorization: '', 'x-forwarded-for': address } });
    const ask = async (url: string, address: string) =>
      (await request(`${url}/health/live`, 'GET', from(address))).status;
    const trusting = await limited({ UNAUTHENTICATED_PER_MINUTE: '1', TRUSTED_PROXIES: '127.0.0.1' });
    assert.deepEqual([await ask(trusting, '192.0.2.1'), await ask(trusting, '192.0.2.2')], [200, 200]);
    assert.equal(await ask(trusting, '192.0.2.1'), 429);
    const bare = await limited({ UNAUTHENTICATED_PER_MINUTE: '1' });
    assert.deepEqual([await ask(bare, '192.0.2.1'), await ask(bare, '192.0.2.2')], [200, 429]);
  });
});
