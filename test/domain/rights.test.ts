import assert from 'node:assert/strict';
import {
  answeredAgain,
  rightOf,
  rightsTable,
  type SeenRight,
  withoutEarlierRefusals,
  withSeen,
} from '../../domain/connection/rights.ts';

const seen = (change: Partial<SeenRight> = {}): SeenRight => ({
  endpoint: 'POST /contact_allocations',
  works: false,
  at: '2026-11-24T08:00:00.000Z',
  message: 'Not allowed.',
  ...change,
});

describe('The rights that the Sage user needs', () => {
  const row = (of: readonly SeenRight[], does: RegExp) => rightsTable(of).find((one) => does.test(one.does));

  it('are not known before anything was tried', () => {
    assert.ok(rightsTable([]).every(({ works, needs }) => works === 'not_known' && needs.length > 0));
  });

  it("are named by area and level as on Sage's access screen, with what goes on without", () => {
    const right = row([seen()], /^Put a credit note/);
    assert.deepEqual(right?.needs, ['Sales: Full Access', 'Purchases: Full Access', 'Contacts: Full Access']);
    assert.equal(right.works, 'will_not_work');
    assert.match(right.message, /Not allowed\..*in Sage's own pages.*Give the connected Sage user/);
  });

  it('are those of what was seen last', () => {
    const later = seen({ works: true, at: '2026-11-25T08:00:00.000Z', message: null });
    assert.equal(row(withSeen([seen()], [later]), /^Put a credit note/)?.works, 'works');
    assert.equal(row(withSeen([later], [seen()]), /^Put a credit note/)?.works, 'will_not_work');
  });

  it('are for a single record those of its list', () => {
    assert.equal(rightOf('GET /sales_invoices/{id}'), 'GET /sales_invoices');
    assert.equal(rightOf('DELETE /sales_invoices/{id}'), 'DELETE /sales_invoices/{id}');
    assert.equal(rightOf('GET /businesses'), undefined);
  });

  it('have a row for files, analysis types and exchange rates, and one for any other call that was refused', () => {
    for (const does of [/^Attach files/, /^See which files/, /^List analysis types/, /exchange rates$/])
      assert.equal(row([], does)?.works, 'not_known');
    const odd = seen({ endpoint: 'GET /businesses' });
    assert.equal(row([odd], /^Call GET \/businesses$/)?.works, 'will_not_work');
    assert.equal(row([{ ...odd, works: true }], /^Call GET \/businesses$/), undefined);
    assert.equal(rightOf('GET /attachments/{id}/file'), 'GET /attachments');
  });

  it('that were refused work again once the call is answered, of a list by any of its records', () => {
    const at = '2026-11-25T08:00:00.000Z';
    const refused = [seen(), seen({ endpoint: 'GET /contact_payments' })];
    const again = answeredAgain(refused, ['GET /contact_payments/{id}', 'GET /contacts'], at);
    assert.deepEqual(again, [{ endpoint: 'GET /contact_payments', works: true, at, message: null }]);
  });

  it('that were refused before a passed test are open again', () => {
    const at = '2026-11-24T09:00:00.000Z';
    const kept = [seen({ works: true }), seen({ at })];
    assert.deepEqual(withoutEarlierRefusals([seen(), ...kept], at), kept);
  });
});
