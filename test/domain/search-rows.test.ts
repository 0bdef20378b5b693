import assert from 'node:assert/strict';
import { comparePositions, type ListOrder, listOrders, positionOf } from '../../domain/invoice/row-order.ts';
import { folded, rowTest, type Searchable } from '../../domain/invoice/search-rows.ts';
import { sumRows } from '../../domain/invoice/sum-rows.ts';

describe('Searching rows of a list', () => {
  const row: Searchable = {
    invoiceId: 'juniper-7',
    number: 'NW-2026-0119',
    sageNumber: 'SI-42',
    customer: 'Smith & Söhne GmbH',
    customerId: 'a'.repeat(32),
    reference: 'PO 4711',
  };
  const bare: Searchable = {
    invoiceId: 'bare',
    number: null,
    sageNumber: null,
    customer: null,
    customerId: null,
    reference: null,
  };

  it('compares without case, accents, widths and kinds of blanks and apostrophes', () => {
    for (const [one, other] of [
      ['SÖHNE', 'sohne'],
      ['Straße', 'STRASSE'],
      ['Ærø', 'aero'],
      ['İSTANBUL', 'istanbul'],
      ['Łódź', 'lodz'],
      ['Ｓmith', 'smith'],
      ['Smith & Co', 'smith and co'],
      ['Smith&Co', 'SMITH AND CO'],
      ['O’Brien', "o'brien"],
      ['a\u00a0 b', 'a b'],
      ['e\u0301', 'é'],
    ] as const)
      assert.equal(folded(one), folded(other), `${one} ${other}`);
    assert.notEqual(folded('0119'), folded('119'));
  });

  it('numbers are sought whole, names and texts by their words', () => {
    for (const [search, expected] of [
      [{}, true],
      [{ number: 'nw-2026-0119' }, true],
      [{ number: '0119' }, false],
      [{ sageNumber: 'si-42' }, true],
      [{ sageNumber: 'SI-4' }, false],
      [{ customer: 'smith and sohne' }, true],
      [{ customer: 'sohne smith' }, true],
      [{ customer: 'Smithson' }, false],
      [{ customer: row.customerId ?? '' }, true],
      [{ customer: 'b'.repeat(32) }, false],
      [{ customer: 'po' }, false],
      [{ text: '0119 söhne' }, true],
      [{ text: 'si-42' }, true],
      [{ text: 'juniper' }, true],
      [{ text: '4711 smith juniper' }, true],
      [{ text: '4711 jones' }, false],
      [{ text: 'smith', sageNumber: 'SI-43' }, false],
    ] as const)
      assert.equal(rowTest(search)(row), expected, JSON.stringify(search));
    assert.equal(rowTest({ text: 'null' })(bare), false);
    assert.equal(rowTest({ text: '.*' })(row), false, 'what is sought is no pattern');
  });

  it('sorts by day or moment in either direction, equal ones by id, and what has no date comes last', () => {
    const rows = [
      ['c', '2026-03-01', '2026-01-02T00:00:00.000Z'],
      ['a', '2026-02-01', '2026-01-03T00:00:00.000Z'],
      ['d', null, '2026-01-01T00:00:00.000Z'],
      ['b', '2026-03-01', '2026-01-02T00:00:00.000Z'],
    ] as const;
    const sorted = (order: ListOrder) =>
      rows
        .map(([invoiceId, dueDate, handedOverAt]) => positionOf({ invoiceId, dueDate, handedOverAt }, order))
        .sort((a, b) => comparePositions(a, b, order))
        .map(([, id]) => id)
        .join('');
    assert.deepEqual(listOrders.map(sorted), ['abcd', 'bcad', 'dbca', 'abcd']);
  });

  it('sums up for each currency to the cent, and counts what says nothing', () => {
    const owed = (
      currency: string | null,
      total: string | null,
      outstanding: string | null,
      overdue = false,
    ) => ({
      currency,
      total,
      outstanding,
      overdue,
    });
    const tenths = Array.from({ length: 1000 }, () => owed('GBP', '0.10', '0.10', true));
    assert.deepEqual(
      sumRows([
        owed('GBP', '9007199254740993.01', '0.01'),
        owed('EUR', '10.00', '4.50'),
        owed(null, null, null),
        owed('GBP', '5.00', null),
        ...tenths,
      ]),
      {
        byCurrency: [
          { currency: 'EUR', invoices: 1, total: '10.00', outstanding: '4.50', overdue: '0.00' },
          {
            currency: 'GBP',
            invoices: 1001,
            total: '9007199254741093.01',
            outstanding: '100.01',
            overdue: '100.00',
          },
        ],
        unknown: 2,
      },
    );
  });
});
