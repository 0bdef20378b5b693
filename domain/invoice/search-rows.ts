/** What rows are searched for; what is named together must hold together. */
export interface RowSearch {
  /** The PSA's own number. */
  readonly number?: string | undefined;
  readonly sageNumber?: string | undefined;
  /** Words of the name, or the id of the contact in Sage. */
  readonly customer?: string | undefined;
  /** Words of number, Sage number, id, customer or reference. */
  readonly text?: string | undefined;
}

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

/**
 * Text as it is compared: without case, accents, and widths, the same in every locale of a machine. "&" and "and" are one word, apostrophes of
 * every kind are left out, and blanks of every kind are one.
 */
export const folded = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøłđðþı]/g, (letter) => SPELLED[letter] ?? letter)
    .replace(/['’‘ʼ`]/g, '')
    .replace(/&/g, ' and ')
    .replace(/\s+/gu, ' ')
    .trim();

/** Of a row; null where it has none. */
export interface Searchable {
  readonly invoiceId: string;
  readonly number: string | null;
  readonly sageNumber: string | null;
  readonly customer: string | null;
  readonly customerId: string | null;
  readonly reference: string | null;
}

/** A test of rows, which folds what is sought once. Where nothing is sought every row passes. */
export function rowTest({ number, sageNumber, customer, text }: RowSearch): (row: Searchable) => boolean {
  const tests: ((row: Searchable) => boolean)[] = [];
  if (number !== undefined) tests.push(equals(number, (row) => row.number));
  if (sageNumber !== undefined) tests.push(equals(sageNumber, (row) => row.sageNumber));
  if (customer !== undefined) {
    const isNamed = contains(customer, (row) => [row.customer]);
    tests.push((row) => row.customerId === customer || isNamed(row));
  }
  if (text !== undefined)
    tests.push(
      contains(text, (row) => [row.number, row.sageNumber, row.invoiceId, row.customer, row.reference]),
    );
  return (row) => tests.every((test) => test(row));
}

function equals(sought: string, fieldOf: (row: Searchable) => string | null) {
  const wanted = folded(sought);
  return (row: Searchable) => folded(fieldOf(row) ?? '') === wanted;
}

/** Each word stands somewhere, also within a longer one. */
function contains(sought: string, fieldsOf: (row: Searchable) => readonly (string | null)[]) {
  const words = folded(sought).split(' ');
  return (row: Searchable) => {
    const fields = fieldsOf(row).map((field) => folded(field ?? ''));
    return words.every((word) => fields.some((field) => field.includes(word)));
  };
}
