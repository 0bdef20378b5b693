import { getClient } from '@temporalio/activity';
import { type WorkflowExecutionInfo } from '@temporalio/client';
import { businessUnitKey } from '../../domain/search-attributes.ts';
import { inList, quoted } from '../../temporal/visibility-query.ts';

const PAGE = 200;

/** A run as a list or a description tells it. */
export type KnownRun = Omit<WorkflowExecutionInfo, 'raw'>;

/** The first `most` runs of a visibility query; `more` when there are others. */
export async function listRuns(
  query: string,
  most: number,
): Promise<{ readonly runs: readonly WorkflowExecutionInfo[]; readonly more: boolean }> {
  const runs: WorkflowExecutionInfo[] = [];
  for await (const run of getClient().workflow.list({ query, pageSize: Math.min(most + 1, PAGE) })) {
    if (runs.length === most) return { runs, more: true };
    runs.push(run);
  }
  return { runs, more: false };
}

export const countRuns = async (query: string): Promise<number> =>
  (await getClient().workflow.count(query)).count;

/** Of one installation, which is told from others in its namespace by its task queue. */
export const runsOf = (taskQueue: string, ...types: readonly string[]): string =>
  `TaskQueue = ${quoted(taskQueue)} AND ${inList('WorkflowType', types)}`;

/** Whom a run is about, by its id and attributes. */
export function subjectOfRun(run: KnownRun): {
  readonly workflowId: string;
  readonly businessUnit: string | null;
  readonly invoiceId: string | null;
} {
  const { workflowId, memo } = run;
  const businessUnit = run.typedSearchAttributes.get(businessUnitKey) ?? null;
  const [kind, , invoiceId] = workflowId.split(':');
  const ofEvent: unknown = memo?.['invoiceId'];
  const id =
    kind === 'invoice' || kind === 'credit-note'
      ? invoiceId
      : typeof ofEvent === 'string'
        ? ofEvent
        : undefined;
  return { workflowId, businessUnit, invoiceId: id ?? null };
}

/** `work` for each, a few at the same time. */
export async function eachOf<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
  atATime = 5,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let at = 0; at < items.length; at += atATime)
    results.push(...(await Promise.all(items.slice(at, at + atATime).map(work))));
  return results;
}
