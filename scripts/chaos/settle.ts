import { setTimeout as delay } from 'node:timers/promises';
import { stoppedInvoices } from './ended-runs.ts';
import { inGroups, openInvoices } from './open-invoices.ts';
import { type Stage } from './stage.ts';

const LOOK_MS = 1_000;
const TELL_MS = 15_000;
/** Longer than any wait of the system itself after the last trouble: who waits for a turn asks again after five minutes. */
const PATIENCE_MS = 330_000;
/** So few are named one by one. */
const FEW = 5;

export interface Work {
  readonly handedOver: Promise<void>;
  readonly steps: Promise<void>;
  readonly patienceMs?: number | undefined;
}

/**
 * Waits until every invoice is out and every step done, telling how far it is; gives up when nothing has moved for so long. Who
 * looks then may call stuck what is still open.
 */
export async function settle(
  stage: Stage,
  { handedOver, steps, patienceMs = PATIENCE_MS + stage.awayMs }: Work,
): Promise<void> {
  const { caller, journal, witness } = stage;
  let over = false;
  const all = Promise.all([handedOver, steps]).finally(() => (over = true));
  // Looked at below; a failed step ends the wait there.
  all.catch(() => undefined);
  let [seen, until, tellAt] = ['', Infinity, Date.now() + TELL_MS];
  for (;;) {
    const open = await openInvoices(stage);
    const stopped = await stoppedInvoices(stage);
    if (over && open.length === 0 && stopped.length === 0) break;
    const issued = await witness.issued();
    if (Date.now() > tellAt) {
      tellAt = Date.now() + TELL_MS;
      const steps = [...journal.underWay].map((step) => `; under way: ${step}`).join('');
      const names = open.length <= FEW ? ` ${open.map(({ workflowId }) => workflowId).join(' ')}` : '';
      journal.tell(
        `${String(issued).padStart(6)}  in Sage, ${caller.acknowledged.length} acknowledged; open: ${inGroups(open)}${names}${stopped.length === 0 ? '' : `, stopped: ${stopped.length}`}${steps}`,
      );
    }
    const standing = `${open.length} ${stopped.length} ${issued} ${over}`;
    if (standing !== seen) until = Date.now() + patienceMs;
    seen = standing;
    if (Date.now() > until) {
      journal.tell(`Nothing has moved for ${Math.round(patienceMs / 1000)} s; open: ${inGroups(open)}`);
      return;
    }
    await delay(LOOK_MS);
  }
  await all;
}
