/**
 * Whether two names are of one company, as an accountant would say at a glance. By rules that do not change with the worker's version of
 * Node: a workflow that is replayed must come to the same.
 */
export type Likeness = 'equal' | 'alike' | 'different';

/** Legal forms of the countries that Sage Accounting serves and of their neighbours, and words that carry no name. */
const LEGAL = words(
  'ltd limited plc llp lp llc inc incorporated corp corporation co company cic cio clg dac uc ulc teo teoranta cpt gmbh ag kg bv nv sa sas sarl spa srl pty ltee limitee enr the and of',
);
/** Words that many companies bear: sharing one of them alone says nothing. */
const COMMON = words(
  'services service solutions solution group holdings holding consulting consultants consultancy associates partners partnership management trading enterprises international global uk gb ireland irish canada europe european british london systems technologies technology business company studio team sons brothers',
);

/** Letters that are no letter with an accent to Unicode, as people without them on their keyboard write them. */
const SPELLED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};
/** One word written in two ways. */
const SHORT_FOR: ReadonlyMap<string, readonly string[]> = new Map([
  ['st', ['street', 'saint']],
  ['rd', ['road']],
  ['bros', ['brothers']],
  ['intl', ['international']],
  ['svcs', ['services']],
  ['mgmt', ['management']],
]);
/** Between the company and the name that its customers know. */
const TRADING_AS = /(?<![\p{L}\p{N}])(?:t\/as?|d\/?b\/?a|trading as|doing business as)(?![\p{L}\p{N}])/iu;
/** Each costs a call. */
const MOST_SEARCHES = 2;

/**
 * Compared without regard to case, accents, punctuation, blanks, legal form, "&" or "and"; of "Hill Ltd T/A Quick Fix" either name will do.
 * Alike: one has every word of the other, of which at least one tells companies apart, as "Acme" and "Acme Rockets". Where each has a word that the
 * other lacks, as "Leeds Dental Practice" and "York Dental Practice", they are different: the clients of one bookkeeper share a trade or a street.
 */
export function nameLikeness(a: string, b: string): Likeness {
  let best: Likeness = 'different';
  for (const one of namesIn(a))
    for (const other of namesIn(b)) {
      if (joined(one) === joined(other)) return 'equal';
      if (areAlike(one, other)) best = 'alike';
    }
  return best;
}

/** For keys: the same for equal names. */
export const normalisedName = (name: string): string => joined(wordsOf(name));

/** To search Sage by: a word of each name that it may be kept under there, as "Hill Ltd" or as "Quick Fix". */
export function searchWords(name: string): readonly string[] {
  return [...new Set(sidesOf(name).map(searchWord))].slice(0, MOST_SEARCHES);
}

/** The longest word that tells companies apart, as it is written; rather one without accents, which a search may not fold. */
function searchWord(name: string): string {
  const written = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = written.filter((word) =>
    wordsOf(word).every((plain) => !LEGAL.has(plain) && !COMMON.has(plain)),
  );
  const plain = telling.filter((word) => wordsOf(word)[0] === word.toLowerCase());
  const pick = [plain, telling, written].find((found) => found.length > 0) ?? [];
  return pick.reduce((longest, word) => (word.length > longest.length ? word : longest), '') || name.trim();
}

const sidesOf = (name: string): string[] => name.split(TRADING_AS).filter((part) => part.trim() !== '');

function namesIn(name: string): string[][] {
  const parts = sidesOf(name);
  return [name, ...(parts.length > 1 ? parts : [])].map(wordsOf);
}

function wordsOf(name: string): string[] {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const spelled = plain.replace(/[^\p{ASCII}]/gu, (letter) => SPELLED[letter] ?? letter);
  // "O'Neill" and "A.B.C." are one word each.
  const found = spelled.replace(/['’.]/gu, '').match(/[\p{L}\p{N}]+/gu);
  // Of signs alone, as "+++": they are the name.
  return found ?? [plain.trim() || name];
}

const joined = (found: readonly string[]): string => {
  const without = found.filter((word) => !LEGAL.has(word));
  return (without.length > 0 ? without : found).join('');
};

const areAlike = (a: readonly string[], b: readonly string[]): boolean =>
  isIn(a, b) || isIn(b, a) || isPrefix(joined(a), joined(b)) || isPrefix(joined(b), joined(a));

/** Every word of `few` is in `many`, each in one of its own. */
function isIn(few: readonly string[], many: readonly string[]): boolean {
  const wanted = few.filter((word) => !LEGAL.has(word));
  const left = many.filter((word) => !LEGAL.has(word));
  let tells = false;
  for (const word of wanted) {
    const at = left.findIndex((other) => isSameWord(word, other));
    const [same] = at === -1 ? [] : left.splice(at, 1);
    if (same === undefined) return false;
    tells ||= !COMMON.has(word) && word.length > 1 && same.length > 1;
  }
  return tells;
}

const isSameWord = (a: string, b: string): boolean =>
  a === b || isPlural(a, b) || isPlural(b, a) || isShort(a, b) || isShort(b, a);
const isPlural = (one: string, many: string): boolean => one.length >= 4 && many === `${one}s`;
/** Also an initial, of a person's name. */
const isShort = (short: string, long: string): boolean =>
  SHORT_FOR.get(short)?.includes(long) === true || (/^\p{L}$/u.test(short) && long.startsWith(short));

/** "AcmeRockets" begins with "Acme"; that "Oxford" begins with "Ox" says nothing. */
const isPrefix = (short: string, long: string): boolean => short.length >= 4 && long.startsWith(short);

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
