import { type InvoiceProgress, keepNewest } from '../../domain/invoice/state.ts';

/** Whose copies are remembered; after the first, each is asked for by a person. */
const MOST_MESSAGES = 20;

/** Who has a copy of a message that was refused for its main recipient. */
export function rememberCopies(
  progress: InvoiceProgress,
  messageId: string,
  copiesTaken: readonly string[] | undefined,
): void {
  if (copiesTaken !== undefined)
    progress.copiesTaken = keepNewest({ ...progress.copiesTaken, [messageId]: copiesTaken }, MOST_MESSAGES);
}
