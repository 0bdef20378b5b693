import assert from 'node:assert/strict';
import { pino } from 'pino';
import { readApiConfig } from '../../api/config.ts';
import { startApi } from '../../api/start-api.ts';
import { northwind, users } from '../../sandbox/sage/seed.ts';
import { PsaClient } from '../support/psa-client.ts';
import { claimPorts } from '../../temporal/server/free-port.ts';
import { testKeys } from '../support/servers.ts';
import { ApiUnderTest } from './api-under-test.ts';
import { altered, open, walkToCallback } from './link-walk.ts';

const otherSecret = 'x'.repeat(43);

describe('The OAuth callback', () => {
  let api: ApiUnderTest;
  before(async () => {
    api = await ApiUnderTest.open();
  });
  after(() => api.close());

  const begun = async (unit: string, email = users.sam) =>
    walkToCallback(await api.bed.psa.authorize(unit), { email });
  const statusOf = async (unit: string) => (await api.bed.psa.connection(unit)).status;

  /** A page for a person, with this status and sentence, and nothing connected by it. */
  async function refusedWith(status: number, sentence: RegExp, url: URL | string, cookie?: string) {
    const before = await api.bed.witness.lastRecord();
    const page = await open(url, cookie);
    assert.equal(page.status, status, page.body);
    assert.match(page.headers.get('content-type') ?? '', /^text\/html/);
    assert.match(page.body, sentence);
    assert.match(page.body, /Begin the connection again/);
    assert.equal((await api.bed.witness.records('token.issued', before)).length, 0);
  }

  it('takes its own transaction from the browser that began it', async () => {
    const { callback, cookie, setCookie } = await begun('oauth-good');
    assert.match(setCookie, /; HttpOnly/);
    assert.match(setCookie, /; SameSite=Lax/);
    assert.match(setCookie, /; Path=\/oauth\/sage/);
    const answer = await open(callback, cookie);
    assert.equal(answer.status, 302);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    assert.equal(answer.headers.get('referrer-policy'), 'no-referrer');
    assert.equal(await statusOf('oauth-good'), 'connected');
  });

  it('refuses a replay, and the connection stays as it is', async () => {
    const { callback, cookie } = await begun('oauth-replay');
    await open(callback, cookie);
    const before = await api.bed.psa.connection('oauth-replay');
    await refusedWith(409, /used already/, callback, cookie);
    await refusedWith(409, /used already/, altered(callback, 'error', 'access_denied'), cookie);
    assert.deepEqual(await api.bed.psa.connection('oauth-replay'), before);
  });

  it('takes one of two callbacks that come at once', async () => {
    const { callback, cookie } = await begun('oauth-twice');
    const pages = await Promise.all([open(callback, cookie), open(callback, cookie)]);
    assert.deepEqual(pages.map(({ status }) => status).sort(), [302, 409]);
    assert.equal(await statusOf('oauth-twice'), 'connected');
  });

  it('refuses another browser, which does not spoil it for the right one', async () => {
    const { callback, cookie } = await begun('oauth-browser');
    const stranger = await begun('oauth-stranger');
    const name = cookie.split('=')[0] ?? '';
    await refusedWith(409, /another browser/, callback);
    await refusedWith(409, /another browser/, callback, stranger.cookie);
    await refusedWith(409, /another browser/, callback, `${name}=${otherSecret}`);
    await refusedWith(409, /another browser/, callback, `${name}=`);
    assert.equal(await statusOf('oauth-browser'), 'authorizing');
    assert.equal((await open(callback, cookie)).status, 302);
    assert.equal(await statusOf('oauth-browser'), 'connected');
  });

  it('refuses a callback whose link nobody opened', async () => {
    const link = new URL(await api.bed.psa.authorize('oauth-unopened'));
    const callback = new URL('/oauth/sage/callback?code=c', api.url);
    callback.searchParams.set('state', link.searchParams.get('ticket') ?? '');
    await refusedWith(409, /another browser/, callback);
  });

  it('refuses a forged state, and says the same of units that are and that are not', async () => {
    const { callback, cookie } = await begun('oauth-forged');
    for (const unit of ['oauth-forged', 'oauth-good', 'oauth-never-begun']) {
      await refusedWith(409, /used already/, altered(callback, 'state', `${unit}.${otherSecret}`), cookie);
    }
    for (const state of ['', 'oauth-forged', `oauth-forged.${otherSecret}x`, `.a.${otherSecret}`, '<b>']) {
      await refusedWith(400, /not complete/, altered(callback, 'state', state), cookie);
    }
    await refusedWith(400, /not complete/, new URL('/oauth/sage/callback', api.url), cookie);
    assert.equal((await open(callback, cookie)).status, 302);
  });

  it('refuses the state of another business unit', async () => {
    const ours = await begun('oauth-ours');
    const theirs = await begun('oauth-theirs');
    const state = theirs.callback.searchParams.get('state') ?? '';
    await refusedWith(409, /another browser/, altered(ours.callback, 'state', state), ours.cookie);
    const renamed = state.replace('oauth-theirs', 'oauth-ours');
    await refusedWith(409, /used already/, altered(ours.callback, 'state', renamed), ours.cookie);
    assert.deepEqual(
      [await statusOf('oauth-ours'), await statusOf('oauth-theirs')],
      ['authorizing', 'authorizing'],
    );
  });

  it('connects nothing with a code that another authorization got', async () => {
    const victim = await begun('oauth-victim');
    const attacker = await begun('oauth-attacker', users.olivia);
    const before = await api.bed.witness.lastRecord();
    const code = attacker.callback.searchParams.get('code') ?? '';
    const page = await open(altered(victim.callback, 'code', code), victim.cookie);
    assert.match(page.body, /Not connected/);
    const view = await api.bed.psa.connection('oauth-victim');
    assert.deepEqual([view.status, view.tokens], ['not_connected', null]);
    assert.equal((await api.bed.witness.records('token.issued', before)).length, 0);
  });

  it('refuses an older link once there is a newer one', async () => {
    const older = await begun('oauth-newer');
    const newer = await begun('oauth-newer');
    await refusedWith(409, /newer one/, older.callback, older.cookie);
    assert.equal((await open(newer.callback, newer.cookie)).status, 302);
  });

  it('binds its link to the first browser, which may open it again', async () => {
    const link = await api.bed.psa.authorize('oauth-link');
    const first = await open(link);
    const cookie = first.headers.getSetCookie()[0]?.split(';')[0];
    await refusedWith(409, /another browser already/, link);
    const again = await open(link, cookie);
    assert.equal(again.status, 302);
    assert.equal(again.headers.getSetCookie()[0]?.split(';')[0], cookie);
    assert.equal(again.headers.get('location'), first.headers.get('location'));
  });

  it('of a person who refuses shows why and leaves the unit as it was', async () => {
    const link = await api.bed.psa.authorize('oauth-denied');
    const { callback, cookie } = await walkToCallback(link, { email: users.rita, decision: 'deny' });
    assert.equal(callback.searchParams.get('error'), 'access_denied');
    const page = await open(callback, cookie);
    assert.match(page.body, /The consent was refused at Sage/);
    const view = await api.bed.psa.connection('oauth-denied');
    assert.deepEqual([view.status, view.problem?.code], ['not_connected', 'access_denied']);

    await api.bed.verified('oauth-kept');
    const second = await walkToCallback(await api.bed.psa.authorize('oauth-kept'), { email: users.olivia });
    second.callback.searchParams.delete('code');
    await open(altered(second.callback, 'error', 'access_denied'), second.cookie);
    const kept = await api.bed.psa.connection('oauth-kept');
    assert.deepEqual([kept.status, kept.business?.id], ['verified', northwind.id]);
  });

  it('shows what others wrote as text, never as HTML', async () => {
    const { callback, cookie } = await begun('oauth-html');
    callback.searchParams.delete('code');
    callback.searchParams.set('reason', '"><script>alert(2)</script>');
    const page = await open(altered(callback, 'error', '<img src=x onerror=alert(1)>'), cookie);
    assert.match(page.body, /&#60;img src=x onerror=alert\(1\)&#62;/);
    assert.doesNotMatch(page.body, /<img|<script/);
  });

  it('writes neither codes nor tickets nor cookies into the log', async () => {
    const lines: string[] = [];
    const { api: port = 0 } = await claimPorts('127.0.0.1', { api: 0 });
    const address = { API_PORT: String(port), API_PUBLIC_URL: `http://127.0.0.1:${port}` };
    const env = { ...api.bed.env, ...address };
    const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
    const logging = await startApi(readApiConfig(env), { env, log });
    try {
      const link = await new PsaClient(logging.url, testKeys.apiKey).authorize('oauth-logged');
      const { callback, cookie } = await walkToCallback(link, { email: users.sam });
      assert.equal((await open(callback, cookie)).status, 302);
      const logged = lines.join('\n');
      assert.match(logged, /oauth\/sage\/callback/);
      const secrets = [...callback.searchParams.values(), cookie.split('=')[1] ?? ''];
      for (const secret of secrets.filter((value) => value.length > 10)) {
        assert.ok(!logged.includes(secret), `the log has ${secret}`);
      }
    } finally {
      await logging.stop();
    }
  });
});
