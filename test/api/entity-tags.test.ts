import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import { z } from 'zod';
import { allRolesKey } from '../../scripts/embedded/development-keys.ts';
import { KeyHolders } from '../support/key-holders.ts';
import { testKeys } from '../support/servers.ts';
import { ApiUnderTest, connectionPath, type Order } from './api-under-test.ts';

const UNIT = 'tagged-unit';
const base = `/v1/business-units/${UNIT}`;
const settingsPath = `${connectionPath(UNIT)}/settings`;
const accountPath = `${base}/gl-accounts/4000`;
const templatePath = `${base}/contract-templates/managed`;
const endpointPath = '/v1/webhooks/endpoints/crm';
const account = { name: 'Sales - Services', integration: 'sage' };

describe('Two people who change the same', () => {
  const holders = new KeyHolders();
  const ofUnit = holders.add('of-unit', [UNIT]);
  let api: ApiUnderTest;
  before(async () => {
    api = await ApiUnderTest.open(() => ({ API_KEYS: holders.with(allRolesKey(testKeys.apiKey)) }));
    await api.bed.verified(UNIT);
  });
  after(() => api.close());

  /** Strong tag of an answer that went well. */
  const tagAfter = async (method: string, path: string, order: Order = {}): Promise<string> => {
    const answer = await api.send(method, path, order);
    assert.ok(answer.status < 300, answer.text);
    const tag = answer.headers.get('etag') ?? '';
    assert.match(tag, /^"[0-9a-f]{64}"$/);
    return tag;
  };
  const read = (path: string) => tagAfter('GET', path);
  const as = (person: string, tag: string) => ({ 'if-match': tag, 'on-behalf-of': person });

  for (const [what, path, first, second] of [
    ['settings', settingsPath, { defaultDueDays: 14 }, { defaultDueDays: 7 }],
    ['settings with a ledger', settingsPath, { defaultLedger: 'Sales - Products' }, { defaultDueDays: 9 }],
    ['a GL account', accountPath, { ...account, description: 'one' }, { ...account, description: 'two' }],
    ['a contract template', templatePath, { glAccountId: '4000' }, { glAccountId: null }],
    [
      'a webhook endpoint',
      endpointPath,
      { url: 'https://psa.example/one' },
      { url: 'https://psa.example/two' },
    ],
  ] as const) {
    it(`do not overwrite each other: ${what}`, async () => {
      const method = path === settingsPath ? 'PATCH' : 'PUT';
      if (what === 'a contract template') await tagAfter('PUT', path, { body: { glAccountId: '4000' } });
      if (what === 'a contract template')
        await tagAfter('PUT', accountPath.replace('4000', '4100'), { body: account });
      if (what.startsWith('a ') && what !== 'a contract template')
        await tagAfter('PUT', path, { body: { ...first, description: 'none' } });
      const both = await read(path);
      const changed = what === 'a contract template' ? { glAccountId: '4100' } : first;
      const mine = await tagAfter(method, path, { body: changed, headers: as('Olivia Ward', both) });
      assert.notEqual(mine, both);
      assert.equal(await read(path), mine, 'the change answers the tag that a GET has after it');

      const answer = await api.send(method, path, { body: second, headers: as('Ben Cole', both) });
      assert.equal(answer.headers.get('etag'), mine);
      const refused = await api.refused(412, method, path, { body: second, headers: as('Ben Cole', both) });
      assert.equal(refused.code, 'changed_meanwhile');
      assert.match(refused.detail, /for Olivia Ward at \d{4}-/);
      assert.match(refused.fix, /Read it again/);
      assert.equal(await read(path), mine, 'nothing was done');

      const several = `"${'0'.repeat(64)}", ${mine}`;
      const theirs = await api.send(method, path, { body: second, headers: as('Ben Cole', several) });
      assert.equal(theirs.status, 200, theirs.text);
    });
  }

  it('at the very same moment: one of them is refused', async () => {
    const both = await read(settingsPath);
    const answers = await Promise.all(
      [2, 3, 4, 5].map((defaultDueDays) =>
        api.send('PATCH', settingsPath, {
          body: { defaultDueDays, defaultLedger: 'Sales - Services' },
          headers: { 'if-match': both },
        }),
      ),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 412, 412, 412]);
  });

  it('change it however it stands without the header, as before', async () => {
    await tagAfter('PATCH', settingsPath, { body: { defaultDueDays: 21 } });
    await tagAfter('PUT', endpointPath, { body: { url: 'https://psa.example/three' } });
  });

  it('removes only what is as it was read, and * asks that it be there', async () => {
    for (const [path, put] of [
      [`${base}/gl-accounts/4900`, account],
      ['/v1/webhooks/endpoints/short-lived', { url: 'https://psa.example/short' }],
    ] as const) {
      const headers = { 'if-match': '*' };
      const missing = await api.refused(412, 'PUT', path, { body: put, headers });
      const { headers: told } = await api.send('PUT', path, { body: put, headers });
      assert.equal(told.get('etag'), null, 'nothing is there that has one');
      assert.equal(missing.code, 'changed_meanwhile');
      assert.equal((await api.send('PUT', path, { body: put })).headers.get('etag'), await read(path));
      const old = await read(path);
      await tagAfter('PUT', path, { body: { ...put, description: 'changed' }, headers });
      await api.refused(412, 'DELETE', path, { headers: { 'if-match': old } });
      const gone = await api.send('DELETE', path, { headers: { 'if-match': await read(path) } });
      assert.equal(gone.status, 204, gone.text);
      await api.refused(404, 'GET', path);
    }
  });

  it('adds and never changes with If-None-Match: *', async () => {
    for (const [path, put] of [
      [`${base}/gl-accounts/4901`, account],
      [`${base}/contract-templates/new`, { glAccountId: '4901' }],
      ['/v1/webhooks/endpoints/new', { url: 'https://psa.example/new' }],
    ] as const) {
      const order = { body: put, headers: { 'if-none-match': '*' } };
      const added = await api.send('PUT', path, order);
      assert.ok([200, 201].includes(added.status), added.text);
      assert.equal((await api.refused(412, 'PUT', path, order)).code, 'exists_already');
    }
  });

  it('goes for an endpoint of a key of one unit, under the name that it knows', async () => {
    const path = '/v1/webhooks/endpoints/own';
    const put = (condition: Record<string, string>) =>
      api.send('PUT', path, {
        body: { url: 'https://psa.example/own' },
        headers: { ...ofUnit, ...condition },
      });
    assert.equal((await put({ 'if-none-match': '*' })).status, 201);
    const tag = await tagAfter('GET', path, { headers: ofUnit });
    assert.equal((await put({ 'if-match': tag })).status, 200);
    const order = { body: { url: 'https://psa.example/own' }, headers: { ...ofUnit, 'if-match': tag } };
    assert.match((await api.refused(412, 'PUT', path, order)).detail, /by of-unit at/);
  });

  it('is not read again while nothing changed (304)', async () => {
    for (const path of [settingsPath, endpointPath, `${base}/gl-accounts/4901`]) {
      const tag = await read(path);
      for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*'])
        assert.deepEqual(await getWith(api.url + path, known), [304, tag, '']);
      assert.equal((await getWith(api.url + path, '"other"'))[0], 200);
    }
    assert.equal((await getWith(api.url + settingsPath, 'other'))[0], 400);
  });

  it('refuses weak tags, garbage, and headers where they would not be looked at', async () => {
    const body = { defaultDueDays: 1 };
    const tag = await read(settingsPath);
    for (const [value, told] of [
      [`W/${tag}`, /W\/"[0-9a-f]+" is a weak tag/],
      [tag.slice(1, -1), /is no entity tag in quotes/],
      [`${tag},`, /an empty one is no entity tag/],
      ['"a" "b"', /"a" "b" is no entity tag/],
    ] as const) {
      const refused = await api.refused(400, 'PATCH', settingsPath, { body, headers: { 'if-match': value } });
      assert.equal(refused.code, 'invalid_parameter');
      assert.equal(refused.errors?.[0]?.pointer, 'If-Match');
      assert.match(refused.detail, told);
    }
    for (const [method, path, headers] of [
      ['PATCH', settingsPath, { 'if-none-match': '*' }],
      ['PUT', accountPath, { 'if-none-match': tag }],
      ['PUT', accountPath, { 'if-none-match': '*', 'if-match': '*' }],
      ['POST', `${endpointPath}/disable`, { 'if-match': '*' }],
      ['GET', connectionPath(UNIT), { 'if-match': tag }],
    ] as const) {
      const refused = await api.refused(400, method, path, {
        headers,
        ...(method !== 'GET' && { body: path === accountPath ? account : body }),
      });
      assert.match(refused.errors?.[0]?.pointer ?? '', /^If-/);
    }
    assert.equal(await read(settingsPath), tag);
  });

  it('finds the settings alone, which do not change by themselves', async () => {
    const { text } = await api.send('GET', settingsPath);
    const shown = z.looseObject({
      defaultLedger: z.object({ name: z.string() }),
      defaultDueDays: z.number(),
    });
    const { defaultLedger, defaultDueDays } = shown.parse(JSON.parse(text));
    const view = await api.bed.psa.connection(UNIT);
    assert.deepEqual(
      [defaultLedger.name, defaultDueDays],
      [view.defaultLedger?.name, view.settings.defaultDueDays],
    );
    const tag = await read(settingsPath);
    await api.send('POST', `${connectionPath(UNIT)}/test`, { body: { mode: 'read' } });
    assert.equal(await read(settingsPath), tag);
  });

  /** Status, tag and content; fetch would ask for an answer of any cache to be renewed. */
  const getWith = (url: string, known: string): Promise<[number, string, string]> =>
    new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${testKeys.apiKey}`, 'if-none-match': known };
      httpRequest(url, { headers }, (answer) => {
        let text = '';
        answer.on('data', (part: Buffer) => (text += part.toString()));
        answer.on('end', () => resolve([answer.statusCode ?? 0, String(answer.headers.etag), text]));
      })
        .on('error', reject)
        .end();
    });
});
