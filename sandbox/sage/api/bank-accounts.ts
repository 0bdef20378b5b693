import { jsonAnswer, type JsonObject } from '../answer.ts';
import { shownTime } from '../clock.ts';
import { type BankAccount, type State } from '../state.ts';
import { allOwn, own, type Route } from './call.ts';
import { listAnswer } from './envelope.ts';
import { currencyRef, ledgerDisplay, ledgerRef, ref } from './references.ts';

export const bankAccountRoutes: readonly Route[] = [
  {
    kind: 'plain',
    method: 'GET',
    template: '/bank_accounts',
    area: 'Bank',
    handle: (call) =>
      listAnswer(call, '/bank_accounts', allOwn(call, call.world.state.bankAccounts), (row) =>
        present(call.world.state, row),
      ),
  },
  {
    kind: 'plain',
    method: 'GET',
    template: '/bank_accounts/{id}',
    area: 'Bank',
    handle: (call) =>
      jsonAnswer(200, present(call.world.state, own(call, call.world.state.bankAccounts, call.id))),
  },
];

export function bankAccountRef(account: BankAccount): JsonObject {
  const display = ledgerDisplay({ displayName: account.name, nominalCode: account.nominalCode });
  return ref('bank_accounts', account.id, display);
}

function present(state: State, account: BankAccount): JsonObject {
  return {
    ...bankAccountRef(account),
    created_at: shownTime(account.createdAt),
    updated_at: shownTime(account.updatedAt),
    name: account.name,
    nominal_code: account.nominalCode,
    bank_account_type: ref(
      'bank_account_types',
      account.typeId,
      account.typeId === 'CASH' ? 'Cash' : 'Current',
    ),
    ledger_account: ledgerRef(state, account.ledgerAccountId),
    currency: currencyRef(account.currencyId),
    is_active: true,
  };
}
