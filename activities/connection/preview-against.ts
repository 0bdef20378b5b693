import { type Amount } from '../../domain/money.ts';
import { answerByTotal, answerClaim } from '../../domain/invoice/credit-claims.ts';
import {
  againstDiffers,
  againstExceeded,
  againstMissing,
  againstNamesOther,
  awaitedInvoice,
} from '../../domain/invoice/credit-note.ts';
import { namedCustomer } from '../../domain/invoice/choose-customer.ts';
import { type InvoiceRequest, type InvoiceView } from '../../domain/invoice/invoice.ts';
import { type Decision } from '../../domain/invoice/plan-invoice.ts';
import { type TaxOfInvoice } from '../../domain/invoice/tax-of-invoice.ts';
import { type SageBusinessProfile, type SageCustomer, type SageInvoice } from '../../domain/sage-records.ts';
import { type AttentionDraft } from '../../domain/attention.ts';
import { askRun, readIfThere } from '../invoice/credit-note.ts';
import { readCustomerOrNull } from '../invoice/customer.ts';
import { type SageSeries } from '../sage-series.ts';

/** The invoice that a credit note would stand against, and whose it would be. */
export interface PreviewedAgainst {
  readonly inSage: SageInvoice;
  readonly tax: TaxOfInvoice | null;
  readonly customer: SageCustomer;
  /** Of its run, which knows all of its credits. */
  readonly state: InvoiceView | null;
}

/** More than the invoice has left; what was ordered of it and is still under way is not known here. */
export function previewExceeded(
  creditNoteId: string,
  request: InvoiceRequest,
  amount: Amount,
  against: PreviewedAgainst | null,
): AttentionDraft | null {
  if (against === null) return null;
  const { inSage, state } = against;
  const answer =
    state === null ? answerByTotal(amount, inSage.total) : answerClaim(state, { creditNoteId, amount }, []);
  return answer.taken ? null : againstExceeded(request, amount, inSage, answer);
}

interface About {
  readonly businessUnit: string;
  readonly request: InvoiceRequest;
  readonly business: SageBusinessProfile;
}

const refuse = (attention: AttentionDraft) => ({ ok: false, attention }) as const;

/** What the run of a credit note decides by, without waiting: an invoice that is on its way to Sage stands in the way. Null: it stands alone. */
export async function previewAgainst(
  reads: SageSeries,
  { businessUnit, request, business }: About,
): Promise<Decision<PreviewedAgainst | null>> {
  if (request.against === undefined) return { ok: true, value: null };
  const { invoiceId } = request.against;
  const asked = await askRun(businessUnit, invoiceId);
  const said = asked?.said ?? null;
  const awaited = awaitedInvoice(invoiceId, said);
  const missing = againstMissing(invoiceId, said?.status ?? null);
  if (awaited !== null)
    return refuse({ ...missing, message: awaited.message, ...(awaited.action && { fix: awaited.action }) });
  const { sageBusinessId, sageInvoiceId } = said?.inSage ?? {};
  if (sageInvoiceId === undefined || sageBusinessId !== business.id) return refuse(missing);
  const inSage = await reads.call((session) => readIfThere(session, sageInvoiceId));
  if (inSage === null) return refuse(againstMissing(invoiceId, 'deleted'));
  const { sageContactId } = request.customer;
  const contactId = inSage.contactId ?? '';
  const differs = againstDiffers(request, sageContactId ?? contactId, inSage);
  if (differs !== null) return refuse(differs);
  const contact = await reads.call((session) => readCustomerOrNull(session, contactId));
  const named = namedCustomer(contact, contactId);
  if (!named.ok) return named;
  const customer = named.value;
  const names = againstNamesOther(request, inSage.number, customer, said?.customerName ?? '');
  if (sageContactId === undefined && names !== null) return refuse(names);
  return { ok: true, value: { inSage, tax: said?.tax ?? null, customer, state: asked?.state ?? null } };
}
