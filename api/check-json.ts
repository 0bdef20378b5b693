import { Problem } from './problem.ts';

/**
 * Values in one request. An invoice of 200 lines with all fields has some 3,000: what is far above is refused before any schema looks at
 * it, since a schema reports each wrong value by itself.
 */
const MOST_VALUES = 20_000;

const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/gs;

/**
 * What `JSON.parse` takes in silence: of two values under one name in one object the last wins, and another reader may take the first.
 * Looks at the text alone, and leaves to the parser what is no JSON. @throws Problem
 */
export function checkJson(text: string): void {
  /** Of each object that is open, the names it has so far; null for an array. */
  const open: (Set<string> | null)[] = [];
  let values = 0;
  let isName = false;
  for (const [part] of text.matchAll(token)) {
    const names = open.at(-1);
    if (part === '{' || part === '[') {
      open.push(part === '{' ? new Set() : null);
      isName = part === '{';
    } else if (part === '}' || part === ']') {
      open.pop();
      isName = false;
    } else if (part === ',') {
      isName = names instanceof Set;
    } else if (part === ':') {
      isName = false;
    } else if (isName && names instanceof Set && part.startsWith('"')) {
      const name = unescaped(part);
      if (names.has(name)) throw twice(name);
      names.add(name);
      isName = false;
      continue;
    }
    if (part !== '}' && part !== ']' && part !== ',' && part !== ':' && ++values > MOST_VALUES)
      throw tooMany();
  }
}

/** The name that a literal stands for: two spellings of one are the same name. */
function unescaped(literal: string): string {
  try {
    return String(JSON.parse(literal));
  } catch {
    return literal;
  }
}

const twice = (name: string): Problem =>
  new Problem({
    status: 400,
    code: 'duplicate_field',
    detail: `The field "${name.length > 60 ? `${name.slice(0, 60)}…` : name}" is there twice in one object, and only one of its values could count.`,
    fix: 'Send each field once.',
  });

const tooMany = (): Problem =>
  new Problem({
    status: 413,
    code: 'too_large',
    detail: `The content has more than the ${MOST_VALUES} values that are taken at once.`,
    fix: 'Send less at once.',
  });
