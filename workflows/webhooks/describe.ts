import { type DeliveryView } from '../../domain/webhooks/delivery.ts';
import { details, escapeMarkdown } from '../markdown.ts';

/** For Temporal's UI: where the event stands with each endpoint, and why. */
export function describe({
  event,
  eventId,
  endpoints,
  attempts,
  cancellationRefusedAt,
}: DeliveryView): string {
  const lines = Object.entries(endpoints).map(([id, { status, nextAttemptAt }]) => {
    const tried = attempts.filter(({ endpoint }) => endpoint === id);
    const reason = status === 'delivered' ? null : tried.at(-1)?.reason;
    return [
      `${escapeMarkdown(id)}: **${status}**`,
      tried.length > 0 && `${tried.length} ${tried.length === 1 ? 'attempt' : 'attempts'}`,
      nextAttemptAt && `next at ${nextAttemptAt}`,
      reason && escapeMarkdown(reason),
    ]
      .filter((part) => part)
      .join(', ');
  });
  return details(`**${event.type}** (${escapeMarkdown(eventId)})`, [
    ...(lines.length === 0 ? ['No endpoint wants it.'] : lines),
    cancellationRefusedAt &&
      `Asked to cancel at ${cancellationRefusedAt}, and goes on: remove or disable the endpoint to stop it, or terminate the run.`,
  ]);
}
