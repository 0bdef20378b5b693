import assert from 'node:assert/strict';
import { allocateCredit } from '../../sage/allocate-credit.ts';
import { listChangedAllocations } from '../../sage/list-changed-payments.ts';
import { readBusinessProfile } from '../../sage/read-business-profile.ts';
import { readWatchedInvoice } from '../../sage/read-watched-invoice.ts';
import { withinEdition } from '../../sage/within-edition.ts';
import { caught } from './caught.ts';
import { businessId, closeFakeSages, json, type Received, startFakeSage } from './fake-sage.ts';
import { complaint, invoice, page } from './samples.ts';

const noSubscription = complaint('AuthorizationFailure', 'No active subscription. (MSE)');
const notFound = complaint('RecordNotFound', "Couldn't find record.");
/** A Sage that refuses these paths and answers all others. */
const refusing = (isRefused: (call: Received) => boolean, status = 401) =>
  startFakeSage((call, response) => {
    if (isRefused(call)) json(response, status === 401 ? noSubscription : notFound, status);
    else json(response, call.path.endsWith('_invoices') ? page([]) : { ...invoice, ...settled });
  });
const settled = {
  status: { id: 'PART_PAID' },
  payments_allocations: ['one', 'two'].map((id) => ({ amount: '1.0', contact_allocation: { id } })),
};
const ofAllocations = ({ path }: Received) => path.includes('/contact_allocations');
const since = '2026-11-24T08:00:00.000Z';
const allocation = {
  idempotencyId: 'a'.repeat(32),
  contactId: 'c',
  date: '2026-11-24',
  invoiceId: 'i',
  creditNoteId: 'n',
  amount: '1.00',
};

describe('A call that the edition of a Sage business lacks', () => {
  afterEach(closeFakeSages);

  it('is told from the end of the subscription by another one that is answered', async () => {
    const one = await refusing(ofAllocations);
    const list = () => listChangedAllocations(one.session, since);
    const refused = await caught(withinEdition(one.session, list));
    assert.deepEqual([refused.kind, refused.endpoint], ['not_in_edition', 'GET /contact_allocations']);
    assert.match(refused.message, /No active subscription/);
    const written = await caught(allocateCredit(one.session, allocation));
    assert.deepEqual([written.kind, written.committed], ['not_in_edition', 'no']);
    const all = await refusing(() => true);
    assert.equal((await caught(allocateCredit(all.session, allocation))).kind, 'no_subscription');
  });

  it('may be answered 404 as well, which of a write is about a record', async () => {
    const sage = await refusing(ofAllocations, 404);
    const list = () => listChangedAllocations(sage.session, since);
    assert.equal((await caught(withinEdition(sage.session, list))).kind, 'not_in_edition');
    assert.equal((await caught(allocateCredit(sage.session, allocation))).kind, 'not_found');
  });

  it('leaves only open what settled an invoice, and is made once', async () => {
    const sage = await refusing(ofAllocations);
    const read = await readWatchedInvoice(sage.session, invoice.id);
    assert.deepEqual(
      read?.settledBy?.map(({ kind }) => kind),
      ['allocation', 'allocation'],
    );
    assert.equal(sage.received.filter(ofAllocations).length, 1);
    await readWatchedInvoice(sage.session, invoice.id, { allocations: false });
    assert.equal(sage.received.filter(ofAllocations).length, 1, 'nor where it is known');
  });
});

describe('The edition', () => {
  afterEach(closeFakeSages);

  it('is read with the business', async () => {
    const sage = await startFakeSage(({ path }, response) => {
      const subscriptions = [{ id: 'START', active: true }];
      const settings = { base_currency: { id: 'GBP' } };
      json(response, path.includes('businesses') ? { id: businessId, subscriptions } : settings);
    });
    assert.equal((await readBusinessProfile(sage.session)).edition, 'start');
  });
});
