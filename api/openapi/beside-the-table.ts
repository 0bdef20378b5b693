import { z } from 'zod';
import { mailNotice } from '../../domain/schemas/mail-notice.ts';
import { noticeContent } from '../payments/notice-content.ts';
import { signatureHeaders } from './headers.ts';
import { type Json, type NamedSchemas } from './json-schema.ts';
import { jsonContent } from './operation.ts';
import { problemResponse } from './problem-responses.ts';

const healthy = z
  .object({ status: z.enum(['live', 'ready', 'not_ready']), reason: z.string().optional() })
  .meta({ id: 'Health' });
const noticeTaken = z
  .object({
    accepted: z.literal(true),
    duplicate: z.boolean().optional().describe('It was taken before'),
    ignored: z.boolean().optional().describe('It concerns nothing that is known here'),
  })
  .meta({ id: 'NoticeTaken' });

/** Operations that are no routes of the table, as they are open to whoever asks, or to who signs. */
export const besideTheTable = (named: NamedSchemas): Json => ({
  '/health/live': { get: health('isLive', 'The process answers', named) },
  '/health/ready': {
    get: health('isReady', 'It reaches Temporal, so that a hand-over would be durable', named),
  },
  '/webhooks/sage': {
    post: notice(
      'tellOfSageChange',
      'Something changed in Sage: the books are looked at',
      noticeContent,
      named,
    ),
  },
  '/webhooks/mail': {
    post: notice('tellOfMail', 'A message came back, or was reported as unwanted', mailNotice, named),
  },
});

function health(operationId: string, summary: string, named: NamedSchemas): Json {
  const content = jsonContent(healthy, named);
  return {
    operationId,
    tags: ['Operation'],
    summary,
    description: `${summary}. Needs no credential.`,
    security: [],
    responses: {
      200: { description: 'It does', content },
      429: problemResponse(429),
      503: { description: 'It does not', content },
    },
  };
}

function notice(operationId: string, summary: string, content: z.ZodType, named: NamedSchemas): Json {
  return {
    operationId,
    tags: ['Notices'],
    summary,
    description: `${summary}. Signed as Standard Webhooks has it; one that was taken before is taken again.`,
    security: [{ webhookSignature: [] }],
    parameters: signatureHeaders,
    requestBody: { required: true, content: jsonContent(content, named) },
    responses: {
      202: { description: 'Taken', content: jsonContent(noticeTaken, named) },
      ...Object.fromEntries(
        [400, 401, 413, 415, 422, 429, 500, 503].map((status) => [status, problemResponse(status)]),
      ),
    },
  };
}
