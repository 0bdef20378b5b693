import { analysisOfLines, analysisTypesIn } from '../../domain/invoice/analysis.ts';
import { type InvoicePlan } from '../../domain/invoice/invoice.ts';
import { atSage, singleAttempt, workflowCalls } from '../activities.ts';
import { callSage, onBehalfOf } from './call-sage.ts';
import { tellRefusal } from './lacking.ts';
import { type InvoiceRun } from './run.ts';
import { NeedsAttention } from './stops.ts';

const ENDPOINT = 'GET /analysis_types';

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
  const resolved = analysisOfLines(state.request, types);
  if (!resolved.ok) throw new NeedsAttention(resolved.attention);
  const lines = plan.lines.map((line, index) => ({ ...line, analysis: resolved.value[index] ?? [] }));
  state.plan = { ...plan, lines };
  return state.plan;
}

async function expectAnalysisTypes(
  { state: { businessUnit } }: InvoiceRun,
  { sageBusinessId }: InvoicePlan,
): Promise<void> {
  const lacking = await workflowCalls.readNotInEdition.executeWithOptions(
    { summary: 'What does the edition lack?' },
    [{ businessUnit, sageBusinessId }],
  );
  const missing = lacking.find(({ endpoint }) => endpoint === ENDPOINT);
  if (missing !== undefined)
    throw new NeedsAttention({ code: 'not_in_edition', message: missing.message, field: '/lines' });
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
    tellRefusal(run, plan, ENDPOINT, error.message);
    throw new NeedsAttention({ ...error.draft, field: '/lines' }, error.effect);
  }
}
