import { condition, defineSignal, setHandler } from '@temporalio/workflow';
import { type PsaEvent } from '../../domain/webhooks/event.ts';
import { PsaEvents } from '../../workflows/webhooks/psa-events.ts';

export * from '../../workflows/index.ts';

export const tellSignal = defineSignal<[{ sequence: number; event: PsaEvent }]>('tell');
export const endSignal = defineSignal('end');

/** For tests: a workflow that does nothing but tell, so that what that costs can be counted. */
export async function tellEvents(first: readonly PsaEvent[], goesOn: boolean): Promise<void> {
  const events = new PsaEvents();
  let over = !goesOn;
  setHandler(tellSignal, ({ sequence, event }) => events.tell(sequence, event));
  setHandler(endSignal, () => {
    over = true;
  });
  first.forEach((event, index) => events.tell(index + 1, event));
  await condition(() => over);
  await events.allTold();
}
