import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { groupBy } from './group-by.ts';

/** One arrival with a valid signature. */
export interface Delivery {
  webhookId: string;
  /** ISO 8601. */
  at: string;
  /** What was answered; a sender tries again unless it is 2xx. */
  status: number;
  body: EventBody;
}

/** The form that the Standard Webhooks specification recommends. */
export interface EventBody {
  type: string;
  version?: number | undefined;
  timestamp?: string | undefined;
  /** A trial, of which nothing is to be booked. */
  test?: boolean | undefined;
  data: Readonly<Record<string, unknown>>;
}

export interface ReceivedEvent extends EventBody {
  /** The `webhook-id`, the same on every delivery of one event. */
  id: string;
  firstReceivedAt: string;
  /** How often it arrived with a valid signature. */
  deliveries: number;
  /** What each of them was answered. */
  statuses: readonly number[];
}

export interface EventLog {
  append(delivery: Delivery): void;
  /** In the order of their first arrival. */
  events(): readonly ReceivedEvent[];
}

/** Deliveries, one JSON line each in the file where one is given. `parse` reads a line back. */
export function openEventLog(stateFile: string | undefined, parse: (line: string) => Delivery): EventLog {
  const deliveries: Delivery[] = [];
  if (stateFile !== undefined) {
    mkdirSync(dirname(stateFile), { recursive: true });
    if (existsSync(stateFile)) {
      const lines = readFileSync(stateFile, 'utf8').split('\n');
      // A line without its end was being written when the process was killed: that delivery was never answered.
      if (lines.pop() !== '') writeFileSync(stateFile, lines.map((line) => `${line}\n`).join(''));
      deliveries.push(...lines.map(parse));
    }
  }
  return {
    append(delivery) {
      // Written before the answer goes out.
      if (stateFile !== undefined) appendFileSync(stateFile, `${JSON.stringify(delivery)}\n`);
      deliveries.push(delivery);
    },
    events() {
      return [...groupBy(deliveries, ({ webhookId }) => webhookId).values()].flatMap((same) => {
        const [first] = same;
        if (first === undefined) return [];
        const statuses = same.map(({ status }) => status);
        return {
          ...first.body,
          id: first.webhookId,
          firstReceivedAt: first.at,
          deliveries: same.length,
          statuses,
        };
      });
    },
  };
}
