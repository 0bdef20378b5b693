import assert from 'node:assert/strict';
import { temporalProblem } from '../../api/temporal-problem.ts';
import * as messages from '../../domain/connection/messages.ts';
import { northwind, users } from '../../sandbox/sage/seed.ts';
import type { connection } from '../../workflows/connection/connection.ts';
import { Bed } from '../support/bed.ts';
import { eventually } from '../support/eventually.ts';
import { refresh } from '../support/refreshing.ts';
import { devServer } from '../support/servers.ts';

describe('a connection whose run somebody cancels or ends', () => {
  let bed: Bed;
  before(async () => {
    bed = await Bed.make(await devServer());
  });
  after(() => bed.stop());

  const begin = (unit: string) =>
    bed.connections.begin(unit, {
      redirectUri: 'http://127.0.0.1:9/c',
      returnUrl: null,
      country: null,
      allowOtherBusiness: false,
    });
  /** What only a person can set. */
  async function setUp(unit: string): Promise<void> {
    const connection = bed.connection(unit);
    const change = { defaultDueDays: 11, reversalWindowDays: 3, send: 'none' as const };
    await connection.executeUpdate(messages.changeSettingsUpdate, { args: [change] });
    const account = { name: 'Sales - Products', integration: 'sage' as const };
    await connection.executeUpdate(messages.putGlAccountUpdate, { args: [{ id: 'goods', account }] });
    const link = { id: 'managed', glAccountId: 'goods' };
    await connection.executeUpdate(messages.linkContractTemplateUpdate, { args: [link] });
  }
  const setByPersons = async (unit: string) => {
    const { settings, glAccounts, contractTemplates, defaultLedger, business } =
      await bed.connections.view(unit);
    return { settings, glAccounts, contractTemplates, defaultLedger, business };
  };
  const sequences = (unit: string) =>
    bed.outside.psa
      .events()
      .filter(({ type, data }) => type.startsWith('connection.') && data['businessUnit'] === unit)
      .map(({ data }) => Number(data['sequence']))
      .sort((a, b) => a - b);

  it('shows what the run before knew when no worker saw the last one, and begins again (R22)', async () => {
    const unit = 'unseen';
    await bed.verified(unit);
    await setUp(unit);
    const before = await setByPersons(unit);
    const { workflowId } = bed.connection(unit);
    await bed.connection(unit).terminate('a test');
    await bed.stopWorker();
    const taskQueue = bed.env['TASK_QUEUE'] ?? '';
    const unseen = await bed.client.workflow.start<typeof connection>('connection', {
      workflowId,
      taskQueue,
      args: [{ businessUnit: unit }],
    });
    await unseen.terminate('a test');
    await bed.startWorker();
    const shown = await eventually(() => bed.connections.view(unit).catch(() => undefined), 'a view');
    assert.deepEqual([shown.stopped?.how, shown.problem?.code], ['terminated', 'connection_stopped']);
    assert.deepEqual(await setByPersons(unit), before);
    await begin(unit);
    assert.equal((await bed.connections.view(unit)).stopped, null);
    assert.deepEqual(await setByPersons(unit), before);
  });

  it('goes on saying that its settings are gone until a test has passed again (R22)', async () => {
    const unit = 'forgotten';
    const taskQueue = bed.env['TASK_QUEUE'] ?? '';
    await bed.stopWorker();
    // Nobody can answer for what it knew.
    const unseen = await bed.client.workflow.start<typeof connection>('connection', {
      workflowId: bed.connection(unit).workflowId,
      taskQueue,
      args: [{ businessUnit: unit }],
    });
    await unseen.terminate('a test');
    await eventually(
      async () => ((await unseen.describe()).status.name === 'TERMINATED' ? true : undefined),
      'its end',
    );
    await bed.startWorker();
    const problemOf = async () => (await bed.connections.view(unit)).problem?.code ?? null;
    await begin(unit);
    assert.equal(await problemOf(), 'settings_gone');
    await bed.consent(unit, users.olivia);
    assert.equal(await problemOf(), 'settings_gone', 'a consent brings no settings back');
    await bed.verified(unit);
    assert.equal(await problemOf(), null);
  });

  it('goes on after a cancellation request, and says so (R21)', async () => {
    const unit = 'cancelled';
    await bed.verified(unit);
    await bed.connection(unit).cancel();
    const view = await eventually(async () => {
      const now = await bed.connections.view(unit);
      return now.cancellationRefusedAt === null ? undefined : now;
    }, 'the refusal in the view');
    assert.deepEqual([view.status, view.stopped], ['verified', null]);
    await setUp(unit);
    await bed.handOver(unit, 'after', { number: 'R21-1' });
    await bed.until(unit, 'after', ({ sage }) => sage !== null);
    await bed.connection(unit).executeUpdate(messages.disconnectUpdate);
    assert.equal((await bed.connections.view(unit)).status, 'disconnected');
  });

  it('is told as stopped, and taken over with all that a person set by the next authorize alone (R22)', async () => {
    const unit = 'terminated';
    await bed.verified(unit);
    await setUp(unit);
    const before = await setByPersons(unit);
    const { version } = await bed.connections.view(unit);
    await bed.connection(unit).terminate('a test');
    const stopped = await bed.connections.view(unit);
    assert.equal(stopped.stopped?.how, 'terminated');
    assert.match(stopped.stopped?.fix ?? '', /authorize/i);
    const refused = bed.connections.change(unit, (connection) =>
      connection.executeUpdate(messages.changeSettingsUpdate, { args: [{ defaultDueDays: 1 }] }),
    );
    await assert.rejects(refused, /ended|stopped/);
    await begin(unit);
    const after = await bed.connections.view(unit);
    assert.deepEqual(await setByPersons(unit), before);
    assert.deepEqual([after.status, after.stopped], ['verified', null]);
    assert.ok(after.version > version, 'versions go on');
    await bed.handOver(unit, 'after', { number: 'R22-1' });
    await bed.until(unit, 'after', ({ sage }) => sage !== null);
    await bed.connection(unit).executeUpdate(messages.disconnectUpdate);
    await eventually(() => (sequences(unit).length >= 5 ? true : undefined), 'the events');
    assert.equal(new Set(sequences(unit)).size, sequences(unit).length, 'no number twice');
  });

  for (const state of ['authorizing', 'choosing_business'] as const) {
    it(`says that the authorization under way is gone when it was ended while ${state} (R22)`, async () => {
      const unit = `pending-${state}`;
      if (state === 'authorizing') await begin(unit);
      else await bed.consent(unit, users.olivia);
      assert.equal((await bed.connections.view(unit)).status, state);
      await bed.connection(unit).terminate('a test');
      const { state: link } = await begin(unit);
      const view = await bed.connections.view(unit);
      assert.deepEqual(view.status, 'authorizing');
      const bind = { state: link, browser: 'b' };
      await bed.connection(unit).executeUpdate(messages.bindBrowserUpdate, { args: [bind] });
      assert.equal((await bed.consent(unit, users.sam)).status, 'connected');
    });
  }

  it('says plainly that an authorization is gone in a unit that is verified (R22)', async () => {
    const unit = 'pending-verified';
    await bed.verified(unit);
    const { state: gone } = await begin(unit);
    await bed.connection(unit).terminate('a test');
    await begin(unit);
    const { status, problem } = await bed.connections.view(unit);
    assert.deepEqual([status, problem?.code], ['verified', 'authorization_gone']);
    const late = bed
      .connection(unit)
      .executeUpdate(messages.bindBrowserUpdate, { args: [{ state: gone, browser: 'b' }] });
    await assert.rejects(late, /Workflow Update failed/);
  });

  it('lets invoices go on that waited when it was ended while the consent was lost (R13, R22)', async () => {
    const unit = 'lost';
    await bed.verified(unit);
    await bed.outside.sage.control.revokeConsent({ userEmail: users.olivia });
    await assert.rejects(refresh(bed, unit));
    await eventually(async () => {
      const { status } = await bed.connections.view(unit);
      return status === 'reauthorization_required' ? true : undefined;
    }, 'the loss');
    await bed.handOver(unit, 'parked', { number: 'R22-2' });
    await bed.untilStatus(unit, 'parked', 'waiting');
    await bed.connection(unit).terminate('a test');
    assert.equal((await bed.consent(unit, users.olivia)).status, 'verified');
    await bed.until(unit, 'parked', ({ sage }) => sage !== null);
    assert.equal((await bed.witness.invoicesWith('R22-2')).length, 1);
  });

  it('lets invoices go on that came while no run was there, as soon as there is one (R22)', async () => {
    const unit = 'between';
    await bed.verified(unit);
    await bed.connection(unit).terminate('a test');
    await bed.handOver(unit, 'late', { number: 'R22-3' });
    const { waitingFor } = await bed.untilStatus(unit, 'late', 'waiting');
    assert.equal(waitingFor?.what, 'connection');
    await begin(unit);
    await bed.until(unit, 'late', ({ sage }) => sage !== null);
  });

  it('has who waits for its answer send the same again (R22)', async () => {
    const unit = 'asked';
    await bed.verified(unit);
    await bed.outside.sage.control.faults.arm({ name: 'slow', endpoint: 'GET *', delayMs: 5_000 });
    const test = { ledgerName: 'Sales - Services', keepTestInvoice: false };
    const asked = bed.connections.update(unit, (connection) =>
      connection.executeUpdate(messages.testConnectionUpdate, { args: [test] }),
    );
    asked.catch(() => undefined);
    await eventually(async () => {
      const { events } = await bed.connection(unit).fetchHistory();
      const taken = events?.filter(({ workflowExecutionUpdateAcceptedEventAttributes: yes }) => yes) ?? [];
      const done = events?.filter(({ workflowExecutionUpdateCompletedEventAttributes: yes }) => yes) ?? [];
      return taken.length > done.length ? true : undefined;
    }, 'the test under way');
    await bed.connection(unit).terminate('a test');
    await assert.rejects(asked, (error) => temporalProblem(error)?.fields.status === 503);
  });

  it('stays disconnected, and remembers its settings (R22)', async () => {
    const unit = 'left';
    await bed.verified(unit);
    await setUp(unit);
    const before = await setByPersons(unit);
    await bed.connection(unit).executeUpdate(messages.disconnectUpdate);
    await bed.connection(unit).terminate('a test');
    await begin(unit);
    assert.equal((await bed.connections.view(unit)).status, 'authorizing');
    assert.deepEqual(await setByPersons(unit), before);
    assert.equal((await bed.consent(unit, users.olivia)).business?.id, northwind.id);
    assert.equal((await bed.connections.view(unit)).status, 'verified');
  });
});
