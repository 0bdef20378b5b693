import { entities, entityKinds } from './entities.ts';
import { type PlanOptions } from './options.ts';
import { type Random } from './random.ts';
import { lostAnswers, namedPoints } from './points.ts';
import { type PlannedStep, type Step, type Target } from './step.ts';
import { units } from './units.ts';

/** What comes later than this share of the invoices might find nothing left to strike. */
const LAST_SHARE = 0.8;
/**
 * By then so many are still to be handed over that a turnstile that was ended is soon asked for a turn. Later it might take five minutes
 * until one that waits asks again.
 */
const LAST_OF_TURNSTILES = 0.35;

/** Every kind of trouble once at least, then single kills at random moments until there are enough. */
export function planSteps(random: Random, options: PlanOptions): PlannedStep[] {
  const { invoices, workers } = options;
  const at = () => Math.floor(invoices * (0.03 + random.next() * (LAST_SHARE - 0.03)));
  const steps: PlannedStep[] = [];
  const add = (step: Step, when = at()) => steps.push({ at: when, step });

  // One at a time: several in a row would strike a single invoice, and close Sage to all others for minutes.
  for (const fault of lostAnswers)
    for (let count = 0; count < (options.short || options.brief ? 1 : fault.times); count++)
      add({ kind: 'fault', fault: { ...fault, times: 1 } });
  // A wave stops a Sage business for a minute, so waves are kept apart and other trouble comes along with them.
  const waves = namedPoints(random, options);
  for (const [index, step] of waves.entries())
    add(step, Math.floor(invoices * (0.08 + (index * (LAST_SHARE - 0.1)) / waves.length)));
  for (const step of people(random, invoices)) add(step);
  for (const step of operators(random, invoices)) {
    const isOfTurnstile = step.kind === 'terminate_entity' && step.entity === 'turnstile';
    add(step, isOfTurnstile ? Math.floor(invoices * random.next() * LAST_OF_TURNSTILES) : at());
  }
  if (!options.brief)
    for (const mode of ['unavailable', 'cut'] as const)
      add({ kind: 'outage', mode, forMs: random.whole(2_000, 6_000) });
  add({ kind: 'expire_tokens' });
  // A rotation that Sage made and nobody heard of: the consent is lost, and a person gives it again.
  const lostRotation = at();
  add({ kind: 'fault', fault: { name: 'lost-rotation', endpoint: 'POST /token', times: 1 } }, lostRotation);
  add({ kind: 'expire_tokens' }, lostRotation);
  add({ kind: 'revoke', person: random.pick(units).person });
  add({ kind: 'pause', target: `worker-${random.whole(1, workers)}`, forMs: random.whole(2_000, 8_000) });
  add({ kind: 'pause', target: 'temporal', forMs: random.whole(1_000, 4_000) });
  add({ kind: 'pause', target: 'api', forMs: random.whole(1_000, 4_000) });
  add({ kind: 'terminate', target: 'api' });
  for (let count = 0; count < Math.max(2, options.kills / 10); count++)
    add({ kind: 'terminate', target: `worker-${random.whole(1, workers)}` });
  // While a wave holds everything up anyway.
  add({ kind: 'kill', target: 'temporal', downForMs: options.awayMs }, Math.floor(invoices * 0.08));
  add({ kind: 'kill', target: 'temporal', downForMs: 0 });
  add({ kind: 'kill', target: 'api', downForMs: 0 });
  while (killsOf(steps, workers) < options.kills) add(singleKill(random, workers));
  return steps;
}

function singleKill(random: Random, workers: number): Step {
  const dice = random.next();
  const target: Target = dice < 0.6 ? `worker-${random.whole(1, workers)}` : dice < 0.8 ? 'api' : 'temporal';
  return { kind: 'kill', target, downForMs: random.chance(0.3) ? random.whole(500, 4_000) : 0 };
}

/** What operators and customers do meanwhile. */
function people(random: Random, invoices: number): Step[] {
  const each = Math.max(2, Math.round(invoices / 100));
  const steps: Step[] = [{ kind: 'cut_mail', times: 2 }];
  for (let count = 0; count < each; count++) {
    steps.push({ kind: 'reset', of: random.next(), to: random.next() });
    steps.push({ kind: 'hand_over_again', of: random.next() });
  }
  for (let count = 0; count < Math.ceil(each / 2); count++)
    steps.push({ kind: 'pay_and_reset', of: random.next(), to: random.next() });
  return steps;
}

/** What operators do in Temporal's UI: cancellation requests to everything that goes on for long, and "terminate". */
function operators(random: Random, invoices: number): Step[] {
  const each = Math.max(1, Math.round(invoices / 250));
  const steps: Step[] = [];
  for (const entity of entityKinds)
    for (let count = 0; count < each; count++) {
      steps.push({ kind: 'cancel_entity', entity, workflowId: random.pick(entities[entity]) });
      steps.push({
        kind: 'terminate_entity',
        entity,
        workflowId: random.pick(entities[entity]),
        twice: random.chance(0.3),
      });
    }
  for (let count = 0; count < each * 2; count++) steps.push({ kind: 'cancel_invoice', of: random.next() });
  for (let count = 0; count < each; count++) steps.push({ kind: 'terminate_invoice', of: random.next() });
  return steps;
}

export function killsOf(steps: readonly PlannedStep[], workers: number): number {
  return steps.reduce((sum, { step }) => {
    if (step.kind === 'kill' || step.kind === 'cut_temporal_at') return sum + 1;
    return step.kind === 'kill_at' ? sum + workers : sum;
  }, 0);
}
