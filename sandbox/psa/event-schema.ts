import { z } from 'zod';
import type { Delivery } from './event-log.ts';

/** Other fields of the envelope are dropped; `data` is kept as it came. */
export const eventBody = z.object({
  type: z.string(),
  version: z.int().optional(),
  timestamp: z.string().optional(),
  test: z.boolean().optional(),
  data: z.record(z.string(), z.unknown()),
});

const delivery = z.object({ webhookId: z.string(), at: z.string(), status: z.number(), body: eventBody });

export function parseDelivery(line: string): Delivery {
  return delivery.parse(JSON.parse(line));
}
