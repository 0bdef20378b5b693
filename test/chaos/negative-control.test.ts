import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Plan, plan } from '../../scripts/chaos/plan/plan.ts';
import { type PlannedStep } from '../../scripts/chaos/plan/step.ts';
import { isGreen, type Outcome, report, unhitFaults } from '../../scripts/chaos/report.ts';
import { type ChaosRun, runChaos } from '../../scripts/chaos/run.ts';
import { type Meddling, type MeddlingProxy, startMeddlingProxy } from './meddling-proxy.ts';

const INVOICES = 20;

/** Answers that get lost after Sage has done its work: what a wrong idempotency id turns into doubles. */
const lostAnswers: readonly PlannedStep[] = [
  {
    at: 0,
    step: { kind: 'fault', fault: { name: 'cut-after-commit', endpoint: 'POST /sales_invoices', times: 1 } },
  },
  {
    at: 4,
    step: { kind: 'fault', fault: { name: 'cut-after-commit', endpoint: 'POST /sales_invoices', times: 1 } },
  },
  {
    at: 0,
    step: { kind: 'fault', fault: { name: 'cut-after-commit', endpoint: 'POST /contacts', times: 1 } },
  },
];

const neverHit: PlannedStep = {
  at: 0,
  step: { kind: 'fault', fault: { name: 'error-503', endpoint: 'DELETE /contacts/{id}', times: 1 } },
};

/** Few invoices on real processes, with nothing but these steps. */
function small(steps: readonly PlannedStep[]): Plan {
  const whole = plan(11, {
    invoices: INVOICES,
    workers: 1,
    kills: 0,
    short: true,
    brief: false,
    awayMs: 10_000,
  });
  return { ...whole, orders: whole.orders.map((order) => ({ ...order, otherContent: false })), steps };
}

describe('A chaos run ends red', () => {
  let dir: string;
  let proxy: MeddlingProxy | undefined;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'chaos-control-'));
  });
  afterEach(async () => {
    await proxy?.stop();
    await rm(dir, { recursive: true, force: true });
  });

  const through = (meddle: Meddling) => async (target: string) => {
    proxy = await startMeddlingProxy(target, meddle);
    return proxy.url;
  };
  const run = (steps: readonly PlannedStep[], between: ChaosRun['between'] = {}): Promise<Outcome> =>
    runChaos({ plan: small(steps), dir, tell: () => undefined, between, patienceMs: 60_000 });

  it('when every attempt at Sage has an idempotency id of its own', async () => {
    const meddle: Meddling = ({ body }) => ({
      body: body.replace(
        /"idempotency_id":"[0-9a-f]{32}"/,
        () => `"idempotency_id":"${randomBytes(16).toString('hex')}"`,
      ),
    });
    const outcome = await run(lostAnswers, { workersAndSage: through(meddle) });
    assert.ok((proxy?.meddled() ?? 0) > 0);
    const { violations } = outcome.verdict;
    assert.ok(violations.doubled.length > 0, report(outcome));
    assert.equal(isGreen(outcome), false);
  });

  it('when a hand-over is acknowledged that was never taken on, and when a fault has no hit', async () => {
    let handOvers = 0;
    const meddle: Meddling = ({ method, body }) =>
      method === 'PUT' && ++handOvers % 5 === 0 ? { status: 202 } : { body };
    const outcome = await run([neverHit], { callersAndApi: through(meddle) });
    assert.ok(outcome.verdict.violations.lost.length > 0, report(outcome));
    assert.deepEqual(unhitFaults(outcome), ['error-503 DELETE /contacts/{id}']);
    assert.equal(isGreen(outcome), false);
  });
});
