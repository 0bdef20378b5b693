import { getClient } from '@temporalio/activity';
import { type QueryDefinition } from '@temporalio/common';
import { type Finding } from '../../domain/runs/health-report.ts';
import { type Found } from './found.ts';
import { eachOf, type KnownRun, listRuns, runsOf, subjectOfRun } from './run-list.ts';

const QUERY_DEADLINE_MS = 10_000;
/** A worker that stops leaves one behind, a deployment perhaps two; those that follow fail for a reason that stays. */
const MOST_ATTEMPTS = 3;
const MOST_SEEN = 200;

/** Asks a run; a finding in place of its answer where no worker can give one. */
export async function ask<Answer>(
  run: KnownRun,
  query: QueryDefinition<Answer>,
): Promise<{ readonly answer: Answer } | { readonly stuck: Finding }> {
  const client = getClient();
  try {
    return {
      answer: await client.withDeadline(Date.now() + QUERY_DEADLINE_MS, () =>
        client.workflow.getHandle(run.workflowId).query(query),
      ),
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { stuck: (await failingTask(run)) ?? stuck(run, `does not answer a query (${reason})`) };
  }
}

/** Runs whose workflow task fails again and again: the entities each by itself, others where the server reports it. */
export async function findStuck(taskQueue: string): Promise<Found> {
  const entities = runsOf(
    taskQueue,
    'connection',
    'consent',
    'turnstile',
    'paymentWatch',
    'webhookEndpoints',
  );
  const { runs, more } = await listRuns(`${entities} AND ExecutionStatus = 'Running'`, MOST_SEEN);
  const reported = await reportedRuns(taskQueue);
  const suspects = new Map([...runs, ...reported].map((run) => [run.workflowId, run]));
  const findings = await eachOf([...suspects.values()], failingTask);
  return {
    findings: findings.filter((finding) => finding !== null),
    incomplete: more ? [`of the entities only ${MOST_SEEN} were asked whether they are stuck`] : [],
  };
}

/** By the attribute that newer servers set when a workflow task has failed several times; older ones do not know it. */
async function reportedRuns(taskQueue: string): Promise<readonly KnownRun[]> {
  try {
    const query = `${runsOf(taskQueue, 'invoice', 'creditNote', 'eventDelivery', 'notice')} AND ExecutionStatus = 'Running' AND TemporalReportedProblems IS NOT NULL`;
    return (await listRuns(query, MOST_SEEN)).runs;
  } catch {
    return [];
  }
}

async function failingTask(run: KnownRun): Promise<Finding | null> {
  const { raw } = await getClient().workflow.getHandle(run.workflowId).describe();
  const attempt = raw.pendingWorkflowTask?.attempt ?? 0;
  return attempt > MOST_ATTEMPTS ? stuck(run, `fails at its next step, ${attempt} times so far`) : null;
}

const stuck = (run: KnownRun, how: string): Finding => ({
  code: 'run_stuck',
  ...subjectOfRun(run),
  since: run.startTime.toISOString(),
  message: `${run.workflowId} ${how}.`,
  fix: 'Restart the workers, all of them: after a restore of the database they may remember what it no longer knows. If it stays, see the failed workflow task in the history of the run; a worker of the version that began it, or a mended one, takes it up by itself.',
});
