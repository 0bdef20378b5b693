import {
  type LedgerAccount,
  type SageBusiness,
  type SageBusinessProfile,
  type TaxRate,
} from '../../domain/sage-records.ts';
import { listBusinesses } from '../../sage/list-businesses.ts';
import { listLedgerAccounts } from '../../sage/list-ledger-accounts.ts';
import { listTaxRates } from '../../sage/list-tax-rates.ts';
import { type ReadRecords } from '../../sage/read-records.ts';
import { readBusinessProfile } from '../../sage/read-business-profile.ts';
import { type ActivityDependencies } from '../dependencies.ts';
import { type SageAddress, withSage } from '../with-sage.ts';

export interface BusinessAddress extends SageAddress {
  readonly sageBusinessId: string;
}

/** What the connection reads of a business: all of them safe to repeat. A record that cannot be read is named beside those that can. */
export const readSageActivities = (deps: ActivityDependencies) => ({
  /** What a consent reaches that the unit has not settled on yet. */
  async listBusinesses(input: {
    businessUnit: string;
    sageUser: string;
  }): Promise<ReadRecords<SageBusiness>> {
    const address = { ...input, sageBusinessId: null };
    return (await withSage(deps, address, listBusinesses)).value;
  },

  /** Sees to it that there is a valid token; Sage itself is asked only where it must be refreshed. */
  async checkConsent(address: BusinessAddress): Promise<void> {
    await deps.tokens.get(address);
  },

  async readBusiness(address: BusinessAddress): Promise<SageBusinessProfile> {
    return (await withSage(deps, address, readBusinessProfile)).value;
  },

  async listTaxRates(address: BusinessAddress): Promise<ReadRecords<TaxRate>> {
    return (await withSage(deps, address, listTaxRates)).value;
  },

  /** The whole chart, so that "exists but not usable for sales" can be told from "does not exist". */
  async listLedgerAccounts(address: BusinessAddress): Promise<ReadRecords<LedgerAccount>> {
    return (await withSage(deps, address, (session) => listLedgerAccounts(session))).value;
  },
});
