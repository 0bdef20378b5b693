import { type Examples, ids, one, sent, totals } from './answer-examples.ts';
import { fixedFee } from './request-examples.ts';

const paid = {
  type: 'invoice.paid',
  version: 1,
  timestamp: '2026-11-20T10:15:00.000Z',
  data: {
    businessUnit: 'northwind',
    invoiceId: 'inv-118',
    sequence: 3,
    revision: 1,
    status: 'paid',
    previousStatus: 'sent',
    number: fixedFee.number,
    sageNumber: 'SI-118',
    sageInvoiceId: ids.invoice,
    customer: { id: sent.customer.id, name: sent.customer.name, origin: 'found', warning: null },
    currency: 'GBP',
    dueDate: '2026-12-03',
    totals,
    exchangeRate: null,
    inBaseCurrency: null,
    totalsDifferences: [],
    payment: {
      paid: '8700.00',
      outstanding: '0.00',
      discount: '0.00',
      credited: '0.00',
      overpaid: '0.00',
      lastPaidOn: '2026-11-20',
    },
    changesInSage: [],
    overdue: false,
    attachments: [],
    attention: null,
    waitingFor: null,
    emailBounced: null,
    foundInSage: false,
    lastRequest: null,
    linked: false,
  },
};

const attempt = {
  at: '2026-11-20T10:15:00.200Z',
  endpoint: 'psa',
  outcome: 'delivered',
  status: 204,
  reason: null,
  answer: null,
  durationMs: 38,
};
const endpoint = {
  id: 'psa',
  url: 'https://psa.example.com/hooks/invoicing',
  description: '',
  events: ['invoice.*'],
  businessUnits: ['northwind'],
  configuredBy: 'api',
  version: 1,
  disabled: null,
  secret: { since: '2026-11-03T08:00:00.000Z', formerUntil: null },
};

export const webhookExamples: Examples = {
  WebhookEndpointWithSecret: one('Added', {
    ...endpoint,
    signingSecret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  }),
  WebhookEndpoint: one('As it is', endpoint),
  DeliveryAttempt: one('Taken', attempt),
  Delivery: one('Taken at once', {
    eventId: 'evt_8f14e45fceea167a5a36dedd4bea2543',
    event: paid,
    status: 'delivered',
    endpoints: {
      psa: { status: 'delivered', nextAttemptAt: null, failures: 0, firstFailedAt: null },
    },
    attempts: [attempt],
    expired: false,
    asked: [],
    cancellationRefusedAt: null,
  }),
  InvoicePaidEvent: one('All of it came in', paid),
};
