import assert from 'node:assert/strict';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { searchAttributeKeys } from '../../domain/search-attributes.ts';
import { resolveTestServer } from '../../temporal/server/resolve-test-server.ts';
import { setUpTemporal } from '../../temporal/set-up.ts';

describe('the time-skipping test server', () => {
  it('is set up though it lacks some of the calls, twice and over both kinds of connection', async () => {
    const { path } = await resolveTestServer({ log: (line) => console.log(line) });
    const environment = await TestWorkflowEnvironment.createTimeSkipping({
      server: { executable: { type: 'existing-path', path } },
    });
    try {
      const of = (
        connection: (typeof environment)['connection'] | (typeof environment)['nativeConnection'],
      ) => setUpTemporal({ connection, namespace: 'default', log: () => {} });
      const unchanged = {
        namespaceCreated: false,
        retentionRaised: false,
        attributesAdded: [],
        caretaker: 'unchanged',
      };
      const attributesAdded = searchAttributeKeys.map(({ name }) => name);
      assert.deepEqual(await of(environment.connection), { ...unchanged, attributesAdded });
      assert.deepEqual(await of(environment.nativeConnection), unchanged);
    } finally {
      await environment.teardown();
    }
  });
});
