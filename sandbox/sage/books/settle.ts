import { type Decimal } from 'decimal.js';
import { money, sum, zero } from '../money.ts';
import { type Artefact, type Payment, type Settlement } from '../state.ts';
import { type World } from '../world.ts';
import { isPosted, totalsOf } from './amounts.ts';

export interface Settled extends Settlement {
  date: string;
  paymentId: string | null;
  allocationId: string | null;
  reference: string | null;
}

/** What payments and allocations did to one artefact, oldest first. Amounts of a credit note count as positive. */
export function settlementsOf(world: World, artefactId: string): Settled[] {
  const { payments, allocations } = world.state;
  const fromPayments = Object.values(payments)
    .filter((payment) => payment.deletedAt === null && touches(payment, artefactId))
    .flatMap((payment) =>
      payment.settlements.map((each) => ({
        ...each,
        date: payment.date,
        paymentId: payment.id,
        allocationId: null,
        reference: payment.reference,
      })),
    );
  const fromAllocations = Object.values(allocations)
    .filter((allocation) => allocation.deletedAt === null && touches(allocation, artefactId))
    .flatMap((allocation) =>
      allocation.settlements.map((each) => ({
        ...each,
        amount: money(each.amount).abs().toFixed(),
        date: allocation.date,
        paymentId: null,
        allocationId: allocation.id,
        reference: null,
      })),
    );
  return [...fromPayments, ...fromAllocations].filter((each) => each.artefactId === artefactId);
}

function touches(row: { settlements: Settlement[] }, artefactId: string): boolean {
  return row.settlements.some((each) => each.artefactId === artefactId);
}

/** Brings amounts paid and status up to date after a payment or allocation changed. */
export function settle(world: World, artefactIds: Iterable<string>): void {
  for (const id of new Set(artefactIds)) {
    const artefact = world.state.artefacts[id];
    if (artefact === undefined) continue; // a payment on account
    const settled = settlementsOf(world, id);
    artefact.paidAmount = sum(settled.map((each) => money(each.amount))).toFixed();
    artefact.paidDiscount = sum(settled.map((each) => money(each.discount))).toFixed();
    artefact.lastPaid =
      settled
        .map((each) => each.date)
        .toSorted()
        .at(-1) ?? null;
    artefact.statusId = statusAfter(artefact);
    // Whether Sage does this is not documented, hence the switch.
    if (world.settings.bumpInvoiceOnPayment) artefact.updatedAt = world.clock.stamp();
    if (artefact.kind === 'sales_invoice') world.notifier.invoiceChanged(artefact.businessId, id);
  }
}

function statusAfter(artefact: Artefact): Artefact['statusId'] {
  if (!isPosted(artefact) || artefact.statusId === 'VOID') return artefact.statusId;
  const settled = money(artefact.paidAmount).plus(artefact.paidDiscount);
  if (settled.isZero()) return 'UNPAID';
  return settled.gte(totalsOf(artefact).total) ? 'PAID' : 'PART_PAID';
}

/** What is left of a payment after its own settlements and the allocations made from it. */
export function onAccountOf(world: World, payment: Payment): Decimal {
  if (payment.deletedAt !== null) return zero;
  const own = sum(payment.settlements.map((each) => money(each.amount)));
  return money(payment.totalAmount).minus(own).minus(takenFromAccount(world, payment));
}

export function takenFromAccount(world: World, payment: Payment): Decimal {
  const entries = Object.values(world.state.allocations)
    .filter((allocation) => allocation.deletedAt === null)
    .flatMap((allocation) => allocation.settlements)
    .filter((each) => each.artefactId === payment.onAccountId);
  return sum(entries.map((each) => money(each.amount).abs()));
}
