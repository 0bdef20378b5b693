import { type CreditNote, type CreditNoteRequest, type Invoice, type InvoiceRequest } from '../types.ts';

/** What the fake keeps: the answers of the API, made of what was handed over. */

type Both = Invoice | CreditNote;

const inPence = (amount: string): number => Math.round(Number(amount) * 100);
const amountOf = (pence: number): string => (pence / 100).toFixed(2);

/** Quantity times price, without discount and tax: what Sage would make of it is no matter of a unit test. */
function totalsOf({ lines }: Pick<InvoiceRequest, 'lines'>) {
  const net = lines.reduce(
    (sum, { quantity, unitPrice }) => sum + Math.round(Number(quantity) * inPence(unitPrice)),
    0,
  );
  return { net: amountOf(net), tax: '0.00', total: amountOf(net) };
}

const untouched = {
  stopped: null,
  version: 1,
  revision: 1,
  status: 'accepted',
  waitingFor: null,
  attention: null,
  plan: null,
  customer: null,
  lines: null,
  exchangeRate: null,
  inBaseCurrency: null,
  crossBorder: null,
  taxWarning: null,
  sage: null,
  email: null,
  sageCalls: 0,
  eventSequence: 0,
  timelineOmitted: 0,
  foundInSage: false,
  linked: false,
  cancellationRefused: null,
  lastRequest: null,
} as const;

const begun = ({ currency }: Pick<InvoiceRequest, 'currency'>) => {
  const now = new Date().toISOString();
  return {
    ...untouched,
    attachments: [],
    currency,
    statusSince: now,
    timeline: [{ at: now, status: 'accepted' as const, text: 'Accepted' }],
  };
};

export const newInvoice = (businessUnit: string, invoiceId: string, request: InvoiceRequest): Invoice => ({
  ...begun(request),
  businessUnit,
  invoiceId,
  request,
  runs: [],
  markedSent: false,
  payment: null,
  settledBy: [],
  changesInSage: [],
  overdue: false,
  credits: [],
  creditNotes: [],
  credited: [],
  replaced: [],
});

export const newCreditNote = (
  businessUnit: string,
  creditNoteId: string,
  request: CreditNoteRequest,
): CreditNote => ({ ...begun(request), businessUnit, creditNoteId, request, against: null });

const inSage: readonly string[] = ['issued', 'sent', 'part_paid', 'paid', 'voided'];

/** The same one further on. What is in Sage has a number there, a customer and totals. */
export function moved<View extends Both>(
  view: View,
  status: View['status'],
  nextInSage: () => { id: string; number: string },
): View {
  const now = new Date().toISOString();
  const totals = totalsOf(view.request);
  const isPaid = status === 'paid';
  const isInSage = inSage.includes(status);
  return {
    ...view,
    version: view.version + 1,
    eventSequence: view.eventSequence + 1,
    status,
    statusSince: now,
    attention: null,
    waitingFor: null,
    timeline: [...view.timeline, { at: now, status, text: `The fake made it ${status}` }],
    ...(isInSage && {
      customer: view.customer ?? {
        id: 'fake-customer',
        name: view.request.customer.name ?? 'A customer',
        taxRateId: null,
        origin: 'found',
        warning: null,
      },
      sage: {
        ...(view.sage ?? nextInSage()),
        url: null,
        totals,
        outstanding: isPaid ? '0.00' : totals.total,
        differences: [],
      },
    }),
    ...('payment' in view &&
      isInSage && {
        payment: {
          paid: isPaid ? totals.total : '0.00',
          outstanding: isPaid ? '0.00' : totals.total,
          discount: '0.00',
          credited: '0.00',
          overpaid: '0.00',
          lastPaidOn: isPaid ? now.slice(0, 10) : null,
        },
      }),
  };
}

/** The same for what is the same, in whatever order its fields stand. */
export const contentOf = (content: unknown): string =>
  JSON.stringify(content, (_name, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
