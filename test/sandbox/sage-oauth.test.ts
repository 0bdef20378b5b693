import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { harbour, password, users } from '../../sandbox/sage/seed.ts';
import { at, type Driver, openDriver, textAt } from './sage-driver.ts';

const client = { client_id: 'sandbox-client', client_secret: 'sandbox-secret' };
const redirectUri = 'http://localhost:9999/callback';

async function authorizePage(driver: Driver, extra: Record<string, string> = {}): Promise<Response> {
  const query = new URLSearchParams({
    client_id: client.client_id,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'full_access',
    state: 'st-1',
    filter: 'apiv3.1',
    ...extra,
  });
  return fetch(`${driver.sandbox.url}/oauth2/auth/central?${query.toString()}`, { redirect: 'manual' });
}

async function transactionOf(driver: Driver, extra: Record<string, string> = {}): Promise<string> {
  const page = await (await authorizePage(driver, extra)).text();
  const transaction = /name="transaction" value="([^"]+)"/.exec(page)?.[1];
  assert.ok(transaction, 'the log-in form carries the transaction');
  return transaction;
}

/** Signs in and, unless consent is remembered, decides; gives the callback's query. */
async function consent(
  driver: Driver,
  extra: Record<string, string> = {},
  decision = 'allow',
): Promise<URLSearchParams> {
  const transaction = await transactionOf(driver, extra);
  const login = await driver.form('/oauth2/auth/login', { transaction, email: users.olivia, password });
  let location = login.headers.get('location') ?? '';
  if (location.startsWith('/oauth2/auth/consent')) {
    const shown = await (await fetch(driver.sandbox.url + location)).text();
    assert.match(shown, /Northwind Consulting Ltd/);
    assert.match(shown, /Harbour Studio Ltd/);
    const decided = await driver.form('/oauth2/auth/consent', { transaction, decision });
    assert.equal(decided.status, 302);
    location = decided.headers.get('location') ?? '';
  }
  assert.ok(location.startsWith(`${redirectUri}?`), location);
  return new URL(location).searchParams;
}

function exchange(driver: Driver, code: string, extra: Record<string, string> = {}) {
  return driver.form('/token', {
    ...client,
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    ...extra,
  });
}

describe('Sage sandbox: authorisation', () => {
  let driver: Driver;
  beforeEach(async () => {
    driver = await openDriver();
  });
  afterEach(() => driver.sandbox.stop());

  it('goes from sign-in over consent to tokens that reach every business of the user', async () => {
    const back = await consent(driver);
    assert.match(back.get('code') ?? '', /^GB\//);
    assert.equal(back.get('country'), 'GB');
    assert.equal(back.get('state'), 'st-1');
    const tokens = await exchange(driver, back.get('code') ?? '');
    assert.equal(tokens.status, 200);
    assert.equal(at(tokens, 'expires_in'), 300);
    assert.equal(at(tokens, 'refresh_token_expires_in'), 2_678_400);
    assert.equal(at(tokens, 'token_type'), 'bearer');
    const token = textAt(tokens, 'access_token');
    assert.equal(token.split('.').length, 3);
    for (const business of [undefined, harbour.id]) {
      const reply = await driver.get('/contacts', { token, business });
      assert.equal(reply.status, 200);
    }
  });

  it('remembers consent until the user revokes it', async () => {
    await consent(driver);
    const again = await transactionOf(driver);
    const login = { transaction: again, email: users.olivia, password };
    const direct = await driver.form('/oauth2/auth/login', login);
    assert.ok(direct.headers.get('location')?.startsWith(redirectUri));
    await driver.sandbox.control.revokeConsent({ userEmail: users.olivia });
    const asked = await driver.form('/oauth2/auth/login', {
      ...login,
      transaction: await transactionOf(driver),
    });
    assert.ok(asked.headers.get('location')?.startsWith('/oauth2/auth/consent'));
  });

  it('answers a refused consent with access_denied', async () => {
    const back = await consent(driver, {}, 'deny');
    assert.equal(back.get('error'), 'access_denied');
    assert.equal(back.get('state'), 'st-1');
  });

  it('says "Email already in use" when country and user differ', async () => {
    const transaction = await transactionOf(driver, { country: 'ie' });
    const login = await driver.form('/oauth2/auth/login', { transaction, email: users.olivia, password });
    const location = login.headers.get('location') ?? '';
    assert.match(location, /error=Invalid\+request&reason=Email\+already\+in\+use/);
  });

  it('never redirects to an address that is not registered, nor for an unknown client', async () => {
    const mistakes: Record<string, string>[] = [
      { redirect_uri: 'https://evil.example/cb' },
      { client_id: 'other' },
    ];
    for (const wrong of mistakes) {
      const page = await authorizePage(driver, wrong);
      assert.equal(page.status, 400);
      assert.equal(page.headers.get('location'), null);
    }
  });

  it('sends other mistakes back to the app by name', async () => {
    const mistakes = [
      [{ response_type: 'token' }, 'unsupported_response_type'],
      [{ scope: 'everything' }, 'invalid_scope'],
      [{ code_challenge: 'short', code_challenge_method: 'S256' }, 'invalid_request'],
    ] as const;
    for (const [extra, error] of mistakes) {
      const location = (await authorizePage(driver, extra)).headers.get('location') ?? '';
      assert.equal(new URL(location).searchParams.get('error'), error);
    }
  });

  it('takes a code once, within 60 seconds, with the same redirect_uri', async () => {
    const first = (await consent(driver)).get('code') ?? '';
    assert.equal((await exchange(driver, first)).status, 200);
    assert.equal(at(await exchange(driver, first), 'error'), 'invalid_grant');
    const late = (await consent(driver)).get('code') ?? '';
    await driver.sandbox.control.clock.advance({ seconds: 61 });
    assert.equal(at(await exchange(driver, late), 'error'), 'invalid_grant');
    const moved = (await consent(driver)).get('code') ?? '';
    const reply = await exchange(driver, moved, { redirect_uri: `${redirectUri}/` });
    assert.equal(at(reply, 'error'), 'invalid_grant');
    const doubly = encodeURIComponent((await consent(driver)).get('code') ?? '');
    assert.equal(at(await exchange(driver, doubly), 'error'), 'invalid_grant');
  });

  it('checks PKCE with S256 and plain', async () => {
    const verifier = 'v'.repeat(43);
    const s256 = createHash('sha256').update(verifier).digest('base64url');
    const methods = [
      ['S256', s256],
      ['plain', verifier],
    ] as const;
    for (const [code_challenge_method, code_challenge] of methods) {
      const asked = { code_challenge_method, code_challenge };
      const good = (await consent(driver, asked)).get('code') ?? '';
      assert.equal((await exchange(driver, good, { code_verifier: verifier })).status, 200);
      const mistakes: Record<string, string>[] = [{}, { code_verifier: 'w'.repeat(43) }];
      for (const wrong of mistakes) {
        const code = (await consent(driver, asked)).get('code') ?? '';
        assert.equal(at(await exchange(driver, code, wrong), 'error'), 'invalid_grant');
      }
    }
  });

  it('ends the tokens of an earlier consent of the same user, unless switched off', async () => {
    for (const secondConsentRevokesFirst of [true, false]) {
      await driver.sandbox.stop();
      driver = await openDriver({ secondConsentRevokesFirst });
      const first = await exchange(driver, (await consent(driver)).get('code') ?? '');
      await exchange(driver, (await consent(driver)).get('code') ?? '');
      const reply = await driver.form('/token', {
        ...client,
        grant_type: 'refresh_token',
        refresh_token: textAt(first, 'refresh_token'),
      });
      assert.equal(reply.status, secondConsentRevokesFirst ? 400 : 200);
    }
  });

  it('compares registered redirect URIs character for character, and takes HTTP Basic', async () => {
    await driver.sandbox.stop();
    driver = await openDriver({ redirectUris: [redirectUri] });
    assert.equal((await authorizePage(driver, { redirect_uri: `${redirectUri}/` })).status, 400);
    const basic = Buffer.from('sandbox-client:sandbox-secret').toString('base64');
    const tokens = await fetch(`${driver.sandbox.url}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code: (await consent(driver)).get('code') ?? '',
        redirect_uri: redirectUri,
      }),
    });
    assert.equal(tokens.status, 200);
  });

  it('answers token mistakes with 400 and a name', async () => {
    const cases = [
      [{ client_secret: 'wrong' }, 'invalid_client'],
      [{ grant_type: 'client_credentials' }, 'unsupported_grant_type'],
      [{ code: '' }, 'invalid_grant'],
    ] as const;
    for (const [extra, error] of cases) {
      const reply = await exchange(driver, 'GB/unknown', extra);
      assert.equal(reply.status, 400);
      assert.equal(at(reply, 'error'), error);
    }
    const json = await fetch(`${driver.sandbox.url}/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    assert.equal(json.status, 400);
  });
});
