import { getClient } from '@temporalio/activity';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { addDays } from '../../domain/dates.ts';
import { type Counted } from '../../domain/failures.ts';
import { type InvoiceToLink } from '../../domain/invoice/link.ts';
import { invoiceLinkWorkflowId } from '../../domain/keys.ts';
import { type SageInvoice } from '../../domain/sage-records.ts';
import { findInvoiceByMarker } from '../../sage/find-invoice-by-marker.ts';
import { readWatchedInvoice } from '../../sage/read-watched-invoice.ts';
import { type SageSession } from '../../sage/session.ts';
import { type invoiceLink } from '../../workflows/invoice/invoice-link.ts';
import { type BusinessAddress } from '../connection/read-sage.ts';
import { type ActivityDependencies } from '../dependencies.ts';
import { withSage } from '../with-sage.ts';
import { readCustomerOrNull } from './customer.ts';

/** Somebody may have moved the date of an invoice in Sage. */
const DAYS_AROUND = 31;

/** An invoice that somebody made in Sage is taken for ours. */
export const linkInvoiceActivities = (deps: ActivityDependencies) => ({
  /**
   * What Sage holds under this id, and whom it is made out to; null where it has no such invoice. Writes nothing. Two calls; one more with
   * `mayExist`, where an earlier run of ours may have created the invoice: then it is looked for by its marker.
   */
  async readInvoiceToLink(
    input: BusinessAddress & { invoiceId: string; markerStem: string; mayExist: boolean },
  ): Promise<Counted<InvoiceToLink | null>> {
    return withSage(deps, input, async (session) => {
      const watched = await readWatchedInvoice(session, input.invoiceId);
      if (watched === null) return null;
      const { invoice } = watched;
      const lookFirst = input.mayExist || deps.restoredFrom !== null;
      return {
        read: { watched, fingerprint: deps.fingerprint(watched) },
        contact: invoice.contactId === null ? null : await readCustomerOrNull(session, invoice.contactId),
        ownElsewhere: lookFirst ? await createdByUs(session, invoice, input.markerStem) : [],
      };
    });
  },

  /**
   * Takes the invoice in Sage for one of ours, for good: `takenBy` says which other one has it. What we created there carries a marker; what
   * was linked is known by a run of its own, and after its time by what the invoices publish of themselves.
   */
  async takeSageInvoice(input: {
    sageInvoiceId: string;
    workflowId: string;
  }): Promise<{ takenBy: string | null }> {
    const { sageInvoiceId, workflowId } = input;
    const { open, finished } = await deps.invoiceRuns.withSageId(sageInvoiceId);
    const other = open.find((one) => one.workflowId !== workflowId);
    if (other !== undefined) return { takenBy: inWords(other.workflowId, workflowId) };
    if (finished > 0) return { takenBy: 'an invoice that is finished' };
    try {
      await getClient().workflow.start<typeof invoiceLink>('invoiceLink', {
        workflowId: invoiceLinkWorkflowId(sageInvoiceId),
        taskQueue: deps.taskQueue,
        workflowIdConflictPolicy: 'FAIL',
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
        args: [{ workflowId }],
        memo: { workflowId },
        staticSummary: `Linked to ${workflowId}`,
      });
      return { takenBy: null };
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
    const { memo } = await getClient().workflow.getHandle(invoiceLinkWorkflowId(sageInvoiceId)).describe();
    const holder: unknown = memo?.['workflowId'];
    if (holder === workflowId) return { takenBy: null };
    return { takenBy: typeof holder === 'string' ? inWords(holder, workflowId) : 'another invoice' };
  },
});

/** 'invoice "INV-7"'; what another unit at the same Sage business calls its own is not told. */
function inWords(holder: string, asker: string): string {
  const [, unit = '', invoiceId = ''] = holder.split(':');
  return asker.split(':')[1] === unit ? `invoice "${invoiceId}"` : 'an invoice of another business unit';
}

async function createdByUs(
  session: SageSession,
  { id, contactId, date }: SageInvoice,
  markerStem: string,
): Promise<string[]> {
  if (contactId === null) return [];
  const found = await findInvoiceByMarker(session, {
    markerStem,
    contactId,
    fromDate: addDays(date, -DAYS_AROUND),
    toDate: addDays(date, DAYS_AROUND),
  });
  return found.filter((one) => one.id !== id && one.status !== 'VOID').map(({ number }) => number);
}
