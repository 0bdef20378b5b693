import { ANALYSIS_ENDPOINT } from '../../domain/invoice/analysis.ts';
import { notInEdition } from '../../domain/connection/editions.ts';
import { type AnalysisType } from '../../domain/sage-records.ts';
import { atSage, sage } from '../activities.ts';
import { explain, failureOf, retriableAfter } from '../failure.ts';
import { isRefusal, refusal } from '../refusal.ts';
import { type ConnectionRun } from './run.ts';
import { isConnected } from './state.ts';

/** The list, and each of its six. */
const CALLS_OF_ANALYSIS_TYPES = 7;

/** What lines of invoices can be counted under in Sage, read now. @throws ApplicationFailure `refused` */
export async function listAnalysisTypes(run: ConnectionRun): Promise<readonly AnalysisType[]> {
  const { state, calls } = run;
  if (!isConnected(state))
    throw refusal({
      code: 'not_connected',
      message: `Business unit "${state.businessUnit}" is not connected to Sage, so its analysis types cannot be read.`,
      fix: 'Connect it to Sage first.',
    });
  const lacking = notInEdition(state.business.edition, state.refused, Date.now());
  const missing = lacking.find(({ endpoint }) => endpoint === ANALYSIS_ENDPOINT);
  if (missing !== undefined)
    throw refusal({ code: 'not_in_edition', message: missing.message, fix: missing.fix });
  const address = { businessUnit: state.businessUnit, sageBusinessId: state.business.id };
  try {
    const types = await calls.run(
      { ...address, unit: state.businessUnit, kind: 'person', calls: CALLS_OF_ANALYSIS_TYPES },
      async () =>
        calls.counted(
          await sage.readAnalysisTypes.executeWithOptions(atSage('Read the analysis types', address), [
            { ...address, pacing: calls.pacing, wanted: null },
          ]),
        ),
    );
    return types.filter(({ usableForSales }) => usableForSales);
  } catch (error) {
    if (isRefusal(error)) throw error;
    const failure = failureOf(error);
    if (failure.kind === 'needs_person' && failure.attention.code === 'not_in_edition') {
      const { message } = failure.attention;
      run.learnRefusals(address.sageBusinessId, [{ endpoint: ANALYSIS_ENDPOINT, at: run.nowIso, message }]);
      throw refusal({ code: 'not_in_edition', ...explain(failure) });
    }
    throw refusal({ code: 'sage_unavailable', ...explain(failure) }, retriableAfter(failure));
  }
}
