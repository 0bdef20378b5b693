import assert from 'node:assert/strict';
import { users } from '../../sandbox/sage/seed.ts';
import { at, type Driver, openDriver, type Reply, textAt } from './sage-driver.ts';

const client = { client_id: 'sandbox-client', client_secret: 'sandbox-secret' };

function refresh(driver: Driver, token: string): Promise<Reply> {
  return driver.form('/token', { ...client, grant_type: 'refresh_token', refresh_token: token });
}

describe('Sage sandbox: the life of tokens', () => {
  let driver: Driver;
  afterEach(() => driver.sandbox.stop());

  it('rotates the refresh token and leaves the old access token good until it expires', async () => {
    driver = await openDriver();
    const first = await driver.sandbox.control.mintTokens();
    const second = await refresh(driver, first.refreshToken);
    assert.equal(second.status, 200);
    assert.notEqual(at(second, 'refresh_token'), first.refreshToken);
    assert.equal((await driver.get('/user', { token: first.accessToken })).status, 200);
    assert.equal((await driver.get('/user', { token: textAt(second, 'access_token') })).status, 200);
  });

  it('strict: a used refresh token ends the whole family', async () => {
    driver = await openDriver({ profile: 'strict' });
    const first = await driver.sandbox.control.mintTokens();
    const second = await refresh(driver, first.refreshToken);
    const reused = await refresh(driver, first.refreshToken);
    assert.equal(reused.status, 400);
    assert.equal(at(reused, 'error'), 'invalid_grant');
    assert.equal(at(await refresh(driver, textAt(second, 'refresh_token')), 'error'), 'invalid_grant');
    assert.equal((await driver.sandbox.control.record({ kind: 'token.reused' })).length, 1);
  });

  it('kind: the last used refresh token is answered again with the same successor', async () => {
    driver = await openDriver({ profile: 'kind' });
    const first = await driver.sandbox.control.mintTokens();
    const second = await refresh(driver, first.refreshToken);
    const again = await refresh(driver, first.refreshToken);
    assert.equal(again.status, 200);
    assert.equal(at(again, 'refresh_token'), at(second, 'refresh_token'));
    const third = await refresh(driver, textAt(second, 'refresh_token'));
    assert.equal(third.status, 200);
    assert.equal(at(await refresh(driver, first.refreshToken), 'error'), 'invalid_grant');
    assert.equal((await refresh(driver, textAt(third, 'refresh_token'))).status, 200);
  });

  it('lets an access token live 300 seconds and a refresh token 31 days', async () => {
    driver = await openDriver();
    const { control } = driver.sandbox;
    const first = await control.mintTokens();
    await control.clock.advance({ seconds: 290 });
    assert.equal((await driver.get('/user', { token: first.accessToken })).status, 200);
    await control.clock.advance({ seconds: 11 });
    const expired = await driver.get('/user', { token: first.accessToken });
    assert.equal(expired.status, 401);
    assert.equal(at(expired, 0, '$dataCode'), 'AccessTokenVerificationError');
    await control.clock.advance({ seconds: 30 * 86_400 });
    const second = await refresh(driver, first.refreshToken);
    assert.equal(second.status, 200);
    await control.clock.advance({ seconds: 31 * 86_400 + 1 });
    assert.equal(at(await refresh(driver, textAt(second, 'refresh_token')), 'error'), 'invalid_grant');
  });

  it('revokes a chain for the app, and for the user', async () => {
    driver = await openDriver();
    const { control } = driver.sandbox;
    const first = await control.mintTokens();
    const revoked = await driver.form('/revoke', { ...client, token: first.refreshToken });
    assert.deepEqual(revoked.body, { success: 'ok' });
    assert.equal(at(await refresh(driver, first.refreshToken), 'error'), 'invalid_grant');
    const second = await control.mintTokens({ userEmail: users.olivia });
    await control.revokeConsent({ userEmail: users.olivia });
    assert.equal(at(await refresh(driver, second.refreshToken), 'error'), 'invalid_grant');
    // Access tokens cannot be revoked at Sage.
    assert.equal((await driver.get('/user', { token: second.accessToken })).status, 200);
  });

  it('loses a rotation on demand: the old token is spent, the new one never arrived', async () => {
    driver = await openDriver();
    const { control } = driver.sandbox;
    const first = await control.mintTokens();
    await control.faults.arm({ name: 'lost-rotation', endpoint: 'POST /token' });
    await assert.rejects(refresh(driver, first.refreshToken));
    assert.equal(at(await refresh(driver, first.refreshToken), 'error'), 'invalid_grant');
    assert.equal((await control.faults.list())[0]?.hits, 1);
  });

  it('takes an access token only as an access token', async () => {
    driver = await openDriver();
    const { refreshToken, accessToken } = await driver.sandbox.control.mintTokens();
    assert.equal((await driver.get('/user', { token: refreshToken })).status, 401);
    assert.equal(at(await refresh(driver, accessToken), 'error'), 'invalid_grant');
  });

  it('writes no token into its records', async () => {
    driver = await openDriver();
    const { control } = driver.sandbox;
    const first = await control.mintTokens();
    const second = await refresh(driver, first.refreshToken);
    await driver.get('/user', { token: first.accessToken });
    const written = JSON.stringify([await control.record(), await control.requests()]);
    for (const token of [first.accessToken, first.refreshToken, textAt(second, 'access_token')])
      assert.equal(written.includes(token), false);
  });
});
