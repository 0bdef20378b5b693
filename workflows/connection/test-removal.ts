import { type RightEndpoint } from '../../domain/connection/needed-rights.ts';
import { atSage, sage } from '../activities.ts';
import { failureOf } from '../failure.ts';
import { type ConnectionRun } from './run.ts';
import { allowed, noteRefusal } from './seen-rights.ts';
import { type TestAddress } from './test-draft.ts';

/** Both answer null when it is gone, else why the connected user may not remove it, in Sage's words. @throws where Sage is away */

export const removeTestInvoice = (
  run: ConnectionRun,
  address: TestAddress,
  invoiceId: string,
): Promise<string | null> =>
  removed(run, 'DELETE /sales_invoices/{id}', () =>
    sage.removeTestInvoice.executeWithOptions(atSage('Remove the test invoice', address), [
      { ...address, invoiceId },
    ]),
  );

export const removeTestCustomer = (
  run: ConnectionRun,
  address: TestAddress,
  customerId: string,
): Promise<string | null> =>
  removed(run, 'DELETE /contacts/{id}', () =>
    sage.removeTestCustomer.executeWithOptions(atSage('Remove the test customer', address), [
      { ...address, customerId },
    ]),
  );

async function removed(
  run: ConnectionRun,
  endpoint: RightEndpoint,
  remove: () => ReturnType<typeof sage.removeTestCustomer>,
): Promise<string | null> {
  try {
    run.calls.counted(await remove());
    run.seeRights([allowed(endpoint, run.nowIso)]);
    return null;
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind !== 'needs_person' || failure.attention.code !== 'sage_forbidden') throw error;
    noteRefusal(run, failure);
    return failure.attention.message;
  }
}
