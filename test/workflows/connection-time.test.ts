import assert from 'node:assert/strict';
import * as messages from '../../domain/connection/messages.ts';
import { Bed } from '../support/bed.ts';
import { skippingServer } from '../support/servers.ts';

describe('the connection of a business unit as time goes by', () => {
  let bed: Bed;
  before(async () => {
    bed = await Bed.make(await skippingServer());
  });
  after(() => bed.stop());

  it('forgets an authorization that nobody finishes within ten minutes', async () => {
    const { state } = await bed.connections.begin('unfinished', {
      redirectUri: 'http://127.0.0.1:9/c',
      returnUrl: null,
      country: null,
      allowOtherBusiness: false,
    });
    await bed.server.skip('11 minutes');
    assert.equal((await bed.connections.view('unfinished')).status, 'not_connected');
    const late = bed
      .connection('unfinished')
      .executeUpdate(messages.bindBrowserUpdate, { args: [{ state, browser: 'b' }] });
    await assert.rejects(late, /Workflow Update failed/);
  });
});
