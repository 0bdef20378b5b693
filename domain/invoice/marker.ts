/**
 * Markers in the notes of Sage's records. Sage has no field for an id of ours, so a record is found again by a line of its notes
 * (`invoiceMarker`, `creditMarker` in keys.ts). One predicate for both sides: what the search would take for a marker the hand-over refuses in
 * notes of the PSA, so nobody's text can pass for another invoice.
 */

/** Each of these begins a line somewhere: in Sage's pages, in a spreadsheet, in Unicode. */
const LINE_BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

/** Seen by nobody and dropped by some programs: zero-width spaces, joiners, soft hyphens, direction marks. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;

const ID = '[A-Za-z0-9][A-Za-z0-9._-]{0,63}';
const INVOICE = new RegExp(`^\\[psa (${ID})/(${ID}) r(\\d+)\\]$`, 'i');
const CREDIT_NOTE = new RegExp(`^\\[psa credit note (${ID})/(${ID}) r(\\d+)\\]$`, 'i');
const CREDIT = /^\[psa credit ([0-9a-f]{16})\]$/i;

/**
 * The markers that stand in these notes, each on a line of its own, as keys.ts writes them. Sage, a browser or a bookkeeper may change
 * blanks, invisible characters, the form of letters or line breaks on the way; ids keep their case, since "inv-1" is not "INV-1".
 */
export function markersIn(notes: string | null | undefined): string[] {
  return (notes ?? '').split(LINE_BREAK).flatMap((line) => markerOf(line) ?? []);
}

function markerOf(line: string): string | undefined {
  const plain = line.normalize('NFKC').replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
  for (const [form, words] of [
    [INVOICE, 'PSA'],
    [CREDIT_NOTE, 'PSA credit note'],
  ] as const) {
    const [, businessUnit, id, revision] = form.exec(plain) ?? [];
    if (businessUnit !== undefined) return `[${words} ${businessUnit}/${id ?? ''} r${revision ?? ''}]`;
  }
  const [, credit] = CREDIT.exec(plain) ?? [];
  return credit === undefined ? undefined : `[PSA credit ${credit.toLowerCase()}]`;
}
