import assert from 'node:assert/strict';
import { userIds } from '../../sandbox/sage/seed.ts';
import { eventually } from '../support/eventually.ts';
import { Bed } from '../support/bed.ts';
import { type RefreshWorker, startRefreshWorker } from '../support/refresh-worker.ts';
import { fresh, refresh } from '../support/refreshing.ts';
import { devServer } from '../support/servers.ts';

/** A refresh in the hands of a worker that goes silent after Sage's answer; all is in the hands of another one since. */
interface Silenced {
  readonly bed: Bed;
  readonly unit: string;
  readonly silent: RefreshWorker;
  readonly outcome: Promise<'fresh' | 'refused'>;
  /** New pairs from Sage, and spent tokens it was shown. */
  readonly seenBySage: () => Promise<{ issued: number; reused: number }>;
}

describe('R15: a worker that goes silent after Sage has answered its refresh', () => {
  let heartbeat: Silenced, late: Silenced, wordless: Silenced;
  before(async () => {
    // All three at once, as each waits for the same minute.
    [heartbeat, late, wordless] = await Promise.all([
      silenced('silenced-1', 'heartbeat'),
      silenced('silenced-2', 'nothing'),
      silenced('silenced-3', 'nothing'),
    ]);
  });
  after(async () => {
    for (const { silent, bed } of [heartbeat, late, wordless]) await silent.die().finally(() => bed.stop());
  });

  it('loses nothing when it died after its heartbeat: the pair is taken from there', async () => {
    const { bed, unit, outcome, seenBySage } = heartbeat;
    assert.equal(await outcome, 'fresh');
    assert.deepEqual(await seenBySage(), { issued: 1, reused: 0 });
    await refresh(bed, unit);
    assert.deepEqual(await seenBySage(), { issued: 2, reused: 0 }, 'it is the one that Sage takes');
  });

  it('loses nothing when it was cut off and delivers late: Sage is not shown the spent token meanwhile', async () => {
    const { bed, unit, silent, outcome, seenBySage } = late;
    await eventually(
      async () => ((await timedOut(bed)) ? true : undefined),
      'the end of the attempt by its time limit',
    );
    silent.deliver();
    assert.equal(await outcome, 'fresh');
    assert.deepEqual(await seenBySage(), { issued: 1, reused: 0 });
    assert.equal((await bed.connections.view(unit)).status, 'verified');
  });

  it('loses the consent when it died without a word, and says that the answer was lost', async () => {
    const { bed, unit, outcome, seenBySage } = wordless;
    assert.equal(await outcome, 'refused');
    assert.deepEqual(await seenBySage(), { issued: 1, reused: 1 });
    const { status, problem } = await bed.connections.view(unit);
    assert.deepEqual([status, problem?.code], ['reauthorization_required', 'consent_lost_rotation']);
  });
});

async function silenced(unit: string, last: 'heartbeat' | 'nothing'): Promise<Silenced> {
  const bed = await Bed.make(await devServer());
  await bed.verified(unit);
  const record = await bed.witness.lastRecord();
  const { generation } = await fresh(bed, unit, null);
  await bed.stopWorker();
  const silent = await startRefreshWorker(bed, last);
  const outcome = fresh(bed, unit, generation).then(
    () => 'fresh' as const,
    () => 'refused' as const,
  );
  await silent.answered;
  await bed.startWorker();
  const count = async (kind: 'token.issued' | 'token.reused') =>
    (await bed.witness.records(kind, record)).length;
  const seenBySage = async () => ({
    issued: await count('token.issued'),
    reused: await count('token.reused'),
  });
  return { bed, unit, silent, outcome, seenBySage };
}

async function timedOut(bed: Bed): Promise<boolean> {
  const { events } = await bed.consentOf(userIds.olivia).fetchHistory();
  return events?.some((event) => Boolean(event.activityTaskTimedOutEventAttributes)) ?? false;
}
