import { type Request } from 'express';
import { type Precondition } from '../domain/etag.ts';
import { Problem } from './problem.ts';

const IF_MATCH = 'If-Match';
const IF_NONE_MATCH = 'If-None-Match';

/** How an operation uses entity tags: `changes` only what is there, `puts` what may be there. */
export type Tagged = 'reads' | 'changes' | 'puts';

/** RFC 9110, 8.8.3; none of ours has a comma. */
const oneTag = /^(W\/)?"[\x21\x23-\x2b\x2d-\x7e]*"$/;
const MOST_TAGS = 50;

/**
 * What a change goes by; undefined where the request says nothing, so that the change is made however things stand.
 * @throws Problem 400
 */
export function preconditionOf(request: Request, tagged: Tagged | undefined): Precondition | undefined {
  const match = request.get(IF_MATCH);
  const noneMatch = request.get(IF_NONE_MATCH);
  if (tagged === undefined || tagged === 'reads') {
    // Who sends it counts on it: what is not looked at must not seem to hold. If-None-Match of a GET only saves an answer.
    if (match !== undefined) throw notTaken(IF_MATCH, match);
    if (noneMatch !== undefined && request.method !== 'GET' && request.method !== 'HEAD')
      throw notTaken(IF_NONE_MATCH, noneMatch);
    return undefined;
  }
  if (noneMatch !== undefined) {
    if (tagged === 'changes') throw notTaken(IF_NONE_MATCH, noneMatch);
    if (noneMatch.trim() !== '*')
      throw unusable(IF_NONE_MATCH, noneMatch, 'takes only * here', 'Send *, which adds and never changes.');
    if (match !== undefined)
      throw unusable(IF_NONE_MATCH, noneMatch, `contradicts ${IF_MATCH}`, 'Send one of the two.');
    return { mustBeNew: true };
  }
  if (match === undefined) return undefined;
  if (match.trim() === '*') return { match: '*' };
  const tags = tagsIn(IF_MATCH, match);
  const weak = tags.find((tag) => tag.startsWith('W/'));
  if (weak !== undefined)
    throw unusable(IF_MATCH, weak, 'is a weak tag, which no change goes by', TAG_FROM_GET);
  return { match: tags };
}

/** Whether the caller of a GET has the very answer. @throws Problem 400 for what is no list of tags */
export function hasAlready(request: Request, etag: string | undefined): boolean {
  const given = request.get(IF_NONE_MATCH);
  if (given === undefined || etag === undefined) return false;
  if (given.trim() === '*') return true;
  return tagsIn(IF_NONE_MATCH, given).some((tag) => tag.replace(/^W\//, '') === etag);
}

const TAG_FROM_GET =
  'Send the ETag of the GET of this very thing as it is, quotes included; several are separated by commas; or * for any.';

function tagsIn(header: string, given: string): string[] {
  const tags = given.split(',').map((tag) => tag.trim());
  const wrong = tags.find((tag) => !oneTag.test(tag));
  if (wrong !== undefined) throw unusable(header, wrong, 'is no entity tag in quotes', TAG_FROM_GET);
  if (tags.length > MOST_TAGS)
    throw unusable(header, `${tags.length} tags`, `are more than ${MOST_TAGS}`, TAG_FROM_GET);
  return tags;
}

const notTaken = (header: string, value: string): Problem =>
  unusable(
    header,
    value,
    'is not taken by this operation',
    `Leave ${header} out: this operation does not go by it.`,
  );

function unusable(header: string, given: string, message: string, fix: string): Problem {
  const value = given.length > 100 ? `${given.slice(0, 100)}…` : given;
  return new Problem({
    status: 400,
    code: 'invalid_parameter',
    detail: `The header ${header} is not usable: ${value === '' ? 'an empty one' : value} ${message}.`,
    fix,
    errors: [{ pointer: header, message, value }],
  });
}
