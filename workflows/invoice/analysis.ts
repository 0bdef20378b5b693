import {
  ANALYSIS_ENDPOINT,
  analysed,
  analysisLacking,
  analysisRefused,
  analysisTypesIn,
} from '../../domain/invoice/analysis.ts';
import { type InvoicePlan } from '../../domain/invoice/invoice.ts';
import { atSage, singleAttempt, workflowCalls } from '../activities.ts';
import { callSage, onBehalfOf } from './call-sage.ts';
import { tellRefusal } from './lacking.ts';
import { type InvoiceRun } from './run.ts';
import { NeedsAttention } from './stops.ts';

/**
 * The plan with what each line is counted under in Sage, by its analysis types of this moment; no call where no line says anything, nor where
 * the edition is known to have none. @throws NeedsAttention
 */
export async function withAnalysis(run: InvoiceRun, plan: InvoicePlan): Promise<InvoicePlan> {
  const { state } = run;
  const wanted = analysisTypesIn(state.request);
  if (wanted.length === 0) return plan;
  await expectAnalysisTypes(run, plan);
  const types = await readTypes(run, plan, wanted);
  const resolved = analysed(plan, state.request, types);
  if (!resolved.ok) throw new NeedsAttention(resolved.attention);
  state.plan = resolved.value;
  return resolved.value;
}

async function expectAnalysisTypes(
  { state: { businessUnit } }: InvoiceRun,
  { sageBusinessId }: InvoicePlan,
): Promise<void> {
  const lacking = await workflowCalls.readNotInEdition.executeWithOptions(
    { summary: 'What does the edition lack?' },
    [{ businessUnit, sageBusinessId }],
  );
  const known = analysisLacking(lacking);
  if (known !== null) throw new NeedsAttention(known);
}

async function readTypes(run: InvoiceRun, plan: InvoicePlan, wanted: readonly string[]) {
  try {
    return await callSage(run, () =>
      singleAttempt.readAnalysisTypes.executeWithOptions(atSage('Read the analysis types', plan), [
        { ...onBehalfOf(run, plan), wanted },
      ]),
    );
  } catch (error) {
    if (!(error instanceof NeedsAttention) || error.draft.code !== 'not_in_edition') throw error;
    tellRefusal(run, plan, ANALYSIS_ENDPOINT, error.message);
    throw new NeedsAttention({ ...error.draft, ...analysisRefused(error.message) }, error.effect);
  }
}
