import { z } from 'zod';
import { type PaymentChange } from '../domain/payments/watched-invoice.ts';
import { amount } from './fields.ts';
import { changedFields } from './list-changed.ts';

const artefact = z.object({ id: z.string(), $path: z.string().nullish() });
// Which invoices it names is what matters; the amount only tells one content from another.
const allocated = z.object({
  artefact: artefact.nullish().catch(null),
  amount: amount.nullish().catch(null),
});

const common = { ...changedFields, allocated_artefacts: z.array(allocated).nullish() };

export const paymentFields = z.object({
  ...common,
  payment_on_account: z
    .object({ outstanding_amount: amount.nullish(), total_amount: amount.nullish() })
    .nullish()
    // Named by its id alone it still says nothing of what is left.
    .catch(null),
});
export const allocationFields = z.object(common);

type Allocated = z.output<typeof allocated>[] | null | undefined;

const artefactsOf = (list: Allocated): string[] => (list ?? []).flatMap(({ artefact }) => artefact?.id ?? []);

/** Sage's times have whole seconds: what is settled tells two changes within one apart. */
const stampOf = (updatedAt: string, list: Allocated): string =>
  [
    updatedAt,
    ...(list ?? []).map(({ artefact, amount }) => `${artefact?.id.slice(0, 6) ?? ''}=${amount ?? ''}`),
  ].join(' ');

export function toPaymentChange(found: z.output<typeof paymentFields>): PaymentChange {
  const { payment_on_account: rest } = found;
  const onAccount = rest?.outstanding_amount ?? rest?.total_amount ?? '0.00';
  return {
    id: found.id,
    kind: 'payment',
    stamp: `${stampOf(found.updated_at, found.allocated_artefacts)} +${onAccount}`,
    artefactIds: artefactsOf(found.allocated_artefacts),
    onAccount,
  };
}

/** An allocation takes from a credit note, or from money that came in before. */
export function toAllocationChange(found: z.output<typeof allocationFields>): PaymentChange {
  const isCredit = (found.allocated_artefacts ?? []).some(({ artefact }) =>
    artefact?.$path?.startsWith('/sales_credit_notes'),
  );
  return {
    id: found.id,
    kind: isCredit ? 'credit_note' : 'on_account',
    stamp: stampOf(found.updated_at, found.allocated_artefacts),
    artefactIds: artefactsOf(found.allocated_artefacts),
    onAccount: '0.00',
  };
}
