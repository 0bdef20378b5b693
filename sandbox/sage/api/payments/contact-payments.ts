import { emptyAnswer, jsonAnswer } from '../../answer.ts';
import { paymentMethods } from '../../books/catalog.ts';
import { createPayment, deletePayment, reallocate } from '../../books/payments.ts';
import { notFound, refuse } from '../../errors.ts';
import { type Payment, paymentTypeIds } from '../../state.ts';
import { allOwn, type Call, own, type Route } from '../call.ts';
import { listAnswer } from '../envelope.ts';
import { resourceFields } from '../fields.ts';
import { idempotencyIdOf } from '../idempotency.ts';
import { presentPayment } from './present.ts';
import { readSettlements } from './read-settlements.ts';

const area = 'Bank' as const;
const resource = 'contact_payment';

export const contactPaymentRoutes: readonly Route[] = [
  { kind: 'plain', method: 'GET', template: '/contact_payments', area, handle: list },
  { kind: 'write', method: 'POST', template: '/contact_payments', area, resource, handle: create },
  { kind: 'plain', method: 'GET', template: '/contact_payments/{id}', area, handle: read },
  { kind: 'write', method: 'PUT', template: '/contact_payments/{id}', area, resource, handle: update },
  { kind: 'plain', method: 'DELETE', template: '/contact_payments/{id}', area, handle: remove },
];

function list(call: Call) {
  const { query, world } = call;
  const is = (name: string, value: string) => (query.get(name) ?? value) === value;
  const rows = allOwn(call, world.state.payments).filter(
    (row) =>
      is('contact_id', row.contactId) &&
      is('transaction_type_id', row.transactionTypeId) &&
      is('bank_account_id', row.bankAccountId) &&
      row.date >= (query.get('from_date') ?? '') &&
      row.date <= (query.get('to_date') ?? '9999'),
  );
  return listAnswer(call, '/contact_payments', rows, (row) => presentPayment(world, row), {
    created_at: (row) => row.createdAt,
    updated_at: (row) => row.updatedAt,
    date: (row) => row.date,
  });
}

function read(call: Call) {
  return jsonAnswer(200, presentPayment(call.world, payment(call)));
}

function create(call: Call) {
  const { world, business } = call;
  const fields = resourceFields(call.body, resource);
  const transactionTypeId = fields.oneOf('transaction_type_id', paymentTypeIds, { required: true });
  const contactId = fields.text('contact_id', { required: true });
  const bankAccountId = fields.text('bank_account_id', { required: true });
  const date = fields.date('date', { required: true });
  const totalAmount = fields.decimal('total_amount', { required: true });
  const methodId = fields.text('payment_method_id') ?? 'CREDIT_DEBIT';
  if (!Object.hasOwn(paymentMethods, methodId)) fields.wrong('payment_method_id', 'is not a payment method');
  const reference = fields.text('reference', { max: 25 }) ?? null;
  const exchangeRate = fields.decimal('exchange_rate')?.toFixed() ?? '1';
  const settlements = readSettlements(fields, false);
  const currency = fields.text('currency_id');
  fields.settle();
  if (!transactionTypeId || !contactId || !bankAccountId || !date || !totalAmount) throw notFound();
  const contact = own(call, world.state.contacts, contactId);
  if (contact.typeId !== 'CUSTOMER') throw refuse("Couldn't find Customer.");
  if (currency && currency !== contact.currencyId)
    throw refuse(`must be ${contact.currencyId}, the currency of the contact`, 'currency_id');
  const created = createPayment(
    world,
    {
      businessId: business.id,
      transactionTypeId,
      contactId,
      bankAccountId: own(call, world.state.bankAccounts, bankAccountId).id,
      date,
      totalAmount: totalAmount.toFixed(),
      paymentMethodId: methodId,
      reference,
      currencyId: contact.currencyId,
      exchangeRate,
      settlements,
    },
    idempotencyIdOf(call, resource),
  );
  return jsonAnswer(201, presentPayment(world, created));
}

/** Only its allocations can be changed here: an empty list frees them all (Sage guide). */
function update(call: Call) {
  const row = payment(call);
  const fields = resourceFields(call.body, resource);
  const reference = fields.text('reference', { max: 25 });
  const settlements = fields.has('allocated_artefacts') ? readSettlements(fields, false) : row.settlements;
  fields.settle();
  reallocate(call.world, row, settlements);
  if (reference !== undefined) row.reference = reference;
  return jsonAnswer(200, presentPayment(call.world, row));
}

function remove(call: Call) {
  deletePayment(call.world, payment(call));
  return emptyAnswer(204);
}

function payment(call: Call): Payment {
  return own(call, call.world.state.payments, call.id);
}
