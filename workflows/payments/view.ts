import { notInEdition } from '../../domain/connection/editions.ts';
import { nobodyReads } from '../../domain/payments/seen-payments.ts';
import { sentenceOfUnreadable } from '../../domain/payments/unreadable.ts';
import { type PaymentWatchView } from '../../domain/payments/watch-view.ts';
import { details, escapeMarkdown } from '../markdown.ts';
import { type WatchRun } from './watch-run.ts';

export function viewOf(run: WatchRun): PaymentWatchView {
  const { state } = run;
  const today = new Date().toISOString().slice(0, 10);
  return {
    sageBusinessId: state.sageBusinessId,
    units: state.units,
    open: state.open,
    settled: state.paid,
    lastCheck: state.lastCheck,
    lastComparison: state.lastComparison,
    nextCheck: run.nextLook,
    nextCount: run.nextCount,
    callsPerCheck: state.callsPerCheck,
    callsToday: state.spent.day === today ? state.spent.calls : 0,
    budget: state.budget,
    // Of a run that has just begun nobody has said yet which units there are.
    problem: state.units.length === 0 && state.lastCheck !== null ? nobodyReads : state.problem,
    edition: state.edition,
    notInEdition: notInEdition(state.edition, state.refused, Date.now()),
    unreadable: state.unreadable,
    unreadableSince: state.unreadableSince,
    cancellationRefused: state.cancellationRefused,
  };
}

/** What an operator reads in Temporal's UI. */
export function describe(run: WatchRun): string {
  const {
    sageBusinessId,
    open,
    settled,
    lastCheck,
    nextCheck,
    nextCount,
    callsToday,
    problem,
    unreadable,
    notInEdition: missing,
    cancellationRefused,
  } = viewOf(run);
  const text = escapeMarkdown;
  return details(
    `Payments of Sage business ${text(sageBusinessId)}: ${open} open, ${settled} paid and watched at the last look`,
    [
      lastCheck && `Last look: ${lastCheck.at}, ${lastCheck.calls} calls, ${lastCheck.told} told`,
      `Next look: ${nextCheck.at ?? 'none'} (${nextCheck.why.replaceAll('_', ' ')})`,
      nextCount && `Next count of open invoices: ${nextCount}`,
      `Calls to Sage today: ${callsToday}`,
      problem && `Problem: ${text(problem.message)} ${text(problem.fix)}`,
      ...missing.map(({ message }) => `Not in this edition: ${text(message)}`),
      unreadable.length > 0 &&
        `Records that could not be read: ${text(unreadable.map(sentenceOfUnreadable).join('; '))}`,
      cancellationRefused &&
        `Cancellation was requested at ${cancellationRefused.at} and refused: ${text(cancellationRefused.fix)}`,
    ],
  );
}
