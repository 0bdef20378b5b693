import { z } from 'zod';
import { findingCodes } from '../runs/health-report.ts';
import { moment } from './values.ts';

/** What `GET /v1/health-report` answers. */
export const healthReport = z
  .object({
    at: moment.nullable().describe('When the caretaker looked last; null when it never did'),
    caretaker: z.object({
      state: z
        .enum(['running', 'late', 'paused', 'off'])
        .describe('late: it should have looked since, so workers may be away; off: nobody looks'),
      everyMinutes: z.number().nullable(),
      nextLook: moment.nullable(),
    }),
    counts: z.partialRecord(z.enum(findingCodes), z.int()).describe('All that were found, by code'),
    findings: z
      .array(
        z.object({
          code: z.enum(findingCodes).describe('One of the codes of the runbook'),
          workflowId: z.string(),
          businessUnit: z.string().nullable(),
          invoiceId: z.string().nullable(),
          since: moment,
          message: z.string(),
          fix: z.string().describe('What a person can do'),
        }),
      )
      .readonly()
      .describe('Of each code 100 at most'),
    incomplete: z.array(z.string()).readonly().describe('What could not be looked at, and why'),
  })
  .meta({ id: 'HealthReport' });
