import { type Client } from '@temporalio/client';
import { z } from 'zod';
import { cancelRunUpdate, pauseRunUpdate, resumeRunUpdate } from '../../domain/billing-run/messages.ts';
import { billingRunView } from '../../domain/schemas/answers/billing-run.ts';
import { runCancellation, runPause, runResumption } from '../../domain/schemas/billing-run.ts';
import { identifier } from '../../domain/schemas/text.ts';
import { type Connections } from '../connection/connections.ts';
import { type Invoices } from '../invoice/invoices.ts';
import { route } from '../route.ts';
import { type BillingRuns } from './billing-runs.ts';
import { type RunProgress } from './run-progress.ts';
import { type RunReports } from './run-report.ts';

export const runParams = z.object({ businessUnit: identifier, runId: identifier });
export const allRuns = '/v1/business-units/:businessUnit/runs';
export const oneRun = `${allRuns}/:runId`;
const [params, one] = [runParams, oneRun];

export interface BillingRunRouteParts {
  readonly client: Client;
  readonly runs: BillingRuns;
  readonly invoices: Invoices;
  readonly connections: Connections;
  readonly progress: RunProgress;
  readonly reports: RunReports;
}

export const answers = {
  200: { description: 'The run as it is now', schema: billingRunView },
  404: { description: 'There is no such run' },
  409: { description: 'Not possible as things stand; the problem says what is' },
};

/** What a PSA may ask of a run; each is safe to repeat. */
export const runCommandRoutes = ({ runs, progress }: BillingRunRouteParts) => [
  route({
    method: 'post',
    path: `${one}/pause`,
    operationId: 'pauseRun',
    repeat: 'byRequestId',
    roles: ['invoices:write'],
    summary: 'Hand over nothing more until resumed; what is handed over goes on',
    params,
    body: runPause,
    answers,
    handle: async ({ params: key, body }) => {
      const run = await runs.update(key, (open) => open.executeUpdate(pauseRunUpdate, { args: [body] }));
      return { status: 200, body: await progress.of(run) };
    },
  }),
  route({
    method: 'post',
    path: `${one}/resume`,
    operationId: 'resumeRun',
    repeat: 'byRequestId',
    roles: ['invoices:write'],
    summary: 'Go on after a pause',
    params,
    body: runResumption,
    answers,
    handle: async ({ params: key, body }) => {
      const run = await runs.update(key, (open) => open.executeUpdate(resumeRunUpdate, { args: [body] }));
      return { status: 200, body: await progress.of(run) };
    },
  }),
  route({
    method: 'post',
    path: `${one}/cancel`,
    operationId: 'cancelRun',
    repeat: 'byRequestId',
    roles: ['invoices:write'],
    summary: 'Hand over nothing more, for good; with handedOver also cancel what is not in Sage yet',
    params,
    body: runCancellation,
    answers,
    handle: async ({ params: key, body }) => {
      const run = await runs.update(
        key,
        (open) => open.executeUpdate(cancelRunUpdate, { args: [body] }),
        ({ status }) => status === 'cancelled',
      );
      return { status: 200, body: await progress.of(run) };
    },
  }),
];
