import { condition } from '@temporalio/workflow';
import { type InvoicePlan, type PostedInvoice } from '../../domain/invoice/invoice.ts';
import { currentDueDate, overdueFromMs } from '../../domain/invoice/overdue.ts';
import { takeIn } from './news.ts';
import { readInSage } from './read-in-sage.ts';
import { type InvoiceRun } from './run.ts';
import { sendToCustomer } from './send.ts';
import { requestSync } from './watched.ts';
import { dismissWishes, doNextWish } from './wishes.ts';

const DAY_MS = 86_400_000;
/** The watch answers within its rhythm of a quarter of an hour, unless something is wrong with it. */
const ANSWER_WITHIN_MS = 20 * 60_000;

/**
 * From Sage's number to the end: out to the customer, then until it is settled, whatever happens to it in Sage or is wished by the PSA. The
 * payment watch of the business tells it; only what Sage says moves the state. A paid invoice stays watched for a reversal. `reissued`: it
 * was voided to be created anew.
 */
export async function followInSage(
  run: InvoiceRun,
  plan: InvoicePlan,
  posted: PostedInvoice,
): Promise<'over' | 'reissued'> {
  const { state } = run;
  for (;;) {
    await catchUp(run, plan, posted);
    if (state.sage === null) return 'reissued';
    if (isOver(run, plan)) break;
    // Paid meanwhile, it need not go out any more; and who waits for the answer is not put behind all others as the watch is.
    if (run.paymentNoticed && (!state.markedSent || run.readsItself)) await takeInNow(run, plan, posted);
    if (isOver(run, plan)) break;
    if (state.status !== 'paid') await sendToCustomer(run, plan, posted);
    run.step = 'payment';
    if (run.paymentNoticed) await ask(run, plan, posted);
    else if (!isCalled(run)) await waitForNews(run, plan, posted);
  }
  dismissWishes(run);
  return 'over';
}

async function catchUp(run: InvoiceRun, plan: InvoicePlan, posted: PostedInvoice): Promise<void> {
  while (run.news !== null || run.wishes.isWaiting) {
    const { news } = run;
    run.news = null;
    if (news === null) await doNextWish(run);
    else {
      if (news.asked) run.askedAtMs = null;
      await takeIn(run, plan, posted, news);
    }
    if (run.state.sage === null || isEnded(run)) return;
  }
}

const isCalled = (run: InvoiceRun): boolean =>
  run.news !== null || run.wishes.isWaiting || run.paymentNoticed;

async function ask(run: InvoiceRun, plan: InvoicePlan, posted: PostedInvoice): Promise<void> {
  run.paymentNoticed = false;
  run.askedAtMs = Date.now();
  await requestSync(run, plan, posted);
}

async function takeInNow(run: InvoiceRun, plan: InvoicePlan, posted: PostedInvoice): Promise<void> {
  run.paymentNoticed = false;
  run.readsItself = false;
  run.askedAtMs = null;
  await takeIn(run, plan, posted, await readInSage(run, plan, posted));
}

const isEnded = ({ state: { status } }: InvoiceRun): boolean => status === 'voided' || status === 'deleted';

const isOver = (run: InvoiceRun, plan: InvoicePlan): boolean =>
  isEnded(run) || (run.state.status === 'paid' && reversalWindowEnd(run, plan) <= Date.now());

async function waitForNews(run: InvoiceRun, plan: InvoicePlan, posted: PostedInvoice): Promise<void> {
  await run.releaseTurn();
  const deadlineMs = deadline(run, plan);
  await showWait(run, deadlineMs);
  const waitMs = deadlineMs - Date.now();
  const called = await (waitMs === Infinity
    ? condition(() => isCalled(run))
    : condition(() => isCalled(run), Math.max(waitMs, 0)));
  if (called !== false) return;
  if (isAnswerLate(run)) return takeInNow(run, plan, posted);
  if (run.state.status === 'paid') return;
  // Not before somebody looked is it said to be overdue.
  run.dueDateAsked = dueDateOf(run, plan);
  run.paymentNoticed = true;
}

/** When it acts by itself: the end of the reversal window, the look after the due date, or an answer that never came. */
function deadline(run: InvoiceRun, plan: InvoicePlan): number {
  const answerMs = run.askedAtMs === null ? Infinity : run.askedAtMs + ANSWER_WITHIN_MS;
  if (run.state.status === 'paid') return Math.min(answerMs, reversalWindowEnd(run, plan));
  const dueDate = dueDateOf(run, plan);
  const isAsked = dueDate === null || run.state.overdue || run.dueDateAsked === dueDate;
  return Math.min(answerMs, isAsked ? Infinity : overdueFromMs(dueDate));
}

const isAnswerLate = ({ askedAtMs }: InvoiceRun): boolean =>
  askedAtMs !== null && Date.now() >= askedAtMs + ANSWER_WITHIN_MS;

const dueDateOf = ({ state }: InvoiceRun, { dueDate }: InvoicePlan) =>
  currentDueDate(dueDate, state.changesInSage);

const reversalWindowEnd = ({ state }: InvoiceRun, { reversalWindowDays }: InvoicePlan): number =>
  Date.parse(state.statusSince) + reversalWindowDays * DAY_MS;

async function showWait(run: InvoiceRun, deadlineMs: number): Promise<void> {
  const { state } = run;
  if (state.status === 'paid') return;
  const outstanding = state.payment?.outstanding ?? state.sage?.outstanding ?? '';
  await run.become(state.status, '', {
    waitingFor: {
      what: 'payment',
      since: state.statusSince,
      message: `Waiting for ${state.request.currency} ${outstanding} from the customer.`,
      action: null,
      nextTry: deadlineMs === Infinity ? null : new Date(deadlineMs).toISOString(),
    },
  });
}
