import { getClient } from '@temporalio/activity';
import { type WorkflowExecutionInfo } from '@temporalio/client';
import { type Finding } from '../../domain/runs/health-report.ts';
import {
  authorizeAgain,
  beginsByItself,
  endedEarlyQuery,
  endedHow,
  handOverAgain,
  handOverNoteAgain,
  putEndpointAgain,
  putRunAgain,
  resendAgain,
} from '../../domain/runs/stopped.ts';
import { newestRuns } from '../../temporal/newest-runs.ts';
import { type Found } from './found.ts';
import { listRuns, runsOf, subjectOfRun } from './run-list.ts';

const MOST_SEEN = 1_000;

/** What brings each kind back. A notice that found no invoice fails by itself, and is none of them. */
const fixes: Readonly<Record<string, string>> = {
  invoice: handOverAgain,
  creditNote: handOverNoteAgain,
  connection: authorizeAgain,
  consent: beginsByItself,
  turnstile: beginsByItself,
  paymentWatch: beginsByItself,
  webhookEndpoints: putEndpointAgain,
  eventDelivery: resendAgain,
  billingRun: putRunAgain,
  runPart: putRunAgain,
};

/** Runs that ended before their time, and in whose place none has begun. */
export async function findStopped(taskQueue: string): Promise<Found> {
  const query = `${runsOf(taskQueue, ...Object.keys(fixes))} AND ${endedEarlyQuery}`;
  const { runs, more } = await listRuns(query, MOST_SEEN);
  const newest = await newestRuns(getClient().workflow, runs);
  return {
    findings: newest.map(stopped),
    incomplete: more
      ? [`of the runs that ended before their time only the last ${MOST_SEEN} were looked at`]
      : [],
  };
}

function stopped(run: WorkflowExecutionInfo): Finding {
  const since = (run.closeTime ?? run.startTime).toISOString();
  const how = (endedHow(run.status.name) ?? 'ended').replaceAll('_', ' ');
  return {
    code: 'run_stopped',
    ...subjectOfRun(run),
    since,
    message: `${run.workflowId} ${how === 'failed' ? 'failed' : `was ${how}`} at ${since}: nobody works on it any more.`,
    fix: fixes[run.type] ?? beginsByItself,
  };
}
