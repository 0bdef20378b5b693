import { ApplicationFailure, condition, setHandler } from '@temporalio/workflow';
import { contentHash } from '../../domain/invoice/content-hash.ts';
import { remedies } from '../../domain/attention.ts';
import * as messages from '../../domain/invoice/messages.ts';
import { refusal } from '../refusal.ts';
import { expectContactChange, expectPosted, expectReissuable, expectVoidable } from './interventions.ts';
import { type InvoiceRun } from './run.ts';
import { NeedsAttention } from './stops.ts';
import { type Wish } from './wish-list.ts';
import { creditInSage } from './credit.ts';
import { reissue } from './reissue.ts';
import { resendEmail } from './resend.ts';
import { voidInSage } from './void.ts';

/** What the PSA may ask of an invoice that is in Sage. Each is safe to repeat: the same wish again has the same outcome. */
export function listenToWishes(run: InvoiceRun): void {
  const { state } = run;
  const grant = async (key: string, work: () => Promise<void>) => {
    await granted(run, run.wishes.add(key, work));
    return state;
  };
  setHandler(
    messages.voidInvoiceUpdate,
    ({ reason }) => (state.status === 'voided' ? state : grant('void', () => voidInSage(run, reason))),
    { validator: (_) => expectVoidable(run), description: 'Void it in Sage, unless something settles it' },
  );
  setHandler(
    messages.creditInvoiceUpdate,
    (request) =>
      state.credits.some(({ requestId }) => requestId === request.requestId)
        ? state
        : grant(`credit ${request.requestId}`, () => creditInSage(run, request)),
    {
      validator: (_) => expectPosted(run, 'nothing can be credited'),
      description: 'Credit note in Sage, put against the invoice',
    },
  );
  setHandler(
    messages.reissueInvoiceUpdate,
    (order) =>
      state.contentHash === order.contentHash
        ? state
        : grant(`reissue ${order.contentHash}`, () => reissue(run, order)),
    {
      validator: (order: messages.Correction) => expectReissuable(run, order.contentHash),
      description: 'Void it in Sage and create it anew with other content',
    },
  );
  setHandler(
    messages.resendEmailUpdate,
    ({ requestId, to }) =>
      run.resent.get(requestId) === 'sent'
        ? state
        : grant(`resend ${requestId}`, () => resendEmail(run, requestId, to)),
    { validator: (_) => expectPosted(run, 'there is nothing to send'), description: 'E-mail it once more' },
  );
  setHandler(
    messages.changeContactUpdate,
    ({ email }) => {
      changeContact(run, email);
      return state;
    },
    { validator: (_) => expectContactChange(run), description: "Another address of the invoice's contact" },
  );
}

async function granted(run: InvoiceRun, wish: Wish): Promise<void> {
  run.hurry();
  await condition(() => wish.outcome !== 'waiting', '60 s');
  if (wish.outcome instanceof ApplicationFailure) throw wish.outcome;
  if (wish.outcome === 'done') return;
  const { waitingFor } = run.state;
  throw refusal({
    code: 'still_working',
    message: `This is not done yet. ${waitingFor?.message ?? ''}`.trim(),
    fix: 'Send the same request again later: it is done once, and then answered.',
  });
}

/** Does the next wish; what stands against it is the answer to who wished, and no trouble of the invoice. */
export async function doNextWish(run: InvoiceRun): Promise<void> {
  const wish = run.wishes.next;
  if (wish === undefined) return;
  try {
    await wish.work();
    run.wishes.settle(wish, 'done');
  } catch (error) {
    if (error instanceof NeedsAttention) {
      const { code, message } = error.draft;
      run.wishes.settle(wish, refusal({ code, message, fix: remedies[code] }));
    } else if (error instanceof ApplicationFailure) run.wishes.settle(wish, error);
    else throw error;
  }
}

/** Its end came first. */
export function dismissWishes({ wishes, state }: InvoiceRun): void {
  for (let wish = wishes.next; wish !== undefined; wish = wishes.next) {
    wishes.settle(
      wish,
      refusal({
        code: 'invoice_finished',
        message: `Invoice "${state.invoiceId}" is ${state.status} and finished.`,
        fix: 'Nothing can be changed on it any more; hand over another invoice.',
      }),
    );
  }
}

function changeContact(run: InvoiceRun, email: string): void {
  const { state } = run;
  const { customer } = state.request;
  if (customer.email === email) return;
  state.request = { ...state.request, customer: { ...customer, email } };
  state.contentHash = contentHash(state.request);
  run.note(`The invoice contact is now ${email}`);
  run.touch();
  if (state.attention?.code === 'email_refused') run.hurry();
}
