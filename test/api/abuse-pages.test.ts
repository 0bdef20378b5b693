import assert from 'node:assert/strict';
import { pino } from 'pino';
import { z } from 'zod';
import { readApiConfig } from '../../api/config.ts';
import { startApi } from '../../api/start-api.ts';
import { users } from '../../sandbox/sage/seed.ts';
import { PsaClient } from '../support/psa-client.ts';
import { testKeys } from '../support/servers.ts';
import { anInvoice } from '../support/bed.ts';
import { ApiUnderTest, connectionPath, invoicePath, request } from './api-under-test.ts';
import { open, walkToCallback } from './link-walk.ts';

const logLine = z.record(z.string(), z.unknown());
const PSA = 'https://psa.example.test';

describe('Abuse: links and pages', () => {
  let api: ApiUnderTest;
  before(async () => {
    api = await ApiUnderTest.open(() => ({ RETURN_URLS: `${PSA}/` }));
  });
  after(() => api.close());

  it('a ticket that was made up never reaches the connection', async () => {
    const link = new URL(await api.bed.psa.authorize('pages-forged'));
    const good = link.searchParams.get('ticket') ?? '';
    // Nobody could answer for the connection now.
    await api.bed.stopWorker();
    const flipped = `${good.slice(0, -2)}${good.at(-2) === 'A' ? 'B' : 'A'}${good.at(-1)}`;
    for (const ticket of [`pages-forged.${'A'.repeat(43)}`, flipped]) {
      for (let times = 0; times < 50; times++) {
        for (const path of ['start', 'callback']) {
          const url = new URL(`/oauth/sage/${path}`, api.url);
          url.searchParams.set(path === 'start' ? 'ticket' : 'state', ticket);
          url.searchParams.set('code', 'c');
          const page = await open(url);
          assert.equal(page.status, 409);
          assert.deepEqual(page.headers.getSetCookie(), []);
        }
      }
    }
    await api.bed.startWorker();
    assert.equal((await open(link)).status, 302);
  });

  it('a link that something looks at with HEAD stays open for the person', async () => {
    const link = await api.bed.psa.authorize('pages-head');
    const look = await fetch(link, { method: 'HEAD', redirect: 'manual' });
    assert.deepEqual([look.status, look.headers.get('allow')], [405, 'GET, OPTIONS']);
    assert.deepEqual(look.headers.getSetCookie(), []);
    const { callback, cookie } = await walkToCallback(link, { email: users.sam });
    assert.equal((await fetch(callback, { method: 'HEAD', headers: { cookie } })).status, 405);
    assert.equal((await open(callback, cookie)).status, 302);
  });

  it('a page takes no script, no frame and no style but its own, and tells nobody where it was', async () => {
    const { callback, cookie } = await walkToCallback(await api.bed.psa.authorize('pages-headers'), {
      email: users.sam,
    });
    const screen = new URL((await open(callback, cookie)).headers.get('location') ?? '', api.url);
    for (const page of [await open(screen, cookie), await open(screen)]) {
      const { headers, body } = page;
      const policy = headers.get('content-security-policy') ?? '';
      assert.match(policy, /default-src 'none'/);
      assert.match(policy, /frame-ancestors 'none'/);
      assert.match(policy, /form-action 'self'/);
      assert.match(policy, /style-src 'sha256-[A-Za-z0-9+/]{43}='/);
      assert.doesNotMatch(policy, /unsafe|script-src/);
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.equal(headers.get('referrer-policy'), 'no-referrer');
      assert.equal(headers.get('strict-transport-security'), null);
      assert.doesNotMatch(body, /<script|style=| on\w+=/);
    }
    const answer = await api.send('GET', connectionPath('pages-headers'));
    assert.equal(answer.headers.get('cache-control'), 'no-store');
  });

  it('behind https there is HSTS, and the cookie belongs to this host and to https alone', async () => {
    const env = { ...api.bed.env, API_PORT: '0', API_PUBLIC_URL: 'https://invoicing.example.test' };
    const secure = await startApi(readApiConfig(env), { env, log: pino({ level: 'silent' }) });
    try {
      const link = new URL(await new PsaClient(secure.url, testKeys.apiKey).authorize('pages-secure'));
      assert.equal(link.protocol, 'https:');
      const { headers } = await open(new URL(`${link.pathname}${link.search}`, secure.url));
      assert.match(headers.get('strict-transport-security') ?? '', /^max-age=31536000/);
      const [cookie = ''] = headers.getSetCookie();
      assert.match(cookie, /^__Host-sage_connect_/);
      assert.match(cookie, /; Path=\/;/);
      assert.match(cookie, /; Secure/);
      assert.match(cookie, /; HttpOnly/);
      assert.doesNotMatch(cookie, /Domain/);
    } finally {
      await secure.stop();
    }
  });

  it('a page that ends here leads on to where one begins again', async () => {
    const url = new URL('/oauth/sage/start', api.url);
    url.searchParams.set('ticket', `pages-forged.${'A'.repeat(43)}`);
    assert.match((await open(url)).body, new RegExp(`<a href="${PSA}">Begin again`));
    assert.match(
      (await open(new URL('/oauth/sage/callback', api.url))).body,
      /<a href="https:[^"]+">Begin again/,
    );
    const denied = await walkToCallback(await api.bed.psa.authorize('pages-denied'), {
      email: users.rita,
      decision: 'deny',
    });
    const page = await open(denied.callback, denied.cookie);
    const [, again = ''] = /<a href="(\/oauth\/sage\/again[^"]+)">Begin again/.exec(page.body) ?? [];
    const begun = new URL(again, api.url);
    for (const cookie of [undefined, `${denied.cookie.split('=')[0]}=${'x'.repeat(50)}`])
      assert.equal((await open(begun, cookie)).status, 409);
    const anew = (await open(begun, denied.cookie)).headers.get('location') ?? '';
    const { callback: second, cookie: own } = await walkToCallback(anew, { email: users.sam });
    assert.equal((await open(second, own)).status, 302);
    assert.equal((await api.bed.psa.connection('pages-denied')).status, 'connected');
    const { callback, cookie } = await walkToCallback(await api.bed.psa.authorize('pages-form'), {
      email: users.sam,
    });
    const screen = new URL((await open(callback, cookie)).headers.get('location') ?? '', api.url);
    const ticket = screen.searchParams.get('ticket') ?? '';
    const form = await fetch(new URL('/oauth/sage/screen', api.url), {
      method: 'POST',
      headers: { cookie },
      body: new URLSearchParams({ ticket, ledgerName: '\u200b' }),
    });
    assert.match(
      await form.text(),
      /<a href="\/oauth\/sage\/screen\?ticket=pages-form[^"]+">Back to the form/,
    );
  });

  it('a person is sent back only to an http address without a user in it', async () => {
    const path = `${connectionPath('pages-return')}/authorize`;
    for (const [returnUrl, message] of [
      ['javascript:alert(1)', /http or https/],
      ['ftp://psa.example.test/', /http or https/],
      ['https://psa.example.test@evil.example/', /user or password/],
      [`${PSA}/${'x'.repeat(2000)}`, /2,000 characters/],
    ] as const) {
      const refusal = await api.refused(422, 'POST', path, { body: { returnUrl } });
      assert.match(refusal.errors?.[0]?.message ?? '', message);
    }
    assert.equal((await api.send('POST', path, { body: { returnUrl: `${PSA}/back` } })).status, 201);
  });

  it('the log has a line for each request, and in none a key or a ticket', async () => {
    const lines: string[] = [];
    const env = { ...api.bed.env, API_PORT: '0' };
    const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
    const logging = await startApi(readApiConfig(env), { env, log });
    const ticket = `pages-logged.${'T'.repeat(43)}`;
    try {
      await request(`${logging.url}${invoicePath('pages-logged', 'one')}`, 'PUT', { body: anInvoice() });
      await request(`${logging.url}${invoicePath('pages-logged', 'one')}`, 'GET', {
        headers: { authorization: 'Bearer a-key-that-nobody-knows' },
      });
      await request(`${logging.url}/oauth/sage/start?ticket=${ticket}`, 'GET');
      await request(`${logging.url}/oauth/sage/start/${ticket}`, 'GET');
    } finally {
      await logging.stop();
    }
    const logged = lines.map((line) => logLine.parse(JSON.parse(line)));
    const requests = logged.filter(({ msg }) => msg === 'request');
    const seen = requests.map(({ principal, method, route, status }) => [principal, method, route, status]);
    const route = '/v1/business-units/:businessUnit/invoices/:invoiceId';
    assert.deepEqual(seen, [
      ['development', 'PUT', route, 404],
      [null, 'GET', null, 401],
      [null, 'GET', '/oauth/sage/start', 409],
      [null, 'GET', null, 404],
    ]);
    assert.ok(
      requests.every(({ durationMs, requestId }) => typeof durationMs === 'number' && requestId !== ''),
    );
    for (const secret of [testKeys.apiKey, 'a-key-that-nobody-knows', 'T'.repeat(43)])
      assert.ok(!lines.join('\n').includes(secret));
  });
});
