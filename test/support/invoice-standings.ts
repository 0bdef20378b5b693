import assert from 'node:assert/strict';
import { type InvoiceRequest, type InvoiceView } from '../../domain/invoice/invoice.ts';
import { checkPaymentUpdate } from '../../domain/invoice/messages.ts';
import { type Bed } from './bed.ts';
import { eventually } from './eventually.ts';
import { Turns } from './turns.ts';

const twins = { name: 'Twin Mills', email: 'finance@twinmills.example.test' };

/** Where an invoice may stand when something happens to its run, and how it comes there. */
export interface InvoiceStanding {
  readonly name: string;
  readonly status: InvoiceView['status'];
  /** Where it goes from there by itself, once nothing holds it; the same when left out. */
  readonly next?: InvoiceView['status'];
  /** It is the unit's connection that it waits for. */
  readonly ofUntestedUnit?: true;
  readonly content?: Partial<InvoiceRequest>;
  readonly prepare?: (bed: Bed) => unknown;
  readonly arrive?: (bed: Bed, view: InvoiceView) => Promise<unknown>;
  readonly isThere?: (view: InvoiceView) => boolean;
  /** Takes away what held it. */
  readonly release?: (bed: Bed) => unknown;
}
const waitsForPayment = (view: InvoiceView) => view.waitingFor?.what === 'payment';
/** So much of it, or all; the next run sees by itself what is paid. */
const pay = (amount?: string) => async (bed: Bed, view: InvoiceView) => {
  if (view.status !== 'sent') return;
  const { businessUnit, invoiceId, sage } = view;
  await bed.outside.sage.control.recordPayment({
    invoiceId: sage?.id ?? '',
    ...(amount !== undefined && { amount }),
  });
  await bed.invoices.update({ businessUnit, invoiceId }, (open) => open.executeUpdate(checkPaymentUpdate));
};
export const invoiceStandings: readonly InvoiceStanding[] = [
  {
    name: 'waiting for its turn at Sage',
    status: 'waiting',
    next: 'sent',
    prepare: (bed) => new Turns(bed).pause(),
    isThere: (view) => view.waitingFor?.what === 'operator',
    release: (bed) => new Turns(bed).resume(),
  },
  {
    name: 'waiting for its connection',
    status: 'waiting',
    ofUntestedUnit: true,
    isThere: (view) => view.waitingFor?.what === 'connection',
  },
  {
    name: 'being created in Sage',
    status: 'posting',
    next: 'sent',
    prepare: (bed) =>
      bed.outside.sage.control.faults.arm({
        name: 'slow',
        endpoint: 'POST /sales_invoices',
        delayMs: 10_000,
      }),
    arrive: (bed, { request }) =>
      eventually(async () => (await bed.witness.invoicesWith(request.number))[0], 'the invoice in Sage'),
  },
  { name: 'in need of a person', status: 'needs_attention', content: { customer: twins } },
  {
    name: 'issued and not yet sent',
    status: 'issued',
    next: 'sent',
    prepare: ({ outside }) => outside.mail.refuseNext(100, { at: 'rcpt', code: 451, message: 'Try later' }),
    isThere: (view) => view.waitingFor?.what === 'mail_server',
    release: ({ outside }) => outside.mail.refuseNext(0, { at: 'rcpt', code: 451, message: 'Try later' }),
  },
  { name: 'sent', status: 'sent', isThere: waitsForPayment },
  {
    name: 'paid in part',
    status: 'part_paid',
    isThere: (view) => waitsForPayment(view),
    arrive: pay('100.00'),
  },
  { name: 'paid', status: 'paid', isThere: waitsForPayment, arrive: pay() },
];

/** Hands it over and brings it there; nothing is taken away yet of what holds it. */
export async function bringTo(
  standing: InvoiceStanding,
  bed: Bed,
  { unit, id, order }: { unit: string; id: string; order: Partial<InvoiceRequest> },
): Promise<InvoiceView> {
  const { status, isThere = () => true, arrive } = standing;
  await standing.prepare?.(bed);
  await bed.handOver(unit, id, order);
  const arrived = (view: InvoiceView) => isThere(view) && (arrive !== undefined || view.status === status);
  const there = await bed.until(unit, id, arrived);
  await arrive?.(bed, there);
  return bed.untilStatus(unit, id, status);
}

/** Code that lets a cancellation request end a run. */
export function obeyingCancellation(code: string): string {
  const changed = code.replace(/return \w+\.CancellationScope\.nonCancellable\(work\);/, 'return work();');
  assert.notEqual(changed, code);
  return changed;
}
