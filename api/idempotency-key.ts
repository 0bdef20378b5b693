import { type Request } from 'express';
import { identifier } from '../domain/schemas/text.ts';
import { Problem } from './problem.ts';

const HEADER = 'Idempotency-Key';

/**
 * What a POST comes to that is sent again. `byRequestId`: it is done once for each `requestId` of its content, which the header may give.
 * `same`: sent again it leaves all as it is, whatever the header says. `anew`: it is done each time, so that a key would promise too much.
 */
export type Repeat = 'byRequestId' | 'same' | 'anew';

/**
 * The content with the key of the header as its `requestId` (draft-ietf-httpapi-idempotency-key-header: a string in quotes; taken without as well).
 * @throws Problem 400
 */
export function withIdempotencyKey(request: Request, repeat: Repeat, body: unknown): unknown {
  const given = request.get(HEADER);
  if (given === undefined) return body;
  if (repeat === 'anew') throw notTaken();
  const text = given.trim();
  const parsed = identifier.safeParse(/^"[^"]*"$/.test(text) ? text.slice(1, -1) : text);
  if (!parsed.success) throw unusable(given, parsed.error.issues[0]?.message ?? 'is not usable');
  if (repeat === 'same' || typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  const key = parsed.data;
  if (!('requestId' in body)) return { ...body, requestId: key };
  if (body.requestId !== key && typeof body.requestId === 'string') throw differs(key, body.requestId);
  return body;
}

const shortened = (text: string): string => (text.length > 100 ? `${text.slice(0, 100)}…` : text);

const unusable = (given: string, message: string): Problem =>
  new Problem({
    status: 400,
    code: 'invalid_parameter',
    detail: `The header ${HEADER} ${message}: ${shortened(given)}`,
    fix: 'Send a key of your own for each thing that is to be done once, such as a UUID, in quotes; or leave the header out.',
    errors: [{ pointer: HEADER, message, value: shortened(given) }],
  });

const differs = (key: string, requestId: string): Problem =>
  new Problem({
    status: 400,
    code: 'idempotency_key_differs',
    detail: `The header ${HEADER} is "${key}", and the requestId of the content "${shortened(requestId)}": one request has one key.`,
    fix: `Send one of the two, or the same in both.`,
    errors: [
      { pointer: HEADER, message: 'is another than /requestId', value: key },
      { pointer: '/requestId', message: `is another than ${HEADER}`, value: shortened(requestId) },
    ],
  });

const notTaken = (): Problem =>
  new Problem({
    status: 400,
    code: 'idempotency_key_not_taken',
    detail: `This operation is carried out anew each time that it is asked for, so no ${HEADER} can keep it to once.`,
    fix: `Leave ${HEADER} out. Where an answer was lost, ask again if it is to be done once more.`,
    errors: [{ pointer: HEADER, message: 'is not taken by this operation' }],
  });
