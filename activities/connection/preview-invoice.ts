/* eslint-disable max-lines -- one preview: everything that an invoice would meet on its way, in its order */

import { type InvoiceSettings } from '../../domain/connection/connection.ts';
import { type AttentionDraft, remedyOf } from '../../domain/attention.ts';
import {
  type EmailPreview,
  type ExchangeRate,
  type InvoiceCustomer,
  type InvoicePlan,
  type InvoicePreview,
  type InvoiceRequest,
} from '../../domain/invoice/invoice.ts';
import { nowhereToGo } from '../../domain/invoice/attachments.ts';
import { analysisLacking, analysisOfLines, analysisTypesIn } from '../../domain/invoice/analysis.ts';
import { chooseCustomer, customerInCurrency, namedCustomer } from '../../domain/invoice/choose-customer.ts';
import { type Decision, planInvoice, soughtBy } from '../../domain/invoice/plan-invoice.ts';
import { inBaseCurrency, rateBySage, rateGiven } from '../../domain/invoice/exchange-rate.ts';
import { type Counted } from '../../domain/failures.ts';
import { type SageBusinessProfile, type SageCustomer } from '../../domain/sage-records.ts';
import { needsDefaultTerms } from '../../domain/invoice/footer.ts';
import { emailFactsOf } from '../../domain/invoice/email-facts.ts';
import { recipientsOf } from '../../domain/invoice/recipients.ts';
import { type Amount } from '../../domain/money.ts';
import { type Pacing } from '../../domain/turnstile/messages.ts';
import { salesInvoiceOf } from '../../domain/invoice/sales-invoice.ts';
import { taxLines, totalsOf } from '../../domain/invoice/tax-lines.ts';
import { addressOf } from '../../domain/invoice/addresses.ts';
import { crossBorderOf, taxAcrossBorder } from '../../domain/invoice/cross-border.ts';
import { taxWarning } from '../../domain/invoice/tax-warning.ts';
import { findCustomers } from '../../sage/find-customers.ts';
import { listAnalysisTypes } from '../../sage/list-analysis-types.ts';
import { salesInvoiceBody } from '../../sage/invoice-body.ts';
import { tryMeasureAll } from '../invoice/attachments.ts';
import { composeMail, previewOf } from '../invoice/compose-mail.ts';
import { footerBelowTerms } from '../invoice/footer.ts';
import { sagesRate } from '../invoice/exchange-rate.ts';
import { readCustomerOrNull } from '../invoice/customer.ts';
import { type ActivityDependencies } from '../dependencies.ts';
import { SageSeries } from '../sage-series.ts';

export interface PreviewInput {
  readonly businessUnit: string;
  readonly invoiceId: string;
  readonly request: InvoiceRequest;
  readonly settings: InvoiceSettings;
  readonly business: SageBusinessProfile;
  readonly pacing?: Pacing | null;
}

/** Stands in the body for the contact that the real run would create. */
const NEW_CONTACT = 'new-contact';

export const previewActivities = (deps: ActivityDependencies) => ({
  /** The same decisions as the invoice's own run, ending in the body instead of the call. Reads contacts, and the default terms for a footer. */
  async previewInvoice(input: PreviewInput): Promise<Counted<InvoicePreview>> {
    const { businessUnit, business, pacing } = input;
    const reads = new SageSeries(deps, {
      businessUnit,
      sageBusinessId: business.id,
      pacing: pacing ?? null,
    });
    return reads.counted(await preview(deps, reads, input));
  },
});

async function preview(
  deps: ActivityDependencies,
  reads: SageSeries,
  input: PreviewInput,
): Promise<InvoicePreview> {
  const { businessUnit, invoiceId, request, settings, business } = input;
  // While Sage is asked. It never rejects: what stands in the way is a result.
  const fetching = tryMeasureAll(request.attachments ?? [], deps.destinations);
  const nothing: InvoicePreview = {
    plan: null,
    customer: null,
    totals: null,
    exchangeRate: null,
    inBaseCurrency: null,
    crossBorder: null,
    taxWarning: null,
    email: null,
    attachments: [],
    sageBody: null,
    problem: null,
  };
  const planned = planInvoice(request, settings, business);
  if (!planned.ok) return { ...nothing, problem: problemOf(planned.attention) };
  const analysed = await analysisOf(reads, input, planned.value);
  if (!analysed.ok) return { ...nothing, plan: planned.value, problem: problemOf(analysed.attention) };
  const plan = analysed.value;
  const rated = await rateOf(reads, input);
  if (!rated.ok) return { ...nothing, plan, problem: problemOf(rated.attention) };
  const exchangeRate = rated.value;
  const found = await findCustomer(reads, input);
  if (!found.ok) return { ...nothing, plan, problem: problemOf(found.attention) };
  const customer = found.value;
  const shown = {
    id: customer.id === NEW_CONTACT ? null : customer.id,
    name: customer.name,
    origin: customer.origin,
    match: customer.match,
    warning: customer.warning,
  };
  const taxed = taxLines(plan, request, customer.taxRateId, settings);
  if (!taxed.ok) return { ...nothing, plan, customer: shown, problem: problemOf(taxed.attention) };
  const inSage = customer.id === NEW_CONTACT ? null : customer;
  const address = addressOf(request, inSage, settings.settings, business);
  if (!address.ok) return { ...nothing, plan, customer: shown, problem: problemOf(address.attention) };
  const crossBorder = crossBorderOf(request, inSage, settings.settings, business);
  const border = { request, inSage, crossBorder, lines: taxed.value, rates: settings.taxRates };
  const refused = taxAcrossBorder(border);
  if (refused !== null)
    return { ...nothing, plan, customer: shown, crossBorder, problem: problemOf(refused) };
  const decided = { plan, customer, lines: taxed.value, exchangeRate, address: address.value, crossBorder };
  const footer = await footerOf(reads, request, plan);
  if (!footer.ok) return { ...nothing, plan, customer: shown, problem: problemOf(footer.attention) };
  const identity = { businessUnit, invoiceId, revision: 1 };
  const totals = totalsOf(taxed.value);
  const files = await fetching;
  const obstacle = files.ok ? nowhereToGo(files.value, plan.send) : files.attention;
  return {
    plan,
    customer: shown,
    totals,
    exchangeRate,
    crossBorder,
    taxWarning: taxWarning({ ...border, business }),
    inBaseCurrency: exchangeRate && inBaseCurrency(totals, exchangeRate.rate, business.baseCurrency),
    email: plan.send === 'email' ? emailOf(deps, input, { ...plan, total: totals.total }) : null,
    sageBody: salesInvoiceBody({ ...salesInvoiceOf(identity, request, decided), footer: footer.value }),
    attachments: files.ok ? files.value : [],
    problem: obstacle && problemOf(obstacle),
  };
}

async function analysisOf(
  reads: SageSeries,
  { request, business }: PreviewInput,
  plan: InvoicePlan,
): Promise<Decision<InvoicePlan>> {
  const wanted = analysisTypesIn(request);
  if (wanted.length === 0) return { ok: true, value: plan };
  const lacking = analysisLacking(business.edition);
  if (lacking !== null) return { ok: false, attention: lacking };
  const types = await reads.call((session) => listAnalysisTypes(session, wanted));
  const resolved = analysisOfLines(request, types);
  if (!resolved.ok) return resolved;
  const lines = plan.lines.map((line, index) => ({ ...line, analysis: resolved.value[index] ?? [] }));
  return { ok: true, value: { ...plan, lines } };
}

async function rateOf(
  reads: SageSeries,
  { request, business }: PreviewInput,
): Promise<Decision<ExchangeRate | null>> {
  const given = rateGiven(request, business, null);
  if (given === null) return { ok: true, value: null };
  const { currency } = request;
  const { baseCurrency } = business;
  const sages = await reads.call((session) => sagesRate(session, { currency, baseCurrency }));
  return rateBySage(request, business, given, sages);
}

async function footerOf(
  reads: SageSeries,
  request: InvoiceRequest,
  plan: InvoicePlan,
): Promise<Decision<string | undefined>> {
  const { footer } = request;
  if (footer === undefined || !needsDefaultTerms(request, plan)) return { ok: true, value: footer };
  return reads.call((session) => footerBelowTerms(session, footer));
}

function emailOf(
  { mailer }: ActivityDependencies,
  { request, settings }: PreviewInput,
  plan: InvoicePlan & { readonly total: Amount },
): EmailPreview {
  const { email } = settings.settings;
  const { total, dueDate } = plan;
  const facts = emailFactsOf(request, plan, { number: '[number]', total, date: request.date, dueDate });
  const recipients = recipientsOf(request.customer.email, request.cc ?? [], email);
  return previewOf(composeMail(facts, email, recipients, mailer.senderAddress));
}

type FoundCustomer = InvoiceCustomer & { readonly match: string | null };
const nothingToSay = { match: null, warning: null } as const;

async function findCustomer(
  reads: SageSeries,
  { request, settings }: PreviewInput,
): Promise<Decision<FoundCustomer>> {
  const { sageContactId, name } = request.customer;
  if (sageContactId !== undefined) {
    const contact = await reads.call((session) => readCustomerOrNull(session, sageContactId));
    const named = namedCustomer(contact, sageContactId);
    return named.ok ? asInvoiced(named.value, request, { origin: 'explicit', ...nothingToSay }) : named;
  }
  // As the invoice's own run would remember it, a person's answer counts before the books are asked.
  const known = settings.rememberedCustomer && (await asItIs(reads, settings.rememberedCustomer, settings));
  if (known !== null) return asInvoiced(known, request, { origin: 'remembered', ...nothingToSay });
  const customers = await reads.call((session) => findCustomers(session, soughtBy(request)));
  const chosen = chooseCustomer(customers, request, settings);
  if (!chosen.ok) return chosen;
  const { warning } = chosen.value;
  if ('use' in chosen.value) {
    const { use, match } = chosen.value;
    return asInvoiced(use, request, { origin: 'found', match, warning });
  }
  return {
    ok: true,
    value: { id: NEW_CONTACT, name, taxRateId: null, origin: 'created', match: null, warning },
  };
}

/** Read again where what is remembered may have changed in Sage since; null: it is no customer there any more. */
const asItIs = async (
  reads: SageSeries,
  customer: SageCustomer,
  { rememberedIsOld }: InvoiceSettings,
): Promise<SageCustomer | null> =>
  rememberedIsOld === true || customer.hasAddress === false
    ? reads.call((session) => readCustomerOrNull(session, customer.id))
    : customer;

function asInvoiced(
  customer: SageCustomer,
  request: InvoiceRequest,
  how: Pick<FoundCustomer, 'origin' | 'match' | 'warning'>,
): Decision<FoundCustomer> {
  const usable = customerInCurrency(customer, request);
  if (!usable.ok) return usable;
  const { id, name, taxRateId, hasAddress, countryId, hasVatNumber } = usable.value;
  const inSage = {
    ...(hasAddress !== undefined && { hasAddress }),
    ...(countryId !== undefined && { countryId }),
    ...(hasVatNumber !== undefined && { hasVatNumber }),
  };
  return { ok: true, value: { id, name, taxRateId, ...inSage, ...how } };
}

const problemOf = ({ code, message, fix, field, candidates }: AttentionDraft) => ({
  code,
  message,
  fix: remedyOf({ code, fix }),
  field: field ?? null,
  candidates: candidates ?? [],
});
