import { type RunInvoice } from '../../domain/billing-run/billing-run.ts';
import { previewInvoiceUpdate } from '../../domain/connection/messages.ts';
import { type InvoicePreview } from '../../domain/invoice/invoice.ts';
import { type PreviewRow } from '../../domain/schemas/answers/billing-run.ts';
import { type Connections } from '../connection/connections.ts';
import { type RunKey } from './billing-runs.ts';

/** A preview takes up to 13 calls to Sage, which invoices on their way would have had. */
const MOST_LOOKED_UP = 25;
const WITHIN_MS = 60_000;

const note = `Asked of Sage are the first ${MOST_LOOKED_UP} invoices that are new, as far as a minute reaches: up to 13 calls each. Of the others the content is checked, and whether they were handed over before; ledgers, customer, tax and what would ask a person are not looked up: preview those one by one (POST …/invoices/{id}/preview), or in smaller runs.`;

/** What each invoice would become, as the preview of a single one says it, for as many as calls to Sage allow. Starts nothing. */
export async function previewRun(
  connections: Connections,
  { businessUnit, runId }: RunKey,
  invoices: readonly RunInvoice[],
  handedOver: ReadonlySet<string>,
) {
  const deadlineMs = Date.now() + WITHIN_MS;
  const rows: PreviewRow[] = [];
  let lookedUp = 0;
  for (const { invoiceId, request } of invoices) {
    const isKnown = handedOver.has(invoiceId);
    const isAsked = !isKnown && lookedUp < MOST_LOOKED_UP && Date.now() < deadlineMs;
    if (isAsked) lookedUp += 1;
    const preview = isAsked
      ? await connections.update(businessUnit, (open) =>
          open.executeUpdate(previewInvoiceUpdate, { args: [{ invoiceId, request }] }),
        )
      : null;
    rows.push({
      invoiceId,
      number: request.number,
      currency: request.currency,
      alreadyHandedOver: isKnown,
      ...shown(preview),
    });
  }
  const notLookedUp = rows.length - lookedUp;
  return { businessUnit, runId, dryRun: true as const, lookedUp, notLookedUp, note, invoices: rows };
}

function shown(preview: InvoicePreview | null) {
  if (preview === null)
    return { lookedUp: false, ledgers: null, customer: null, totals: null, problem: null };
  const { plan, customer, totals, problem } = preview;
  return {
    lookedUp: true,
    ledgers: plan && [...new Set(plan.lines.map(({ ledger }) => ledger.displayedAs))],
    customer: customer && { id: customer.id, name: customer.name, origin: customer.origin },
    totals,
    problem: problem && {
      code: problem.code,
      message: problem.message,
      fix: problem.fix,
      field: problem.field,
    },
  };
}
