import { type InvoicePreview, type InvoiceRequest } from '../../domain/invoice/invoice.ts';
import { settingsNeededBy } from '../../domain/invoice/plan-invoice.ts';
import { type SageBusinessProfile } from '../../domain/sage-records.ts';
import { atSage, sage } from '../activities.ts';
import { explain, failureOf } from '../failure.ts';
import { isRefusal, refusal } from '../refusal.ts';
import { type CallQueue } from './call-queue.ts';
import { type ConnectionState, settingsFor } from './state.ts';

/** The list of contacts, a main contact without an e-mail read once more, and the default terms. */
const CALLS_OF_A_PREVIEW = 3;

export async function previewInvoice(
  state: ConnectionState & { business: SageBusinessProfile },
  calls: CallQueue,
  invoiceId: string,
  request: InvoiceRequest,
): Promise<InvoicePreview> {
  const settings = settingsFor(state, settingsNeededBy(request), Date.now());
  const { businessUnit, business } = state;
  const address = { sageBusinessId: business.id };
  try {
    return await calls.run(
      { ...address, unit: businessUnit, kind: 'person', calls: CALLS_OF_A_PREVIEW },
      () =>
        sage.previewInvoice.executeWithOptions(atSage(`Preview of ${request.number}`, address), [
          { businessUnit, invoiceId, request, settings, business, pacing: calls.pacing },
        ]),
    );
  } catch (error) {
    if (isRefusal(error)) throw error;
    throw refusal({ code: 'preview_failed', ...explain(failureOf(error)) });
  }
}
