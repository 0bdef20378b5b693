import { type Acknowledged, type Evidence } from '../../scripts/chaos/check/evidence.ts';
import { invoiceMarker, messageId } from '../../domain/keys.ts';
import { type RecordEntry } from '../../sandbox/sage/state.ts';
import { type SeenEvent } from '../../scripts/chaos/witness.ts';

const AT = '2026-11-25T10:00:00.000Z';
export const unit = 'northwind-uk';

export const acknowledged = (invoiceId: string, changes: Partial<Acknowledged> = {}): Acknowledged => ({
  unit,
  invoiceId,
  wasReset: false,
  wasHandedOverAgain: false,
  wasAskedToCancel: false,
  byEmail: true,
  ...changes,
});

export const entry = (
  kind: string,
  id: string,
  summary: Record<string, string | null>,
  changes: Partial<RecordEntry> = {},
): RecordEntry => ({ sequence: 1, at: AT, kind, businessId: 'northwind', id, summary, ...changes });

export const created = (invoiceId: string, id: string): RecordEntry =>
  entry('sales_invoice.created', id, { number: `SI-${id}`, notes: invoiceMarker(unit, invoiceId, 1) });

export const event = (invoiceId: string, sequence: number, id = `${invoiceId}-${sequence}`): SeenEvent => ({
  id,
  type: 'invoice.sent',
  data: { businessUnit: unit, invoiceId, sequence },
  deliveries: 1,
});

export const mail = (invoiceId: string) => ({
  messageId: messageId(unit, invoiceId, 1, '0'.repeat(32)).slice(1, -1),
  to: ['accounts@acme.example.test'],
  subject: 'Invoice',
});

export const view = (id: string, status: 'sent' | 'posting' | 'cancelled' = 'sent') => ({
  status,
  sage: {
    id,
    number: `SI-${id}`,
    url: null,
    totals: { net: '1.00', tax: '0.00', total: '1.00' },
    outstanding: '1.00',
    differences: [],
  },
  attention: null,
  waitingFor: null,
  revision: 1,
  eventSequence: 2,
});

/** Two invoices that went the way they should, with a test draft beside them. */
export const flawless: Evidence = {
  acknowledged: [acknowledged('A'), acknowledged('B')],
  wrongAnswers: [],
  record: [
    entry('sales_invoice.created', 'draft', { number: null, notes: 'Connection test' }),
    entry('sales_invoice.deleted', 'draft', { number: null }),
    created('A', '1'),
    created('B', '2'),
    entry('contact.created', 'c1', { email: 'accounts@newcomer.example.test' }),
  ],
  requests: [],
  views: new Map([
    [`${unit}/A`, view('1')],
    [`${unit}/B`, view('2')],
  ]),
  events: [event('A', 1), event('A', 2), event('B', 1), event('B', 2)],
  mails: [mail('A'), mail('B')],
  secondHeard: new Set(['A-1', 'A-2', 'B-1', 'B-2']),
  strikes: [],
  ended: [],
  notBack: [],
  setByPersons: { before: { 'connection of a': '{}' }, after: { 'connection of a': '{}' } },
  connectionProblems: ['northwind-uk: consent_revoked'],
  knownEmails: new Map([['northwind', ['accounts@acme.example.test']]]),
};
