import { details, escapeMarkdown } from '../markdown.ts';
import { type ConnectionState } from './state.ts';

/** What the Temporal UI shows of a connection, as Markdown. */
export function described(state: ConnectionState): string {
  const { problem, cancellationRefusedAt } = state;
  return details(
    `**${state.businessUnit}** is **${state.status.replaceAll('_', ' ')}** since ${state.statusSince}`,
    [
      state.business && `Sage business: ${escapeMarkdown(state.business.name)}`,
      state.consent && `Consent of Sage user ${state.consent.sageUser}`,
      state.defaultLedger && `Default ledger: ${escapeMarkdown(state.defaultLedger.displayedAs)}`,
      problem && `Problem: ${escapeMarkdown(`${problem.message} ${problem.fix}`)}`,
      cancellationRefusedAt &&
        `Cancellation asked for at ${cancellationRefusedAt} and refused: disconnect the business unit instead; terminate only a run that is broken`,
    ],
  );
}
