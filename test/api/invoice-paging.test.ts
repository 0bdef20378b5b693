import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { ApiUnderTest } from './api-under-test.ts';
import { ListReader } from './list-reader.ts';

const MANY = 'paging-many';
const COUNT = 250;

describe('Paging through a list of invoices', () => {
  let api: ApiUnderTest;
  let read: ListReader;
  const ids = Array.from({ length: COUNT }, (_, n) => `many-${n}`);
  before(async () => {
    api = await ApiUnderTest.open();
    read = new ListReader(api);
    // They stand as they were taken on, which is all that paging needs.
    await api.bed.psa.authorize(MANY);
    await api.bed.stopWorker();
    for (let at = 0; at < COUNT; at += 10) {
      await Promise.all(ids.slice(at, at + 10).map((id) => api.bed.handOver(MANY, id)));
    }
    await eventually(
      async () => ((await read.totals(MANY)).byStatus['accepted'] === COUNT ? true : undefined),
      'all to be counted',
    );
  });

  after(() => api.close());

  it('250, read page by page while others come in, are each there exactly once', async () => {
    const pages = await read.walk(MANY, 'limit=40', () =>
      Promise.all(['late-1', 'late-2'].map((id) => api.bed.handOver(MANY, id))),
    );
    assert.deepEqual(
      pages.map((one) => one.length),
      [40, 40, 40, 40, 40, 40, 10],
    );
    assert.deepEqual(pages.flat().sort(), [...ids].sort());
    await read.untilListed(MANY, 'limit=200&status=accepted', [...ids, 'late-1', 'late-2']);
  });

  it('a cursor that is altered, made up, or of another list is refused with 400, by its name', async () => {
    const { nextCursor } = await read.list(MANY, 'limit=40');
    assert.ok(nextCursor !== null);
    const altered = `${nextCursor.slice(0, -3)}AAA`;
    for (const query of [
      `limit=40&status=waiting&cursor=${nextCursor}`,
      `cursor=${altered}`,
      'cursor=made-up',
      'cursor=%7B%7D',
      'cursor=',
    ]) {
      const { code, errors, fix } = await read.refused(MANY, query);
      assert.deepEqual([code, errors?.[0]?.pointer], ['invalid_parameter', '/cursor'], query);
      assert.ok(fix.length > 0);
    }
    assert.equal(
      (await read.list(MANY, `limit=7&cursor=${nextCursor}`)).invoices.length,
      7,
      'the limit may change',
    );
  });

  it('200 that are closed fit on a page, too', async () => {
    await Promise.all(ids.slice(0, 200).map((id) => api.bed.invoice(MANY, id).terminate('a test')));
    await read.untilListed(MANY, 'limit=200&stopped=true', ids.slice(0, 200));
  });
});
