import assert from 'node:assert/strict';
import {
  editionOf,
  lackingForCredit,
  notInEdition,
  type RefusedEndpoint,
  stillRefused,
  withRefusals,
} from '../../domain/connection/editions.ts';

const NOW = Date.parse('2026-11-24T12:00:00.000Z');
const DAY_MS = 86_400_000;
const refusedAgo = (days: number, endpoint: RefusedEndpoint['endpoint'] = 'GET /contact_allocations') => ({
  endpoint,
  at: new Date(NOW - days * DAY_MS).toISOString(),
  message: 'No active subscription. (MSE)',
});

describe('The edition of a Sage business', () => {
  for (const [id, edition] of [
    ['START', 'start'],
    ['MICRO', 'start'],
    ['ACCOUNTS', 'standard'],
    ['ACCOUNTING_10', 'standard'],
    ['ACCOUNTING', 'plus'],
    ['SOMETHING_NEW', null],
    [null, null],
  ] as const)
    it(`is ${edition ?? 'not known'} by the subscription ${id}`, () =>
      assert.equal(editionOf([{ id, active: true }]), edition));

  it('is that of the active subscription of several', () => {
    const past = { id: 'START', active: false };
    assert.equal(editionOf([past, { id: 'ACCOUNTING', active: true }]), 'plus');
    assert.equal(editionOf([past]), 'start');
    assert.equal(editionOf([]), null);
  });

  it('Start puts no credit note against an invoice, the others do', () => {
    const [lack] = notInEdition('start', [], NOW);
    assert.equal(lack?.endpoint, 'POST /contact_allocations');
    assert.match(lack?.message ?? '', /Sage Accounting Start does not have that/);
    assert.deepEqual(lackingForCredit(notInEdition('start', [], NOW)), lack);
    for (const edition of ['standard', 'plus', null] as const)
      assert.deepEqual(notInEdition(edition, [], NOW), []);
  });

  it('lacks what Sage refused, for a week from then on', () => {
    const [lack] = notInEdition('standard', [refusedAgo(6)], NOW);
    assert.match(lack?.message ?? '', /another edition than Sage Accounting Standard.*No active/);
    assert.equal(lack?.until, new Date(NOW + DAY_MS).toISOString());
    assert.deepEqual(notInEdition('standard', [refusedAgo(7)], NOW), []);
    assert.deepEqual(stillRefused([refusedAgo(6), refusedAgo(8)], NOW), [refusedAgo(6)]);
  });

  it('keeps of two refusals of one endpoint the later', () => {
    assert.deepEqual(withRefusals([refusedAgo(6)], [refusedAgo(0)]), [refusedAgo(0)]);
  });

  it('without lists of payments or allocations still takes credits', () => {
    const lists = notInEdition('plus', [refusedAgo(1), refusedAgo(1, 'GET /contact_payments')], NOW);
    assert.equal(lists.length, 2);
    assert.equal(lackingForCredit(lists), null);
  });
});
