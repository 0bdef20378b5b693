import { type Decimal } from 'decimal.js';
import { notFound, refuse } from '../errors.ts';
import { newId } from '../ids.ts';
import { money, sum } from '../money.ts';
import { type Artefact, type Payment, type Settlement } from '../state.ts';
import { type World } from '../world.ts';
import { outstandingOf } from './amounts.ts';
import { settle, takenFromAccount } from './settle.ts';

export type NewPayment = Pick<
  Payment,
  | 'businessId'
  | 'transactionTypeId'
  | 'contactId'
  | 'bankAccountId'
  | 'date'
  | 'totalAmount'
  | 'paymentMethodId'
  | 'reference'
  | 'currencyId'
  | 'exchangeRate'
  | 'settlements'
>;

export function createPayment(world: World, input: NewPayment, idempotencyId: string | null): Payment {
  checkSettlements(world, input);
  const now = world.clock.stamp();
  const payment: Payment = {
    ...input,
    id: newId(),
    onAccountId: newId(),
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  };
  world.state.payments[payment.id] = payment;
  world.record.add('payment.created', payment.businessId, payment.id, { ...summary(payment), idempotencyId });
  settle(world, artefactIds(payment.settlements));
  return payment;
}

/** Replaces what a payment settles; an empty list frees it all (Sage guide, payments and receipts). */
export function reallocate(world: World, payment: Payment, settlements: Settlement[]): void {
  const before = payment.settlements;
  payment.settlements = [];
  settleQuietly(
    world,
    before,
    () => {
      checkSettlements(world, { ...payment, settlements }, takenFromAccount(world, payment));
      payment.settlements = settlements;
    },
    payment,
  );
  payment.updatedAt = world.clock.stamp();
  world.record.add('payment.updated', payment.businessId, payment.id, summary(payment));
}

/** The check must see the invoices as if this payment were not there yet; a refusal puts everything back. */
function settleQuietly(world: World, before: Settlement[], change: () => void, payment: Payment): void {
  const quiet: World = { ...world, notifier: { ...world.notifier, invoiceChanged: () => undefined } };
  settle(quiet, artefactIds(before));
  try {
    change();
  } catch (error) {
    payment.settlements = before;
    settle(quiet, artefactIds(before));
    throw error;
  }
  settle(world, [...artefactIds(before), ...artefactIds(payment.settlements)]);
}

/** The invoices it settled are open again. */
export function deletePayment(world: World, payment: Payment): void {
  if (!takenFromAccount(world, payment).isZero())
    throw refuse('This payment is allocated. Delete the allocations first.');
  payment.deletedAt = payment.updatedAt = world.clock.stamp();
  world.record.add('payment.deleted', payment.businessId, payment.id, summary(payment));
  settle(world, artefactIds(payment.settlements));
}

export function checkSettlements(
  world: World,
  payment: Omit<NewPayment, 'bankAccountId'>,
  alreadyTaken?: Decimal,
): void {
  const kind = payment.transactionTypeId === 'CUSTOMER_RECEIPT' ? 'sales_invoice' : 'sales_credit_note';
  const seen = new Set<string>();
  for (const each of payment.settlements) {
    const artefact = world.state.artefacts[each.artefactId];
    if (artefact?.businessId !== payment.businessId || artefact.deletedAt !== null) throw notFound();
    if (artefact.contactId !== payment.contactId || artefact.kind !== kind)
      throw refuse('This artefact cannot be allocated to this payment.', 'allocated_artefacts');
    if (seen.has(artefact.id)) throw refuse('An artefact can be named only once.', 'allocated_artefacts');
    seen.add(artefact.id);
    checkOpen(artefact, money(each.amount).plus(each.discount));
  }
  const allocated = sum(payment.settlements.map((each) => money(each.amount)));
  if (allocated.plus(alreadyTaken ?? 0).gt(payment.totalAmount))
    throw refuse('The allocated amount is greater than the total amount.', 'total_amount');
}

export function checkOpen(artefact: Artefact, amount: Decimal): void {
  if (artefact.statusId !== 'UNPAID' && artefact.statusId !== 'PART_PAID')
    throw refuse('You can only pay unpaid or part-paid invoices.');
  if (amount.gt(outstandingOf(artefact)))
    throw refuse('The amount is greater than the outstanding amount.', 'allocated_artefacts');
}

function artefactIds(settlements: readonly Settlement[]): string[] {
  return settlements.map((each) => each.artefactId);
}

function summary(payment: Payment): Record<string, string | null> {
  return {
    total: payment.totalAmount,
    contactId: payment.contactId,
    date: payment.date,
    reference: payment.reference,
    invoiceIds: artefactIds(payment.settlements).join(','),
  };
}
