import assert from 'node:assert/strict';
import { northwind, users } from '../../sandbox/sage/seed.ts';
import { ApiUnderTest } from './api-under-test.ts';
import { altered, type AtCallback, open, walkToCallback } from './link-walk.ts';

const otherSecret = 'x'.repeat(43);

describe('The Test-connection screen', () => {
  let api: ApiUnderTest;
  before(async () => {
    api = await ApiUnderTest.open();
  });
  after(() => api.close());

  /** A person who gave the consent, and the address of the screen it led to. */
  async function consented(unit: string, email = users.sam): Promise<AtCallback & { screen: URL }> {
    const person = await walkToCallback(await api.bed.psa.authorize(unit), { email });
    const answer = await open(person.callback, person.cookie);
    return { ...person, screen: new URL(answer.headers.get('location') ?? '', api.url) };
  }
  async function send(screen: URL, cookie: string | undefined, fields: Record<string, string>) {
    const ticket = screen.searchParams.get('ticket') ?? '';
    const answer = await fetch(new URL(screen.pathname, screen), {
      method: 'POST',
      redirect: 'manual',
      headers: cookie === undefined ? {} : { cookie },
      body: new URLSearchParams({ ticket, ...fields }),
    });
    return { status: answer.status, body: await answer.text() };
  }

  it('leads from the consent through the choice of a business to a passed test', async () => {
    const { screen, cookie } = await consented('screen-story', users.olivia);
    assert.match((await open(screen, cookie)).body, /Northwind Consulting Ltd/);
    assert.equal((await send(screen, cookie, { businessId: northwind.id })).status, 303);
    assert.equal((await send(screen, cookie, { ledgerName: 'sales - services' })).status, 303);
    const failed = await open(screen, cookie);
    assert.match(failed.body, /class="bad"/);
    assert.match(failed.body, /value="Sales - Services"/);
    assert.equal((await send(screen, cookie, { ledgerName: 'Sales - Services' })).status, 303);
    assert.match((await open(screen, cookie)).body, /class="good"/);
    const view = await api.bed.psa.connection('screen-story');
    assert.deepEqual([view.status, view.business?.id], ['verified', northwind.id]);
  });

  it('tests by reading alone, says what was written and which rights are known', async () => {
    const { screen, cookie } = await consented('screen-reads');
    const sent = await send(screen, cookie, { ledgerName: 'Sales - Services', readOnly: 'on' });
    assert.equal(sent.status, 303);
    const { body } = await open(screen, cookie);
    assert.match(body, /Tested on 20.*Nothing was written to Sage/);
    assert.match(body, /<td>List what was put against an invoice<\/td><td>Sales: Full Access, Purchases/);
    assert.equal((await api.bed.psa.connection('screen-reads')).status, 'connected');
  });

  it('is closed to every other browser, and to every other ticket', async () => {
    const { screen, cookie } = await consented('screen-closed');
    const stranger = await consented('screen-stranger');
    for (const other of [undefined, stranger.cookie, `${cookie.split('=')[0]}=${otherSecret}`]) {
      const page = await open(screen, other);
      assert.equal(page.status, 403);
      assert.doesNotMatch(page.body, /Harbour/);
      assert.equal((await send(screen, other, { ledgerName: 'Sales - Services' })).status, 403);
    }
    const forged = altered(screen, 'ticket', `screen-closed.${otherSecret}`);
    assert.equal((await open(forged, cookie)).status, 403);
    assert.equal((await send(forged, cookie, { ledgerName: 'Sales - Services' })).status, 403);
    assert.equal((await api.bed.psa.connection('screen-closed')).lastTest, null);
  });

  it('names the units that the same Sage login serves, to who holds that login', async () => {
    await consented('screen-first');
    const { screen, cookie } = await consented('screen-second');
    assert.match((await open(screen, cookie)).body, /also serves .*<strong>screen-first<\/strong>/);
    const { consent } = await api.bed.psa.connection('screen-second');
    assert.ok(consent !== null && consent.otherUnits >= 1);
    assert.match(consent.onDisconnect, /leaves the consent at Sage in place/);
  });

  it('is not open before the consent', async () => {
    const link = await api.bed.psa.authorize('screen-early');
    const { cookie, callback } = await walkToCallback(link, { email: users.sam });
    const screen = new URL('/oauth/sage/screen', api.url);
    screen.searchParams.set('ticket', callback.searchParams.get('state') ?? '');
    assert.equal((await open(screen, cookie)).status, 403);
  });

  it('shows what was typed as text, never as HTML', async () => {
    const { screen, cookie } = await consented('screen-html');
    await send(screen, cookie, { ledgerName: '"><script>alert(1)</script>' });
    const page = await open(screen, cookie);
    assert.match(page.body, /&#60;script&#62;alert\(1\)/);
    assert.doesNotMatch(page.body, /<script/);
  });

  it('refuses what no form of it sends', async () => {
    const { screen, cookie } = await consented('screen-fields');
    const forms: Record<string, string>[] = [
      {},
      { ledgerName: '' },
      { businessId: 'x' },
      { ticket: 'x', ledgerName: 'y' },
    ];
    for (const fields of forms) {
      assert.equal((await send(screen, cookie, fields)).status, 400);
    }
  });
});
