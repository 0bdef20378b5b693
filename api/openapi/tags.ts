/** By the part of the path after the version and the business unit. */
const tags = {
  'business-units': 'Connections',
  connection: 'Connections',
  'ledger-accounts': 'Ledgers',
  'analysis-types': 'Ledgers',
  'gl-accounts': 'Ledgers',
  'contract-templates': 'Ledgers',
  invoices: 'Invoices',
  'invoice-totals': 'Invoices',
  'credit-notes': 'Credit notes',
  'payment-watch': 'Payments',
  turnstile: 'Calls to Sage',
  webhooks: 'Webhooks',
  'health-report': 'Operation',
} as const;

export const tagDescriptions: Readonly<Record<string, string>> = {
  Connections:
    'A business unit is connected to a Sage business by a person who consents, and tested before invoices go out.',
  Ledgers:
    "GL accounts of the PSA, contract templates, and the accounts of Sage's chart that they are mapped to.",
  Invoices: 'Handed over once, they are in Sage exactly once, go out, and are followed until they are paid.',
  'Credit notes': 'The same for credit notes, alone or against an invoice.',
  Payments: 'How the books are looked at for payments.',
  'Calls to Sage': 'The one way through to a Sage business: queue, pace, and what is left of the day.',
  Webhooks: 'Where events go, and what became of each.',
  Operation: 'For who operates the installation.',
  Notices: 'What others tell the service, signed as Standard Webhooks has it.',
};

/** @throws Error for a path of no known capability: name it above */
export function tagOf(path: string): string {
  const [, part = ''] = /^\/v1\/(?:business-units\/:businessUnit\/)?([a-z-]+)/.exec(path) ?? [];
  const tag = Object.entries(tags).find(([name]) => name === part)?.[1];
  if (tag === undefined) throw new Error(`${path} has no tag: name "${part}" in api/openapi/tags.ts`);
  return tag;
}
