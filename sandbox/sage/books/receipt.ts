import { Decimal } from 'decimal.js';
import { notFound, refuse } from '../errors.ts';
import { money, zero } from '../money.ts';
import { type Payment } from '../state.ts';
import { type World } from '../world.ts';
import { outstandingOf } from './amounts.ts';
import { checkOpen, createPayment } from './payments.ts';

export interface ReceiptOrder {
  invoiceId: string;
  /** Decimal; default: what is outstanding after the discount. More than that goes on account. */
  amount?: string;
  discount?: string;
  /** YYYY-MM-DD; default: the sandbox's today. */
  date?: string;
}

/** Money from a customer, as a bookkeeper would enter it for one invoice. */
export function recordReceipt(world: World, order: ReceiptOrder): Payment {
  const invoice = world.state.artefacts[order.invoiceId];
  if (invoice === undefined || invoice.deletedAt !== null || invoice.kind !== 'sales_invoice')
    throw notFound();
  const discount = money(order.discount ?? '0');
  checkOpen(invoice, discount);
  const owed = outstandingOf(invoice).minus(discount);
  const amount = order.amount === undefined ? owed : money(order.amount);
  if (amount.plus(discount).lte(zero)) throw refuse('The amount must be greater than 0.', 'amount');
  const bank = Object.values(world.state.bankAccounts).find((each) => each.businessId === invoice.businessId);
  if (bank === undefined) throw notFound();
  return createPayment(
    world,
    {
      businessId: invoice.businessId,
      transactionTypeId: 'CUSTOMER_RECEIPT',
      contactId: invoice.contactId,
      bankAccountId: bank.id,
      date: order.date ?? world.clock.today(),
      totalAmount: amount.toFixed(),
      paymentMethodId: 'ELECTRONIC',
      reference: null,
      currencyId: invoice.currencyId,
      exchangeRate: invoice.exchangeRate,
      settlements: [
        {
          artefactId: invoice.id,
          amount: Decimal.min(amount, owed).toFixed(),
          discount: discount.toFixed(),
        },
      ],
    },
    null,
  );
}
