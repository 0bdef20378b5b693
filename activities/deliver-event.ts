import { type PsaEvent } from '../domain/event.ts';
import { type ActivityDependencies } from './dependencies.ts';

export const eventActivities = ({ events, log }: ActivityDependencies) => ({
  /** One attempt to hand an event to the PSA; Temporal repeats it. The answer says whether there is a receiver at all. */
  async deliverEvent(input: { eventId: string; event: PsaEvent }): Promise<'delivered' | 'no_receiver'> {
    if (events === null) return 'no_receiver';
    await events.send(input.eventId, input.event);
    log.info(
      { ...subjectOf(input.event), eventId: input.eventId, type: input.event.type },
      'event delivered',
    );
    return 'delivered';
  },
});

const subjectOf = ({ data }: PsaEvent) =>
  'invoiceId' in data
    ? { businessUnit: data.businessUnit, invoiceId: data.invoiceId }
    : { businessUnit: data.businessUnit };
