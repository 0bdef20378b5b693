import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from '../../scripts/chaos/check/check.ts';
import { type Plan, plan } from '../../scripts/chaos/plan/plan.ts';
import { type PlannedStep } from '../../scripts/chaos/plan/step.ts';
import { isGreen, type Outcome, report, unhitFaults } from '../../scripts/chaos/report.ts';
import { runChaos } from '../../scripts/chaos/run.ts';
import { workflowBundle } from '../support/workflow-bundle.ts';
import { flawless } from './evidence.ts';
import { type Meddling, type MeddlingProxy, startMeddlingProxy } from './meddling-proxy.ts';

const INVOICES = 12;

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

/** One run with all that is wrong: to start its processes costs more than what they then do. Each thing is looked at alone. */
describe('A chaos run ends red', () => {
  let dir: string;
  const proxies: MeddlingProxy[] = [];
  let outcome: Outcome;
  let anew = 0;
  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'chaos-control-'));
    const otherIdempotencyId: Meddling = ({ body }) => ({
      body: body.replace(/"idempotency_id":"[0-9a-f]{32}"/, () => {
        anew += 1;
        return `"idempotency_id":"${randomBytes(16).toString('hex')}"`;
      }),
    });
    const played = small([...lostAnswers, neverHit]);
    const swallowed = `/invoices/${played.orders[3]?.invoiceId}`;
    const neverTakenOn: Meddling = ({ method, path, body }) =>
      method === 'PUT' && path.endsWith(swallowed) ? { status: 202 } : { body };
    outcome = await runChaos({
      plan: played,
      dir,
      tell: () => undefined,
      workflowBundle: await workflowBundle(),
      between: { workersAndSage: through(otherIdempotencyId), callersAndApi: through(neverTakenOn) },
      patienceMs: 60_000,
    });
  });
  after(async () => {
    for (const proxy of proxies) await proxy.stop();
    await rm(dir, { recursive: true, force: true });
  });

  const through = (meddle: Meddling) => async (target: string) => {
    const proxy = await startMeddlingProxy(target, meddle);
    proxies.push(proxy);
    return proxy.url;
  };

  /** The outcome as if nothing else had been found. */
  const withOnly = (kept: 'doubled' | 'lost' | 'unhit fault'): Outcome => {
    const { verdict, faults } = outcome;
    const none = check(flawless).violations;
    const violations = kept === 'unhit fault' ? none : { ...none, [kept]: verdict.violations[kept] };
    return {
      ...outcome,
      verdict: { ...verdict, violations },
      faults: faults.filter(({ hits }) => kept === 'unhit fault' || hits > 0),
    };
  };

  it('when every attempt at Sage has an idempotency id of its own', () => {
    assert.ok(anew > 0);
    assert.ok(outcome.verdict.violations.doubled.length > 0, report(outcome));
    assert.equal(isGreen(withOnly('doubled')), false);
  });

  it('when a hand-over is acknowledged that was never taken on', () => {
    assert.ok(outcome.verdict.violations.lost.length > 0, report(outcome));
    assert.equal(isGreen(withOnly('lost')), false);
  });

  it('when a fault has no hit', () => {
    assert.deepEqual(unhitFaults(outcome), ['error-503 DELETE /contacts/{id}']);
    assert.equal(isGreen(withOnly('unhit fault')), false);
  });

  it('and for nothing else here: without these it is green', () => {
    const { verdict, faults } = withOnly('unhit fault');
    const hit = faults.filter(({ hits }) => hits > 0);
    assert.equal(isGreen({ ...outcome, verdict, faults: hit }), true);
  });
});
