import { type JsonObject } from '../../answer.ts';
import { onAccountOf } from '../../books/settle.ts';
import { paymentMethods } from '../../books/catalog.ts';
import { shownTime } from '../../clock.ts';
import { show, showText } from '../../money.ts';
import { type Allocation, type Payment, type Settlement } from '../../state.ts';
import { type World } from '../../world.ts';
import { artefactRef } from '../artefacts/present.ts';
import { bankAccountRef } from '../bank-accounts.ts';
import { contactRef, currencyRef, ref } from '../references.ts';

export function presentPayment(world: World, payment: Payment): JsonObject {
  const { state } = world;
  const receipt = payment.transactionTypeId === 'CUSTOMER_RECEIPT';
  const name = receipt ? 'Customer Receipt' : 'Customer Refund';
  const bank = state.bankAccounts[payment.bankAccountId];
  const left = onAccountOf(world, payment);
  return {
    ...ref('contact_payments', payment.id, name),
    created_at: shownTime(payment.createdAt),
    updated_at: shownTime(payment.updatedAt),
    deleted_at: payment.deletedAt && shownTime(payment.deletedAt),
    transaction_type: ref('transaction_types', payment.transactionTypeId, name),
    payment_method: ref(
      'payment_methods',
      payment.paymentMethodId,
      paymentMethods[payment.paymentMethodId] ?? payment.paymentMethodId,
    ),
    contact: contactRef(state, payment.contactId),
    bank_account: bank === undefined ? null : bankAccountRef(bank),
    date: payment.date,
    net_amount: showText(payment.totalAmount),
    tax_amount: '0.0',
    total_amount: showText(payment.totalAmount),
    currency: currencyRef(payment.currencyId),
    exchange_rate: showText(payment.exchangeRate),
    reference: payment.reference,
    allocated_artefacts: payment.settlements.map((each) => presentSettlement(world, each)),
    payment_on_account: left.isZero()
      ? null
      : {
          ...ref('payments_on_account', payment.onAccountId, 'Payment on Account'),
          net_amount: show(left),
          total_amount: show(left),
          outstanding_amount: show(left),
          contact: contactRef(state, payment.contactId),
          date: payment.date,
        },
    editable: true,
    deletable: true,
  };
}

export function presentAllocation(world: World, allocation: Allocation): JsonObject {
  const name = 'Customer Allocation';
  return {
    ...ref('contact_allocations', allocation.id, name),
    created_at: shownTime(allocation.createdAt),
    updated_at: shownTime(allocation.updatedAt),
    deleted_at: allocation.deletedAt && shownTime(allocation.deletedAt),
    transaction_type: ref('transaction_types', 'CUSTOMER_ALLOCATION', name),
    contact: contactRef(world.state, allocation.contactId),
    date: allocation.date,
    allocated_artefacts: allocation.settlements.map((each) => presentSettlement(world, each)),
  };
}

function presentSettlement(world: World, settlement: Settlement): JsonObject {
  const artefact = world.state.artefacts[settlement.artefactId];
  return {
    artefact:
      artefact === undefined
        ? ref('payments_on_account', settlement.artefactId, 'Payment on Account')
        : artefactRef(artefact),
    amount: showText(settlement.amount),
    discount: showText(settlement.discount),
  };
}
