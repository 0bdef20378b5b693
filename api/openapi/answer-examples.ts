import { type Example } from './examples.ts';
import { fixedFee } from './request-examples.ts';

export type Examples = Readonly<Record<string, Readonly<Record<string, Example>>>>;
export const one = (summary: string, value: unknown) => ({ example: { summary, value } });

export const ids = {
  business: '6f1d0c2ab34e4d5f8a9b0c1d2e3f4a5b',
  invoice: '0d4c8b1f2a7e4c69b3d5e8f7a6b1c2d3',
};
export const totals = { net: '7250.00', tax: '1450.00', total: '8700.00' };
const ledger = {
  id: 'a3f0c9d2b8e14f7d9c6b5a4e3d2c1b0a',
  name: 'Sales - Services',
  displayedAs: 'Sales - Services (4010)',
  nominalCode: 4010,
  visibleInSales: true,
  taxRateId: 'GB_STANDARD',
};
const line = {
  ...fixedFee.lines[0],
  discount: '0.00',
  amount: '7250.00',
  ledger,
  ledgerSource: 'template',
};

export const sent = {
  stopped: null,
  businessUnit: 'northwind',
  invoiceId: 'inv-118',
  version: 9,
  revision: 1,
  status: 'sent',
  statusSince: '2026-11-03T09:00:04.120Z',
  currency: 'GBP',
  request: fixedFee,
  waitingFor: {
    what: 'payment',
    since: '2026-11-03T09:00:04.120Z',
    message: 'Waiting for the payment of GBP 8700.00.',
    action: null,
    nextTry: '2026-11-03T09:15:00.000Z',
  },
  attention: null,
  plan: {
    sageBusinessId: ids.business,
    businessName: 'Northwind Consulting Ltd',
    countryId: 'GB',
    create: 'issue',
    send: 'email',
    onTotalsDiffer: 'stop',
    reversalWindowDays: 60,
    footerMode: 'append',
    dueDate: '2026-12-03',
    dueDateSource: 'default',
    lines: [line],
    net: '7250.00',
  },
  customer: {
    id: '1b2c3d4e5f60718293a4b5c6d7e8f901',
    name: 'Brightside Cafe',
    taxRateId: null,
    hasAddress: true,
    origin: 'found',
    warning: null,
  },
  lines: [{ ...line, taxRateId: 'GB_STANDARD', taxSource: 'ledger', net: '7250.00', tax: '1450.00' }],
  exchangeRate: null,
  inBaseCurrency: null,
  crossBorder: null,
  taxWarning: null,
  sage: {
    id: ids.invoice,
    number: 'SI-118',
    url: null,
    totals,
    outstanding: '8700.00',
    differences: [],
  },
  attachments: [],
  email: {
    to: 'hello@brightside.example.test',
    cc: [],
    bcc: [],
    refused: [],
    messageId: '<inv-118.r1@northwind.example.test>',
    at: '2026-11-03T09:00:03.900Z',
    bounced: null,
  },
  runs: [],
  markedSent: true,
  payment: null,
  settledBy: [],
  changesInSage: [],
  overdue: false,
  credits: [],
  creditNotes: [],
  credited: [],
  replaced: [],
  sageCalls: 6,
  eventSequence: 2,
  timeline: [
    { at: '2026-11-03T09:00:00.000Z', status: 'accepted', text: 'Taken on' },
    { at: '2026-11-03T09:00:02.300Z', status: 'issued', text: 'In Sage as SI-118' },
    { at: '2026-11-03T09:00:04.120Z', status: 'sent', text: 'E-mailed to hello@brightside.example.test' },
  ],
  timelineOmitted: 0,
  foundInSage: false,
  linked: false,
  cancellationRefused: null,
  lastRequest: { what: 'handOver', at: '2026-11-03T09:00:00.000Z', principal: 'psa', person: 'Olivia Ward' },
};

export const answerExamples: Examples = {
  AcceptedInvoice: one('Taken on', {
    businessUnit: 'northwind',
    invoiceId: 'inv-118',
    number: fixedFee.number,
    status: 'accepted',
  }),
  AcceptedCreditNote: one('Taken on', {
    businessUnit: 'northwind',
    creditNoteId: 'cn-7',
    number: 'NW-2026-C007',
    status: 'accepted',
  }),
  Invoice: one('Sent, and not paid yet', sent),
  AuthorizationLink: one('For the browser of the person', {
    url: 'https://invoicing.example.com/oauth/sage/start?ticket=northwind.dGlja2V0',
    expiresAt: '2026-11-03T08:10:00.000Z',
    consent:
      'If the Sage login already serves other business units, the consent is renewed for all of them. Afterwards the view of the connection says how many they are.',
  }),
  BusinessUnits: one('Two of them', {
    businessUnits: [
      { stopped: false, businessUnit: 'harbour', status: 'reauthorization_required' },
      { stopped: false, businessUnit: 'northwind', status: 'verified' },
    ],
  }),
  GlAccount: one('Mapped to a ledger of Sage', {
    id: '4010-design',
    name: 'Sales - Services',
    description: 'Consulting',
    integration: 'sage',
    ledger,
  }),
  LedgerAccounts: one('To pick from', { ledgerAccounts: [ledger] }),
  Problem: one('A value that is not usable', {
    type: 'urn:sage-invoicing:problem:invalid_content',
    title: 'invalid content',
    status: 422,
    detail: 'One value is not usable: /lines/0/quantity must be 0.000001 or more',
    instance: '/v1/business-units/northwind/invoices/inv-118',
    code: 'invalid_content',
    fix: 'Correct each value under "errors" and send it again.',
    retriable: false,
    errors: [{ pointer: '/lines/0/quantity', message: 'must be 0.000001 or more', value: '0' }],
  }),
};
