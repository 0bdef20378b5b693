import { burst, productionPace } from './burst.ts';
import { callsPerInvoice } from './calls-per-invoice.ts';
import { eventsPerInvoice } from './events-per-invoice.ts';
import { fairness } from './fairness.ts';
import { latency } from './latency.ts';
import { type Part } from './part.ts';
import { processorTime } from './processor-time.ts';
import { throughput } from './throughput.ts';
import { waiting } from './waiting.ts';

/** By the name that `--only` takes, in the order in which they run. */
export const parts = {
  calls: callsPerInvoice,
  latency,
  events: eventsPerInvoice,
  throughput,
  'processor-time': processorTime,
  fairness,
  burst,
  'production-pace': productionPace,
  waiting,
} as const satisfies Record<string, Part>;

export type PartName = keyof typeof parts;

export const partNames = Object.keys(parts).filter((name): name is PartName => name in parts);
