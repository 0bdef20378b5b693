import { log, setCurrentDetails } from '@temporalio/workflow';
import { getHealthReportQuery, type HealthReport } from '../../domain/runs/health-report.ts';
import { caretaking } from '../activities.ts';
import { onQuery } from '../cancellation.ts';
import { details, escapeMarkdown } from '../markdown.ts';

const MOST_LISTED = 20;

/**
 * Started by a Schedule of Temporal every few minutes: finds runs that stopped or wait longer than announced, which nobody else would see,
 * and tells the PSA and the operators. Its result is the report; the next look begins with it.
 */
export async function caretaker(): Promise<HealthReport> {
  let report: HealthReport | null = null;
  onQuery(getHealthReportQuery, () => report, 'What this look found; null while it looks');
  report = await caretaking.inspectRuns.executeWithOptions({ summary: 'Look at all runs' }, []);
  const found = report.findings.length;
  log.info('caretaker', { ...report.counts, incomplete: report.incomplete.length });
  setCurrentDetails(describe(report, found));
  return report;
}

function describe({ at, findings, incomplete }: HealthReport, found: number): string {
  const listed = findings.slice(0, MOST_LISTED);
  return details(`${found === 0 ? 'Nothing found' : `**${found} found**`} at ${at}`, [
    ...listed.map(({ code, message, fix }) => escapeMarkdown(`${code}: ${message} ${fix}`)),
    found > listed.length && `and ${found - listed.length} more`,
    ...incomplete.map((what) => escapeMarkdown(`Not looked at: ${what}`)),
  ]);
}
