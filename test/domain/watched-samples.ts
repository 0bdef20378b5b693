import {
  type Changes,
  type PaymentChange,
  type SettlementEntry,
  type WatchedInvoice,
} from '../../domain/payments/watched-invoice.ts';
import { fingerprintWith } from '../../worker/fingerprint.ts';
import { type FoundInvoice } from '../../domain/payments/found-invoice.ts';
import { parseKeyRing } from '../../temporal/key-ring.ts';
import { type SageInvoice } from '../../domain/sage-records.ts';
import { sageInvoice } from './samples.ts';

/** One good record of each kind that the payment watch reads; a test changes the field it is about. */

/** Ids as Sage has them, which differ from the first digit on. */
export const idOf = (n: number): string => n.toString(16).padStart(8, '0').repeat(4);

export const entry = (change: Partial<SettlementEntry> = {}): SettlementEntry => ({
  kind: 'payment',
  id: idOf(11),
  date: '2026-11-24',
  amount: '20.00',
  discount: '0.00',
  onAccount: null,
  ...change,
});

export const watched = (
  change: Partial<SageInvoice>,
  settledBy: readonly SettlementEntry[] | null,
): WatchedInvoice => ({ invoice: sageInvoice(change), settledBy });

export const change = (fields: Partial<PaymentChange> = {}): PaymentChange => ({
  id: idOf(11),
  kind: 'payment',
  stamp: '2026-11-24T08:00:00Z',
  artefactIds: [],
  onAccount: '0.00',
  ...fields,
});

export const changes = (fields: Partial<Changes> = {}): Changes => ({
  startedAt: '2026-11-24T08:00:00.000Z',
  readUpTo: null,
  invoices: [],
  payments: [],
  deletedInvoiceIds: [],
  deletedPayments: [],
  unreadable: [],
  paymentsHidden: false,
  refused: [],
  ...fields,
});

export const fingerprint = fingerprintWith(parseKeyRing(`k1:${Buffer.alloc(32, 7).toString('base64')}`));

export const found = (fields: Partial<FoundInvoice> = {}): FoundInvoice => ({
  workflowId: `invoice:north:${fields.sageInvoiceId ?? idOf(1)}`,
  sageInvoiceId: idOf(1),
  fingerprint: null,
  paymentIds: [],
  paid: false,
  ...fields,
});
