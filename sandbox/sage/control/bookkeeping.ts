import { createAllocation, deleteAllocation } from '../books/allocations.ts';
import { outstandingOf, totalsOf } from '../books/amounts.ts';
import { release, summary, takeNumber, voidOrDelete } from '../books/artefacts.ts';
import { reallocate } from '../books/payments.ts';
import { newId } from '../ids.ts';
import { cents, money } from '../money.ts';
import { type Artefact, type Line } from '../state.ts';
import { type World } from '../world.ts';
import { type CreditOrder, type CreditMade, type InvoiceEdit, type PaymentChange } from './schemas.ts';

/** What a bookkeeper does in Sage's own pages, beyond what the API lets a client do. */

/** Due date, number and customer as given; a new net amount replaces the price of the first line, its tax in proportion. */
export function editInvoice(world: World, { invoiceId, ...edit }: InvoiceEdit): void {
  const invoice = documentOf(world, invoiceId);
  if (edit.contactId !== undefined && world.state.contacts[edit.contactId] === undefined)
    throw new Error(`no contact ${edit.contactId}`);
  invoice.date = edit.date ?? invoice.date;
  invoice.sent = edit.sent ?? invoice.sent;
  invoice.dueDate = edit.dueDate ?? invoice.dueDate;
  invoice.notes = edit.notes ?? invoice.notes;
  invoice.number = edit.number ?? invoice.number;
  invoice.contactId = edit.contactId ?? invoice.contactId;
  const [first, ...others] = invoice.lines;
  if (edit.net !== undefined && first !== undefined) invoice.lines = [repriced(first, edit.net), ...others];
  invoice.updatedAt = world.clock.stamp();
  world.record.add(`${invoice.kind}.updated`, invoice.businessId, invoice.id, summary(invoice));
}

function repriced(line: Line, net: string): Line {
  const old = money(line.netAmount);
  const tax = old.isZero() ? money('0') : cents(money(line.taxAmount).times(net).dividedBy(old));
  return {
    ...line,
    quantity: '1',
    unitPrice: net,
    discountAmount: '0',
    discountPercentage: '0',
    netAmount: net,
    taxAmount: tax.toFixed(),
    totalAmount: tax.plus(net).toFixed(),
  };
}

export function voidInvoice(world: World, invoiceId: string, reason: string): void {
  voidOrDelete(world, documentOf(world, invoiceId), reason);
}

export function releaseInvoice(world: World, invoiceId: string): void {
  const invoice = documentOf(world, invoiceId);
  const business = world.state.businesses.find((each) => each.id === invoice.businessId);
  if (business === undefined) throw new Error(`no business ${invoice.businessId}`);
  release(world, business, invoice, false);
}

/** Gone from the books without a trace but `deleted_since`: Sage lets a user do so in places its API does not. */
export function deleteInvoice(world: World, invoiceId: string): void {
  const invoice = documentOf(world, invoiceId);
  invoice.deletedAt = invoice.updatedAt = world.clock.stamp();
  world.record.add(`${invoice.kind}.deleted`, invoice.businessId, invoice.id, summary(invoice));
}

/** A credit note over the amount (default: what is outstanding), allocated to the invoice. */
export function creditInvoice(world: World, order: CreditOrder): CreditMade {
  const invoice = invoiceOf(world, order.invoiceId);
  const business = world.state.businesses.find((each) => each.id === invoice.businessId);
  if (business === undefined) throw new Error(`no business ${invoice.businessId}`);
  const amount = order.amount ?? outstandingOf(invoice).toFixed();
  const share = money(amount).dividedBy(totalsOf(invoice).total);
  const now = world.clock.stamp();
  const note: Artefact = {
    ...invoice,
    id: newId(),
    kind: 'sales_credit_note',
    number: takeNumber(business, 'sales_credit_note', false),
    date: order.date ?? world.clock.today(),
    statusId: 'UNPAID',
    lines: invoice.lines.slice(0, 1).map((line) => {
      const tax = cents(totalsOf(invoice).tax.times(share));
      const net = money(amount).minus(tax).toFixed();
      return { ...repriced(line, net), taxAmount: tax.toFixed(), totalAmount: amount };
    }),
    paidAmount: '0',
    paidDiscount: '0',
    lastPaid: null,
    createdAt: now,
    updatedAt: now,
  };
  world.state.artefacts[note.id] = note;
  world.record.add('sales_credit_note.created', note.businessId, note.id, summary(note));
  const settlements = [
    { artefactId: invoice.id, amount, discount: '0' },
    { artefactId: note.id, amount: `-${amount}`, discount: '0' },
  ];
  const { businessId, contactId } = invoice;
  const allocation = createAllocation(world, { businessId, contactId, date: note.date, settlements }, null);
  return { creditNoteId: note.id, number: note.number ?? '', allocationId: allocation.id };
}

export function unallocate(world: World, allocationId: string): void {
  const allocation = world.state.allocations[allocationId];
  if (allocation === undefined || allocation.deletedAt !== null)
    throw new Error(`no allocation ${allocationId}`);
  deleteAllocation(world, allocation);
}

/** The payment stays, but what it settles changes: another amount on its first invoice, or (null) nothing at all. */
export function changePayment(world: World, { paymentId, amount }: PaymentChange): void {
  const payment = world.state.payments[paymentId];
  if (payment === undefined || payment.deletedAt !== null) throw new Error(`no payment ${paymentId}`);
  const [first] = payment.settlements;
  reallocate(world, payment, amount === null || first === undefined ? [] : [{ ...first, amount }]);
}

function invoiceOf(world: World, id: string): Artefact {
  const invoice = documentOf(world, id);
  if (invoice.kind !== 'sales_invoice') throw new Error(`no invoice ${id}`);
  return invoice;
}

/** An invoice or a credit note. */
function documentOf(world: World, id: string): Artefact {
  const found = world.state.artefacts[id];
  if (found === undefined || found.deletedAt !== null) throw new Error(`no invoice or credit note ${id}`);
  return found;
}
