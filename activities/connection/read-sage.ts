import {
  type AnalysisType,
  type LedgerAccount,
  type SageBusiness,
  type SageBusinessProfile,
  type TaxRate,
} from '../../domain/sage-records.ts';
import { listAnalysisTypes } from '../../sage/list-analysis-types.ts';
import { listBusinesses } from '../../sage/list-businesses.ts';
import { listLedgerAccounts } from '../../sage/list-ledger-accounts.ts';
import { listTaxRates } from '../../sage/list-tax-rates.ts';
import { type ReadRecords } from '../../sage/read-records.ts';
import { readBusinessProfile } from '../../sage/read-business-profile.ts';
import { type Counted } from '../../domain/failures.ts';
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

  async readBusiness(address: BusinessAddress): Promise<Counted<SageBusinessProfile>> {
    return withSage(deps, address, readBusinessProfile);
  },

  async listTaxRates(address: BusinessAddress): Promise<Counted<ReadRecords<TaxRate>>> {
    return withSage(deps, address, listTaxRates);
  },

  /** Those that are asked for, by id or name, with their categories; null: all. */
  async readAnalysisTypes(
    input: BusinessAddress & { wanted: readonly string[] | null },
  ): Promise<Counted<AnalysisType[]>> {
    return withSage(deps, input, (session) => listAnalysisTypes(session, input.wanted));
  },

  /** The whole chart, so that "exists but not usable for sales" can be told from "does not exist". */
  async listLedgerAccounts(address: BusinessAddress): Promise<Counted<ReadRecords<LedgerAccount>>> {
    return withSage(deps, address, (session) => listLedgerAccounts(session));
  },
});
