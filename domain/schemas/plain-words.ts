import { z } from 'zod';

/**
 * What is told of a value that does not fit its schema, where the schema itself has no words for it: "must be one of "a", "b"", to follow the name
 * of the field. Whoever turns such errors into text for people imports this file; the library's own words speak of "input" and "options".
 */
export function plainWords(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${kinds[issue.expected] ?? issue.expected}${issue.input === null ? ', not null' : ''}`;
    case 'invalid_value':
      return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
    case 'invalid_format':
      return forms[issue.format] ?? 'is not written in the form that is expected here';
    case 'too_small':
      return `must ${bounded(issue.origin, 'at least', issue.minimum, issue.inclusive === false ? 'more than' : null)}`;
    case 'too_big':
      return `must ${bounded(issue.origin, 'at most', issue.maximum, issue.inclusive === false ? 'less than' : null)}`;
    case 'invalid_union':
      return 'has none of the forms that are taken here';
    default:
      return undefined;
  }
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'a list',
  date: 'a date',
  null: 'null',
};

const forms: Readonly<Record<string, string>> = {
  date: 'must be a date such as 2026-11-30',
  datetime: 'must be a time such as 2026-11-30T09:00:00Z',
  email: 'must be an e-mail address such as accounts@example.com',
  url: 'must be an address such as https://psa.example.com/path',
  uuid: 'must be a UUID',
};

/** "have at least 1 character", "be more than 0". */
function bounded(origin: string, bound: string, limit: number | bigint, strictly: string | null): string {
  const unit = origin === 'string' ? 'character' : origin === 'array' || origin === 'set' ? 'entry' : null;
  if (unit === null) return `be ${strictly ?? bound} ${limit}`;
  const units = Number(limit) === 1 ? unit : unit === 'entry' ? 'entries' : `${unit}s`;
  return `have ${strictly ?? bound} ${limit} ${units}`;
}

z.config({ customError: plainWords });
