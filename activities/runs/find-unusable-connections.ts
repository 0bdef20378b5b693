import { type WorkflowExecutionInfo } from '@temporalio/client';
import { getConnectionQuery } from '../../domain/connection/messages.ts';
import { type Finding, isUnusableTooLong } from '../../domain/runs/health-report.ts';
import { businessUnitKey, connectionStatusKey, waitingForKey } from '../../domain/search-attributes.ts';
import { quoted } from '../../temporal/visibility-query.ts';
import { type Found } from './found.ts';
import { countRuns, eachOf, listRuns, runsOf, subjectOfRun } from './run-list.ts';
import { ask } from './stuck.ts';

const MOST_SEEN = 200;

/** Units whose invoices or credit notes wait for a connection that nobody has made usable for a day. */
export async function findUnusableConnections(taskQueue: string, nowMs: number): Promise<Found> {
  const query = `${runsOf(taskQueue, 'connection')} AND ExecutionStatus = 'Running' AND ${connectionStatusKey.name} != 'verified'`;
  const { runs, more } = await listRuns(query, MOST_SEEN);
  const findings = await eachOf(runs, (run) => unusable(run, taskQueue, nowMs));
  return {
    findings: findings.filter((finding) => finding !== null),
    incomplete: more ? [`of the connections that are not usable only ${MOST_SEEN} were looked at`] : [],
  };
}

async function unusable(
  run: WorkflowExecutionInfo,
  taskQueue: string,
  nowMs: number,
): Promise<Finding | null> {
  const unit = run.typedSearchAttributes.get(businessUnitKey);
  if (unit === undefined) return null;
  const waitingOf = (type: 'invoice' | 'creditNote') =>
    countRuns(
      `${runsOf(taskQueue, type)} AND ExecutionStatus = 'Running' AND ${businessUnitKey.name} = ${quoted(unit)} AND ${waitingForKey.name} = 'connection'`,
    );
  const [invoices, notes] = [await waitingOf('invoice'), await waitingOf('creditNote')];
  if (invoices + notes === 0) return null;
  const asked = await ask(run, getConnectionQuery);
  if ('stuck' in asked) return asked.stuck;
  const { status, statusSince, problem } = asked.answer;
  if (!isUnusableTooLong(asked.answer, nowMs)) return null;
  return {
    code: 'connection_unusable',
    ...subjectOfRun(run),
    since: statusSince,
    message:
      `${whoWaits(invoices, notes)} for the connection of "${unit}", which is ${status.replaceAll('_', ' ')} since ${statusSince}. ${problem?.message ?? ''}`.trim(),
    fix:
      status === 'connected'
        ? 'Test the connection (POST …/connection/test): they then go on.'
        : (problem?.fix ??
          'Ask the person who may consent at Sage: POST …/connection/authorize gives the link.'),
  };
}

/** "2 invoices and 1 credit note wait" */
function whoWaits(invoices: number, notes: number): string {
  const some = (number: number, noun: string) =>
    number === 0 ? [] : [`${number} ${noun}${number === 1 ? '' : 's'}`];
  const all = [...some(invoices, 'invoice'), ...some(notes, 'credit note')];
  return `${all.join(' and ')} ${invoices + notes === 1 ? 'waits' : 'wait'}`;
}
