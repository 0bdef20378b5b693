import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { optionsFrom } from '../../sandbox/sage/cli-options.ts';
import { connectSandboxControl } from '../../sandbox/sage/control-client.ts';
import { startSageSandbox } from '../../sandbox/sage/index.ts';
import { northwind, users } from '../../sandbox/sage/seed.ts';
import { at, type Driver, invoice, openDriver, textAt } from './sage-driver.ts';

describe('Sage sandbox: control, pages and state', () => {
  let driver: Driver;
  beforeEach(async () => {
    driver = await openDriver();
  });
  afterEach(() => driver.sandbox.stop());

  const make = async (fields = {}) => textAt(await driver.post('/sales_invoices', invoice(fields)), 'id');

  it('is the same over HTTP as in the process', async () => {
    const near = driver.sandbox.control;
    const far = connectSandboxControl(driver.sandbox.url);
    const id = await make();
    const minted = await far.mintTokens({ businessId: northwind.id });
    assert.equal(minted.userEmail, users.olivia);
    assert.equal((await driver.get('/user', { token: minted.accessToken })).status, 200);
    const before = Date.parse(await near.clock.now());
    await far.clock.advance({ seconds: 3600 });
    assert.ok(Date.parse(await near.clock.now()) - before >= 3_600_000);
    await far.faults.arm({ name: 'error-503', endpoint: '*' });
    assert.deepEqual(await far.faults.list(), await near.faults.list());
    await far.faults.clear();
    const payment = await far.recordPayment({ invoiceId: id, amount: '10' });
    assert.equal(payment.settlements[0]?.artefactId, id);
    await far.deletePayment(payment.id);
    await assert.rejects(far.deletePayment(payment.id), /no payment/);
    await far.setOutage('unavailable');
    await far.setOutage('off');
    await far.setSubscriptionActive(northwind.id, true);
    await far.setUserRights({ userEmail: users.rita, rights: { Bank: 'Full' } });
    await far.updateLedger({ ledgerAccountId: northwind.ledgers.licences, name: 'Licences' });
    await far.setNotify(null);
    assert.equal((await far.revokeConsent({ userEmail: users.olivia })).revokedGrants, 2);
    assert.deepEqual(await far.record(), await near.record());
    assert.deepEqual(await far.requests({ since: 1 }), await near.requests({ since: 1 }));
    const kinds = (await far.record({ since: 2 })).map((entry) => entry.kind);
    assert.ok(kinds.includes('payment.deleted') && kinds.includes('ledger_account.updated'));
    await assert.rejects(far.mintTokens({ userEmail: 'who@nowhere.test' }), /no user who@nowhere.test/);
  });

  it('sends a signed notice for each payment, and repeats it until it is taken', async () => {
    const secret = `whsec_${Buffer.from('0123456789abcdef01234567').toString('base64')}`;
    const seen: { id: string; verified: unknown }[] = [];
    let arrived: () => void = () => undefined;
    const third = new Promise<void>((resolve) => (arrived = resolve));
    const receiver = createServer((req, res) => {
      const chunks: Buffer[] = [];
      req.on('data', (chunk: Buffer) => chunks.push(chunk));
      req.on('end', () => {
        const headers = {
          'webhook-id': String(req.headers['webhook-id']),
          'webhook-timestamp': String(req.headers['webhook-timestamp']),
          'webhook-signature': String(req.headers['webhook-signature']),
        };
        const verified = new Webhook(secret).verify(Buffer.concat(chunks).toString(), headers);
        seen.push({ id: headers['webhook-id'], verified });
        res.writeHead(seen.length === 1 ? 503 : 204).end();
        if (seen.length === 3) arrived();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const address = receiver.address();
    assert.ok(address !== null && typeof address === 'object');
    const { control } = driver.sandbox;
    await control.setNotify({ url: `http://127.0.0.1:${address.port}/`, secret });
    const id = await make();
    const payment = await control.recordPayment({ invoiceId: id });
    await control.deletePayment(payment.id);
    await third;
    await new Promise((resolve) => receiver.close(resolve).closeAllConnections());
    assert.equal(new Set(seen.map((notice) => notice.id)).size, 2);
    const [notice] = seen;
    assert.ok(typeof notice?.verified === 'object' && notice.verified !== null);
    assert.deepEqual(Object.entries(notice.verified).find(([name]) => name === 'data')?.[1], {
      business_id: northwind.id,
      sales_invoice_id: id,
    });
    await assert.rejects(control.setNotify({ url: 'nowhere', secret }), /not a URL/);
  });

  it('shows invoices and contacts escaped, and takes payments and voids from the page', async () => {
    const id = await make({ reference: '<script>x' });
    const page = async () => (await fetch(`${driver.sandbox.url}/`)).text();
    assert.ok((await page()).includes('&lt;script&gt;x'));
    assert.equal((await page()).includes('<script>'), false);
    const paid = await driver.form(`/invoices/${id}/payments`, { amount: '80' });
    assert.equal(paid.status, 303);
    assert.equal(at(await driver.get(`/sales_invoices/${id}`), 'status', 'id'), 'PART_PAID');
    assert.equal((await driver.form(`/invoices/${id}/payments`, { amount: 'much' })).status, 422);
    assert.equal((await driver.form(`/invoices/${id}/void`, { void_reason: 'x' })).status, 422);
    const other = await make();
    assert.equal((await driver.form(`/invoices/${other}/void`, { void_reason: 'x' })).status, 303);
    const pdf = await fetch(`${driver.sandbox.url}/invoices/${id}.pdf`);
    assert.equal(pdf.headers.get('content-type'), 'application/pdf');
    assert.match(await pdf.text(), /^%PDF/);
    assert.equal((await fetch(`${driver.sandbox.url}/invoices/none.pdf`)).status, 404);
  });

  it('goes on after a restart from its state file, tokens, clock and idempotency included', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sage-sandbox-'));
    const stateFile = join(folder, 'state.json');
    const first = await startSageSandbox({ stateFile });
    await first.control.clock.advance({ seconds: 86_400 });
    const minted = await first.control.mintTokens();
    const post = (url: string) =>
      fetch(`${url}/v3.1/sales_invoices`, {
        method: 'POST',
        headers: { authorization: `Bearer ${minted.accessToken}`, 'content-type': 'application/json' },
        body: JSON.stringify(invoice({ idempotency_id: 'a'.repeat(32) })),
      });
    const made: unknown = await (await post(first.url)).json();
    const record = await first.control.record();
    await first.stop();
    assert.equal((await readFile(stateFile, 'utf8')).includes(minted.refreshToken), false);
    const second = await startSageSandbox({ stateFile });
    assert.deepEqual(await second.control.record(), record);
    assert.deepEqual(await (await post(second.url)).json(), made);
    assert.ok(Date.parse(await second.control.clock.now()) - Date.now() > 86_000_000);
    await second.stop();
    await rm(folder, { recursive: true });
  });

  it('names a port that is taken, and a wrong option', async () => {
    const port = Number(new URL(driver.sandbox.url).port);
    await assert.rejects(startSageSandbox({ port }), new RegExp(`port ${port} .* is taken`));
    assert.throws(() => optionsFrom(['--profile', 'mild'], {}), /profile: mild is not one of strict, kind/);
    assert.throws(() => optionsFrom(['--port', 'x'], {}), /port: x is not a whole number/);
    assert.throws(() => optionsFrom(['--colour', 'red'], {}), /--colour/);
    assert.throws(() => optionsFrom(['--notify-url', 'http://x'], {}), /go together/);
  });
});
