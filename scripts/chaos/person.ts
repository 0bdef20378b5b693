import { setTimeout as delay } from 'node:timers/promises';
import { type InvoiceView } from '../../domain/invoice/invoice.ts';
import { invoiceWorkflowId, messageStem } from '../../domain/keys.ts';
import { type HealthReport } from '../../domain/runs/health-report.ts';
import { password } from '../../sandbox/sage/seed.ts';
import { walkConsent } from '../../test/support/browser-walk.ts';
import { haveCaretakerLook } from './ended-runs.ts';
import { entities } from './plan/entities.ts';
import { nameOf, type Order } from './plan/orders.ts';
import { type Unit, units } from './plan/units.ts';
import { type Stage } from './stage.ts';

const ROUND_MS = 1_500;

/**
 * Whoever keeps invoices moving: looks at what stands still and does what the remedy says (docs/runbook.md), and gives consent
 * again where it was lost. Each thing done is counted; an invoice that says nothing gets no help.
 */
export async function keepMoving(stage: Stage, orders: readonly Order[]): Promise<void> {
  const byName = new Map(orders.map((order) => [nameOf(order), order]));
  while (!stage.over.aborted) {
    for (const unit of units) {
      // The API may be away: then the next round sees to it.
      await connectAgain(stage, unit).catch(() => undefined);
      await settleAll(stage, unit, byName).catch(() => undefined);
    }
    await beginAgain(stage, orders).catch(() => undefined);
    await delay(ROUND_MS, undefined, { signal: stage.over }).catch(() => undefined);
  }
}

/** What was lost is given again, and a connection that was terminated is authorized: the new run takes over, and is verified as before. */
async function connectAgain({ psa, journal }: Stage, unit: Unit): Promise<void> {
  const { status, stopped, problem } = await psa.connection(unit.id);
  if (stopped === null && status !== 'reauthorization_required' && status !== 'authorizing') return;
  const link = await psa.authorize(unit.id);
  if (stopped !== null) journal.count('person: stopped connection authorized');
  else if (problem !== null) journal.connectionProblems.push(`${unit.id}: ${problem.code}`);
  if ((await psa.connection(unit.id)).status === 'verified') return;
  await walkConsent(link, { email: unit.person, password });
  if ((await psa.connection(unit.id)).status === 'verified')
    journal.count(`person: consent given again (${problem?.code ?? 'no problem told'})`);
}

/** What the caretaker found that does not begin again by itself. Who misses something does not wait for its minute. */
async function beginAgain(stage: Stage, orders: readonly Order[]): Promise<void> {
  const { psa, caller, journal, second } = stage;
  if (journal.stopped.size > 0) await haveCaretakerLook(stage);
  const { body } = await psa.send<Pick<HealthReport, 'findings'>>('GET', '/v1/health-report');
  for (const { code, workflowId } of body.findings) {
    if (code !== 'run_stopped') continue;
    const order = orders.find(({ unit, invoiceId }) => invoiceWorkflowId(unit, invoiceId) === workflowId);
    if (order !== undefined && journal.stopped.has(order)) {
      await caller.untilAcknowledged(order);
      journal.stopped.delete(order);
      journal.count('person: invoice handed over again that the caretaker found');
    }
    if (entities['webhook endpoints'].includes(workflowId)) {
      await second.putAgain(psa);
      journal.count('person: endpoint put again, as the caretaker found that they had stopped');
    }
  }
}

async function settleAll(stage: Stage, unit: Unit, orders: ReadonlyMap<string, Order>): Promise<void> {
  const base = `/v1/business-units/${unit.id}/invoices`;
  const path = `${base}?status=needs_attention&limit=100`;
  const { body } = await stage.psa.send<{ invoices: { invoiceId: string }[] }>('GET', path);
  for (const { invoiceId } of body.invoices) {
    const order = orders.get(`${unit.id}/${invoiceId}`);
    const view = await stage.psa.invoice(unit.id, invoiceId);
    if (order !== undefined && view.attention !== null)
      await settle(stage, order, view, `${base}/${invoiceId}`);
  }
}

async function settle(stage: Stage, order: Order, view: InvoiceView, path: string): Promise<void> {
  const { psa, journal, caller } = stage;
  const { attention, request } = view;
  const correct = async (what: string, content: InvoiceView['request']) => {
    caller.corrected(order, content);
    await psa.send('POST', `${path}/correct`, content);
    journal.count(`person: ${what}`);
  };
  switch (attention?.code) {
    case 'customer_ambiguous': {
      await psa.send('POST', `${path}/customer`, { sageContactId: attention.candidates?.[0]?.id });
      return journal.count('person: customer_ambiguous, chose one');
    }
    case 'email_unsettled':
      if (await wasMailed(stage, view))
        return correct('email_unsettled, it had arrived', { ...request, send: 'mark_sent' });
      await psa.send('POST', `${path}/retry`);
      return journal.count('person: email_unsettled, sent again');
    // Which of the two is wrong only the books can tell: this is what must never happen.
    case 'duplicate_in_sage':
      return;
    default:
      await psa.send('POST', `${path}/retry`);
      journal.count(`person: ${attention?.code ?? 'nothing'}, retry`);
  }
}

async function wasMailed({ witness }: Stage, view: InvoiceView): Promise<boolean> {
  const stem = messageStem(view.businessUnit, view.invoiceId, view.revision);
  return (await witness.mails()).some((mail) => mail.messageId.startsWith(`${stem}.`));
}
