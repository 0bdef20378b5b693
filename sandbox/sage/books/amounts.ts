import { type Decimal } from 'decimal.js';
import { cents, money, sum, zero } from '../money.ts';
import { type Artefact } from '../state.ts';

export function totalsOf(artefact: Artefact) {
  const shippingNet = money(artefact.shippingNetAmount);
  const shippingTax = money(artefact.shippingTaxAmount);
  const net = sum(artefact.lines.map((line) => money(line.netAmount))).plus(shippingNet);
  const tax = sum(artefact.lines.map((line) => money(line.taxAmount))).plus(shippingTax);
  const discount = sum(artefact.lines.map((line) => money(line.discountAmount)));
  const quantity = sum(artefact.lines.map((line) => money(line.quantity)));
  return { net, tax, total: net.plus(tax), discount, quantity, shippingNet, shippingTax };
}

export function isPosted(artefact: Artefact): boolean {
  return artefact.statusId !== 'DRAFT' && artefact.statusId !== 'PRO_FORMA';
}

/** Drafts show "0.0" (Sage guide); a void invoice owes nothing. */
export function outstandingOf(artefact: Artefact): Decimal {
  if (!isPosted(artefact) || artefact.statusId === 'VOID') return zero;
  return totalsOf(artefact).total.minus(artefact.paidAmount).minus(artefact.paidDiscount);
}

/** Into the business's own currency; we take the rate as units of foreign currency for one of the base. */
export function inBase(artefact: Artefact, amount: Decimal): Decimal {
  return cents(amount.dividedBy(artefact.exchangeRate));
}
