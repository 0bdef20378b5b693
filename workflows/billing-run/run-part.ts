import { allHandlersFinished, condition, sleep } from '@temporalio/workflow';
import { type RunInvoice } from '../../domain/billing-run/billing-run.ts';
import { endRunPartSignal, getRunPartQuery } from '../../domain/billing-run/messages.ts';
import { onQuery, onSignal, withCancellationAsMessage } from '../cancellation.ts';

export interface RunPartInput {
  readonly invoices: readonly RunInvoice[];
  /** Tells it from a part of other content under the same id. */
  readonly digest: string;
}

/** Longer than any run takes that goes on. */
const KEPT_MS = 180 * 86_400_000;

/** Holds some invoices of a large run until they are handed over; has nothing else to do. */
export async function runPart({ invoices }: RunPartInput): Promise<void> {
  let isEnded = false;
  onQuery(getRunPartQuery, () => invoices, 'The invoices, in their order');
  onSignal(endRunPartSignal, () => void (isEnded = true), 'It is needed no more');
  await withCancellationAsMessage(
    () => undefined,
    async () => {
      await Promise.race([
        condition(() => isEnded),
        sleep(KEPT_MS, { summary: 'No run takes longer than that' }),
      ]);
      await condition(allHandlersFinished);
    },
  );
}
