import { type z } from 'zod';
import { SageError, type SageErrorDetail } from './error.ts';
import { endpointOf, type HttpAnswer, type HttpCall, isWrite, withoutSecrets } from './http-call.ts';
import { parseJson } from './parse-json.ts';
import { firstIssue } from './read-records.ts';

/** The body of a success in the shape given; fields we do not know are let go. Throws when the shape is another. */
export function readJson<Shape extends z.ZodType>(
  call: HttpCall,
  answer: HttpAnswer,
  shape: Shape,
): z.output<Shape> {
  const json = parseJson(answer.body.toString('utf8'));
  if (json === undefined) throw unexpectedAnswer(call, answer, 'not JSON');
  const parsed = shape.safeParse(json);
  if (parsed.success) return parsed.data;
  const { path, why } = firstIssue(parsed.error, json);
  throw unexpectedAnswer(call, answer, `${path} ${why}`.trim(), { message: why, field: path });
}

/** A success we cannot read: after a write nobody knows what Sage kept. */
export function unexpectedAnswer(
  call: HttpCall,
  answer: HttpAnswer,
  problem: string,
  detail?: SageErrorDetail,
): SageError {
  return new SageError({
    kind: isWrite(call) ? 'unknown_outcome' : 'unexpected_answer',
    endpoint: endpointOf(call),
    reason: `answered ${answer.status} with what we cannot read, ${withoutSecrets(call, problem)}`,
    status: answer.status,
    requestId: answer.requestId,
    ...(detail && { details: [{ ...detail, message: withoutSecrets(call, detail.message) }] }),
  });
}
