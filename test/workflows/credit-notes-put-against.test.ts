import assert from 'node:assert/strict';
import { contacts, northwind, users } from '../../sandbox/sage/seed.ts';
import { allocateCredit } from '../../sage/allocate-credit.ts';
import { openSession } from '../../sage/session.ts';
import { httpTo } from '../sage/fake-sage.ts';
import { Bed } from '../support/bed.ts';
import { eventually } from '../support/eventually.ts';
import { NoteBed, putAgainst } from '../support/note-bed.ts';
import { devServer } from '../support/servers.ts';

const UNIT = 'notes-put';

describe('a credit note that is put against its invoice', () => {
  let bed: Bed;
  let notes: NoteBed;
  before(async () => {
    bed = await Bed.make(await devServer());
    await bed.verified(UNIT);
    notes = new NoteBed(bed, UNIT);
  });
  after(() => bed.stop());
  afterEach(() => bed.outside.sage.control.faults.clear());

  const posts = async (path: string) =>
    (await bed.witness.apiCalls(0)).filter((call) => call.method === 'POST' && call.path === path).length;
  /** In Sage, and stopped before it is put against anything; its id there. */
  const stoppedBefore = async (id: string, changes: object) => {
    const fault = { name: 'forbidden', endpoint: 'GET /sales_credit_notes/{id}', times: 1 } as const;
    await bed.outside.sage.control.faults.arm(fault);
    await notes.handOver(id, changes);
    return (await notes.untilAttention(id)).sage?.id ?? '';
  };
  /** By a bookkeeper. */
  const putInSage = async (creditNoteId: string, invoiceId: string, amount: string) => {
    const { sage } = bed.outside;
    const { accessToken } = await sage.control.mintTokens({ userEmail: users.olivia });
    const session = openSession({ http: httpTo(sage.url), accessToken, businessId: northwind.id });
    const idempotencyId = creditNoteId.replace(/^.{4}/, 'ffff');
    const what = { contactId: contacts.acme, date: '2066-11-05', invoiceId, creditNoteId, amount };
    await allocateCredit(session, { idempotencyId, ...what });
  };

  it("names it in its notes in Sage and in the customer's e-mail", async () => {
    const { sage } = await notes.invoiceSent('named');
    await notes.handOver('named', putAgainst('named'));
    const view = await notes.untilDone('named');
    const [made] = await notes.madeOf('named');
    assert.equal(
      made?.summary['notes'],
      `PSA credit note CN-named\nAgainst invoice ${sage?.number}\n[PSA credit note notes-put/named r1]`,
    );
    assert.match(notes.mailsOf(view)[0]?.text ?? '', new RegExp(`belongs to invoice ${sage?.number}\\.`));
  });

  it('takes nothing for its own that was put against something else', async () => {
    const other = await notes.invoiceSent('other-1');
    await notes.invoiceSent('own-1');
    const sageId = await stoppedBefore('shared', putAgainst('own-1'));
    await putInSage(sageId, other.sage?.id ?? '', '50.00');
    await notes.retry('shared');
    const view = await notes.untilDone('shared');
    assert.deepEqual([view.status, view.against?.allocated, view.against?.toDo], ['sent', '70.00', null]);
    await bed.sync(UNIT, 'own-1');
    const { payment } = await bed.untilStatus(UNIT, 'own-1', 'part_paid');
    assert.equal(payment?.credited, '70.00');
  });

  it('adds the rest to what somebody put against the same invoice', async () => {
    const { sage } = await notes.invoiceSent('own-2');
    const sageId = await stoppedBefore('begun', putAgainst('own-2'));
    await putInSage(sageId, sage?.id ?? '', '50.00');
    await notes.retry('begun');
    const { against: put } = await notes.untilDone('begun');
    assert.deepEqual([put?.allocated, put?.toDo], ['120.00', null]);
  });

  it('says that the refund is made in Sage where its invoice was paid meanwhile, also where nothing is to be put against it', async () => {
    const { sage } = await notes.invoiceSent('own-3');
    const fault = { name: 'forbidden', endpoint: 'GET /sales_invoices/{id}', afterMatches: 1 } as const;
    await bed.outside.sage.control.faults.arm(fault);
    await notes.handOver('refund', { against: { invoiceId: 'own-3' } });
    await notes.until('refund', (view) => view.sage !== null && view.attention !== null);
    await bed.outside.sage.control.recordPayment({ invoiceId: sage?.id ?? '', amount: '200.00' });
    await notes.retry('refund');
    const view = await notes.untilDone('refund');
    assert.equal(view.status, 'sent');
    assert.match(
      view.against?.toDo ?? '',
      /^GBP 120\.00 .*less is outstanding.*make the refund of the rest there/,
    );
    assert.ok(notes.toldOf('refund').includes('credit_note.not_allocated'));
  });

  it("goes out with Sage's reason and what to do where Sage refuses that, and the unit shows the missing right", async () => {
    await notes.invoiceSent('own-4');
    const fault = { name: 'forbidden', endpoint: 'POST /contact_allocations' } as const;
    await bed.outside.sage.control.faults.arm(fault);
    await notes.handOver('refused', putAgainst('own-4'));
    const view = await notes.untilDone('refused');
    assert.deepEqual([view.status, view.against?.allocated], ['sent', '0.00']);
    assert.match(view.against?.toDo ?? '', /do so there\. It said: .*403/);
    await eventually(async () => {
      const { rights } = await bed.connections.view(UNIT);
      return rights.find(({ does, works }) => /against its invoice/.test(does) && works === 'will_not_work');
    }, 'the missing right of the unit');
  });

  it('is not tried again for a week where the edition has no such thing', async () => {
    await notes.invoiceSent('own-5');
    const fault = { name: 'no-subscription', endpoint: 'POST /contact_allocations', times: 9 } as const;
    await bed.outside.sage.control.faults.arm(fault);
    await notes.handOver('lacking', putAgainst('own-5'));
    const first = await notes.untilDone('lacking');
    assert.match(first.against?.toDo ?? '', /put it against SI-\d+ in Sage, as the edition/);
    await eventually(async () => {
      const { notInEdition } = await bed.connections.view(UNIT);
      return notInEdition.find(({ endpoint }) => endpoint === 'POST /contact_allocations');
    }, 'what the edition lacks');
    const before = await posts('/contact_allocations');
    assert.ok(before > 0);
    await notes.handOver('lacking-still', putAgainst('own-5'));
    const second = await notes.untilDone('lacking-still');
    assert.deepEqual([second.status, second.against?.allocated], ['sent', '0.00']);
    assert.equal(await posts('/contact_allocations'), before);
  });

  it('is not created where the edition is known to make no credit notes', async () => {
    const fault = { name: 'no-subscription', endpoint: 'POST /sales_credit_notes', times: 9 } as const;
    await bed.outside.sage.control.faults.arm(fault);
    await notes.handOver('no-notes');
    assert.equal((await notes.untilAttention('no-notes')).attention?.code, 'not_in_edition');
    await eventually(async () => {
      const { notInEdition } = await bed.connections.view(UNIT);
      return notInEdition.find(({ endpoint }) => endpoint === 'POST /sales_credit_notes');
    }, 'what the edition lacks');
    const before = await posts('/sales_credit_notes');
    assert.ok(before > 0);
    await notes.handOver('no-notes-still');
    const { attention } = await notes.untilAttention('no-notes-still');
    assert.equal(attention?.code, 'not_in_edition');
    assert.equal(await posts('/sales_credit_notes'), before);
  });
});
