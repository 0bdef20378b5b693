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
import { type DocumentKind, saidOf } from '../../domain/invoice/credit-note.ts';
import { nowhereToGo } from '../../domain/invoice/attachments.ts';
import { type NotInEdition, type OptionalEndpoint } from '../../domain/connection/editions.ts';
import {
  ANALYSIS_ENDPOINT,
  analysed,
  analysisLacking,
  analysisRefused,
  analysisTypesIn,
} from '../../domain/invoice/analysis.ts';
import { againstCreating } from '../../domain/invoice/before-creating.ts';
import {
  chooseCustomer,
  customerInCurrency,
  factsInSage,
  namedCustomer,
} from '../../domain/invoice/choose-customer.ts';
import { type Decision, planInvoice, soughtBy } from '../../domain/invoice/plan-invoice.ts';
import { inBaseCurrency, rateBySage, rateGiven, rateOfInvoice } from '../../domain/invoice/exchange-rate.ts';
import { type Counted } from '../../domain/failures.ts';
import { type AnalysisType, type SageBusinessProfile, type SageCustomer } from '../../domain/sage-records.ts';
import { needsDefaultTerms } from '../../domain/invoice/footer.ts';
import { emailFactsOf } from '../../domain/invoice/email-facts.ts';
import { recipientsOf } from '../../domain/invoice/recipients.ts';
import { type Amount } from '../../domain/money.ts';
import { type Pacing } from '../../domain/turnstile/messages.ts';
import { salesInvoiceOf } from '../../domain/invoice/sales-invoice.ts';
import { taxLines, totalsOf } from '../../domain/invoice/tax-lines.ts';
import { taxedAsInvoice } from '../../domain/invoice/tax-of-invoice.ts';
import { addressOf } from '../../domain/invoice/addresses.ts';
import {
  atTheBorder,
  crossBorderOf,
  knownToSage,
  taxAcrossBorder,
} from '../../domain/invoice/cross-border.ts';
import { taxWarning } from '../../domain/invoice/tax-warning.ts';
import { SageError } from '../../sage/error.ts';
import { findCustomers } from '../../sage/find-customers.ts';
import { listAnalysisTypes } from '../../sage/list-analysis-types.ts';
import { type SageSession } from '../../sage/session.ts';
import { salesInvoiceBody } from '../../sage/invoice-body.ts';
import { tryMeasureAll } from '../invoice/attachments.ts';
import { composeMail, previewOf } from '../invoice/compose-mail.ts';
import { footerBelowTerms } from '../invoice/footer.ts';
import { sagesRate } from '../invoice/exchange-rate.ts';
import { readCustomerOrNull } from '../invoice/customer.ts';
import { type ActivityDependencies } from '../dependencies.ts';
import { SageSeries } from '../sage-series.ts';
import { type PreviewedAgainst, previewAgainst, previewExceeded } from './preview-against.ts';

export interface PreviewInput {
  readonly businessUnit: string;
  readonly invoiceId: string;
  /** Empty: an invoice. */
  readonly kind?: DocumentKind | undefined;
  readonly request: InvoiceRequest;
  readonly settings: InvoiceSettings;
  readonly business: SageBusinessProfile;
  /** What the Sage business is known not to answer. */
  readonly notInEdition: readonly NotInEdition[];
  readonly pacing?: Pacing | null;
}

export interface Previewed {
  readonly preview: InvoicePreview;
  /** What Sage refused though it answered other calls: not to be asked again for a while. */
  readonly refused: readonly Refused[];
}

interface Refused {
  readonly endpoint: OptionalEndpoint;
  readonly message: string;
}

/** Stands in the body for the contact that the real run would create. */
const NEW_CONTACT = 'new-contact';

export const previewActivities = (deps: ActivityDependencies) => ({
  /** The same decisions as the invoice's own run, ending in the body instead of the call. Reads contacts, and the default terms for a footer. */
  async previewInvoice(input: PreviewInput): Promise<Counted<Previewed>> {
    const { businessUnit, business, pacing } = input;
    const reads = new SageSeries(deps, {
      businessUnit,
      sageBusinessId: business.id,
      pacing: pacing ?? null,
    });
    const refused: Refused[] = [];
    return reads.counted({ preview: await preview(deps, reads, input, refused), refused });
  },
});

async function preview(
  deps: ActivityDependencies,
  reads: SageSeries,
  input: PreviewInput,
  refusals: Refused[],
): Promise<InvoicePreview> {
  const { businessUnit, invoiceId, kind = 'invoice', settings, business } = input;
  const problemOf = (attention: AttentionDraft) => problem(attention, kind);
  // While Sage is asked. It never rejects: what stands in the way is a result.
  const fetching = tryMeasureAll(input.request.attachments ?? [], deps.destinations);
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
  const planned = planInvoice(input.request, settings, business, { kind });
  if (!planned.ok) return { ...nothing, problem: problemOf(planned.attention) };
  const standing = await previewAgainst(reads, input);
  if (!standing.ok) return { ...nothing, plan: planned.value, problem: problemOf(standing.attention) };
  const against = standing.value;
  const request = taxedAsInvoice(input.request, against?.tax ?? null);
  const rated = await rateOf(reads, input, against);
  if (!rated.ok) return { ...nothing, plan: planned.value, problem: problemOf(rated.attention) };
  const exchangeRate = rated.value;
  const counted = await analysisOf(reads, input, planned.value, refusals);
  if (!counted.ok) return { ...nothing, plan: planned.value, problem: problemOf(counted.attention) };
  const plan = counted.value;
  const found = await findCustomer(reads, input, against);
  if (!found.ok) return { ...nothing, plan, problem: problemOf(found.attention) };
  const customer = found.value;
  const shown = {
    id: customer.id === NEW_CONTACT ? null : customer.id,
    name: customer.name,
    origin: customer.origin,
    match: customer.match,
    warning: customer.warning && saidOf(kind, customer.warning),
  };
  const inSage = customer.id === NEW_CONTACT ? null : customer;
  const of = { ...settings, business };
  const uncreatable = inSage === null ? againstCreating(plan, request, of, false) : null;
  if (uncreatable !== null) {
    const crossBorder = crossBorderOf(request, null, settings.settings, business);
    return { ...nothing, plan, customer: shown, crossBorder, problem: problemOf(uncreatable) };
  }
  const address = addressOf(request, inSage, settings.settings, business);
  if (!address.ok) return { ...nothing, plan, customer: shown, problem: problemOf(address.attention) };
  const taxed = taxLines(plan, request, customer.taxRateId, settings, against?.tax?.rates);
  if (!taxed.ok) return { ...nothing, plan, customer: shown, problem: problemOf(taxed.attention) };
  const border = atTheBorder(request, knownToSage(customer), taxed.value, of);
  const { crossBorder } = border;
  const refused = taxAcrossBorder(border);
  if (refused !== null)
    return { ...nothing, plan, customer: shown, crossBorder, problem: problemOf(refused) };
  const decided = { plan, customer, lines: taxed.value, exchangeRate, address: address.value, crossBorder };
  const footer = await footerOf(reads, request, plan);
  if (!footer.ok) return { ...nothing, plan, customer: shown, problem: problemOf(footer.attention) };
  const sageNumber = against?.inSage.number;
  const identity = {
    businessUnit,
    invoiceId,
    revision: 1,
    kind,
    against: against && { sageNumber: against.inSage.number },
  };
  const warning = taxWarning({ ...border, business });
  const totals = totalsOf(taxed.value);
  const files = await fetching;
  const unsent = files.ok ? nowhereToGo(files.value, plan.send) : files.attention;
  const obstacle = previewExceeded(invoiceId, request, totals.total, against) ?? unsent;
  return {
    plan,
    customer: shown,
    totals,
    exchangeRate,
    crossBorder,
    taxWarning: warning && saidOf(kind, warning),
    inBaseCurrency: exchangeRate && inBaseCurrency(totals, exchangeRate.rate, business.baseCurrency),
    email: plan.send === 'email' ? emailOf(deps, input, { ...plan, total: totals.total }, sageNumber) : null,
    sageBody: salesInvoiceBody({ ...salesInvoiceOf(identity, request, decided), footer: footer.value }),
    attachments: files.ok ? files.value : [],
    problem: obstacle && problemOf(obstacle),
  };
}

async function analysisOf(
  reads: SageSeries,
  { request, notInEdition }: PreviewInput,
  plan: InvoicePlan,
  refusals: Refused[],
): Promise<Decision<InvoicePlan>> {
  const wanted = analysisTypesIn(request);
  if (wanted.length === 0) return { ok: true, value: plan };
  const lacking = analysisLacking(notInEdition);
  if (lacking !== null) return { ok: false, attention: lacking };
  const read = await reads.call((session) => typesOrRefusal(session, wanted));
  if ('types' in read) return analysed(plan, request, read.types);
  refusals.push({ endpoint: ANALYSIS_ENDPOINT, message: read.refused });
  return { ok: false, attention: analysisRefused(read.refused) };
}

async function typesOrRefusal(
  session: SageSession,
  wanted: readonly string[],
): Promise<{ types: AnalysisType[] } | { refused: string }> {
  try {
    return { types: await listAnalysisTypes(session, wanted) };
  } catch (error) {
    if (error instanceof SageError && error.kind === 'not_in_edition') return { refused: error.message };
    throw error;
  }
}

async function rateOf(
  reads: SageSeries,
  { request, business }: PreviewInput,
  against: PreviewedAgainst | null,
): Promise<Decision<ExchangeRate | null>> {
  const given = rateGiven(request, business, null);
  if (given === null) return { ok: true, value: null };
  const ofInvoice = against?.inSage.exchangeRate;
  if (ofInvoice) return rateBySage(request, business, given, rateOfInvoice(ofInvoice));
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
  { request, settings, kind }: PreviewInput,
  plan: InvoicePlan & { readonly total: Amount },
  againstNumber: string | undefined,
): EmailPreview {
  const { email } = settings.settings;
  const { total, dueDate } = plan;
  const inSage = { number: '[number]', total, date: request.date, dueDate };
  const facts = emailFactsOf(request, plan, inSage, kind, againstNumber);
  const recipients = recipientsOf(request.customer.email, request.cc ?? [], email);
  return previewOf(composeMail(facts, email, recipients, mailer.senderAddress));
}

type FoundCustomer = InvoiceCustomer & { readonly match: string | null };
const nothingToSay = { match: null, warning: null } as const;

async function findCustomer(
  reads: SageSeries,
  { request, settings }: PreviewInput,
  against: PreviewedAgainst | null,
): Promise<Decision<FoundCustomer>> {
  const { sageContactId, name } = request.customer;
  if (against !== null) {
    const origin = sageContactId === undefined ? 'found' : 'explicit';
    return asInvoiced(against.customer, request, { origin, ...nothingToSay });
  }
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
  const { id, name, taxRateId } = usable.value;
  return { ok: true, value: { id, name, taxRateId, ...factsInSage(usable.value), ...how } };
}

const problem = ({ code, message, fix, field, candidates }: AttentionDraft, kind: DocumentKind) => ({
  code,
  message: saidOf(kind, message),
  fix: remedyOf({ code, fix }, kind),
  field: field ?? null,
  candidates: candidates ?? [],
});
