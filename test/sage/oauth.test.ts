import assert from 'node:assert/strict';
import { authorizeUrl } from '../../sage/authorize-url.ts';
import { exchangeCode } from '../../sage/exchange-code.ts';
import { refreshTokens } from '../../sage/refresh-tokens.ts';
import { revokeToken } from '../../sage/revoke-token.ts';
import { caught } from './caught.ts';
import { closeFakeSages, json, startFakeSage } from './fake-sage.ts';

const credentials = { clientId: 'client', clientSecret: 'very secret' };

const tokens = {
  access_token: 'access-2',
  scope: 'full_access',
  token_type: 'bearer',
  expires_in: 300,
  refresh_token: 'refresh-2',
  refresh_token_expires_in: 2_678_400,
  requested_by_id: 'c3c32d1c-41ba-483f-a3ff-49fdb57b9c38',
};

const pair = {
  accessToken: 'access-2',
  refreshToken: 'refresh-2',
  expiresInSeconds: 300,
  refreshExpiresInSeconds: 2_678_400,
  scope: 'full_access',
  userId: tokens.requested_by_id,
};

describe('OAuth with Sage', () => {
  afterEach(closeFakeSages);

  it('asks for consent to the full API with PKCE, also where the address already has a query', () => {
    const url = new URL(
      authorizeUrl({
        authorizeUrl: 'http://sandbox.test/authorize?tenant=1',
        clientId: 'uuid/uuid',
        redirectUri: 'https://psa.example/callback?x=1',
        state: 's&1',
        codeChallenge: 'challenge',
        country: 'gb',
      }),
    );
    assert.equal(url.pathname, '/authorize');
    assert.deepEqual(Object.fromEntries(url.searchParams), {
      tenant: '1',
      filter: 'apiv3.1',
      response_type: 'code',
      client_id: 'uuid/uuid',
      redirect_uri: 'https://psa.example/callback?x=1',
      scope: 'full_access',
      state: 's&1',
      code_challenge: 'challenge',
      code_challenge_method: 'S256',
      country: 'gb',
    });
  });

  it('exchanges a code, encoded once', async () => {
    const { http, received } = await startFakeSage((_call, response) => json(response, tokens));
    const redirectUri = 'https://psa.example/callback';
    const got = await exchangeCode(http, {
      ...credentials,
      code: 'GB/12abc',
      redirectUri,
      codeVerifier: 'v',
    });
    assert.deepEqual(got, pair);
    assert.equal(received[0]?.path, '/token');
    assert.match(received[0]?.body ?? '', /code=GB%2F12abc/);
    assert.deepEqual(Object.fromEntries(new URLSearchParams(received[0]?.body)), {
      client_id: 'client',
      client_secret: 'very secret',
      grant_type: 'authorization_code',
      redirect_uri: redirectUri,
      code: 'GB/12abc',
      code_verifier: 'v',
    });
  });

  it('refreshes and revokes', async () => {
    const { http, received } = await startFakeSage((call, response) => {
      json(response, call.path === '/token' ? tokens : { success: 'ok' });
    });
    assert.deepEqual(await refreshTokens(http, { ...credentials, refreshToken: 'refresh-1' }), pair);
    await revokeToken(http, { ...credentials, refreshToken: 'refresh-2' });
    const forms = received.map(({ body }) => new URLSearchParams(body));
    assert.deepEqual(
      [forms[0]?.get('grant_type'), forms[0]?.get('refresh_token')],
      ['refresh_token', 'refresh-1'],
    );
    assert.deepEqual([received[1]?.path, forms[1]?.get('token')], ['/revoke', 'refresh-2']);
  });

  const refusals = [
    ['invalid_grant', 'invalid_grant'],
    ['invalid_client', 'invalid_client'],
    ['unauthorized_client', 'invalid_client'],
    ['unsupported_grant_type', 'invalid'],
  ] as const;
  for (const [code, kind] of refusals) {
    it(`takes ${code} for ${kind}`, async () => {
      const { http } = await startFakeSage((_call, response) => json(response, { error: code }, 400));
      const error = await caught(refreshTokens(http, { ...credentials, refreshToken: 'refresh-1' }));
      assert.deepEqual([error.kind, error.endpoint, error.details[0]?.code], [kind, 'POST /token', code]);
    });
  }

  it('does not know what became of a refresh whose answer was lost', async () => {
    const { http } = await startFakeSage((_call, response) => response.destroy());
    const error = await caught(refreshTokens(http, { ...credentials, refreshToken: 'refresh-1' }));
    assert.deepEqual([error.kind, error.committed], ['unknown_outcome', 'unknown']);
  });
});
