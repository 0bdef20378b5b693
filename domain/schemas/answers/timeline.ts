import { z } from 'zod';
import { type Present } from '../../timeline/present.ts';
import { type StoryEntry } from '../../timeline/story.ts';
import { count, moment } from '../values.ts';
import { attention, waitingFor } from './invoice-details.ts';

const present = z
  .object({
    status: z.string().nullable(),
    run: z.enum(['open', 'finished', 'stopped']),
    text: z.string(),
    waitingFor: z
      .union([waitingFor, z.object({ what: z.string() })])
      .nullable()
      .describe('`what` alone where the source is the history'),
    attention: z
      .union([attention, z.object({ code: z.string(), fix: z.string().nullable() })])
      .nullable()
      .describe('`code` and `fix` alone where the source is the history'),
    whatToDo: z.string().nullable(),
    nextTry: moment.nullable(),
  })
  .describe('Where it stands now, what holds it up and what a person can do about it')
  .meta({ id: 'Present' }) satisfies z.ZodType<Present>;

const storyEntry = z
  .object({
    at: moment,
    until: moment.nullable().describe('For what lasts: its end'),
    seconds: z.number().min(0).nullable().describe('For what lasts; so far, while it goes on'),
    ongoing: z.boolean(),
    kind: z.enum(['request', 'signal', 'run', 'call', 'status', 'event', 'attention', 'wait']),
    what: z
      .string()
      .describe(
        'For programs: status, what it waited for, code of the trouble, type of the event, outcome of the call, or name of the request',
      ),
    text: z.string(),
    eventId: z.string().optional().describe('Of an event: its delivery can be read by it'),
    by: z
      .object({ principal: z.string(), person: z.string().nullable() })
      .optional()
      .describe('Of a request: who made it, where that was said'),
  })
  .meta({ id: 'StoryEntry' }) satisfies z.ZodType<StoryEntry>;

const story = {
  businessUnit: z.string(),
  readAt: moment,
  source: z
    .enum(['workflow', 'history'])
    .describe('`history`: no worker answered in time, so codes stand for some of the messages'),
  now: present,
  sageCalls: count.describe('In all runs'),
  entries: z.array(storyEntry).readonly(),
};

export const invoiceTimeline = z.object({ ...story, invoiceId: z.string() }).meta({ id: 'InvoiceTimeline' });
export const creditNoteTimeline = z
  .object({ ...story, creditNoteId: z.string() })
  .meta({ id: 'CreditNoteTimeline' });
