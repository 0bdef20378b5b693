import assert from 'node:assert/strict';
import { type FaultOrder } from '../../sandbox/sage/index.ts';
import { harbour } from '../../sandbox/sage/seed.ts';
import { at, type Driver, invoice, openDriver, type Reply } from './sage-driver.ts';

const endpoint = 'POST /sales_invoices';

describe('Sage sandbox: faults', () => {
  let driver: Driver;
  beforeEach(async () => {
    driver = await openDriver();
  });
  afterEach(() => driver.sandbox.stop());

  const post = () => driver.post('/sales_invoices', invoice());
  const arm = (order: FaultOrder) => driver.sandbox.control.faults.arm(order);
  const created = async () => (await driver.sandbox.control.record({ kind: 'sales_invoice.created' })).length;

  it('hits the next n matching calls and counts', async () => {
    await arm({ name: 'error-503', endpoint, times: 2, afterMatches: 1 });
    const statuses = [];
    for (let call = 0; call < 4; call += 1) statuses.push((await post()).status);
    assert.deepEqual(statuses, [201, 503, 503, 201]);
    const [fault] = await driver.sandbox.control.faults.list();
    assert.equal(fault?.hits, 2);
    assert.equal((await driver.get('/sales_invoices')).status, 200);
    await driver.sandbox.control.faults.clear();
    assert.deepEqual(await driver.sandbox.control.faults.list(), []);
  });

  it('makes the first line a cent less than it is', async () => {
    await arm({ name: 'cent-less', endpoint });
    const [struck, other] = [await post(), await post()];
    const cents = (reply: Reply) => Math.round(Number(at(reply, 'net_amount')) * 100);
    assert.equal(cents(other) - cents(struck), 1);
  });

  it('answers instead of working, and commits nothing', async () => {
    const cases: [FaultOrder['name'], (reply: Reply) => void][] = [
      ['error-500-before-commit', (reply) => assert.equal(at(reply, 0, '$dataCode'), 'UnexpectedError')],
      ['html-502', (reply) => assert.match(String(reply.body), /<html>/)],
      ['not-json', (reply) => assert.equal(reply.status, 200)],
      ['rate-limited', (reply) => assert.equal(reply.headers.get('retry-after'), null)],
      ['token-refused', (reply) => assert.equal(at(reply, 0, '$dataCode'), 'AccessTokenVerificationError')],
      ['no-subscription', (reply) => assert.match(JSON.stringify(reply.body), /MSE/)],
      ['forbidden', (reply) => assert.equal(reply.status, 403)],
      ['misleading-422', (reply) => assert.equal(at(reply, 0, '$source'), 'line_items.description')],
      ['tax-refused', (reply) => assert.match(JSON.stringify(reply.body), /Zero Rated/)],
    ];
    for (const [name, check] of cases) {
      await arm({ name, endpoint });
      check(await post());
    }
    await arm({ name: 'cut-before-commit', endpoint });
    await assert.rejects(post());
    assert.equal(await created(), 0);
    await arm({ name: 'rate-limited', endpoint: '*', retryAfterSeconds: 7 });
    assert.equal((await post()).headers.get('retry-after'), '7');
  });

  it('works and then loses, cuts, delays or misnames the answer', async () => {
    for (const name of ['cut-after-commit', 'cut-mid-body'] as const) {
      await arm({ name, endpoint });
      await assert.rejects(post());
    }
    assert.equal(await created(), 2);
    await arm({ name: 'error-500-after-commit', endpoint });
    assert.equal((await post()).status, 500);
    await arm({ name: 'slow', endpoint, delayMs: 30 });
    assert.equal((await post()).status, 201);
    await arm({ name: 'wrong-business-echo', endpoint });
    assert.equal((await post()).headers.get('x-business'), harbour.id);
    assert.equal(await created(), 5);
  });

  it('hangs until the caller gives up or the sandbox stops', async () => {
    await arm({ name: 'hang', endpoint });
    const url = `${driver.sandbox.url}/v3.1/sales_invoices`;
    const { accessToken } = await driver.sandbox.control.mintTokens();
    const hung = fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(invoice()),
    });
    const failed = assert.rejects(hung);
    while ((await created()) === 0) await new Promise((resolve) => setImmediate(resolve));
    await driver.sandbox.stop();
    await failed;
    driver = await openDriver();
  });

  it('leaves a gap in the numbers', async () => {
    await post();
    await arm({ name: 'skip-number', endpoint });
    assert.equal(at(await post(), 'invoice_number'), 'SI-3');
  });

  it('matches by template, by method and by real path', async () => {
    await arm({ name: 'error-503', endpoint: 'GET /contacts/{id}' });
    assert.equal((await driver.get('/contacts')).status, 200);
    assert.equal((await driver.get('/contacts/x')).status, 503);
    await arm({ name: 'forbidden', endpoint: 'GET *' });
    assert.equal((await driver.get('/user')).status, 403);
    const requests = await driver.sandbox.control.requests();
    assert.deepEqual(
      requests.map(({ path, status, fault }) => [path, status, fault]),
      [
        ['/contacts', 200, undefined],
        ['/contacts/x', 503, 'error-503'],
        ['/user', 403, 'forbidden'],
      ],
    );
  });

  it('refuses an unknown name with the list of names', async () => {
    const reply = await fetch(`${driver.sandbox.url}/sandbox/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'explode', endpoint: '*' }),
    });
    assert.equal(reply.status, 400);
    assert.match(await reply.text(), /explode.*cut-before-commit.*lost-rotation/);
    await assert.rejects(arm({ name: 'skip-number', endpoint: '*' }), /goes with POST \/sales_invoices/);
    await assert.rejects(arm({ name: 'slow', endpoint: 'contacts' }), /an endpoint reads/);
  });

  it('has outages: unavailable, cut, off', async () => {
    const { control } = driver.sandbox;
    await control.setOutage('unavailable');
    assert.equal((await driver.get('/user')).status, 503);
    assert.equal((await driver.form('/token', {})).status, 503);
    await control.setOutage('cut');
    await assert.rejects(driver.get('/user'));
    await control.setOutage('off');
    assert.equal((await driver.get('/user')).status, 200);
  });
});
