// How runs of 0.1.0 wait for their money: each reads its invoice by itself. Kept because their histories say so; every run begun
// since hears of it from the payment watch (payment.ts). To be removed when no such run is left.
import { condition } from '@temporalio/workflow';
import { addDays } from '../../domain/dates.ts';
import { type InvoicePlan, type InvoiceStatus, type PostedInvoice } from '../../domain/invoice.ts';
import { type Settlement, settlementOf } from '../../domain/settle-payment.ts';
import { settledStatus } from '../../domain/settled-status.ts';
import { atSage, once } from '../activities.ts';
import { callSage } from './call-sage.ts';
import { type InvoiceRun } from './run.ts';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

/**
 * From sent to settled: every notice leads to one read at Sage, and only what Sage says moves the state. Without notices
 * it looks the day after the due date and then weekly. A paid invoice is watched for a reversal before the run ends.
 */
export async function awaitPaymentAlone(
  run: InvoiceRun,
  plan: InvoicePlan,
  posted: PostedInvoice,
): Promise<void> {
  run.step = 'payment';
  let settlement = settlementSoFar(run);
  while (settlement !== 'voided') {
    const deadline = settlement === 'paid' ? reversalWindowEnd(run, plan) : nextLook(plan);
    if (deadline <= Date.now()) return;
    await run.releaseTurn();
    if (settlement !== 'paid') await showWait(run, deadline);
    const noticed = await condition(() => run.paymentNoticed, deadline - Date.now());
    settlement = await readSettlement(run, plan, posted);
    if (!noticed && settlement === 'paid' && deadline === reversalWindowEnd(run, plan)) return;
  }
}

function settlementSoFar({ state: { status } }: InvoiceRun): Settlement {
  return status === 'paid' || status === 'part_paid' || status === 'voided' ? status : 'open';
}

/** Reads the invoice at Sage and moves to what it says. */
export async function readSettlement(
  run: InvoiceRun,
  plan: InvoicePlan,
  posted: PostedInvoice,
): Promise<Settlement> {
  run.paymentNoticed = false;
  const invoice = await callSage(run, () =>
    once.readInvoice.executeWithOptions(atSage('Read the invoice at Sage', plan), [
      {
        businessUnit: run.state.businessUnit,
        sageBusinessId: plan.sageBusinessId,
        pacing: run.turn.pacing,
        invoiceId: posted.id,
      },
    ]),
  );
  const { settlement, payment } = settlementOf(invoice);
  run.state.payment = payment;
  await run.become(statusOf(run, settlement), sentence(run, settlement));
  run.paymentChecks += 1;
  return settlement;
}

function statusOf(run: InvoiceRun, settlement: Settlement): InvoiceStatus {
  return settlement === 'open' ? settledStatus(run.state) : settlement;
}

function sentence(run: InvoiceRun, settlement: Settlement): string {
  const { payment, request } = run.state;
  const money = (amount: string | undefined) => `${request.currency} ${amount ?? '0.00'}`;
  switch (settlement) {
    case 'paid':
      return `Paid in full${payment?.lastPaidOn ? ` on ${payment.lastPaidOn}` : ''}`;
    case 'part_paid':
      return `${money(payment?.paid)} paid, ${money(payment?.outstanding)} outstanding`;
    case 'voided':
      return 'Voided in Sage';
    case 'open':
      return `${money(payment?.outstanding)} outstanding`;
  }
}

async function showWait(run: InvoiceRun, deadline: number): Promise<void> {
  const { state } = run;
  await run.become(state.status, '', {
    waitingFor: {
      what: 'payment',
      since: state.statusSince,
      message: `Waiting for ${state.request.currency} ${state.payment?.outstanding ?? state.sage?.outstanding ?? ''} from the customer.`,
      action: null,
      nextTry: new Date(deadline).toISOString(),
    },
  });
}

/** The day after the due date, then every seven days. */
function nextLook(plan: InvoicePlan): number {
  const first = Date.parse(`${addDays(plan.dueDate, 1)}T06:00:00Z`);
  const weeks = Math.max(0, Math.floor((Date.now() - first) / WEEK_MS) + 1);
  return first + weeks * WEEK_MS;
}

const reversalWindowEnd = (run: InvoiceRun, plan: InvoicePlan): number =>
  Date.parse(run.state.statusSince) + plan.reversalWindowDays * DAY_MS;
