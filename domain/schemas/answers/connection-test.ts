import { z } from 'zod';
import { type TestEmailReport } from '../../connection/connection.ts';
import { type TestReport, testSteps } from '../../connection/test-report.ts';
import { moment } from '../values.ts';
import { fix } from './invoice-details.ts';
import { emailPreview } from './preview.ts';

export const testReport = z
  .object({
    mode: z.enum(['draft', 'read']),
    outcome: z.enum(['success', 'failed']),
    at: moment,
    ledgerName: z.string().nullable(),
    steps: z
      .array(
        z.object({
          step: z.enum(testSteps),
          outcome: z.enum(['passed', 'failed', 'skipped']),
          message: z.string(),
          fix: fix.optional(),
        }),
      )
      .readonly(),
    suggestions: z.array(z.string()).readonly().describe('Ledgers that are close to what was typed'),
    invoice: z.object({ id: z.string(), number: z.string(), kept: z.boolean() }).nullable(),
    leftInSage: z
      .array(
        z.object({
          what: z.enum(['invoice', 'customer']),
          id: z.string().nullable().describe("Null where Sage's answer was lost"),
          name: z.string(),
          isCertain: z.boolean(),
          fix,
        }),
      )
      .readonly()
      .describe('What the test made and could not remove'),
    written: z.string().describe('What was written to Sage and what of it is still there, in words'),
  })
  .meta({ id: 'TestReport' }) satisfies z.ZodType<TestReport>;

export const testEmailReport = z
  .object({
    outcome: z.enum(['success', 'failed']),
    message: z.string().describe("What was done, or the mail server's own words"),
    fix: fix.nullable(),
    email: emailPreview.nullable().describe('As it was handed over'),
  })
  .meta({ id: 'TestEmailReport' }) satisfies z.ZodType<TestEmailReport>;
