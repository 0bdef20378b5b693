import { type AttentionDraft } from '../../domain/attention.ts';
import { type InvoiceSettings } from '../../domain/connection/connection.ts';
import { addressOf } from '../../domain/invoice/addresses.ts';
import { crossBorderOf, taxAcrossBorder } from '../../domain/invoice/cross-border.ts';
import { type InvoicePlan, type InvoiceRequest } from '../../domain/invoice/invoice.ts';
import { planInvoice, settingsNeededBy, soughtBy } from '../../domain/invoice/plan-invoice.ts';
import { taxLines } from '../../domain/invoice/tax-lines.ts';
import { customerKey } from '../../domain/keys.ts';
import { type SageCustomer } from '../../domain/sage-records.ts';
import { atSage, singleAttempt, workflowCalls } from '../activities.ts';
import { callSage, onBehalfOf } from './call-sage.ts';
import { usableBusiness } from './resolve.ts';
import { type InvoiceRun } from './run.ts';

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
  const customer = await readCustomer(run);
  return customer && whyNotFor(run, { request, customer, settings, plan: planned.value });
}

const isForSameCustomer = (before: InvoiceRequest, now: InvoiceRequest): boolean =>
  before.customer.sageContactId === now.customer.sageContactId &&
  customerKey(soughtBy(before)) === customerKey(soughtBy(now));

/** Whom it was sent for, also where somebody moved the invoice in Sage, as Sage has that customer now; null: not there any more. */
async function readCustomer(run: InvoiceRun): Promise<SageCustomer | null> {
  const { plan, customer } = run.state;
  if (plan === null || customer === null) return null;
  return callSage(run, () =>
    singleAttempt.readCustomer.executeWithOptions(atSage('Read the customer, for the new content', plan), [
      { ...onBehalfOf(run, plan), contactId: customer.id },
    ]),
  );
}

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
  const { business, taxRates: rates } = settings;
  const address = addressOf(request, customer, settings.settings, business);
  if (!address.ok) return address.attention;
  const taxed = taxLines(plan, request, customer.taxRateId, settings);
  if (!taxed.ok) return taxed.attention;
  // A tax that was meant before is meant still.
  if (progress.borderTaxMeant === state.contentHash) return null;
  const crossBorder = crossBorderOf(request, customer, settings.settings, business);
  return taxAcrossBorder({ request, inSage: customer, crossBorder, lines: taxed.value, rates });
}
