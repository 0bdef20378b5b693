import { type SeenEvent } from '../witness.ts';
import { type Evidence, nameOf } from './evidence.ts';

function eventsByInvoice(events: readonly SeenEvent[]): Map<string, SeenEvent[]> {
  const byInvoice = new Map<string, SeenEvent[]>();
  for (const event of events) {
    const { businessUnit = '', invoiceId } = event.data;
    if (invoiceId === undefined) continue;
    const name = nameOf({ unit: businessUnit, invoiceId });
    byInvoice.set(name, [...(byInvoice.get(name) ?? []), event]);
  }
  return byInvoice;
}

/** Numbers that the PSA was never told, up to the last that the invoice says it told. */
export function eventGaps({ acknowledged, events, views }: Evidence): string[] {
  const heard = eventsByInvoice(events);
  return acknowledged.flatMap((invoice) => {
    const name = nameOf(invoice);
    const numbers = new Set(heard.get(name)?.map(({ data }) => data.sequence));
    const last = views.get(name)?.eventSequence ?? 0;
    const missing = Array.from({ length: last }, (_, index) => index + 1).filter(
      (number) => !numbers.has(number),
    );
    return missing.length === 0
      ? []
      : [`the PSA never heard number ${missing.join(', ')} of ${last} about ${name}`];
  });
}

/** Two pieces of news under one number, where no reset explains it. The same event delivered twice is none of these. */
export function eventsRepeated({ acknowledged, events }: Evidence): string[] {
  const heard = eventsByInvoice(events);
  return acknowledged.flatMap((invoice) => {
    const numbers = (heard.get(nameOf(invoice)) ?? []).map(({ data }) => data.sequence);
    const repeated = numbers.filter((number, index) => numbers.indexOf(number) !== index);
    return invoice.wasReset || repeated.length === 0
      ? []
      : [`two events number ${[...new Set(repeated)].join(', ')} about ${nameOf(invoice)}`];
  });
}
