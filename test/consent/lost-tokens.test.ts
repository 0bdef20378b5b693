import assert from 'node:assert/strict';
import { users } from '../../sandbox/sage/seed.ts';
import { type FaultName } from '../../sandbox/sage/index.ts';
import { eventually } from '../support/eventually.ts';
import { Bed } from '../support/bed.ts';
import { refresh, tokenCalls } from '../support/refreshing.ts';
import { skippingServer } from '../support/servers.ts';

const NOTICED_WITHIN_MS = 5_000;

describe('R15: a token is lost only between what Sage did and its answer', () => {
  let bed: Bed;
  before(async () => {
    bed = await Bed.make(await skippingServer(), { env: { SAGE_TIMEOUT_MS: '1000' } });
  });
  beforeEach(() => bed.outside.sage.control.faults.clear());
  after(() => bed.stop());

  const meet = (name: FaultName, retryAfterSeconds?: number) =>
    bed.outside.sage.control.faults.arm({
      name,
      endpoint: 'POST /token',
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    });
  const hits = async () => (await bed.outside.sage.control.faults.list()).map((fault) => fault.hits);

  const kept: readonly [FaultName, string][] = [
    ['cut-before-commit', 'the connection was cut before Sage did anything'],
    ['error-500-before-commit', 'Sage failed before it did anything'],
    ['error-503', 'Sage was away'],
    ['html-502', 'a gateway answered for Sage'],
    ['slow', 'Sage took its time'],
  ];
  for (const [name, what] of kept) {
    it(`keeps the consent when ${what}`, async () => {
      const unit = `kept-${name}`;
      await bed.verified(unit);
      const before = await bed.witness.lastRequest();
      const reused = await bed.witness.lastRecord();
      await bed.outside.sage.control.faults.arm({ name, endpoint: 'POST /token', delayMs: 500 });
      await refresh(bed, unit);
      assert.deepEqual(await hits(), [1], 'the fault was met');
      assert.equal((await bed.connections.view(unit)).status, 'verified');
      assert.equal((await tokenCalls(bed, before)).filter(({ status }) => status === 200).length, 1);
      assert.deepEqual(await bed.witness.records('token.reused', reused), []);
    });
  }

  const lost: readonly [FaultName, string][] = [
    ['lost-rotation', 'the answer to the refresh was cut off'],
    ['cut-mid-body', 'the answer was cut in the middle'],
    ['error-500-after-commit', 'Sage replaced the token and answered 500'],
    ['hang', 'Sage replaced the token and never answered'],
  ];
  for (const [index, [name, what]] of lost.entries()) {
    it(`notices within 5 s of the next call that ${what}, parks invoices, and lets them go on after a new consent`, async () => {
      const unit = `lost-${name}`;
      const number = `R15-${index}`;
      await bed.verified(unit);
      const before = await bed.witness.lastRecord();
      await meet(name);
      await assert.rejects(refresh(bed, unit), /Workflow Update failed/);
      assert.deepEqual(await hits(), [1], 'the fault was met');
      const [refused, ...more] = await bed.witness.records('token.reused', before);
      assert.ok(refused !== undefined && more.length === 0, 'Sage was asked once more, and no more');
      const view = await eventually(async () => {
        const now = await bed.connections.view(unit);
        return now.status === 'reauthorization_required' ? now : undefined;
      }, 'the connection to hear of it');
      assert.equal(view.problem?.code, 'consent_lost_rotation');
      assert.ok(Date.parse(view.statusSince) - Date.parse(refused.at) < NOTICED_WITHIN_MS);
      const told = await eventually(
        () => bed.outside.psa.events().find(isAbout(unit, 'connection.reauthorization_required')),
        'the event about the lost consent',
      );
      assert.ok(Date.parse(told.firstReceivedAt) - Date.parse(refused.at) < NOTICED_WITHIN_MS);
      await expectParkedThenSent(unit, number);
    });
  }

  /** An invoice handed over meanwhile asks nothing of Sage, and is there exactly once after the new consent. */
  async function expectParkedThenSent(unit: string, number: string): Promise<void> {
    const before = await bed.witness.lastRequest();
    await bed.handOver(unit, number, { number });
    const parked = await bed.untilStatus(unit, number, 'waiting');
    assert.equal(parked.waitingFor?.what, 'connection');
    assert.equal((await bed.outside.sage.control.requests({ since: before })).length, 0);
    assert.equal((await bed.consent(unit, users.olivia)).status, 'verified');
    await bed.until(unit, number, (view) => view.status === 'sent');
    assert.equal((await bed.witness.invoicesWith(number)).length, 1);
    assert.deepEqual((await bed.toldOf(number, 3)).statuses, ['waiting', 'issued', 'sent']);
  }

  it('keeps to the time Sage names when its token endpoint is busy', async () => {
    const unit = 'busy';
    await bed.verified(unit);
    const before = await bed.witness.lastRequest();
    await meet('rate-limited', 120);
    await assert.rejects(refresh(bed, unit), /Workflow Update failed/);
    assert.equal((await tokenCalls(bed, before)).length, 1, 'no second call');
    assert.equal((await bed.connections.view(unit)).status, 'verified');
  });
});

const isAbout =
  (unit: string, type: string) => (event: { type: string; data: Readonly<Record<string, unknown>> }) =>
    event.type === type && event.data['businessUnit'] === unit;
