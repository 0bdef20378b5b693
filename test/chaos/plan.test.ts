import assert from 'node:assert/strict';
import { readOptions } from '../../scripts/chaos/options.ts';
import { entityKinds } from '../../scripts/chaos/plan/entities.ts';
import { plan } from '../../scripts/chaos/plan/plan.ts';
import { lostAnswers } from '../../scripts/chaos/plan/points.ts';
import { killsOf } from '../../scripts/chaos/plan/steps.ts';

const options = { invoices: 500, workers: 3, kills: 20, short: false, brief: false, awayMs: 10_000 };

describe('The plan of a chaos run', () => {
  it('is the same for the same seed', () => {
    assert.deepEqual(plan(7, options), plan(7, options));
  });

  it('is another for another seed', () => {
    assert.notDeepEqual(plan(7, options).steps, plan(8, options).steps);
    assert.notDeepEqual(plan(7, options).orders, plan(8, options).orders);
  });

  for (const seed of [1, 2, 3]) {
    it(`has every kind of trouble in it, seed ${seed}`, () => {
      const { steps } = plan(seed, options);
      assert.deepEqual([...new Set(steps.map(({ step }) => step.kind))].sort(), [
        'cancel_entity',
        'cancel_invoice',
        'cut_mail',
        'cut_temporal_at',
        'expire_tokens',
        'fault',
        'hand_over_again',
        'kill',
        'kill_at',
        'outage',
        'pause',
        'pause_at',
        'pay_and_reset',
        'reset',
        'revoke',
        'terminate',
        'terminate_entity',
        'terminate_invoice',
      ]);
      for (const kind of ['cancel_entity', 'terminate_entity'] as const) {
        const struck = new Set(steps.flatMap(({ step }) => (step.kind === kind ? [step.entity] : [])));
        assert.deepEqual([...struck].sort(), [...entityKinds].sort());
      }
      const killed = new Set(steps.flatMap(({ step }) => (step.kind === 'kill' ? [step.target] : [])));
      assert.ok(killed.has('api') && killed.has('temporal'), [...killed].join(', '));
      const faults = new Set(
        steps.flatMap(({ step }) =>
          step.kind === 'fault' ? [`${step.fault.name} ${step.fault.endpoint}`] : [],
        ),
      );
      for (const { name, endpoint } of lostAnswers)
        assert.ok(faults.has(`${name} ${endpoint}`), `${name} ${endpoint}`);
    });

    it(`keeps the kills at a create and at a refresh when it is to be short, seed ${seed}`, () => {
      const { steps } = plan(seed, { ...options, short: true });
      const points = steps.flatMap(({ step }) => (step.kind === 'kill_at' ? [step.fault.endpoint] : []));
      assert.deepEqual(points, ['POST /sales_invoices', 'POST /token']);
    });

    it(`leaves out named points and outages when it is to be brief, seed ${seed}`, () => {
      const kinds = new Set<string>(
        plan(seed, { ...options, brief: true }).steps.map(({ step }) => step.kind),
      );
      assert.deepEqual(
        ['kill_at', 'pause_at', 'cut_temporal_at', 'outage'].filter((kind) => kinds.has(kind)),
        [],
      );
      assert.ok(kinds.has('kill') && kinds.has('fault') && kinds.has('terminate_entity'));
    });

    it(`kills as often as asked, and leaves invoices to strike after the last step, seed ${seed}`, () => {
      for (const kills of [20, 100]) {
        const { steps } = plan(seed, { ...options, kills });
        assert.ok(killsOf(steps, options.workers) >= kills);
        assert.ok(steps.every(({ at }) => at >= 0 && at <= options.invoices * 0.8));
        assert.deepEqual(
          steps.map(({ at }) => at),
          steps.map(({ at }) => at).sort((a, b) => a - b),
        );
      }
    });

    it(`hands over known, new and ambiguous customers, together, by several callers, seed ${seed}`, () => {
      const { orders } = plan(seed, options);
      assert.equal(orders.length, options.invoices);
      assert.equal(new Set(orders.map(({ invoiceId }) => invoiceId)).size, options.invoices);
      const newcomers = orders.filter(({ request }) => request.customer.email.includes('newcomer'));
      const shared = newcomers.filter(({ request }, index) =>
        newcomers.some(
          (other, at) => at !== index && other.request.customer.email === request.customer.email,
        ),
      );
      assert.ok(shared.length > 20, `${shared.length} invoices share a new customer`);
      assert.ok(orders.some(({ request }) => request.customer.email.includes('twinmills')));
      assert.ok(orders.some(({ callers }) => callers > 1));
      assert.ok(orders.some(({ otherContent }) => otherContent));
    });
  }
});

describe('The options of a chaos run', () => {
  it('have defaults', () => {
    const given = readOptions([]);
    assert.deepEqual(given, {
      invoices: 500,
      runs: false,
      seed: 1,
      workers: 3,
      kills: 20,
      awayMs: 10_000,
      plan: false,
      short: false,
      brief: false,
    });
  });

  it('name what is wrong', () => {
    assert.throws(() => readOptions(['--invoices', '3']), /--invoices must be 20 or more/);
    assert.throws(() => readOptions(['--seed', 'x']), /--seed/);
  });
});
