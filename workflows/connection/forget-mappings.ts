import { type ConnectionState } from './state.ts';

/** Ledgers and customers belong to a business; those of another one mean nothing. */
export function forgetMappings(state: ConnectionState): void {
  state.defaultLedger = null;
  state.glAccounts = state.glAccounts.map((account) => ({ ...account, ledger: null }));
  state.taxRates = [];
  state.customers = {};
  state.lastTest = null;
  state.proven = false;
}
