import { type Request } from 'express';
import { type Caller } from '../../domain/principals/caller.ts';
import { requiredText } from '../../domain/schemas/text.ts';
import { Problem } from '../problem.ts';
import { type Principal } from './principal.ts';

const HEADER = 'On-Behalf-Of';
const person = requiredText(100);

/**
 * The person for whom the principal acts: as its token says, else as the header does. A header holds ASCII; other characters are sent
 * percent-encoded as UTF-8.
 * @throws Problem 400
 */
export function callerOf(request: Request, principal: Principal): Caller {
  if (principal.person !== null) return { principal: principal.id, person: principal.person };
  const given = request.get(HEADER);
  if (given === undefined) return { principal: principal.id, person: null };
  const parsed = person.safeParse(decoded(given));
  if (parsed.success) return { principal: principal.id, person: parsed.data };
  const message = parsed.error.issues[0]?.message ?? 'is not usable';
  throw new Problem({
    status: 400,
    code: 'invalid_parameter',
    detail: `The header ${HEADER} ${message}.`,
    fix: 'Send the name of the person, 1 to 100 characters on one line, percent-encoded as UTF-8 where it is not ASCII; or leave the header out.',
    errors: [{ pointer: HEADER, message }],
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
