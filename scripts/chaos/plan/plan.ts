import { type Order, planOrders } from './orders.ts';
import { type PlanOptions } from './options.ts';
import { randomFrom } from './random.ts';
import { describeStep, type PlannedStep } from './step.ts';
import { planSteps } from './steps.ts';

export interface Plan extends PlanOptions {
  readonly seed: number;
  readonly orders: readonly Order[];
  /** In order of `at`. */
  readonly steps: readonly PlannedStep[];
}

/** Everything that will be done, from the seed alone: the same seed gives the same plan. */
export function plan(seed: number, options: PlanOptions): Plan {
  const orders = planOrders(randomFrom(seed), options.invoices);
  const steps = planSteps(randomFrom(seed ^ 0x5eed), options);
  return { seed, ...options, orders, steps: steps.sort((a, b) => a.at - b.at) };
}

/** For `--plan`. */
export function describePlan({ orders, steps }: Plan): string {
  const customers = new Set(orders.map(({ unit, request }) => `${unit} ${request.customer.email}`)).size;
  const calls = orders.reduce((sum, { callers, again }) => sum + callers + (again ? 1 : 0), 0);
  return [
    `${orders.length} invoices for ${customers} customers, handed over by ${calls} calls at least`,
    ...steps.map(({ at, step }) => `${String(at).padStart(6)}  ${describeStep(step)}`),
  ].join('\n');
}
