import { type AttentionDraft } from '../../domain/attention.ts';
import { type InvoiceSettings } from '../../domain/connection/connection.ts';
import { addressOf } from '../../domain/invoice/addresses.ts';
import { atTheBorder, taxAcrossBorder } from '../../domain/invoice/cross-border.ts';
import { footerToFit } from '../../domain/invoice/footer.ts';
import { type InvoicePlan, type InvoiceRequest } from '../../domain/invoice/invoice.ts';
import { planInvoice, settingsNeededBy, soughtBy } from '../../domain/invoice/plan-invoice.ts';
import { taxLines } from '../../domain/invoice/tax-lines.ts';
import { customerKey } from '../../domain/keys.ts';
import { type SageCustomer } from '../../domain/sage-records.ts';
import { atSage, singleAttempt, workflowCalls } from '../activities.ts';
import { callSage, onBehalfOf } from './call-sage.ts';
import { usableBusiness } from './resolve.ts';
import { type InvoiceRun } from './run.ts';
import { NeedsAttention } from './stops.ts';

/**
 * What stands against other content in its place, as things are now: the invoice in Sage is voided only where the next one can be created. Null also
 * where nobody can say now; of another customer than before it is not known what Sage has, so only the plan is looked at.
 */
export async function whyUnplannable(
  run: InvoiceRun,
  request: InvoiceRequest,
): Promise<AttentionDraft | null> {
  const { businessUnit } = run.state;
  const { settings } = await workflowCalls.prepareInvoice.executeWithOptions(
    { summary: 'Settings of the connection, for the new content' },
    [
      {
        businessUnit,
        needed: settingsNeededBy(request),
        acceptedAtMs: run.acceptedAtMs,
        undoWaived: true,
        turn: null,
      },
    ],
  );
  const business = settings && usableBusiness(settings);
  if (settings === null || business === null) return null;
  const planned = planInvoice(request, settings, business, {});
  if (!planned.ok) return planned.attention;
  if (!isForSameCustomer(run.state.request, request)) return null;
  const customer = await readCustomer(run, footerToFit(request, planned.value));
  if ('attention' in customer) return customer.attention;
  return (
    customer.found && whyNotFor(run, { request, customer: customer.found, settings, plan: planned.value })
  );
}

const isForSameCustomer = (before: InvoiceRequest, now: InvoiceRequest): boolean =>
  before.customer.sageContactId === now.customer.sageContactId &&
  customerKey(soughtBy(before)) === customerKey(soughtBy(now));

/** Whom it was sent for, also where somebody moved the invoice in Sage, as Sage has that customer now; null: not there any more. */
async function readCustomer(
  run: InvoiceRun,
  footer: ReturnType<typeof footerToFit>,
): Promise<{ readonly found: SageCustomer | null } | { readonly attention: AttentionDraft }> {
  const { plan, customer } = run.state;
  if (plan === null || customer === null) return { found: null };
  try {
    const found = await callSage(run, () =>
      singleAttempt.readCustomer.executeWithOptions(atSage('Read the customer, for the new content', plan), [
        { ...onBehalfOf(run, plan), ...footer, contactId: customer.id },
      ]),
    );
    return { found };
  } catch (error) {
    if (error instanceof NeedsAttention && isOfFooter(error)) return { attention: error.draft };
    throw error;
  }
}

const isOfFooter = ({ draft: { code } }: NeedsAttention): boolean =>
  code === 'footer_too_long' || code === 'default_terms_unreadable';

function whyNotFor(
  { state, progress }: InvoiceRun,
  of: {
    readonly request: InvoiceRequest;
    readonly customer: SageCustomer;
    readonly settings: InvoiceSettings;
    readonly plan: InvoicePlan;
  },
): AttentionDraft | null {
  const { request, customer, settings, plan } = of;
  const address = addressOf(request, customer, settings.settings, settings.business);
  if (!address.ok) return address.attention;
  const taxed = taxLines(plan, request, customer.taxRateId, settings);
  if (!taxed.ok) return taxed.attention;
  // A tax that was meant before is meant still.
  if (progress.borderTaxMeant === state.contentHash) return null;
  return taxAcrossBorder(atTheBorder(request, customer, taxed.value, settings));
}
