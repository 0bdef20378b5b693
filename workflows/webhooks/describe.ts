import { type DeliveryView } from '../../domain/webhooks/delivery.ts';

/** For Temporal's UI: where the event stands with each endpoint, and why. */
export function describe({ event, eventId, endpoints, attempts }: DeliveryView): string {
  const lines = Object.entries(endpoints).map(([id, { status, nextAttemptAt }]) => {
    const tried = attempts.filter(({ endpoint }) => endpoint === id);
    const reason = status === 'delivered' ? null : tried.at(-1)?.reason;
    return [
      `- ${id}: **${status}**`,
      tried.length > 0 && `${tried.length} attempts`,
      nextAttemptAt && `next at ${nextAttemptAt}`,
      reason,
    ]
      .filter((part) => part)
      .join(', ');
  });
  return [`**${event.type}** (${eventId})`, ...(lines.length === 0 ? ['No endpoint wants it.'] : lines)].join(
    '\n',
  );
}
