import assert from 'node:assert/strict';
import { markersIn } from '../../domain/invoice/marker.ts';
import { creditMarker, invoiceMarker, invoiceMarkerStem } from '../../domain/keys.ts';
import { paragraphs } from '../../domain/schemas/text.ts';
import { invoiceRequest } from '../../domain/schemas/invoice.ts';
import { anInvoice } from '../support/bed.ts';

const marker = '[PSA harbour/MB-0 r1]';

/** Texts that somebody could hand over or Sage could make of them, each of which one side alone once took for a marker. */
const disguises: readonly [string, string][] = [
  ['as we write it', marker],
  ['after a blank', ` ${marker}`],
  ['before a blank', `${marker} `],
  ['after a tab', `\t${marker}`],
  ['after a no-break space', `\u00a0${marker}`],
  ['after an ideographic space', `\u3000${marker}`],
  ['with a blank doubled', '[PSA  harbour/MB-0 r1]'],
  ['with a no-break space in it', '[PSA\u00a0harbour/MB-0 r1]'],
  ['after a byte order mark', `\ufeff${marker}`],
  ['with a zero-width space in it', '[PSA harbour/MB\u200b-0 r1]'],
  ['with a soft hyphen in it', '[PSA har\u00adbour/MB-0 r1]'],
  ['in other case', '[psa harbour/MB-0 R1]'],
  ['in full width', '［PSA harbour/MB-0 r1］'],
  ['of a later revision', '[PSA harbour/MB-0 r12]'],
];

const lineBreaks: readonly [string, string][] = [
  ['LF', '\n'],
  ['CRLF', '\r\n'],
  ['CR', '\r'],
  ['NEL', '\u0085'],
  ['line separator', '\u2028'],
  ['paragraph separator', '\u2029'],
];

const isRefused = (notes: string) => !invoiceRequest.safeParse({ ...anInvoice(), notes }).success;
const isFound = (notes: string) =>
  markersIn(notes).some((found) => found.startsWith(invoiceMarkerStem('harbour', 'MB-0')));

describe('A marker in the notes of an invoice (R24)', () => {
  for (const [how, line] of disguises) {
    it(`${how}, is refused at hand-over and found in Sage`, () => {
      assert.equal(markersIn(line).length, 1);
      assert.ok(isFound(`Before\n${line}\nAfter`));
      assert.ok(isRefused(`Before\n${line}\nAfter`));
      assert.ok(isRefused(line), 'also alone, where the schema trims it');
    });
  }

  for (const [name, lineBreak] of lineBreaks) {
    it(`after a ${name} is on a line of its own, for both`, () => {
      const notes = `Before${lineBreak}${marker}${lineBreak}After`;
      assert.ok(isFound(notes));
      assert.ok(isRefused(notes));
    });
  }

  it('is read as it was written, with the case of its ids', () => {
    assert.deepEqual(markersIn(`x\n${invoiceMarker('Unit.1', 'inv_2', 3)}`), ['[PSA Unit.1/inv_2 r3]']);
    assert.deepEqual(markersIn(creditMarker('an-invoice', 'r1')), [creditMarker('an-invoice', 'r1')]);
    assert.ok(!isFound('[PSA harbour/mb-0 r1]'), 'another id');
    assert.ok(isRefused('[PSA harbour/mb-0 r1]'), 'but a marker all the same');
  });

  it('is neither refused nor found where it is no whole line', () => {
    for (const notes of [
      `as in ${marker}`,
      `${marker} says the PSA`,
      '[PSA harbour/MB-0 r]',
      '[PSA harbour MB-0 r1]',
      '[PSA harbour/MB-0 r1',
      '[PSA h/arbour/MB-0 r1]',
      'PSA harbour/MB-0 r1',
      '',
    ]) {
      assert.ok(!isFound(notes), notes);
      assert.ok(!isRefused(notes), notes);
    }
    assert.deepEqual(markersIn(null), []);
  });

  it('whatever is taken holds none, also after it was trimmed', () => {
    for (const [, line] of disguises) {
      const passed = paragraphs(1800).safeParse(`\n${line}\n`);
      assert.ok(passed.success && isRefused(passed.data));
    }
  });

  it('cannot come by a field of one line', () => {
    for (const [, lineBreak] of lineBreaks) {
      const number = `NW-1${lineBreak}${marker}`.slice(0, 25);
      assert.ok(!invoiceRequest.safeParse({ ...anInvoice(), number }).success);
    }
  });
});
