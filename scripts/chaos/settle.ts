import { setTimeout as delay } from 'node:timers/promises';
import { persistently } from './persistently.ts';
import { type Stage } from './stage.ts';

const LOOK_MS = 1_000;
/** Longer than any wait of the system itself after the last trouble: a dead worker's call, then Sage's back-off. */
const PATIENCE_MS = 240_000;
const OPEN = `WorkflowType = 'invoice' AND ExecutionStatus = 'Running' AND InvoiceStatus IN ('accepted', 'waiting', 'posting', 'issued', 'needs_attention')`;

/**
 * Waits until every invoice is out and every step done; gives up when nothing has moved for so long. Who looks may then call
 * stuck what is still open.
 */
export async function settle(
  stage: Stage,
  wait: {
    readonly handedOver: Promise<void>;
    readonly steps: Promise<void>;
    readonly patienceMs?: number | undefined;
  },
): Promise<void> {
  let over = false;
  const all = Promise.all([wait.handedOver, wait.steps]).finally(() => (over = true));
  let seen = '';
  for (let until = Infinity; ; await delay(LOOK_MS)) {
    const open = await openInvoices(stage);
    if (over && open === 0) break;
    const news = `${open} ${await stage.witness.issued()} ${over}`;
    if (news !== seen) until = Date.now() + (wait.patienceMs ?? PATIENCE_MS);
    seen = news;
    if (Date.now() > until) {
      stage.journal.tell(`Nothing has moved for long; ${open} invoices are still open`);
      return;
    }
  }
  await all;
}

async function openInvoices({ temporal }: Stage): Promise<number> {
  return persistently(async () => (await temporal.workflow.count(OPEN)).count);
}
