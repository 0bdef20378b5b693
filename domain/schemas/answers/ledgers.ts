import { z } from 'zod';
import { type GlAccount } from '../../connection/connection.ts';
import { ledgerAccount } from './invoice-details.ts';

export const glAccount = z
  .object({
    id: z.string().describe("The PSA's own"),
    name: z.string().describe('Ledger account, as in the chart of accounts of Sage'),
    description: z.string().optional(),
    integration: z.enum(['sage', 'none']),
    ledger: ledgerAccount.nullable(),
  })
  .meta({ id: 'GlAccount' }) satisfies z.ZodType<GlAccount>;
export const glAccounts = z.object({ glAccounts: z.array(glAccount).readonly() }).meta({ id: 'GlAccounts' });

export const contractTemplate = z
  .object({ id: z.string().describe("The PSA's own"), glAccountId: z.string() })
  .meta({ id: 'ContractTemplate' });
export const contractTemplates = z
  .object({ contractTemplates: z.array(contractTemplate).readonly() })
  .meta({ id: 'ContractTemplates' });
export const contractTemplateLink = z
  .object({ id: z.string(), glAccountId: z.string().nullable().describe('Null: the link was removed') })
  .meta({ id: 'ContractTemplateLink' });

export const ledgerAccounts = z
  .object({ ledgerAccounts: z.array(ledgerAccount).readonly() })
  .meta({ id: 'LedgerAccounts' });

export const named = { id: z.string(), name: z.string() };
export const analysisTypes = z
  .object({
    analysisTypes: z
      .array(
        z.object({ ...named, categories: z.array(z.object(named)).readonly() }).meta({ id: 'AnalysisType' }),
      )
      .readonly(),
  })
  .meta({ id: 'AnalysisTypes' });
