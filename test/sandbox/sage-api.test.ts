import assert from 'node:assert/strict';
import { contacts, harbour, northwind, users } from '../../sandbox/sage/seed.ts';
import { at, type Driver, invoice, openDriver } from './sage-driver.ts';

describe('Sage sandbox: the API', () => {
  let driver: Driver;
  beforeEach(async () => {
    driver = await openDriver();
  });
  afterEach(() => driver.sandbox.stop());

  it('checks who calls before anything else, in three different words', async () => {
    const bare = await fetch(`${driver.sandbox.url}/v3.1/nowhere`);
    assert.equal(bare.status, 401);
    assert.deepEqual(await bare.json(), {
      error: "Authorization missing. Please, add an authorization token at the 'Authorization' HTTP header.",
    });
    const bad = await driver.get('/nowhere', { token: 'nonsense' });
    assert.deepEqual(bad.body, [
      {
        $severity: 'error',
        $dataCode: 'AccessTokenVerificationError',
        $message: 'Access token is invalid (JWT malformed or missing).',
        $source: 'Authorization',
      },
    ]);
    assert.equal((await driver.get('/nowhere')).status, 404);
  });

  it('answers 405, 415 and a request id on everything', async () => {
    const wrongMethod = await driver.del('/tax_rates');
    assert.equal(wrongMethod.status, 405);
    assert.ok(wrongMethod.headers.get('x-request-id'));
    const wrongType = await driver.post('/contacts', {}, { headers: { 'content-type': 'text/plain' } });
    assert.equal(wrongType.status, 415);
  });

  it('echoes the business it used, but not on /businesses and /user', async () => {
    assert.equal((await driver.get('/contacts')).headers.get('x-business'), northwind.id);
    const other = await driver.get('/contacts', { business: harbour.id });
    assert.equal(other.headers.get('x-business'), harbour.id);
    for (const path of ['/businesses', '/businesses/lead', '/user'])
      assert.equal((await driver.get(path)).headers.get('x-business'), null);
  });

  it('takes the lead business when none is named, and does not know foreign ones', async () => {
    const { control, url } = driver.sandbox;
    const sam = await control.mintTokens({ userEmail: users.sam });
    const headers = { authorization: `Bearer ${sam.accessToken}` };
    const lead = await fetch(`${url}/v3.1/contacts`, { headers });
    assert.equal(lead.headers.get('x-business'), harbour.id);
    const foreign = await driver.get('/contacts', { token: sam.accessToken, business: northwind.id });
    assert.equal(foreign.status, 404);
    const record = await driver.get(`/contacts/${contacts.acme}`, { business: harbour.id });
    assert.equal(record.status, 404);
    const list = await driver.get('/businesses', { token: sam.accessToken, business: harbour.id });
    assert.equal(at(list, '$total'), 1);
    assert.equal(at(list, '$items_per_page'), 2_147_483_647);
  });

  it('answers (MSE) for a business without a subscription, and says so in /businesses/{id}', async () => {
    await driver.sandbox.control.setSubscriptionActive(northwind.id, false);
    const refused = await driver.get('/contacts');
    assert.equal(refused.status, 401);
    assert.equal(at(refused, 0, '$message'), 'No active subscription. (MSE)');
    assert.equal((await driver.get('/contacts', { business: harbour.id })).status, 200);
    const shown = await driver.get(`/businesses/${northwind.id}`);
    assert.equal(at(shown, 'subscriptions', 0, 'active'), false);
  });

  it('acts with the rights of the user', async () => {
    const { control } = driver.sandbox;
    const { accessToken: token } = await control.mintTokens({ userEmail: users.rita });
    assert.equal((await driver.get('/sales_invoices', { token })).status, 200);
    const refused = await driver.post('/sales_invoices', invoice(), { token });
    assert.equal(refused.status, 403);
    assert.equal(at(refused, 0, '$dataCode'), 'MultiUserAccessDenied');
    assert.equal((await driver.get('/contact_payments', { token })).status, 403);
    await control.setUserRights({ userEmail: users.rita, rights: { Sales: 'Restricted' } });
    const made = await driver.post('/sales_invoices', invoice(), { token });
    assert.equal(made.status, 201);
    const path = `/sales_invoices/${String(at(made, 'id'))}?void_reason=x`;
    assert.equal((await driver.del(path, undefined, { token })).status, 403);
  });

  it('lets a readonly token read only', async () => {
    const { accessToken: token } = await driver.sandbox.control.mintTokens({ scope: 'readonly' });
    assert.equal((await driver.get('/sales_invoices', { token })).status, 200);
    assert.equal((await driver.post('/sales_invoices', invoice(), { token })).status, 403);
  });

  it('refuses the 101st call within a minute and lets one through when it is over', async () => {
    const { control } = driver.sandbox;
    const path = '/tax_rates/GB_ZERO';
    for (let call = 0; call < 100; call += 1) assert.equal((await driver.get(path)).status, 200);
    const refused = await driver.get(path);
    assert.equal(refused.status, 429);
    const wait = Number(refused.headers.get('retry-after'));
    assert.ok(wait > 50 && wait <= 60, String(wait));
    assert.equal((await driver.get('/tax_rates', { business: harbour.id })).status, 200);
    await control.clock.advance({ seconds: 60 });
    assert.equal((await driver.get(path)).status, 200);
  });

  it('names the day as the end of a spent daily budget, and leaves Retry-After out if told', async () => {
    await driver.sandbox.stop();
    driver = await openDriver({ companyLimits: { perMinute: 100, perDay: 2 }, retryAfterHeader: false });
    assert.equal((await driver.get('/user')).status, 200);
    assert.equal((await driver.get('/user')).status, 200);
    const refused = await driver.get('/user');
    assert.equal(refused.status, 429);
    assert.equal(refused.headers.get('retry-after'), null);
    await driver.sandbox.control.clock.advance({ seconds: 86_400 });
    const { accessToken: token } = await driver.sandbox.control.mintTokens();
    assert.equal((await driver.get('/user', { token })).status, 200);
  });

  it('limits an app to 150 calls at a time', async () => {
    await driver.sandbox.stop();
    driver = await openDriver({ limits: 'app' });
    const { faults } = driver.sandbox.control;
    await faults.arm({ name: 'slow', endpoint: 'GET /user', times: 150, delayMs: 4_000 });
    const slow = Array.from({ length: 150 }, () => driver.get('/user'));
    const reached = async () => (await faults.list())[0]?.hits === 150;
    while (!(await reached())) await new Promise((resolve) => setImmediate(resolve));
    assert.equal((await driver.get('/tax_rates')).status, 429);
    assert.ok((await Promise.all(slow)).every((reply) => reply.status === 200));
    assert.equal((await driver.get('/tax_rates')).status, 200);
  });
});
