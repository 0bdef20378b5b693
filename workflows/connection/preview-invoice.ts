import { type InvoicePreview, type InvoiceRequest } from '../../domain/invoice.ts';
import { settingsNeededBy } from '../../domain/plan-invoice.ts';
import { type SageBusinessProfile } from '../../domain/sage-records.ts';
import { sage } from '../activities.ts';
import { explain, failureOf } from '../failure.ts';
import { refusal } from '../refusal.ts';
import { type ConnectionState, settingsFor } from './state.ts';

export async function previewInvoice(
  state: ConnectionState & { business: SageBusinessProfile },
  invoiceId: string,
  request: InvoiceRequest,
): Promise<InvoicePreview> {
  const settings = settingsFor(state, settingsNeededBy(request), Date.now());
  const { businessUnit, business } = state;
  try {
    return await sage.previewInvoice.executeWithOptions({ summary: `Preview of ${request.number}` }, [
      { businessUnit, invoiceId, request, settings, business },
    ]);
  } catch (error) {
    throw refusal({ code: 'preview_failed', ...explain(failureOf(error)) });
  }
}
