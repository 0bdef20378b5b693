import assert from 'node:assert/strict';
import { harbour, northwind, users } from '../../sandbox/sage/seed.ts';
import { connectionWorkflowId } from '../../domain/keys.ts';
import { connection as connectionWorkflow } from '../../workflows/connection/connection.ts';
import * as messages from '../../domain/connection/messages.ts';
import { Bed } from '../support/bed.ts';
import { eventually } from '../support/eventually.ts';
import { fresh as freshOf } from '../support/refreshing.ts';
import { devServer } from '../support/servers.ts';

describe('the connection of a business unit to Sage', () => {
  let bed: Bed;
  before(async () => {
    bed = await Bed.make(await devServer());
  });
  beforeEach(() => bed.outside.sage.control.faults.clear());
  after(() => bed.stop());

  const begin = (unit: string) =>
    bed.connections.begin(unit, {
      redirectUri: 'http://127.0.0.1:9/c',
      returnUrl: null,
      country: null,
      allowOtherBusiness: false,
    });
  const fresh = (unit: string, refusedGeneration: number | null) => freshOf(bed, unit, refusedGeneration);
  const issued = async () => (await bed.witness.records('token.issued')).length;

  it('offers the choice between several businesses and takes the one that is chosen', async () => {
    const offered = await bed.consent('choice', users.olivia);
    assert.equal(offered.status, 'choosing_business');
    assert.deepEqual(offered.businesses.map(({ id }) => id).sort(), [northwind.id, harbour.id].sort());
    const choose = (businessId: string) =>
      bed.connection('choice').executeUpdate(messages.chooseBusinessUpdate, { args: [{ businessId }] });
    await assert.rejects(choose('0'.repeat(32)), /Workflow Update failed/);
    await choose(harbour.id);
    const view = await bed.connections.view('choice');
    assert.deepEqual(
      [view.status, view.business?.name, view.business?.vatRegistered],
      ['connected', harbour.name, false],
    );
  });

  it('takes a code only from the browser that began, and only once', async () => {
    const { state } = await begin('browser');
    const connection = bed.connection('browser');
    const { codeChallenge, redirectUri } = await connection.executeUpdate(messages.bindBrowserUpdate, {
      args: [{ state, browser: 'mine' }],
    });
    const code = await bed.codeFor({ state, redirectUri, codeChallenge, person: users.sam });
    const answer = (browser: string) =>
      connection.executeUpdate(messages.completeAuthorizationUpdate, {
        args: [{ state, browser, outcome: { code } }],
      });
    await assert.rejects(answer('another'), /Workflow Update failed/);
    assert.equal((await answer('mine')).status, 'connected');
    await assert.rejects(answer('mine'), /Workflow Update failed/);
  });

  it('says in plain words that the consent was refused', async () => {
    const { state } = await begin('denied');
    const connection = bed.connection('denied');
    await connection.executeUpdate(messages.bindBrowserUpdate, { args: [{ state, browser: 'b' }] });
    const outcome = { error: 'access_denied', reason: null };
    await connection.executeUpdate(messages.completeAuthorizationUpdate, {
      args: [{ state, browser: 'b', outcome }],
    });
    const view = await bed.connections.view('denied');
    assert.deepEqual([view.status, view.problem?.code], ['not_connected', 'access_denied']);
  });

  it('suggests the right ledger for a wrongly cased one, and leaves nothing in Sage', async () => {
    await bed.consent('cased', users.sam);
    const before = (await bed.witness.records('sales_invoice.created')).length;
    const test = async (ledgerName: string, keepTestInvoice = false) => {
      const {
        view: { lastTest },
      } = await bed.connections.change('cased', (connection) =>
        connection.executeUpdate(messages.testConnectionUpdate, { args: [{ ledgerName, keepTestInvoice }] }),
      );
      assert.ok(lastTest);
      return lastTest;
    };
    const wrong = await test('sales - services');
    assert.deepEqual([wrong.outcome, wrong.suggestions[0]], ['failed', 'Sales - Services']);
    const hidden = await test('Cost of Sales - Goods');
    assert.match(
      hidden.steps.find((step) => step.outcome === 'failed')?.message ?? '',
      /not usable for sales/,
    );
    assert.equal((await bed.witness.records('sales_invoice.created')).length, before);
    const right = await test('  Sales - Services ', true);
    assert.deepEqual([right.outcome, right.invoice?.kept], ['success', true]);
    assert.equal((await bed.connections.view('cased')).status, 'verified');
  });

  it('refreshes once for everybody who asks at the same time, and once for a refused token', async () => {
    await bed.verified('shared');
    const { generation } = await fresh('shared', null);
    const before = await issued();
    const all = await Promise.all(Array.from({ length: 8 }, () => fresh('shared', generation)));
    assert.deepEqual(new Set(all.map((token) => token.generation)), new Set([generation + 1]));
    assert.equal((await issued()) - before, 1);
    await fresh('shared', generation);
    assert.equal((await issued()) - before, 1, 'said again of the same generation');
  });

  it('never shows a token to who asks for its state', async () => {
    await bed.verified('secretive');
    const { accessToken } = await fresh('secretive', null);
    const view = JSON.stringify(await bed.connections.view('secretive'));
    assert.ok(!view.includes(accessToken));
    assert.ok(!/eyJ/.test(view), 'nothing that looks like a token');
  });

  it('tells that the consent is lost, parks invoices without calling Sage, and lets them go on after a new one', async () => {
    const unit = 'revoked';
    await bed.verified(unit);
    const mistyped = { ledgerName: 'No such ledger', keepTestInvoice: false };
    const later = await bed
      .connection(unit)
      .executeUpdate(messages.testConnectionUpdate, { args: [mistyped] });
    assert.equal(later.outcome, 'failed');
    await bed.outside.sage.control.revokeConsent({ userEmail: users.olivia });
    const { generation } = await fresh(unit, null);
    await assert.rejects(fresh(unit, generation), /Workflow Update failed/);
    const lost = await eventually(async () => {
      const view = await bed.connections.view(unit);
      return view.status === 'reauthorization_required' ? view : undefined;
    }, 'the connection to hear of it');
    assert.equal(lost.problem?.code, 'consent_revoked');
    await eventually(
      () => bed.outside.psa.events().find((event) => event.type === 'connection.reauthorization_required'),
      'the event about the lost consent',
    );
    const before = await bed.witness.lastRequest();
    await bed.handOver(unit, 'parked', { number: 'C-1' });
    await bed.untilStatus(unit, 'parked', 'waiting');
    assert.equal((await bed.witness.apiCalls(before)).length, 0);
    const again = await bed.consent(unit, users.olivia);
    assert.equal(
      again.status,
      'verified',
      'the same business needs no second test, also after a later one failed',
    );
    await bed.untilStatus(unit, 'parked', 'sent');
    assert.equal((await bed.witness.invoicesWith('C-1')).length, 1);
  });

  it('refuses a consent to another business until that is confirmed', async () => {
    const unit = 'moved';
    await bed.verified(unit);
    const refused = await bed.consent(unit, users.sam);
    assert.deepEqual(
      [refused.status, refused.problem?.code, refused.business?.id],
      ['verified', 'other_business', northwind.id],
    );
    await fresh(unit, null);
    const moved = await bed.consent(unit, users.sam, { allowOtherBusiness: true });
    assert.deepEqual(
      [moved.status, moved.business?.id, moved.defaultLedger],
      ['connected', harbour.id, null],
    );
  });

  it('notices a lost rotation and asks for a new consent', async () => {
    await bed.verified('rotation');
    const { generation } = await fresh('rotation', null);
    await bed.outside.sage.control.faults.arm({ name: 'lost-rotation', endpoint: 'POST /token' });
    await assert.rejects(fresh('rotation', generation), /Workflow Update failed/);
    await eventually(async () => {
      const { status } = await bed.connections.view('rotation');
      return status === 'reauthorization_required' ? true : undefined;
    }, 'the connection to hear of it');
  });

  it('revokes the consent at Sage when disconnected, and keeps settings and links', async () => {
    await bed.verified('leaving');
    const { view } = await bed.connections.change('leaving', (connection) =>
      connection.executeUpdate(messages.disconnectUpdate),
    );
    assert.deepEqual(
      [view.status, view.defaultLedger?.name, view.tokens],
      ['disconnected', 'Sales - Services', null],
    );
    assert.ok((await bed.witness.records('grant.revoked')).length > 0);
  });

  it('goes on with all it knows in a new run when its history grows long', async () => {
    const unit = 'long';
    const open = await bed.client.workflow.start(connectionWorkflow, {
      workflowId: connectionWorkflowId(unit),
      taskQueue: bed.env['TASK_QUEUE'] ?? '',
      args: [{ businessUnit: unit, maxEvents: 60 }],
    });
    await bed.verified(unit);
    const before = await bed.connections.view(unit);
    await eventually(async () => {
      await fresh(unit, (await fresh(unit, null)).generation);
      const { runId } = await bed.connection(unit).describe();
      return runId === open.firstExecutionRunId ? undefined : runId;
    }, 'a new run');
    const after = await bed.connections.view(unit);
    assert.deepEqual(
      [after.status, after.defaultLedger, after.version],
      [before.status, before.defaultLedger, before.version],
    );
    await bed.handOver(unit, 'after', { number: 'C-2' });
    await bed.untilStatus(unit, 'after', 'sent');
  });
});
