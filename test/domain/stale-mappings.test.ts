import assert from 'node:assert/strict';
import { staleMappings, staleProblem } from '../../domain/connection/stale-mappings.ts';

const ledger = (id: string, visibleInSales = true, name = id) => ({
  id,
  name,
  displayedAs: `${name} (1)`,
  nominalCode: 1,
  visibleInSales,
  taxRateId: null,
});
const mappings = {
  defaultLedger: ledger('a'),
  glAccounts: [{ id: 'gl', name: 'a', integration: 'sage', ledger: ledger('a') } as const],
  contractTemplates: [{ id: 'template', glAccountId: 'gl' }],
  settings: { defaultTaxRateId: 'GB_STANDARD' },
};
const rates = [{ id: 'GB_STANDARD', name: 'Standard', percentage: '20.0' }];

describe('Mappings', () => {
  it('that the chart and the tax rates bear out are not stale', () => {
    assert.deepEqual(staleMappings(mappings, { chart: [ledger('a')], rates }), []);
    assert.equal(staleProblem([]), null);
  });

  it('of a ledger that is gone are named once, with all that uses it', () => {
    const [one, ...others] = staleMappings(mappings, { chart: [ledger('b')], rates });
    assert.deepEqual([one?.why, others], ['removed', []]);
    assert.deepEqual(one?.usedBy, ['the default ledger', 'GL account "gl"', 'contract template "template"']);
    assert.match(
      staleProblem(one === undefined ? [] : [one])?.message ?? '',
      /"a \(1\)" is not in Sage's chart/,
    );
  });

  it('of a tax rate that is gone are named, where the rates were read', () => {
    const chart = [ledger('a')];
    assert.equal(staleMappings(mappings, { chart, rates: [] })[0]?.what, 'tax_rate');
    assert.deepEqual(staleMappings(mappings, { chart, rates: null }), []);
  });

  it('of a renamed ledger are told and are no problem', () => {
    const stale = staleMappings(mappings, { chart: [ledger('a', true, 'new')], rates });
    assert.deepEqual([stale[0]?.why, staleProblem(stale)], ['renamed', null]);
  });
});
