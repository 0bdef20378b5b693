import assert from 'node:assert/strict';
import fc from 'fast-check';
import { explainMatch, matchLedger } from '../../domain/connection/match-ledger.ts';
import { account, chart } from './samples.ts';

const services = account();

describe('A ledger account is found by', () => {
  const ways = [
    ['its name', 'Sales - Services'],
    ['its name with its code', 'Sales - Services (4010)'],
    ['its id', services.id],
    ['its name with spaces around it', '  Sales - Services\t'],
  ] as const;
  for (const [what, typed] of ways) {
    it(what, () => assert.deepEqual(matchLedger(typed, chart), { kind: 'found', account: services }));
  }
});

describe('A ledger account that is not written as in Sage is refused', () => {
  const suggestionsFor = (typed: string) => {
    const match = matchLedger(typed, chart);
    assert.equal(match.kind, 'unknown');
    return match.suggestions;
  };
  const nearMisses = [
    ['small letters', 'sales - services'],
    ['another dash and no spaces', 'Sales–Services'],
    ['the code alone', '4010'],
    ['a wrong code', 'Sales - Services (4011)'],
    ['a typing error', 'Sales - Servces'],
    ['two spaces', 'Sales -  Services'],
  ] as const;
  for (const [what, typed] of nearMisses) {
    it(`with ${what}, and the right name is suggested first`, () => {
      assert.equal(suggestionsFor(typed)[0], 'Sales - Services');
    });
  }

  it('with what to write, in words', () => {
    const match = matchLedger('sales services', [services]);
    assert.equal(match.kind, 'unknown');
    assert.deepEqual(explainMatch(' sales services ', match), {
      message: '"sales services" is not in Sage\'s chart of accounts.',
      fix: 'Did you mean "Sales - Services"? Write it exactly so.',
    });
  });

  it('without suggestions when nothing comes close', () => {
    assert.deepEqual(suggestionsFor('Quarterly llama rental'), []);
    assert.deepEqual(suggestionsFor(''), []);
    const { fix } = explainMatch('x', { kind: 'unknown', suggestions: [] });
    assert.match(fix, /exactly as in Sage's chart/);
  });

  it('with at most three suggestions, none of which is unusable for sales', () => {
    const many = ['A', 'B', 'C', 'D'].map((letter, index) => {
      return account({ id: letter, name: `Sales ${letter}`, nominalCode: 4100 + index });
    });
    const hidden = account({ id: 'hidden', name: 'Sales X', visibleInSales: false });
    const match = matchLedger('Sales Z', [hidden, ...many]);
    assert.deepEqual(match, { kind: 'unknown', suggestions: ['Sales A', 'Sales B', 'Sales C'] });
  });

  it('without suggesting accounts only because they have no code, or are in another alphabet', () => {
    const others = [account({ id: 'x', name: 'Продажи', displayedAs: 'Продажи', nominalCode: null })];
    assert.deepEqual(matchLedger('null', others), { kind: 'unknown', suggestions: [] });
    assert.deepEqual(matchLedger('売上', others), { kind: 'unknown', suggestions: [] });
    assert.deepEqual(matchLedger('продажи', others), { kind: 'unknown', suggestions: ['Продажи'] });
  });

  it('without an accent that Sage has', () => {
    const french = [account({ name: "Ventes à l'étranger" })];
    assert.deepEqual(matchLedger("Ventes a l'etranger", french), {
      kind: 'unknown',
      suggestions: ["Ventes à l'étranger"],
    });
  });
});

describe('A name that several accounts have', () => {
  const twins = [account({ id: 't1', nominalCode: 4010 }), account({ id: 't2', nominalCode: 4011 })];

  it('is refused, and the accounts are shown with their codes', () => {
    const match = matchLedger('Sales - Services', twins);
    assert.equal(match.kind, 'ambiguous');
    assert.deepEqual(match.candidates, ['Sales - Services (4010)', 'Sales - Services (4011)']);
    assert.deepEqual(explainMatch('Sales - Services', match), {
      message: '"Sales - Services" is the name of several ledger accounts.',
      fix: 'Give it with its code: "Sales - Services (4010)", "Sales - Services (4011)".',
    });
  });

  it('leads to one of them with its code', () => {
    const match = matchLedger('Sales - Services (4011)', twins);
    assert.deepEqual(match, { kind: 'found', account: twins[1] });
  });

  it('leads to the only one that is usable for sales', () => {
    const hidden = account({ id: 't2', nominalCode: 4011, visibleInSales: false });
    assert.deepEqual(matchLedger('Sales - Services', [hidden, services]), {
      kind: 'found',
      account: services,
    });
  });

  it('is suggested with the codes', () => {
    assert.deepEqual(matchLedger('sales - services', twins), {
      kind: 'unknown',
      suggestions: ['Sales - Services (4010)', 'Sales - Services (4011)'],
    });
  });
});

describe('An account that is not usable for sales', () => {
  it('is refused, saying that it exists and what to do', () => {
    const match = matchLedger('Legal Fees', chart);
    assert.equal(match.kind, 'not_for_sales');
    assert.deepEqual(explainMatch('Legal Fees', match), {
      message: '"Legal Fees (7600)" exists in Sage but is not usable for sales.',
      fix: 'Make it visible in sales in Sage.',
    });
  });

  it('is refused with a like account that is usable', () => {
    const like = account({ id: 'like', name: 'Legal Fees Income', nominalCode: 4300 });
    const match = matchLedger('Legal Fees', [...chart, like]);
    assert.equal(match.kind, 'not_for_sales');
    assert.match(explainMatch('Legal Fees', match).fix, /, or use "Legal Fees Income"\.$/);
  });
});

describe('In any chart', () => {
  const word = fc.constantFrom(
    'Sales',
    'sales',
    'Sale',
    'Services',
    'Other',
    'income',
    '-',
    '4000',
    'é',
    '売上',
  );
  const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
  const anyChart = fc.uniqueArray(fc.tuple(name, fc.integer({ min: 4000, max: 4010 }), fc.boolean()), {
    maxLength: 8,
    selector: ([, code]) => code,
  });
  const toChart = (rows: readonly (readonly [string, number, boolean])[]) =>
    rows.map(([name, nominalCode, visibleInSales]) => {
      return account({ id: `id-${nominalCode}`, name, nominalCode, visibleInSales });
    });

  it('a found account is the one that was named, never a guess', () => {
    fc.assert(
      fc.property(fc.oneof(name, fc.string()), anyChart, (typed, rows) => {
        const match = matchLedger(typed, toChart(rows));
        if (match.kind !== 'found') return;
        const { id, name, displayedAs, visibleInSales } = match.account;
        assert.ok([id, name, displayedAs].includes(typed.trim()));
        assert.ok(visibleInSales);
      }),
      { numRuns: 1000 },
    );
  });

  it('writing exactly what was suggested finds an account', () => {
    fc.assert(
      fc.property(name, anyChart, (typed, rows) => {
        const accounts = toChart(rows);
        const match = matchLedger(typed, accounts);
        if (match.kind === 'found') return;
        const names = match.kind === 'ambiguous' ? match.candidates : match.suggestions;
        for (const name of names) assert.equal(matchLedger(name, accounts).kind, 'found', name);
      }),
      { numRuns: 1000 },
    );
  });
});
