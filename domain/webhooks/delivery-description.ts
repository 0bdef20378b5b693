import {
  businessUnitKey,
  deliveryEndpointsKey,
  deliveryStatusKey,
  eventTypeKey,
} from '../search-attributes.ts';
import { type DeliveryState, deliveryStatus } from './delivery.ts';
import { subjectOf } from './event.ts';

/** What an event's workflow is started with, for lists and for Temporal's UI. */
export function deliveryDescription(state: DeliveryState) {
  const { event, endpoints } = state;
  const subject = subjectOf(event);
  const known = Object.keys(endpoints);
  return {
    staticSummary: subject.sequence === null ? event.type : `${event.type} #${subject.sequence}`,
    memo: { ...subject, timestamp: event.timestamp },
    typedSearchAttributes: [
      { key: eventTypeKey, value: event.type },
      { key: deliveryStatusKey, value: known.length === 0 ? ('pending' as const) : deliveryStatus(state) },
      ...(known.length === 0 ? [] : [{ key: deliveryEndpointsKey, value: known }]),
      ...(subject.businessUnit === null ? [] : [{ key: businessUnitKey, value: subject.businessUnit }]),
    ],
  };
}
