import { Webhook } from 'standardwebhooks';
import { type Clock } from './clock.ts';
import { newId } from './ids.ts';
import { type NotifyTarget } from './options.ts';

/**
 * Sage itself has no webhooks. This stands for a third party that watches the books (a bank feed, a payment link) and
 * tells about payments: it lets a client try its fast path, and must never be the only path.
 */
export interface Notifier {
  setTarget(target: NotifyTarget | undefined): void;
  invoiceChanged(businessId: string, invoiceId: string): void;
  stop(): void;
}

const backOffMs = [1000, 2000, 4000, 8000, 16_000, 30_000] as const;

export function createNotifier(clock: Clock, first: NotifyTarget | undefined): Notifier {
  let target = first && checked(first);
  const stopped = new AbortController();
  const timers = new Set<NodeJS.Timeout>();
  const deliver = async (to: NotifyTarget, id: string, body: string, attempt: number): Promise<void> => {
    if (await post(to, id, body, stopped.signal)) return;
    const delay = backOffMs[attempt];
    if (delay === undefined || stopped.signal.aborted) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      void deliver(to, id, body, attempt + 1);
    }, delay);
    timers.add(timer);
  };
  return {
    setTarget: (next) => {
      target = next && checked(next);
    },
    invoiceChanged: (businessId, invoiceId) => {
      if (target === undefined) return;
      const body = JSON.stringify({
        type: 'sales_invoice.changed',
        timestamp: clock.now().toISOString(),
        data: { business_id: businessId, sales_invoice_id: invoiceId },
      });
      void deliver(target, `msg_${newId()}`, body, 0);
    },
    stop: () => {
      stopped.abort();
      timers.forEach((timer) => clearTimeout(timer));
    },
  };
}

function checked(target: NotifyTarget): NotifyTarget {
  if (!URL.canParse(target.url)) throw new Error(`notify.url is not a URL: ${target.url}`);
  try {
    new Webhook(target.secret);
  } catch (cause) {
    throw new Error('notify.secret is not a Standard Webhooks secret (base64, prefix whsec_ optional)', {
      cause,
    });
  }
  return target;
}

async function post(to: NotifyTarget, id: string, body: string, signal: AbortSignal): Promise<boolean> {
  // Real time, not the sandbox clock: receivers compare it with their own watch and refuse a skew.
  const sentAt = new Date();
  try {
    const answer = await fetch(to.url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]),
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
        'webhook-signature': new Webhook(to.secret).sign(id, sentAt, body),
      },
      body,
    });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false; // refused, cut or too slow: the same as a bad status, tried again
  }
}
