import { type InvoiceView } from '../../domain/invoice/invoice.ts';

/** What an operator reads on top of the run in Temporal's UI: the story so far, as markdown. */
export function describe(state: InvoiceView): string {
  const { request, sage, plan, customer, payment, attention, waitingFor } = state;
  const lines = [
    `**${request.number}** of ${state.businessUnit} is **${state.status.replaceAll('_', ' ')}** since ${state.statusSince}`,
    attention &&
      `- Needs attention (${attention.code}): ${attention.message}\n- What to do: ${attention.fix}`,
    waitingFor && `- Waits for ${waitingFor.what}: ${waitingFor.message}`,
    waitingFor?.action && `- What to do: ${waitingFor.action}`,
    waitingFor?.nextTry && `- Next try by itself: ${waitingFor.nextTry}`,
    customer && `- Customer: ${customer.name} (${customer.origin})`,
    plan && `- Due ${plan.dueDate} (${plan.dueDateSource}), ledgers: ${ledgersOf(plan.lines)}`,
    sage &&
      `- In Sage: ${sage.number}, ${request.currency} ${sage.totals.total}${sage.url === null ? '' : ` ([open](${sage.url}))`}`,
    sage &&
      sage.differences.length > 0 &&
      `- Sage's totals differ from ours: ${JSON.stringify(sage.differences)}`,
    payment && `- Paid ${payment.paid}, outstanding ${payment.outstanding}`,
    `- Calls to Sage: ${state.sageCalls}`,
  ];
  return lines.filter((line) => line).join('\n');
}

const ledgersOf = (lines: readonly { ledger: { displayedAs: string } }[]): string =>
  [...new Set(lines.map((line) => line.ledger.displayedAs))].join(', ');
