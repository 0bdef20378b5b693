import { z } from 'zod';
import { runDigest } from '../../domain/billing-run/billing-run.ts';
import {
  billingRunPage,
  billingRunPut,
  billingRunReport,
  billingRunView,
} from '../../domain/schemas/answers/billing-run.ts';
import { runListQuery, runPutQuery, runReportQuery, runRequest } from '../../domain/schemas/billing-run.ts';
import { identifier } from '../../domain/schemas/text.ts';
import { route } from '../route.ts';
import { otherRun } from './billing-runs.ts';
import { Lines } from './run-body.ts';
import { expectNoOther } from './run-check.ts';
import { readRun } from './run-content.ts';
import { previewRun } from './run-preview.ts';
import { csvOf } from './run-report.ts';
import {
  allRuns as all,
  answers,
  type BillingRunRouteParts,
  oneRun as one,
  runCommandRoutes,
  runParams as params,
} from './run-command-routes.ts';

/** Checked by `readRun`, bit by bit: two thousand invoices at once would keep everybody else waiting. */
const content = z.custom<unknown>();

/** Up to two thousand invoices as one object. */
export const billingRunRoutes = (parts: BillingRunRouteParts) => {
  const { client, runs, invoices, connections, progress, reports } = parts;
  return [
    route({
      method: 'put',
      path: one,
      operationId: 'putRun',
      roles: ['invoices:write'],
      handsOver: true,
      summary: 'Hand over up to 2,000 invoices as one run, at bulk priority; safe to repeat',
      params,
      query: runPutQuery,
      body: content,
      bodyShown: runRequest,
      bodyType: 'application/x-ndjson',
      answers: {
        202: { description: 'Taken on: each of them will be in Sage exactly once', schema: billingRunView },
        200: {
          description: 'The same run was taken on before; or, with dryRun, what each would become',
          schema: billingRunPut,
        },
        404: { description: 'The business unit was never connected' },
        409: { description: 'The id of the run, or of some invoices, was used with other content' },
        422: { description: 'Something in it is not usable; nothing was started' },
      },
      handle: async ({ params: key, query, body }) => {
        const { body: sent, isDryRun } = withoutDryRun(body, query.dryRun === 'true');
        const read = await readRun(sent, await connections.view(key.businessUnit));
        const digest = runDigest(read.invoices);
        const before = await runs.find(key);
        if (!isDryRun && before !== null && before.digest !== digest) throw otherRun(key);
        const isNew = before === null;
        const same =
          isNew || isDryRun
            ? await expectNoOther(client, invoices, key.businessUnit, read)
            : new Set<string>();
        if (isDryRun) return { status: 200, body: await previewRun(connections, key, read.invoices, same) };
        await runs.put(key, digest, read.invoices);
        return {
          status: isNew ? 202 : 200,
          body: await progress.of(await runs.get(key)),
          headers: { location: `/v1/business-units/${key.businessUnit}/runs/${key.runId}` },
        };
      },
    }),
    route({
      method: 'get',
      path: one,
      operationId: 'getRun',
      roles: ['invoices:read'],
      summary: 'A run: what is done, what waits for what, who is needed, and how long the rest takes',
      params,
      answers: { 200: answers[200], 404: answers[404] },
      handle: async ({ params: key }) => ({ status: 200, body: await progress.of(await runs.get(key)) }),
    }),
    route({
      method: 'get',
      path: all,
      operationId: 'listRuns',
      roles: ['invoices:read'],
      summary: "A business unit's runs, page by page: open ones first, the newest first",
      params: z.object({ businessUnit: identifier }),
      query: runListQuery,
      answers: {
        200: { description: 'A page, with nextCursor unless it is the last', schema: billingRunPage },
      },
      handle: async ({ params: { businessUnit }, query }) => ({
        status: 200,
        body: await runs.list(businessUnit, query),
      }),
    }),
    route({
      method: 'get',
      path: `${one}/report`,
      operationId: 'getRunReport',
      roles: ['invoices:read'],
      summary: 'Each invoice of a run as it stands now, as JSON or CSV',
      params,
      query: runReportQuery,
      answers: {
        200: {
          description: 'JSON; or, with format=csv, text/csv as RFC 4180 has it',
          schema: billingRunReport,
          textType: 'text/csv',
        },
        404: answers[404],
      },
      handle: async ({ params: key, query: { format } }) => {
        const run = await runs.get(key);
        const readAt = new Date().toISOString();
        const rows = await reports.rows(run);
        if (format === 'json')
          return { status: 200, body: { ...key, status: run.status, readAt, invoices: rows } };
        const name = `attachment; filename="run-${key.runId}.csv"`;
        const headers = {
          'content-type': 'text/csv; charset=utf-8; header=present',
          'content-disposition': name,
        };
        return { status: 200, text: csvOf(rows), headers };
      },
    }),
    ...runCommandRoutes(parts),
  ];
};

/** In JSON it may stand beside the invoices. */
function withoutDryRun(
  body: unknown,
  asked: boolean,
): { readonly body: unknown; readonly isDryRun: boolean } {
  if (body instanceof Lines || typeof body !== 'object' || body === null || !('dryRun' in body))
    return { body, isDryRun: asked };
  const { dryRun, ...rest } = body;
  return typeof dryRun === 'boolean' ? { body: rest, isDryRun: asked || dryRun } : { body, isDryRun: asked };
}
