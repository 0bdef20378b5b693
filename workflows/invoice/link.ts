import { howChosen } from '../../domain/invoice/choose-customer.ts';
import {
  compareLink,
  isDifference,
  knownCustomerId,
  linkConflict,
  linkedCustomer,
  linkedPlan,
  linkedRate,
  linkNotFound,
  type InvoiceToLink,
  type LinkOrder,
  linkTaken,
} from '../../domain/invoice/link.ts';
import { type FoundDifference, inWords } from '../../domain/invoice/found-in-sage.ts';
import { type InvoiceCustomer, type TaxedLine } from '../../domain/invoice/invoice.ts';
import { taxLines, totalsOf } from '../../domain/invoice/tax-lines.ts';
import { toAgreeTo, totalsDifferences } from '../../domain/invoice/totals-differ.ts';
import { invoiceMarkerStem, invoiceWorkflowId } from '../../domain/keys.ts';
import { sageUpdateOf } from '../../domain/payments/watched-invoice.ts';
import { atSage, singleAttempt, workflowCalls } from '../activities.ts';
import { callSage, onBehalfOf } from './call-sage.ts';
import { showExchangeRate } from './exchange-rate.ts';
import { type Resolved, resolveInTurn } from './resolve.ts';
import { type InvoiceRun } from './run.ts';
import { tellDifferences } from './show-posted.ts';
import { NeedsAttention } from './stops.ts';

/**
 * Takes an invoice that somebody made in Sage for this one, if it is what this one says, and no other has it. Nothing is written to Sage, and
 * nothing goes to the customer: from here on it is followed for its payment. @throws NeedsAttention with both shown where they differ, unless
 * a person accepts that
 */
export async function linkInSage(run: InvoiceRun, { sageInvoiceId, acceptedFor }: LinkOrder): Promise<void> {
  const { state, progress } = run;
  const resolved = await resolveInTurn(run);
  progress.step = 'link';
  const link = await readToLink(run, resolved, sageInvoiceId);
  const { invoice, settledBy } = link.read.watched;
  const conflict = linkConflict(link, markerStemOf(run));
  if (conflict !== null) throw new NeedsAttention(conflict);
  const mayDiffer = acceptedFor === state.contentHash;
  const { customer, lines, accepted } = compared(run, resolved, link, mayDiffer);
  const { takenBy } = await workflowCalls.takeSageInvoice.executeWithOptions(
    { summary: `Take invoice ${sageInvoiceId} of Sage for this one` },
    [{ sageInvoiceId, workflowId: invoiceWorkflowId(state.businessUnit, state.invoiceId) }],
  );
  if (takenBy !== null) throw new NeedsAttention(linkTaken(invoice, takenBy));
  const { settings, plan } = resolved;
  state.plan = linkedPlan(plan, invoice);
  state.customer = customer;
  run.note(howChosen(customer, state.request, null));
  state.lines = lines;
  const baseCurrency = settings.business?.baseCurrency ?? '';
  showExchangeRate(run, linkedRate(invoice, state.request, baseCurrency), baseCurrency);
  if (state.inBaseCurrency && invoice.inBase)
    state.inBaseCurrency = { ...state.inBaseCurrency, ...invoice.inBase };
  const { id, number, url, outstanding, net, tax, total } = invoice;
  const differences = totalsDifferences(lines, state.exchangeRate, invoice);
  state.sage = { id, number, url, outstanding, totals: { net, tax, total }, differences };
  state.linked = true;
  state.markedSent = invoice.sent;
  progress.link = null;
  progress.attempt = null;
  progress.unsettledEmail = null;
  progress.step = 'payment';
  const asAccepted = accepted.length === 0 ? '' : `, though ${inWords(accepted)}, as was accepted`;
  run.setStatus('issued', `Linked to ${number}, which was made in Sage${asAccepted}`);
  if (accepted.length > 0) progress.acceptedDifferences = toAgreeTo(state);
  await tellDifferences(run, state.sage);
  // How it stands with its money, as just read.
  progress.update = sageUpdateOf(id, { ...link.read, watched: { invoice, settledBy } }, false);
}

async function readToLink(run: InvoiceRun, { plan }: Resolved, invoiceId: string): Promise<InvoiceToLink> {
  const found = await callSage(run, () =>
    singleAttempt.readInvoiceToLink.executeWithOptions(
      atSage('Read the invoice in Sage that is to be linked', plan),
      [
        {
          ...onBehalfOf(run, plan),
          invoiceId,
          markerStem: markerStemOf(run),
          mayExist: run.progress.mayExist,
        },
      ],
    ),
  );
  if (found === null) throw new NeedsAttention(linkNotFound(invoiceId));
  return found;
}

/** Ours beside Sage's. @throws NeedsAttention */
function compared(
  { state }: InvoiceRun,
  { plan, settings }: Resolved,
  link: InvoiceToLink,
  mayDiffer: boolean,
): { customer: InvoiceCustomer; lines: readonly TaxedLine[]; accepted: readonly FoundDifference[] } {
  const { request } = state;
  const customer = linkedCustomer(link, request, knownCustomerId(request, settings.rememberedCustomer));
  const taxed = taxLines(plan, request, isDifference(customer) ? null : customer.taxRateId, settings);
  if (!taxed.ok) throw new NeedsAttention(taxed.attention);
  const comparison = compareLink(link, request, customer, totalsOf(taxed.value), mayDiffer);
  if (!comparison.ok) throw new NeedsAttention(comparison.attention);
  return { ...comparison.value, lines: taxed.value };
}

const markerStemOf = ({ state: { businessUnit, invoiceId } }: InvoiceRun): string =>
  invoiceMarkerStem(businessUnit, invoiceId);
