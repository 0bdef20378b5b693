import { hasCurrencies } from '../../editions.ts';
import { Decimal } from 'decimal.js';
import { taxRates } from '../../books/catalog.ts';
import { addDays } from '../../clock.ts';
import { invalid, notFound, refuse } from '../../errors.ts';
import { cents, money } from '../../money.ts';
import { newId } from '../../ids.ts';
import { type Address, type Artefact, type ArtefactKind, type Contact } from '../../state.ts';
import { type Call, own } from '../call.ts';
import { emptyAddress, isNoAddress, readAddress } from '../contacts/read-address.ts';
import { type Fields } from '../fields.ts';
import { mergeLines, readLines } from './read-lines.ts';

/** What a client may write of an invoice or credit note, beside its status. */
export type ArtefactFields = Pick<
  Artefact,
  | 'contactId'
  | 'date'
  | 'dueDate'
  | 'reference'
  | 'notes'
  | 'termsAndConditions'
  | 'sent'
  | 'currencyId'
  | 'exchangeRate'
  | 'mainAddress'
  | 'deliveryAddress'
  | 'lines'
  | 'shippingNetAmount'
  | 'shippingTaxRateId'
  | 'shippingTaxAmount'
>;

export function readArtefact(
  call: Call,
  fields: Fields,
  kind: ArtefactKind,
  before: Artefact | undefined,
): ArtefactFields {
  const rule = { required: before === undefined };
  const contactId = fields.text('contact_id', rule) ?? before?.contactId;
  const date = fields.date('date', rule) ?? before?.date;
  if (typeof contactId !== 'string' || date === undefined) {
    fields.settle();
    throw notFound();
  }
  const contact = customerOf(call, contactId);
  checkDate(call, fields, date);
  const text = (name: string, max: number, old: string | null) => {
    const value = fields.text(name, { max });
    return value === undefined ? old : value;
  };
  // One that is sent stands by itself; nothing of the contact's is mixed into it.
  const sent = (name: string) => (fields.has(name) ? emptyAddress(call.business.countryId) : undefined);
  const mainAddress = readAddress(
    fields.object('main_address'),
    before?.mainAddress ?? sent('main_address') ?? { ...contact.mainAddress, id: newId() },
  );
  expectAddress(call, fields, mainAddress);
  const days = contact.creditDays ?? call.business.customerCreditDays;
  return {
    contactId,
    date,
    dueDate: fields.date('due_date') ?? before?.dueDate ?? addDays(date, days),
    reference: text('reference', 25, before?.reference ?? null),
    notes: text('notes', 2000, before?.notes ?? null),
    termsAndConditions: text(
      'terms_and_conditions',
      2000,
      before === undefined ? call.business.termsAndConditions : before.termsAndConditions,
    ),
    sent: fields.flag('sent') ?? before?.sent ?? false,
    currencyId: readCurrency(call, fields, contact, before?.currencyId),
    exchangeRate: readRate(fields, before?.exchangeRate ?? '1'),
    mainAddress,
    // An address left out is copied without a word (observed).
    deliveryAddress: readAddress(
      fields.object('delivery_address'),
      before?.deliveryAddress ?? sent('delivery_address') ?? { ...mainAddress, id: newId() },
    ),
    lines:
      before === undefined
        ? readLines(call, fields, kind, contact)
        : mergeLines(call, fields, kind, contact, before.lines),
    ...readShipping(fields, before),
  };
}

/** Seen of invoices for contacts without one, in these words and without a field; taken to hold for credit notes. */
function expectAddress({ world }: Call, fields: Fields, main: Address): void {
  if (world.settings.profile !== 'strict' || !isNoAddress(main)) return;
  fields.add(invalid('Invoice Address is required.', 'base'));
  if (!fields.has('delivery_address')) fields.add(invalid('Delivery Address is required.', 'base'));
}

/** Unknown: 404; a supplier: 422 in these words (Sage guide, best practices). */
function customerOf(call: Call, id: string): Contact {
  const contact = own(call, call.world.state.contacts, id);
  if (contact.typeId !== 'CUSTOMER') throw refuse("Couldn't find Customer.");
  return contact;
}

function checkDate(call: Call, fields: Fields, date: string): void {
  const { accountsStartDate, yearEndLockdownDate } = call.business;
  if (date < accountsStartDate) fields.wrong('date', 'must be on or after the accounts start date');
  if (yearEndLockdownDate !== null && date <= yearEndLockdownDate)
    fields.wrong('date', 'must be after the year end lockdown date');
}

/** Foreign only with multi-currency; a contact is locked to one currency (Sage guide; observed). */
function readCurrency(call: Call, fields: Fields, contact: Contact, old: string | undefined): string {
  const id = fields.text('currency_id') ?? old ?? call.business.baseCurrencyId;
  if (id !== call.business.baseCurrencyId && !hasCurrencies(call.business))
    fields.wrong('currency_id', 'cannot be foreign: this business has no multi-currency');
  else if (id !== contact.currencyId)
    fields.wrong('currency_id', `must be ${contact.currencyId}, the currency of the contact`);
  return id;
}

function readRate(fields: Fields, old: string): string {
  const rate = fields.decimal('exchange_rate');
  const inverse = fields.decimal('inverse_exchange_rate');
  if (rate?.isZero()) fields.wrong('exchange_rate', 'must be greater than 0');
  if (inverse?.isZero()) fields.wrong('inverse_exchange_rate', 'must be greater than 0');
  if (rate && !rate.isZero()) return rate.toFixed();
  return inverse && !inverse.isZero() ? new Decimal(1).dividedBy(inverse).toDecimalPlaces(10).toFixed() : old;
}

/** Sage works out the tax on shipping itself (Sage guide; observed). */
function readShipping(fields: Fields, before: Artefact | undefined) {
  const net = fields.decimal('shipping_net_amount') ?? money(before?.shippingNetAmount ?? '0');
  const rateId = fields.text('shipping_tax_rate_id') ?? before?.shippingTaxRateId ?? null;
  const rate = taxRates.find((each) => each.id === rateId);
  if (rateId !== null && rate === undefined) throw notFound();
  return {
    shippingNetAmount: net.toFixed(),
    shippingTaxRateId: rateId,
    shippingTaxAmount: cents(net.times(rate?.percentage ?? '0').dividedBy(100)).toFixed(),
  };
}
