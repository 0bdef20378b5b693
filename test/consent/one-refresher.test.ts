import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { readWorkerConfig } from '../../worker/config.ts';
import { type RunningWorker, startWorker } from '../../worker/start-worker.ts';
import { Bed } from '../support/bed.ts';
import { fresh, refresh, tokenCalls } from '../support/refreshing.ts';
import { devServer, silent } from '../support/servers.ts';
import { workflowBundle } from '../support/workflow-bundle.ts';

const UNIT = 'one-refresher';
const ROUNDS = 15;
const ASKING_AT_ONCE = 4;

describe('R14: a refresh token is never presented twice while its outcome is known', () => {
  let bed: Bed;
  const workers: RunningWorker[] = [];
  before(async () => {
    bed = await Bed.make(await devServer());
    await bed.verified(UNIT);
  });
  after(async () => {
    await Promise.all(workers.map((worker) => worker.stop()));
    await bed.stop();
  });

  const another = async () =>
    startWorker(readWorkerConfig(bed.env), {
      env: bed.env,
      log: silent,
      workflowBundle: await workflowBundle(),
    });

  it('by three workers that come and go while many ask for a later token', async () => {
    workers.push(await another(), await another());
    const { generation: first } = await fresh(bed, UNIT, null);
    const before = await bed.witness.lastRequest();
    let replaced = 0;
    // Long enough for a worker to be told to go while its refresh is under way.
    await bed.outside.sage.control.faults.arm({
      name: 'slow',
      endpoint: 'POST /token',
      times: ROUNDS,
      delayMs: 200,
    });
    for (let round = 0; round < ROUNDS; round++) {
      const { generation } = await fresh(bed, UNIT, null);
      const asking = Promise.all(Array.from({ length: ASKING_AT_ONCE }, () => fresh(bed, UNIT, generation)));
      // One of the three goes in the middle of the refresh, and a new one comes.
      const leaving = round % 3 === 0 ? workers.shift() : undefined;
      if (leaving !== undefined) {
        const [newcomer] = await Promise.all([another(), leaving.stop()]);
        workers.push(newcomer);
        replaced += 1;
      }
      const answers = await asking;
      assert.deepEqual(new Set(answers.map((token) => token.generation)), new Set([generation + 1]));
    }
    const calls = await tokenCalls(bed, before);
    assert.equal(calls.length, ROUNDS, 'one call a round');
    assert.ok(calls.every(({ status }) => status === 200));
    assert.equal((await fresh(bed, UNIT, null)).generation, first + ROUNDS);
    assert.ok(replaced >= 5, `${replaced} workers replaced`);
    assert.deepEqual(await bed.witness.records('token.reused'), []);
  });

  it('and Sage would have noticed: a spent token shows in its record', async () => {
    const minted = await bed.outside.sage.control.mintTokens();
    const present = () =>
      fetch(bed.env['SAGE_TOKEN_URL'] ?? '', {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'refresh_token',
          refresh_token: minted.refreshToken,
          client_id: bed.env['SAGE_CLIENT_ID'] ?? '',
          client_secret: bed.env['SAGE_CLIENT_SECRET'] ?? '',
        }),
      });
    assert.equal((await present()).status, 200);
    assert.equal((await present()).status, 400);
    assert.equal((await bed.witness.records('token.reused')).length, 1);
  });

  it('a refresh under way when the worker is told to stop is not cut', async () => {
    const unit = 'stopped-amid';
    await bed.verified(unit);
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
    const issued = (await bed.witness.records('token.issued')).length;
    await bed.outside.sage.control.faults.arm({ name: 'slow', endpoint: 'POST /token', delayMs: 2_000 });
    const asked = refresh(bed, unit);
    await eventually(
      async () => ((await bed.witness.records('token.issued')).length > issued ? true : undefined),
      'Sage to issue the new pair',
    );
    await bed.stopWorker();
    await bed.startWorker();
    const { generation } = await asked;
    assert.equal((await bed.witness.records('token.issued')).length, issued + 1);
    assert.equal((await refresh(bed, unit)).generation, generation + 1);
  });
});
