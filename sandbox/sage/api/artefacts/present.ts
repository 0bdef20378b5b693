import { type JsonObject } from '../../answer.ts';
import { inBase, isPosted, outstandingOf, totalsOf } from '../../books/amounts.ts';
import { statusNames } from '../../books/catalog.ts';
import { settlementsOf } from '../../books/settle.ts';
import { shownTime } from '../../clock.ts';
import { idFor } from '../../ids.ts';
import { money, show, showText } from '../../money.ts';
import { type Artefact } from '../../state.ts';
import { type World } from '../../world.ts';
import { addressText, contactRef, currencyRef, presentAddress, ref, taxRateRef } from '../references.ts';
import { presentLine, presentTaxAnalysis } from './present-lines.ts';
import { linesName } from './read-lines.ts';

/** The number, or what Sage shows in its place on a draft. */
export function numberOf(artefact: Artefact): string {
  return artefact.number ?? (artefact.kind === 'sales_invoice' ? 'SI-DRAFT' : 'SCN-DRAFT');
}

export function artefactRef(artefact: Artefact): JsonObject {
  return ref(`${artefact.kind}s`, artefact.id, numberOf(artefact));
}

/** The full answer, in the order of Sage's documented sample. */
export function presentArtefact(world: World, artefact: Artefact, showPayments: boolean): JsonObject {
  const { state } = world;
  const contact = state.contacts[artefact.contactId];
  const invoice = artefact.kind === 'sales_invoice';
  const display = numberOf(artefact);
  const business = state.businesses.find(({ id }) => id === artefact.businessId);
  const nullTax = world.settings.nullTaxUnregistered && business?.vatRegistered === false;
  const name = invoice ? 'Sales Invoice' : 'Sales Credit Note';
  return {
    ...artefactRef(artefact),
    transaction: isPosted(artefact)
      ? ref('transactions', idFor(`transaction/${artefact.id}`), display)
      : null,
    transaction_type: ref('transaction_types', artefact.kind.toUpperCase(), name),
    created_at: shownTime(artefact.createdAt),
    updated_at: shownTime(artefact.updatedAt),
    deleted_at: artefact.deletedAt && shownTime(artefact.deletedAt),
    links: [{ href: `${world.baseUrl}/invoices/${artefact.id}.pdf`, rel: 'alternate', type: 'text/html' }],
    tax_calculation_method: null,
    [invoice ? 'invoice_number' : 'credit_note_number']: display,
    contact_name: contact?.name ?? null,
    contact_reference: contact?.reference ?? null,
    contact: contactRef(state, artefact.contactId),
    date: artefact.date,
    ...(invoice ? { due_date: artefact.dueDate } : {}),
    reference: artefact.reference,
    main_address_free_form: addressText(artefact.mainAddress),
    main_address: presentAddress(artefact.mainAddress),
    delivery_address_free_form: addressText(artefact.deliveryAddress),
    delivery_address: presentAddress(artefact.deliveryAddress),
    notes: artefact.notes,
    terms_and_conditions: artefact.termsAndConditions,
    ...amounts(artefact),
    ...(nullTax && { tax_amount: null }),
    currency: currencyRef(artefact.currencyId),
    exchange_rate: showText(artefact.exchangeRate),
    inverse_exchange_rate: show(money('1').dividedBy(artefact.exchangeRate).toDecimalPlaces(10)),
    status: ref('artefact_statuses', artefact.statusId, statusNames[artefact.statusId]),
    sent: artefact.sent,
    sent_by_email: false,
    void_reason: artefact.voidReason,
    editable: artefact.statusId !== 'VOID',
    [linesName(artefact.kind)]: artefact.lines.map((line) => presentLine(world, artefact, line)),
    tax_analysis: presentTaxAnalysis(artefact),
    last_paid: artefact.lastPaid,
    tax_reconciled: false,
    migrated: false,
    ...(showPayments ? { payments_allocations: presentPayments(world, artefact) } : {}),
  };
}

function amounts(artefact: Artefact): JsonObject {
  const totals = totalsOf(artefact);
  const outstanding = outstandingOf(artefact);
  return {
    shipping_net_amount: show(totals.shippingNet),
    shipping_tax_rate: taxRateRef(artefact.shippingTaxRateId),
    shipping_tax_amount: show(totals.shippingTax),
    shipping_tax_breakdown: [],
    shipping_total_amount: show(totals.shippingNet.plus(totals.shippingTax)),
    net_amount: show(totals.net),
    tax_amount: show(totals.tax),
    total_amount: show(totals.total),
    total_quantity: show(totals.quantity),
    total_discount_amount: show(totals.discount),
    payments_allocations_total_amount: showText(artefact.paidAmount),
    payments_allocations_total_discount: showText(artefact.paidDiscount),
    total_paid: showText(artefact.paidAmount),
    outstanding_amount: show(outstanding),
    base_currency_shipping_net_amount: show(inBase(artefact, totals.shippingNet)),
    base_currency_shipping_tax_amount: show(inBase(artefact, totals.shippingTax)),
    base_currency_shipping_tax_breakdown: [],
    base_currency_shipping_total_amount: show(inBase(artefact, totals.shippingNet.plus(totals.shippingTax))),
    base_currency_total_discount_amount: show(inBase(artefact, totals.discount)),
    base_currency_net_amount: show(inBase(artefact, totals.net)),
    base_currency_tax_amount: show(inBase(artefact, totals.tax)),
    base_currency_total_amount: show(inBase(artefact, totals.total)),
    base_currency_outstanding_amount: show(inBase(artefact, outstanding)),
  };
}

function presentPayments(world: World, artefact: Artefact): JsonObject[] {
  return settlementsOf(world, artefact.id).map((each) => ({
    date: each.date,
    type: each.paymentId === null ? 'Allocation' : 'Payment',
    reference: each.reference,
    amount: showText(each.amount),
    discount: showText(each.discount),
    artefact: artefactRef(artefact),
    contact_payment: each.paymentId && ref('contact_payments', each.paymentId, 'Customer Receipt'),
    contact_allocation:
      each.allocationId && ref('contact_allocations', each.allocationId, 'Customer Allocation'),
  }));
}
