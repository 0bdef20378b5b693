import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import {
  dataOf,
  GaveUpError,
  type InvoiceRequest,
  ProblemError,
  type SageInvoicing,
  SignatureError,
  type VerifiedEvent,
  verifyEvent,
} from '@sage-invoicing/client';
import express from 'express';
import { page } from './page.ts';

/** One invoice as this PSA keeps it. */
export interface OwnInvoice {
  readonly id: string;
  readonly content: InvoiceRequest;
  /** `to_hand_over` until Sage invoicing has it; from then on as the events say. */
  status: string;
  sageNumber: string | null;
  /** What a person should know or do. */
  note: string;
  /** Of the newest event: an older one that comes late changes nothing. */
  sequence: number;
}

export interface PsaOptions {
  readonly sage: SageInvoicing;
  readonly businessUnit: string;
  /** 0 takes a free one. */
  readonly port: number;
}

export interface RunningPsa {
  readonly url: string;
  stop(): Promise<void>;
}

const ENDPOINT = 'psa-example';

/** A PSA as small as it can be: one page, and no database but this map. */
export async function startPsa({ sage, businessUnit, port }: PsaOptions): Promise<RunningPsa> {
  const invoices = new Map<string, OwnInvoice>();
  let secret = '';

  /** Safe to call again, also after a crash: the id tells Sage invoicing that it is the same invoice. */
  async function handOver(invoice: OwnInvoice): Promise<void> {
    try {
      await sage.handOver(businessUnit, invoice.id, invoice.content, { deadlineMs: 30_000 });
      if (invoice.status === 'to_hand_over') invoice.status = 'accepted';
      invoice.note = '';
    } catch (error) {
      // Refused: a person changes it. Not reached: it stays to be handed over.
      if (error instanceof ProblemError) invoice.note = `${error.detail} ${error.fix}`;
      else if (error instanceof GaveUpError)
        invoice.note = 'Sage invoicing is not reached: hand it over again.';
      else throw error;
    }
  }

  function take(event: VerifiedEvent): void {
    if (!('invoiceId' in event.data)) return;
    const { invoiceId, sequence, status, sageNumber, attention, waitingFor } = event.data;
    const invoice = invoices.get(invoiceId);
    if (invoice === undefined || sequence <= invoice.sequence) return;
    const note = attention ? `${attention.message} ${attention.fix}` : (waitingFor?.message ?? '');
    Object.assign(invoice, { sequence, status, sageNumber, note });
  }

  const app = express();

  app.get('/', async (_request, response) => {
    response.send(page(await connectionStatus(sage, businessUnit), [...invoices.values()]));
  });

  app.post('/connect', async (_request, response) => {
    response.redirect(303, await sage.authorize(businessUnit));
  });

  app.post(
    '/invoices',
    express.text({ type: 'application/x-www-form-urlencoded' }),
    async (request, response) => {
      const content = contentOf(new URLSearchParams(String(request.body)), invoices.size + 1);
      const invoice: OwnInvoice = {
        id: randomUUID(),
        content,
        status: 'to_hand_over',
        sageNumber: null,
        note: '',
        sequence: 0,
      };
      // Kept before it is handed over, so that it is not lost with this process: in a database, of course.
      invoices.set(invoice.id, invoice);
      await handOver(invoice);
      response.redirect(303, '/');
    },
  );

  app.post('/invoices/:id/hand-over', async (request, response) => {
    const invoice = invoices.get(request.params.id);
    if (invoice !== undefined) await handOver(invoice);
    response.redirect(303, '/');
  });

  app.post('/events', express.raw({ type: () => true }), (request, response) => {
    const body: unknown = request.body;
    try {
      const event = verifyEvent(request.headers, Buffer.isBuffer(body) ? body : '', secret);
      if (event !== null) take(event);
      response.status(204).end();
    } catch (error) {
      if (!(error instanceof SignatureError)) throw error;
      response.status(401).end();
    }
  });

  const server = app.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : port}`;
  secret = await subscribe(sage, `${url}/events`);
  return {
    url,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** Has events sent here. The secret is answered once: an endpoint that was there before gets a new one. */
async function subscribe(sage: SageInvoicing, url: string): Promise<string> {
  const path = { endpointId: ENDPOINT };
  const put = await sage.api.PUT('/v1/webhooks/endpoints/{endpointId}', {
    params: { path },
    body: { url, events: ['invoice.*'] },
  });
  const endpoint = dataOf(put);
  if ('signingSecret' in endpoint) return endpoint.signingSecret;
  const rotated = await sage.api.POST('/v1/webhooks/endpoints/{endpointId}/rotate-secret', {
    params: { path },
    body: { overlapHours: 0 },
  });
  return dataOf(rotated).signingSecret;
}

async function connectionStatus(sage: SageInvoicing, businessUnit: string): Promise<string> {
  try {
    return (await sage.connection(businessUnit)).status;
  } catch (error) {
    if (error instanceof ProblemError && error.status === 404) return 'not_connected';
    throw error;
  }
}

const contentOf = (form: URLSearchParams, count: number): InvoiceRequest => ({
  number: `PSA-${count}`,
  date: new Date().toISOString().slice(0, 10),
  currency: 'GBP',
  customer: {
    name: form.get('customer') ?? '',
    email: form.get('email') ?? '',
    address: { line1: '41 Canongate', city: 'Edinburgh', postalCode: 'EH8 8BX', country: 'GB' },
  },
  lines: [{ description: form.get('description') ?? '', quantity: '1', unitPrice: form.get('amount') ?? '' }],
});
