import { Problem } from './problem.ts';

/**
 * Values in one request. An invoice of 200 lines with all fields has some 3,000: what is far above is refused before any schema looks at
 * it, since a schema reports each wrong value by itself.
 */
const MOST_VALUES = 20_000;

/**
 * What `JSON.parse` takes in silence: of two values under one name in one object the last wins, and another reader may take the first.
 * Looks at the text alone, once from its beginning to its end, and leaves to the parser what is no JSON. @throws Problem
 */
export function checkJson(text: string, most = MOST_VALUES): void {
  /** Of each object that is open, the names it has so far; null for an array. */
  const open: (Set<string> | null)[] = [];
  const structure = /[{}[\],:"]/g;
  let values = 1;
  let isName = false;
  for (let found = structure.exec(text); found !== null; found = structure.exec(text)) {
    const names = open.at(-1);
    switch (found[0]) {
      case '{':
      case '[':
        open.push(found[0] === '{' ? new Set() : null);
        isName = found[0] === '{';
        values += 1;
        break;
      case '}':
      case ']':
        open.pop();
        break;
      case ',':
        isName = names instanceof Set;
        values += 1;
        break;
      case ':':
        isName = false;
        break;
      default:
        structure.lastIndex = endOfString(text, found.index);
        if (isName && names instanceof Set) note(names, text.slice(found.index, structure.lastIndex));
        isName = false;
    }
    if (values > most) throw tooMany(most);
  }
}

/** Behind the quotation mark that ends it; the end of the text where none does. */
function endOfString(text: string, begin: number): number {
  for (let at = begin + 1; ;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return text.length;
    let escapes = 0;
    while (text[quote - 1 - escapes] === '\\') escapes += 1;
    at = quote + 1;
    if (escapes % 2 === 0) return at;
  }
}

function note(names: Set<string>, literal: string): void {
  const name = unescaped(literal);
  if (names.has(name)) throw twice(name);
  names.add(name);
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

const tooMany = (most: number): Problem =>
  new Problem({
    status: 413,
    code: 'too_large',
    detail: `The content has more than the ${most} values that are taken at once.`,
    fix: 'Send less at once.',
  });
