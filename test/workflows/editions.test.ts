import assert from 'node:assert/strict';
import { WorkflowUpdateFailedError } from '@temporalio/client';
import * as connectionMessages from '../../domain/connection/messages.ts';
import * as invoiceMessages from '../../domain/invoice/messages.ts';
import { northwind } from '../../sandbox/sage/seed.ts';
import { Bed } from '../support/bed.ts';
import { Books } from '../support/books.ts';
import { eventually } from '../support/eventually.ts';
import { skippingServer } from '../support/servers.ts';

const UNIT = 'editions';
const DAY_MS = 86_400_000;
const ALLOCATIONS = 'GET /contact_allocations';

describe('A Sage business whose edition lacks something', () => {
  let bed: Bed;
  let books: Books;
  beforeEach(async () => {
    bed = await Bed.make(await skippingServer(), { env: { PAYMENT_CHECK_MINUTES: '1440' } });
    await bed.verified(UNIT);
    books = new Books(bed, UNIT);
  });
  afterEach(() => bed.stop());

  const test = () =>
    bed.connection(UNIT).executeUpdate(connectionMessages.testConnectionUpdate, {
      args: [{ ledgerName: 'Sales - Services', keepTestInvoice: false }],
    });
  const refuse = (endpoint: string, name: 'no-subscription' | 'not-found' = 'no-subscription') =>
    books.sage.faults.arm({ name, endpoint, times: 1_000 });
  const callsOf = async (path: string) =>
    (await books.sage.requests()).filter((one) => one.method === 'GET' && one.path.startsWith(path)).length;
  const credit = (id: string, requestId: string) =>
    bed.invoice(UNIT, id).executeUpdate(invoiceMessages.creditInvoiceUpdate, {
      args: [{ requestId, amount: '10.00', reason: 'goodwill' }],
    });
  const refusalOf = async (work: Promise<unknown>) => {
    const error = await work.then(
      () => assert.fail('it was taken'),
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof WorkflowUpdateFailedError, String(error));
    return error.cause?.message ?? '';
  };
  const unitLacks = () =>
    eventually(async () => {
      const { notInEdition } = await bed.connections.view(UNIT);
      return notInEdition.length > 0 ? notInEdition : undefined;
    }, 'the unit to say what is lacking');

  for (const name of ['no-subscription', 'not-found'] as const)
    it(`goes on seeing payments without the list of allocations (${name}), and says what is lacking`, async () => {
      const id = await books.sent('without');
      await books.look();
      await refuse(ALLOCATIONS, name);
      await books.pay(id);
      await books.look();
      await books.until('without', ({ status }) => status === 'paid');
      const { problem, notInEdition } = await bed.watchUntil(
        (view) => view.notInEdition.length > 0,
        'the lack in sight',
      );
      assert.equal(problem, null);
      assert.deepEqual(
        notInEdition.map(({ endpoint }) => endpoint),
        [ALLOCATIONS],
      );
      assert.match(notInEdition[0]?.message ?? '', /another edition than Sage Accounting Standard/);
      assert.deepEqual((await unitLacks())[0]?.endpoint, ALLOCATIONS);
    });

  it('is not asked again what it refused, until a week has passed', async () => {
    await books.sent('a-week');
    await refuse(ALLOCATIONS);
    await books.look();
    await bed.watchUntil((view) => view.notInEdition.length > 0, 'the lack in sight');
    const before = await callsOf('/contact_allocations');
    await books.look();
    await books.look();
    assert.equal(await callsOf('/contact_allocations'), before);
    await books.sage.faults.clear();
    await bed.pass(7 * DAY_MS);
    await books.look();
    assert.ok((await callsOf('/contact_allocations')) > before);
    assert.deepEqual(
      (await bed.watchUntil((view) => view.notInEdition.length === 0, 'no lack')).problem,
      null,
    );
  });

  it('is asked again when its edition has changed, which a test of the connection finds out', async () => {
    await books.sent('moves-up');
    await refuse(ALLOCATIONS);
    await books.look();
    await unitLacks();
    await books.sage.faults.clear();
    await books.sage.setEdition({ businessId: northwind.id, edition: 'plus' });
    await test();
    const { business, notInEdition } = await bed.connections.view(UNIT);
    assert.deepEqual([business?.edition, notInEdition], ['plus', []]);
    await bed.watchUntil((view) => view.edition === 'plus' && view.notInEdition.length === 0, 'no lack');
    const before = await callsOf('/contact_allocations');
    await books.look();
    assert.ok((await callsOf('/contact_allocations')) > before);
  });

  it('forgets a refusal when a test by reading finds an answer, for all units of the business', async () => {
    await bed.verified('beside');
    await books.sent('answers-again');
    await refuse(ALLOCATIONS);
    await books.look();
    await unitLacks();
    await books.sage.faults.clear();
    await bed.connection('beside').executeUpdate(connectionMessages.testConnectionUpdate, {
      args: [{ mode: 'read', ledgerName: null }],
    });
    await bed.watchUntil((view) => view.notInEdition.length === 0, 'no lack');
    await eventually(
      async () => (await bed.connections.view(UNIT)).notInEdition.length === 0 || undefined,
      'the other unit to know',
    );
    const before = await callsOf('/contact_allocations');
    await books.look();
    assert.ok((await callsOf('/contact_allocations')) > before);
  });

  it('sees payments by the open invoices where even payments cannot be listed', async () => {
    const id = await books.sent('no-list');
    await books.look();
    await refuse('GET /contact_payments');
    await books.look();
    await books.pay(id);
    await bed.pass(2 * 3_600_000);
    await books.until('no-list', ({ status }) => status === 'paid');
    assert.equal((await bed.watchUntil(() => true, 'the view')).problem, null);
  });

  it('is known to be without a subscription when everything is refused', async () => {
    await books.sent('ended');
    await books.look();
    await books.sage.setSubscriptionActive(northwind.id, false);
    const looked = books.look();
    const { problem, notInEdition } = await bed.watchUntil((view) => view.problem !== null, 'the trouble');
    assert.deepEqual([problem?.code, notInEdition], ['no_subscription', []]);
    await books.sage.setSubscriptionActive(northwind.id, true);
    await looked;
  });

  it('of Start is asked for no credit, and says so before anything is sent', async () => {
    await books.sage.setEdition({ businessId: northwind.id, edition: 'start' });
    await test();
    await books.sent('start');
    const before = (await books.sage.requests()).length;
    assert.match(await refusalOf(credit('start', 'c1')), /Sage Accounting Start does not have that/);
    assert.equal((await books.sage.requests()).length, before, 'no call at all');
  });

  it('of which Sage answers a credit note without its amounts has it all the same, once', async () => {
    await books.sent('no-amounts');
    await books.sage.faults.arm({ name: 'null-amounts', endpoint: 'POST /sales_credit_notes' });
    await credit('no-amounts', 'c1');
    const { credits } = await books.until('no-amounts', (view) => view.credits.length > 0);
    assert.deepEqual([credits[0]?.amount, credits[0]?.allocated], ['10.00', true]);
    const asked = (await books.sage.requests()).filter(
      ({ method, path }) => method === 'POST' && path === '/sales_credit_notes',
    );
    assert.equal(asked.length, 1, 'its outcome was known');
  });

  it('that refuses a credit note is not asked for another', async () => {
    await books.sent('refused-note');
    await refuse('POST /sales_credit_notes');
    assert.match(await refusalOf(credit('refused-note', 'c1')), /though Sage answers other calls/);
    const [lack] = await unitLacks();
    assert.equal(lack?.endpoint, 'POST /sales_credit_notes');
    await books.sage.faults.clear();
    assert.match(await refusalOf(credit('refused-note', 'c2')), /Credit notes cannot be made by order/);
    assert.deepEqual(await books.sage.record({ kind: 'sales_credit_note.created' }), []);
  });
});
