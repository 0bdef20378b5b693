import assert from 'node:assert/strict';
import { userIds } from '../../sandbox/sage/seed.ts';
import { unwatchUnitSignal } from '../../domain/payments/messages.ts';
import { eventually } from '../support/eventually.ts';
import { Bed } from '../support/bed.ts';
import { refresh, tokenCalls } from '../support/refreshing.ts';
import { skippingServer } from '../support/servers.ts';

const DAY_MS = 86_400_000;
/** 120 days and more. */
const WEEKS = 18;

describe('R16: an idle connection', () => {
  let bed: Bed;
  // Weeks pass for every connection of a server, so each test has one of its own.
  beforeEach(async () => {
    bed = await Bed.make(await skippingServer());
  });
  afterEach(() => bed.stop());

  /** Without looks at the books, which use the consent as well. The watch opens beside the connection's own work. */
  async function verified(unit: string): Promise<void> {
    await bed.verified(unit);
    const lent = () =>
      bed
        .paymentWatch()
        .signal(unwatchUnitSignal, { unit })
        .then(() => true);
    await eventually(() => lent().catch(() => undefined), 'the payment watch');
  }

  const tokenEndpointBusy = (retryAfterSeconds = 60) =>
    bed.outside.sage.control.faults.arm({
      name: 'rate-limited',
      endpoint: 'POST /token',
      times: 1_000,
      retryAfterSeconds,
    });

  it('lives on past 31 days, with one refresh a week and no call wasted', async () => {
    const unit = 'idle';
    await verified(unit);
    const before = await bed.witness.lastRequest();
    // A little more than a week each time, so that each has one upkeep.
    for (let week = 1; week <= WEEKS; week++) await passWithUpkeep(unit, 7 * DAY_MS + 3_600_000);
    const calls = await bed.outside.sage.control.requests({ since: before });
    assert.deepEqual(
      calls.filter(({ status }) => status !== 200),
      [],
    );
    const refreshes = (await tokenCalls(bed, before)).length;
    assert.equal(refreshes, WEEKS, 'one a week');
    assert.equal((await bed.connections.view(unit)).status, 'verified');
    await refresh(bed, unit);
    await bed.handOver(unit, 'after', { number: 'R16-1' });
    await bed.untilStatus(unit, 'after', 'sent');
  });

  it('warns the PSA in the last week when refreshing fails, and takes the warning back', async () => {
    const unit = 'fading';
    await verified(unit);
    await tokenEndpointBusy();
    await passWithUpkeep(unit, 23 * DAY_MS, '/token');
    assert.equal((await bed.connections.view(unit)).problem, null, 'not before');
    await passWithUpkeep(unit, 2 * DAY_MS, '/token');
    const warned = await told(unit, 'connection.problem');
    const view = await bed.connections.view(unit);
    assert.deepEqual([view.status, view.problem?.code], ['verified', 'consent_expiring']);
    assert.match(view.problem?.message ?? '', new RegExp(view.tokens?.refreshExpiresAt ?? 'none'));
    assert.deepEqual(warned.data['status'], 'verified');
    await bed.outside.sage.control.faults.clear();
    await passWithUpkeep(unit, 2 * 3_600_000, '/token');
    await told(unit, 'connection.recovered');
    assert.equal((await bed.connections.view(unit)).problem, null);
    const kinds = bed.outside.psa.events().filter(({ data }) => data['businessUnit'] === unit);
    assert.equal(kinds.filter(({ type }) => type === 'connection.problem').length, 1, 'told once');
  });

  it('that ended all the same says that nobody used it, and was asked for as often as Sage wished', async () => {
    const unit = 'expired';
    await verified(unit);
    const before = await bed.witness.lastRequest();
    await tokenEndpointBusy((2 * DAY_MS) / 1_000);
    await passWithUpkeep(unit, 32 * DAY_MS, '/token');
    const tries = (await tokenCalls(bed, before)).length;
    // By its own rhythm it would try some 270 times; the weekly upkeep of the unit asks as well.
    assert.ok(tries < 200, `${tries} tries`);
    await bed.outside.sage.control.faults.clear();
    await assert.rejects(refresh(bed, unit));
    // Its units hear of it by a signal.
    const { problem } = await eventually(async () => {
      const view = await bed.connections.view(unit);
      return view.status === 'reauthorization_required' ? view : undefined;
    }, 'the unit to ask for a consent');
    assert.equal(problem?.code, 'consent_expired_unused');
  });

  /** The time jumps, so the upkeep that fell due must be over before the next jump: its last call is for the tax rates. */
  async function passWithUpkeep(unit: string, ms: number, lastCall = '/tax_rates'): Promise<void> {
    const before = await bed.witness.lastRequest();
    await bed.pass(ms);
    await eventually(async () => {
      const calls = await bed.outside.sage.control.requests({ since: before });
      if (!calls.some(({ path }) => path.startsWith(lastCall))) return undefined;
      const entities = [bed.connection(unit), bed.consentOf(userIds.olivia)];
      const described = await Promise.all(entities.map((entity) => entity.describe()));
      return described.every(({ raw }) => raw.pendingActivities?.length === 0) ? true : undefined;
    }, 'the upkeep that was due');
  }

  const told = (unit: string, type: string) =>
    eventually(
      () =>
        bed.outside.psa.events().find((event) => event.type === type && event.data['businessUnit'] === unit),
      `${type} about ${unit}`,
    );
});
