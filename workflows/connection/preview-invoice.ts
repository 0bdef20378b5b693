import { remedies } from '../../domain/attention.ts';
import { notInEdition } from '../../domain/connection/editions.ts';
import { type StaleMapping } from '../../domain/connection/stale-mappings.ts';
import { type DocumentKind } from '../../domain/invoice/credit-note.ts';
import { type InvoicePreview, type InvoiceRequest } from '../../domain/invoice/invoice.ts';
import { settingsNeededBy } from '../../domain/invoice/plan-invoice.ts';
import { type SageBusinessProfile } from '../../domain/sage-records.ts';
import { atSage, sage } from '../activities.ts';
import { explain, failureOf, retriableAfter } from '../failure.ts';
import { isRefusal, refusal } from '../refusal.ts';
import { type ConnectionRun } from './run.ts';
import { type ConnectionState, noteUnreadable, settingsFor } from './state.ts';

/** Chart and tax rates; the lists of contacts by e-mail and by name, and some whose persons must be read; the default terms; the rates; the analysis types; of a credit note its
 * invoice. */
const CALLS_OF_A_PREVIEW = 13;

/** Under the chart and the tax rates of this moment: what was hidden or removed in Sage is told here, not by a refused invoice. */
export async function previewInvoice(
  run: ConnectionRun,
  state: ConnectionState & { business: SageBusinessProfile },
  asked: { readonly invoiceId: string; readonly request: InvoiceRequest; readonly kind?: DocumentKind },
): Promise<InvoicePreview> {
  const { calls } = run;
  const { request } = asked;
  const { businessUnit, business } = state;
  const address = { businessUnit, sageBusinessId: business.id };
  const paced = () => ({ ...address, pacing: calls.pacing });
  const work = async () => {
    const chart = calls.counted(
      await sage.listLedgerAccounts.executeWithOptions(atSage("Read Sage's chart of accounts", address), [
        paced(),
      ]),
    );
    const rates = calls.counted(
      await sage.listTaxRates.executeWithOptions(atSage('Read the tax rates', address), [paced()]),
    );
    noteUnreadable(state, '/ledger_accounts', chart.unreadable);
    noteUnreadable(state, '/tax_rates', rates.unreadable);
    state.taxRates = rates.items;
    run.checkMappings(chart.items, rates.items);
    const settings = settingsFor(state, settingsNeededBy(request), Date.now());
    const missing = notInEdition(business.edition, state.refused, Date.now());
    const { preview, refused } = calls.counted(
      await sage.previewInvoice.executeWithOptions(atSage(`Preview of ${request.number}`, address), [
        { ...paced(), ...asked, settings, business, notInEdition: missing },
      ]),
    );
    const learnt = refused.map((one) => ({ ...one, at: run.nowIso }));
    if (learnt.length > 0) run.learnRefusals(business.id, learnt);
    return preview;
  };
  try {
    const preview = await calls.run(
      { ...address, unit: businessUnit, kind: 'person', calls: CALLS_OF_A_PREVIEW },
      work,
    );
    return withStaleLedger(preview, state.mappings.stale);
  } catch (error) {
    if (isRefusal(error)) throw error;
    const failure = failureOf(error);
    throw refusal({ code: 'preview_failed', ...explain(failure) }, retriableAfter(failure));
  }
}

/** The first line whose ledger Sage would refuse. */
function withStaleLedger(preview: InvoicePreview, stale: readonly StaleMapping[]): InvoicePreview {
  const broken = new Map(stale.filter(({ why }) => why !== 'renamed').map((one) => [one.id, one]));
  const index = preview.plan?.lines.findIndex(({ ledger }) => broken.has(ledger.id)) ?? -1;
  const mapping = broken.get(preview.plan?.lines[index]?.ledger.id ?? '');
  if (mapping === undefined || preview.problem !== null) return preview;
  const message = `Line ${index + 1} goes to a ledger that Sage would refuse. ${mapping.message}`;
  const field = `/lines/${index}/glAccountId`;
  return {
    ...preview,
    sageBody: null,
    problem: { code: 'ledger_not_usable', message, fix: remedies.ledger_not_usable, field, candidates: [] },
  };
}
