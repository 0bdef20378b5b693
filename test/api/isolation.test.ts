import assert from 'node:assert/strict';
import { z } from 'zod';
import { readApiConfig } from '../../api/config.ts';
import { type Route } from '../../api/route.ts';
import { routeTable } from '../../api/route-table.ts';
import { roles } from '../../api/principals/roles.ts';
import { allRolesKey } from '../../scripts/embedded/development-keys.ts';
import { anInvoice } from '../support/bed.ts';
import { eventually } from '../support/eventually.ts';
import { KeyHolders } from '../support/key-holders.ts';
import { testKeys } from '../support/servers.ts';
import { ApiUnderTest, connectionPath, problemOf } from './api-under-test.ts';
import { hasNames, nameOf, walkRoutes } from './walk-routes.ts';

// Of one length, so that no answer tells them apart by its own.
const OWN = 'unit-of-ours';
const FOREIGN = 'unit-foreign';
const UNKNOWN = 'unit-nobody.';
const endpointsPath = '/v1/webhooks/endpoints';
const endpoint = z.looseObject({
  id: z.string(),
  url: z.string(),
  businessUnits: z.array(z.string()).nullable(),
});
const endpointList = z.object({ endpoints: z.array(endpoint) });
const deliveries = z.object({
  deliveries: z.array(
    z.object({ eventId: z.string(), businessUnit: z.string().nullable(), endpoints: z.array(z.string()) }),
  ),
});

describe('A principal of one business unit (S6)', () => {
  const holders = new KeyHolders();
  const ours = holders.add('ours', [OWN]);
  const oursToo = holders.add('ours-too', [OWN]);
  const theirs = holders.add('theirs', [FOREIGN]);
  const both = holders.add('both', [OWN, FOREIGN]);
  const operator = holders.add('operator', [OWN], { may: ['operator'] });
  const everybody = holders.add('everybody', '*', { may: roles });
  let api: ApiUnderTest;
  let routes: readonly Route[];
  let foreignEvent = '';
  before(async () => {
    api = await ApiUnderTest.open(() => ({ API_KEYS: holders.with(allRolesKey(testKeys.apiKey)) }));
    routes = routeTable(readApiConfig(api.bed.env), {
      client: api.bed.client,
      connections: api.bed.connections,
      stopping: new AbortController().signal,
    });
    await api.bed.verified(OWN);
    await api.bed.verified(FOREIGN);
    await api.bed.psa.handOver(FOREIGN, 'held', anInvoice({ number: 'F-1' }));
    await api.bed.psa.handOver(OWN, 'own', anInvoice({ number: 'O-1' }));
    await api.bed.psa.send('PUT', `/v1/business-units/${FOREIGN}/credit-notes/noted`, creditNote);
    await api.bed.until(FOREIGN, 'held', ({ waitingFor }) => waitingFor?.what === 'payment');
    await api.bed.until(OWN, 'own', ({ waitingFor }) => waitingFor?.what === 'payment');
    await put(everybody, 'foreign-hook', { businessUnits: [FOREIGN] });
    const retry = { requestId: 'retried', filter: { status: ['draft'] } };
    await api.bed.psa.send('POST', `/v1/business-units/${FOREIGN}/invoices/retry`, retry);
    foreignEvent = await eventually(async () => {
      const { deliveries: listed } = await deliveriesOf(everybody, `?businessUnit=${FOREIGN}`);
      return listed[0]?.eventId;
    }, 'an event of the foreign unit');
  });
  after(() => api.close());

  const creditNote = anInvoice({ number: 'FC-1' });
  const get = async (headers: Record<string, string>, path: string): Promise<unknown> => {
    const answer = await api.send('GET', path, { headers });
    assert.equal(answer.status, 200, answer.text);
    return JSON.parse(answer.text);
  };
  const put = (headers: Record<string, string>, id: string, body: object = {}) =>
    api.send('PUT', `${endpointsPath}/${id}`, { headers, body: { url: api.bed.outside.psa.url, ...body } });
  const deliveriesOf = async (headers: Record<string, string>, query = '') =>
    deliveries.parse(await get(headers, `/v1/webhooks/deliveries${query}`));
  const endpointsOf = async (headers: Record<string, string>) =>
    endpointList.parse(await get(headers, endpointsPath)).endpoints;
  const names = (kind: 'foreign' | 'unknown') => ({
    businessUnit: kind === 'foreign' ? FOREIGN : UNKNOWN,
    invoiceId: 'held',
    creditNoteId: 'noted',
    runId: 'a-run',
    glAccountId: 'account',
    templateId: 'template',
    requestId: 'request',
    endpointId: kind === 'foreign' ? 'foreign-hook' : 'unknown-hook',
    operationId: 'retried',
    eventId: kind === 'foreign' ? foreignEvent : foreignEvent.replace(/.{16}$/, '0123456789abcdef'),
  });
  const walk = (headers: Record<string, string>, some = routes) =>
    walkRoutes(api, some.filter(hasNames), headers, {
      foreign: names('foreign'),
      unknown: names('unknown'),
    });

  it('gets the same answer for a foreign unit as for an unknown one, on every route', async () => {
    const before = await api.bed.connections.view(FOREIGN);
    assert.ok(routes.filter(hasNames).length > 50);
    assert.deepEqual(await walk(ours), []);
    for (const id of ['foreign-hook', 'unknown-hook']) {
      const removed = await api.send('DELETE', `${endpointsPath}/${id}`, { headers: ours });
      assert.equal(removed.status, 204, 'what the walk put under this name is its own');
    }
    assert.deepEqual(await walk(operator), []);
    const after = await api.bed.connections.view(FOREIGN);
    assert.deepEqual([after.version, after.settings], [before.version, before.settings]);
    const [kept] = await endpointsOf(theirs);
    assert.deepEqual([kept?.id, kept?.url], ['foreign-hook', api.bed.outside.psa.url]);
  });

  it('reads nothing of a foreign unit where no unit is named', async () => {
    for (const route of routes.filter((one) => one.method === 'get' && !hasNames(one))) {
      const { text } = await api.send('GET', route.path, { headers: ours });
      assert.ok(!text.includes(FOREIGN), `${nameOf(route)} names ${FOREIGN}`);
    }
    const all = JSON.stringify(await get(everybody, '/v1/business-units'));
    assert.ok(all.includes(FOREIGN) && all.includes(OWN));
  });

  it("has endpoints of its own units, under names that meet nobody else's", async () => {
    const added = await put(ours, 'foreign-hook');
    assert.equal(added.status, 201, added.text);
    const own = endpoint.parse(JSON.parse(added.text));
    assert.deepEqual([own.id, own.businessUnits], ['foreign-hook', [OWN]]);
    assert.deepEqual(await endpointsOf(oursToo), await endpointsOf(ours));
    assert.equal((await endpointsOf(ours)).length, 1);
    const others = (await endpointsOf(theirs)).map(({ id, businessUnits }) => [id, businessUnits]);
    assert.deepEqual(others, [['foreign-hook', [FOREIGN]]]);
    const seenByAll = (await endpointsOf(everybody)).map(({ id }) => id);
    assert.equal(new Set(seenByAll).size, 3, seenByAll.join());
    for (const id of seenByAll.filter((one) => one !== 'default'))
      assert.equal((await api.send('GET', `${endpointsPath}/${id}`, { headers: everybody })).status, 200);
    const refusals = [FOREIGN, UNKNOWN].map((unit) => put(ours, 'greedy', { businessUnits: [OWN, unit] }));
    for (const answer of await Promise.all(refusals)) {
      assert.equal(answer.status, 422);
      assert.equal(problemOf(answer).errors?.[0]?.pointer, '/businessUnits/1');
    }
  });

  it('sees what became of the events of its own units, and where they went as far as that is its own', async () => {
    const { deliveries: listed } = await deliveriesOf(ours);
    assert.ok(listed.length > 0);
    assert.deepEqual(new Set(listed.map(({ businessUnit }) => businessUnit)), new Set([OWN]));
    assert.ok(listed.every(({ endpoints }) => !endpoints.includes('default')));
    for (const unit of [FOREIGN, UNKNOWN])
      await api.refused(404, 'GET', `/v1/webhooks/deliveries?businessUnit=${unit}`, { headers: ours });
    assert.ok((await deliveriesOf(both, `?businessUnit=${FOREIGN}`)).deliveries.length > 0);
  });

  it('cannot hold up a Sage business that others use as well; who reaches all of them can, or an operator', async () => {
    const path = `/v1/business-units/${OWN}/turnstile`;
    const pause = { body: { reason: 'a test' } };
    for (const [method, action, order] of [
      ['POST', 'pause', pause],
      ['POST', 'resume', {}],
      ['PUT', 'limits', { body: { callsPerMinute: 50 } }],
      ['DELETE', 'limits', {}],
    ] as const) {
      const refused = await api.refused(403, method, `${path}/${action}`, { ...order, headers: ours });
      assert.equal(refused.code, 'shared_sage_business');
      assert.ok(!JSON.stringify(refused).includes(FOREIGN));
    }
    for (const headers of [both, operator]) {
      for (const [action, order] of [
        ['pause', pause],
        ['resume', {}],
      ] as const)
        assert.equal((await api.send('POST', `${path}/${action}`, { ...order, headers })).status, 200);
    }
  });

  it('reads of a shared Sage business who else uses it by number, not by name', async () => {
    const unitsIn = async (headers: Record<string, string>) =>
      z
        .object({ units: z.array(z.string()) })
        .parse(await get(headers, `/v1/business-units/${OWN}/payment-watch`)).units;
    assert.deepEqual(await unitsIn(ours), [OWN]);
    assert.deepEqual((await unitsIn(both)).sort(), [FOREIGN, OWN].sort());
    const view = await get(ours, connectionPath(OWN));
    assert.ok(!JSON.stringify(view).includes(FOREIGN));
  });

  it('would be found out to see more: the same walk tells of a key that reaches every unit', async () => {
    const asEverybody = async (some: readonly Route[]) =>
      (await walk(everybody, some)).map(({ route }) => route);
    const told = new Set(await asEverybody(routes));
    // The walk has removed the one and made the other.
    await put(everybody, 'foreign-hook', { businessUnits: [FOREIGN] });
    await api.send('DELETE', `${endpointsPath}/unknown-hook`, { headers: everybody });
    const putEndpoint = routes.filter((one) => nameOf(one) === 'put /v1/webhooks/endpoints/:endpointId');
    for (const route of await asEverybody(putEndpoint)) told.add(route);
    const silent = routes
      .filter(hasNames)
      .map(nameOf)
      .filter((name) => !told.has(name));
    assert.deepEqual(silent, []);
  });
});
