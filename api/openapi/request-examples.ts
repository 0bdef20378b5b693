import { type Example } from './examples.ts';

type Examples = Readonly<Record<string, Readonly<Record<string, Example>>>>;

/** As `examples/fixed-fee.json` and `examples/time-and-materials.json`. */
export const fixedFee = {
  number: 'NW-2026-0118',
  date: '2026-11-03',
  currency: 'GBP',
  customer: { name: 'Brightside Cafe', email: 'hello@brightside.example.test' },
  contractTemplateId: 'fixed-fee',
  lines: [
    {
      description: 'Web shop relaunch, second of three instalments',
      quantity: '1',
      unitPrice: '7250.00',
    },
  ],
  netTotal: '7250.00',
};

const discounted = {
  ...fixedFee,
  number: 'NW-2026-0119',
  lines: [
    {
      description: 'Design, ten hours',
      quantity: '10',
      unitPrice: '95.00',
      discount: { percent: '10' },
      glAccountId: '4010-design',
    },
  ],
  netTotal: '855.00',
};

const { contractTemplateId: _, ...givenBack } = fixedFee;
const one = (summary: string, value: unknown) => ({ example: { summary, value } });

export const requestExamples: Examples = {
  InvoiceRequest: {
    fixedFee: { summary: 'A fixed fee', value: fixedFee },
    discounted: { summary: 'Hours with a discount, on a GL account of their own', value: discounted },
  },
  CreditNoteRequest: one('Against an invoice, and put against it in Sage', {
    ...givenBack,
    number: 'NW-2026-C007',
    lines: [{ description: 'Hosting, not used in October', quantity: '1', unitPrice: '120.00' }],
    netTotal: '120.00',
    against: { invoiceId: 'inv-118' },
    allocate: true,
  }),
  AuthorizationRequest: one('The person comes back to the PSA', {
    returnUrl: 'https://psa.example.com/settings/sage',
    country: 'gb',
  }),
  BusinessChoice: one('One of several', { businessId: '6f1d0c2ab34e4d5f8a9b0c1d2e3f4a5b' }),
  ConnectionTest: {
    draft: { summary: 'With a draft, removed again', value: { ledgerName: 'Sales - Services' } },
    read: { summary: 'By reading alone', value: { mode: 'read' } },
  },
  TestEmail: one('A sample message', { to: 'accounts@example.com' }),
  SettingsChange: one('Default ledger, due days and copies', {
    defaultLedger: 'Sales - Services (4010)',
    defaultDueDays: 14,
    email: { cc: ['accounts@example.com'] },
  }),
  GlAccountInput: one('Used for invoices in Sage', {
    name: 'Sales - Services',
    description: 'Consulting',
    integration: 'sage',
  }),
  ContractTemplateInput: one('Linked', { glAccountId: '4010-design' }),
  Voiding: one('Made by mistake', { reason: 'Project was billed twice' }),
  Resending: one('To another address', { requestId: 'resend-1', to: 'accounts@example.com' }),
  ContactChange: one('Another address', { email: 'accounts@example.com' }),
  Credit: {
    amount: {
      summary: 'An amount, tax included',
      value: { requestId: 'credit-1', amount: '120.00', reason: 'Goodwill' },
    },
    lines: {
      summary: 'Part of a line',
      value: { requestId: 'credit-2', lines: [{ line: 1, net: '100.00' }], reason: 'One hour less' },
    },
    whole: {
      summary: 'All of an unpaid invoice',
      value: { requestId: 'credit-3', whole: true, reason: 'Cancelled project' },
    },
  },
  Reissue: one('With other content', { reason: 'Wrong price', invoice: discounted }),
  CustomerAnswer: {
    known: { summary: 'It is this one', value: { sageContactId: '6f1d0c2ab34e4d5f8a9b0c1d2e3f4a5b' } },
    new: { summary: 'It is a new one', value: { create: true } },
  },
  ExchangeRateAnswer: one('GBP 1 = EUR 1.1567', { exchangeRate: '1.1567' }),
  Cancellation: one('Not to be invoiced', { reason: 'Customer left' }),
  CreditNoteCancellation: one('Not to be given back', { reason: 'Settled otherwise' }),
  Link: one('A new id for what was made in Sage', {
    sageInvoiceId: '6f1d0c2ab34e4d5f8a9b0c1d2e3f4a5b',
    invoice: fixedFee,
  }),
  TurnstilePause: one('For now', { reason: 'Year end is being closed in Sage' }),
  SageLimits: one('Fewer than configured', { callsPerMinute: 60, callsPerDay: 1500 }),
  EndpointInput: one('Invoices of one business unit', {
    url: 'https://psa.example.com/hooks/invoicing',
    events: ['invoice.*'],
    businessUnits: ['northwind'],
  }),
  SecretRotation: one('With a day to change over', { overlapHours: 24 }),
  Resend: one('To one endpoint', { endpoint: 'psa' }),
  EndpointTestRequest: one('As if an invoice were paid', { type: 'invoice.paid' }),
  ReplayRequest: one('A night that was lost', {
    requestId: 'replay-1',
    from: '2026-11-25T18:00:00Z',
    to: '2026-11-26T08:00:00Z',
    types: ['invoice.paid', 'invoice.sent'],
  }),
  RunRequest: one('Two of a month', {
    invoices: [
      { invoiceId: 'inv-118', ...fixedFee },
      { invoiceId: 'inv-119', ...discounted },
    ],
  }),
  RunPause: one('For now', { requestId: 'pause-1', reason: 'Prices are being checked' }),
  RunResumption: one('Checked', { requestId: 'resume-1' }),
  RunCancellation: one('All that is not in Sage yet', {
    requestId: 'cancel-1',
    reason: 'Wrong month',
    handedOver: true,
  }),
  BulkRetryRequest: one('All that Sage refused', {
    requestId: 'retry-1',
    filter: { attention: ['sage_refused'] },
  }),
  ResendFailed: one('Since an outage', { since: '2026-11-26T08:00:00Z' }),
};
