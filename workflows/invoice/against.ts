import { ActivityFailure, isCancellation } from '@temporalio/workflow';
import { type InvoiceSaid } from '../../activities/invoice/credit-note.ts';
import {
  againstDiffers,
  againstMissing,
  againstNamesOther,
  awaitedInvoice,
} from '../../domain/invoice/credit-note.ts';
import { type TaxOfInvoice } from '../../domain/invoice/tax-of-invoice.ts';
import { type InvoiceCustomer } from '../../domain/invoice/invoice.ts';
import { isZero } from '../../domain/money.ts';
import { type SageInvoice } from '../../domain/sage-records.ts';
import { atSage, singleAttempt, workflowCalls } from '../activities.ts';
import { callSage, onBehalfOf } from './call-sage.ts';
import { readNamed, take } from './customer.ts';
import { resolveWithFiles } from './attachments.ts';
import { type Resolved } from './resolve.ts';
import { type InvoiceRun } from './run.ts';
import { NeedsAttention } from './stops.ts';

/** The invoice that a credit note stands against, before anything of it is created in Sage. */
export interface Against {
  /** As Sage has it now. */
  readonly inSage: SageInvoice;
  /** How it was taxed. */
  readonly tax: TaxOfInvoice | null;
  /** As the PSA calls its customer. */
  readonly customerName: string;
}

/** While its run does not answer nobody else gets the turn. */
export const ANSWER_WITHIN = '20 s';
const SHORTEST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 3_600_000;

/**
 * What an invoice or a credit note is decided by, with the turn at Sage in hand; `against` null where it stands alone. An invoice that is on
 * its way to Sage is waited for in sight, without the turn.
 * @throws NeedsAttention where it will not be in this Sage business, is void, or is in another currency
 */
export async function resolveAgainst(
  run: InvoiceRun,
): Promise<{ readonly resolved: Resolved; readonly against: Against | null }> {
  const { state } = run;
  for (;;) {
    const resolved = await resolveWithFiles(run);
    state.against = null;
    if (state.request.against === undefined) return { resolved, against: null };
    const said = await whenInSage(run);
    if (said !== null) return { resolved, against: await readInSage(run, resolved, said) };
  }
}

/** What the run of the invoice says; null where that was waited for, so that the turn is to be taken anew. */
async function whenInSage(run: InvoiceRun): Promise<InvoiceSaid | 'unknown' | null> {
  for (let waited = false; ; waited = true) {
    const { against } = run.state.request;
    // Corrected meanwhile: it stands alone now.
    if (against === undefined) return null;
    const { invoiceId } = against;
    const said = await ask(run, invoiceId);
    const awaited = awaitedInvoice(invoiceId, said);
    if (awaited === null) return waited || said === 'no_answer' ? null : (said ?? 'unknown');
    const pauseMs = Math.max((Date.now() - run.acceptedAtMs) / 4, SHORTEST_PAUSE_MS);
    await run.pause(awaited, Math.min(pauseMs, LONGEST_PAUSE_MS));
  }
}

async function ask(run: InvoiceRun, invoiceId: string): Promise<InvoiceSaid | 'no_answer' | null> {
  const { businessUnit } = run.state;
  try {
    return await workflowCalls.askInvoice.executeWithOptions(
      { summary: 'The invoice that it stands against', scheduleToCloseTimeout: ANSWER_WITHIN },
      [{ businessUnit, invoiceId }],
    );
  } catch (error) {
    if (!(error instanceof ActivityFailure) || isCancellation(error)) throw error;
    return 'no_answer';
  }
}

async function readInSage(
  run: InvoiceRun,
  { plan }: Resolved,
  said: InvoiceSaid | 'unknown',
): Promise<Against> {
  const { state } = run;
  const { request } = state;
  const { invoiceId = '' } = request.against ?? {};
  if (said === 'unknown') throw new NeedsAttention(againstMissing(invoiceId, null));
  const { sageBusinessId, sageInvoiceId } = said.inSage ?? {};
  if (sageInvoiceId === undefined || sageBusinessId !== plan.sageBusinessId)
    throw new NeedsAttention(againstMissing(invoiceId, isEnded(said) ? 'stopped' : said.status));
  const found = await callSage(run, () =>
    singleAttempt.readAgainst.executeWithOptions(atSage('Read the invoice that it stands against', plan), [
      { ...onBehalfOf(run, plan), sageInvoiceId },
    ]),
  );
  if (found === null) throw new NeedsAttention(againstMissing(invoiceId, 'deleted'));
  const differs = againstDiffers(request, null, found);
  if (differs !== null) throw new NeedsAttention(differs);
  state.against = {
    invoiceId,
    sageInvoiceId,
    sageNumber: found.number,
    isPaid: isZero(found.outstanding),
    exchangeRate: found.exchangeRate ?? null,
    allocated: null,
    toDo: null,
  };
  return { inSage: found, tax: said.tax ?? null, customerName: said.customerName };
}

/** Before its time, so its status is its last one. */
const isEnded = ({ isOpen, status }: InvoiceSaid): boolean =>
  !isOpen && !['cancelled', 'voided', 'deleted'].includes(status);

/**
 * The customer of the invoice, who is that of the credit note. Where this does not name it by its id, its name must be like that in Sage, or
 * like the one on the invoice.
 * @throws NeedsAttention where the credit note names another
 */
export async function customerOfAgainst(
  run: InvoiceRun,
  resolved: Resolved,
  { inSage, customerName }: Against,
): Promise<InvoiceCustomer> {
  const { request, progress } = run.state;
  progress.step = 'customer';
  const { customerAnswer: answer, staleCustomerId } = progress;
  const answered = answer !== null && 'sageContactId' in answer ? answer.sageContactId : undefined;
  const named = answered ?? request.customer.sageContactId;
  const contactId = inSage.contactId ?? '';
  const differs = againstDiffers(request, named ?? contactId, inSage);
  if (differs !== null) throw new NeedsAttention(differs);
  const { rememberedCustomer } = resolved.settings;
  if (named === undefined && rememberedCustomer?.id === contactId && contactId !== staleCustomerId)
    return take(run, rememberedCustomer, 'remembered');
  const customer = await readNamed(run, resolved, contactId);
  const namesOther = againstNamesOther(request, inSage.number, customer, customerName);
  if (named === undefined && namesOther !== null) throw new NeedsAttention(namesOther);
  return take(run, customer, named === undefined ? 'found' : 'explicit');
}
