import { jsonAnswer, type JsonObject } from '../answer.ts';
import { ledgerTypes } from '../books/catalog.ts';
import { shownTime } from '../clock.ts';
import { refuse } from '../errors.ts';
import { type LedgerAccount } from '../state.ts';
import { allOwn, type Call, own, type Route } from './call.ts';
import { listAnswer } from './envelope.ts';
import { ledgerDisplay, ref, taxRateRef } from './references.ts';

export const ledgerScopes = [
  'sales',
  'banking',
  'expenses',
  'other_payments',
  'other_receipts',
  'journals',
  'reporting',
] as const;

export const ledgerAccountRoutes: readonly Route[] = [
  { kind: 'plain', method: 'GET', template: '/ledger_accounts', area: 'Settings', handle: list },
  {
    kind: 'plain',
    method: 'GET',
    template: '/ledger_accounts/{id}',
    area: null,
    handle: (call) => jsonAnswer(200, present(own(call, call.world.state.ledgerAccounts, call.id))),
  },
];

function list(call: Call) {
  const { query } = call;
  const visibleIn = scopesFrom(query, 'visible_in');
  const notVisibleIn = scopesFrom(query, 'not_visible_in');
  const typeId = query.get('ledger_account_type_id');
  const search = query.get('search')?.toLowerCase();
  const rows = allOwn(call, call.world.state.ledgerAccounts).filter(
    (ledger) =>
      visibleIn.every((scope) => ledger.visibleIn.includes(scope)) &&
      notVisibleIn.every((scope) => !ledger.visibleIn.includes(scope)) &&
      (typeId === null || ledger.typeId === typeId) &&
      (query.get('show_control_accounts') !== 'false' || !ledger.isControl) &&
      (search === undefined || ledgerDisplay(ledger).toLowerCase().includes(search)),
  );
  return listAnswer(call, '/ledger_accounts', rows, present);
}

function scopesFrom(query: URLSearchParams, name: string): string[] {
  const wanted = query.get(name)?.split(',') ?? [];
  for (const scope of wanted)
    if (!ledgerScopes.some((known) => known === scope)) throw refuse(`${scope} is not a visibility`, name);
  return wanted;
}

function present(ledger: LedgerAccount): JsonObject {
  const display = ledgerDisplay(ledger);
  return {
    ...ref('ledger_accounts', ledger.id, display),
    created_at: shownTime(ledger.createdAt),
    updated_at: shownTime(ledger.updatedAt),
    name: ledger.name,
    display_name: ledger.displayName,
    display_formatted: display,
    nominal_code: ledger.nominalCode,
    included_in_chart: true,
    is_control_account: ledger.isControl,
    control_name: null,
    fixed_tax_rate: false,
    ledger_account_type: ref(
      'ledger_account_types',
      ledger.typeId,
      ledgerTypes[ledger.typeId] ?? ledger.typeId,
    ),
    tax_rate: taxRateRef(ledger.taxRateId),
    ...Object.fromEntries(
      ledgerScopes.map((scope) => [`visible_in_${scope}`, ledger.visibleIn.includes(scope)]),
    ),
    visible_scopes: ledger.visibleIn,
  };
}
