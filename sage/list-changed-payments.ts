import { type PaymentChange } from '../domain/payments/watched-invoice.ts';
import { type Changed, listChanged } from './list-changed.ts';
import { allocationFields, paymentFields, toAllocationChange, toPaymentChange } from './payment-record.ts';
import { type SageSession } from './session.ts';

/** GET /contact_payments changed since. Needs the right "Bank" (`forbidden` without). */
export async function listChangedPayments(
  session: SageSession,
  since: string,
): Promise<Changed<PaymentChange>> {
  const attributes = 'allocated_artefacts,payment_on_account';
  const { items, ...read } = await listChanged(
    session,
    {
      path: '/contact_payments',
      attributes,
      since,
      query: { nested_attributes: 'all' },
    },
    paymentFields,
  );
  return { items: items.map(toPaymentChange), ...read };
}

/** GET /contact_allocations changed since: credit notes, and money that came in before, put against an invoice. */
export async function listChangedAllocations(
  session: SageSession,
  since: string,
): Promise<Changed<PaymentChange>> {
  const { items, ...read } = await listChanged(
    session,
    { path: '/contact_allocations', attributes: 'allocated_artefacts', since },
    allocationFields,
  );
  return { items: items.map(toAllocationChange), ...read };
}
