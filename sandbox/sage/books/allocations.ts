import { notFound, refuse } from '../errors.ts';
import { newId } from '../ids.ts';
import { money, sum } from '../money.ts';
import { type Allocation, type Settlement } from '../state.ts';
import { type World } from '../world.ts';
import { checkOpen } from './payments.ts';
import { onAccountOf, settle } from './settle.ts';

export type NewAllocation = Pick<Allocation, 'businessId' | 'contactId' | 'date' | 'settlements'>;

/** Invoices count positive, credit notes and payments on account negative; together nothing (Sage guide). */
export function createAllocation(
  world: World,
  input: NewAllocation,
  idempotencyId: string | null,
): Allocation {
  if (input.settlements.length < 2) throw refuse('At least two artefacts are needed.', 'allocated_artefacts');
  if (!sum(input.settlements.map((each) => money(each.amount))).isZero())
    throw refuse('The allocated amounts must sum to 0.', 'allocated_artefacts');
  for (const each of input.settlements) checkEntry(world, input, each);
  const now = world.clock.stamp();
  const allocation: Allocation = { ...input, id: newId(), createdAt: now, updatedAt: now, deletedAt: null };
  world.state.allocations[allocation.id] = allocation;
  record(world, 'allocation.created', allocation, idempotencyId);
  settle(world, artefactIds(allocation));
  return allocation;
}

export function deleteAllocation(world: World, allocation: Allocation): void {
  allocation.deletedAt = allocation.updatedAt = world.clock.stamp();
  record(world, 'allocation.deleted', allocation, null);
  settle(world, artefactIds(allocation));
}

function checkEntry(world: World, input: NewAllocation, entry: Settlement): void {
  const amount = money(entry.amount);
  const artefact = world.state.artefacts[entry.artefactId];
  const owner = artefact ?? onAccountPayment(world, entry.artefactId);
  if (owner?.businessId !== input.businessId || owner.deletedAt !== null) throw notFound();
  if (owner.contactId !== input.contactId)
    throw refuse('This artefact belongs to another contact.', 'allocated_artefacts');
  const positive = artefact?.kind === 'sales_invoice';
  if (amount.isZero() || amount.isNegative() === positive)
    throw refuse(`This amount must be ${positive ? 'positive' : 'negative'}.`, 'allocated_artefacts');
  if (artefact !== undefined) checkOpen(artefact, amount.abs().plus(entry.discount));
  else if ('onAccountId' in owner && amount.abs().gt(onAccountOf(world, owner)))
    throw refuse('The amount is greater than the payment on account.', 'allocated_artefacts');
}

function onAccountPayment(world: World, id: string) {
  return Object.values(world.state.payments).find((payment) => payment.onAccountId === id);
}

function artefactIds(allocation: NewAllocation): string[] {
  return allocation.settlements.map((each) => each.artefactId);
}

function record(
  world: World,
  kind: 'allocation.created' | 'allocation.deleted',
  allocation: Allocation,
  idempotencyId: string | null,
): void {
  world.record.add(kind, allocation.businessId, allocation.id, {
    contactId: allocation.contactId,
    date: allocation.date,
    artefactIds: artefactIds(allocation).join(','),
    idempotencyId,
  });
}
