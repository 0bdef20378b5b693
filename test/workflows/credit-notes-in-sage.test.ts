import assert from 'node:assert/strict';
import * as connectionMessages from '../../domain/connection/messages.ts';
import * as messages from '../../domain/invoice/messages.ts';
import { contacts, northwind, users } from '../../sandbox/sage/seed.ts';
import { createInvoice } from '../../sage/create-invoice.ts';
import { salesInvoiceText } from '../../sage/invoice-body.ts';
import { openSession } from '../../sage/session.ts';
import { httpTo } from '../sage/fake-sage.ts';
import { Bed } from '../support/bed.ts';
import { NoteBed, putAgainst } from '../support/note-bed.ts';
import { devServer } from '../support/servers.ts';

const UNIT = 'notes-in-sage';

describe('a credit note that somebody changes in Sage before it is out', () => {
  let bed: Bed;
  let notes: NoteBed;
  before(async () => {
    bed = await Bed.make(await devServer());
    await bed.verified(UNIT);
    notes = new NoteBed(bed, UNIT);
  });
  after(() => bed.stop());
  afterEach(() => bed.outside.sage.control.faults.clear());

  const setting = (create: 'draft' | 'issue') =>
    bed.connection(UNIT).executeUpdate(connectionMessages.changeSettingsUpdate, { args: [{ create }] });
  /** In Sage, and stopped since the mail server refuses its message; its id there. */
  const refusedByMail = async (id: string, changes: object = {}): Promise<string> => {
    bed.outside.mail.refuseNext(1, { at: 'rcpt', code: 550, message: 'Not now' });
    await notes.handOver(id, changes);
    const { attention, sage } = await notes.untilAttention(id);
    assert.equal(attention?.code, 'email_bounced');
    assert.match(attention.fix, /^Give another address for the invoice contact \(POST …\/contact\)/);
    return sage?.id ?? '';
  };

  /** As an earlier version left it; its id. */
  const draftInSage = async (text: string): Promise<string> => {
    const { sage } = bed.outside;
    const { accessToken } = await sage.control.mintTokens({ userEmail: users.olivia });
    const session = openSession({ http: httpTo(sage.url), accessToken, businessId: northwind.id });
    const line = {
      description: 'Hours not worked',
      ledgerAccountId: northwind.ledgers.services,
      quantity: '1',
      unitPrice: '100.00',
      discountAmount: '0.00',
      taxRateId: 'GB_STANDARD',
      taxAmount: '20.00',
    };
    const plan = {
      kind: 'credit_note',
      status: 'DRAFT',
      idempotencyId: 'd'.repeat(32),
      contactId: contacts.acme,
      date: '2066-11-05',
      dueDate: '2066-11-05',
      notes: text,
      currency: 'GBP',
      lines: [line],
    } as const;
    const { invoice } = await createInvoice(session, salesInvoiceText(plan), 'credit_note');
    return invoice.id;
  };

  it('is issued where the unit has its invoices stay drafts', async () => {
    await setting('draft');
    await notes.handOver('unit-of-drafts');
    const view = await notes.untilDone('unit-of-drafts');
    await setting('issue');
    assert.deepEqual([view.status, view.sage?.isDraft, view.plan?.create], ['sent', false, 'issue']);
    assert.match(view.sage?.number ?? '', /^SCN-\d+$/);
    assert.equal((await notes.madeOf('unit-of-drafts'))[0]?.summary['status'], 'UNPAID');
  });

  it('waits in sight for its release where it is found as a draft, and goes out when it is released', async () => {
    await bed.outside.sage.control.deleteInvoice(await notes.leftInSage('found-draft'));
    const sageId = await draftInSage(
      'PSA credit note CN-found-draft\n[PSA credit note notes-in-sage/found-draft r1]',
    );
    await notes.handOver('found-draft');
    const waiting = await notes.until('found-draft', ({ waitingFor }) => waitingFor?.what === 'release');
    assert.equal(waiting.status, 'draft');
    assert.match(waiting.waitingFor?.action ?? '', /void it \(POST …\/void\)/);
    await bed.outside.sage.control.releaseInvoice(sageId);
    await notes.retry('found-draft');
    await notes.until('found-draft', ({ attention }) => attention?.code === 'email_unsettled');
    await notes.retry('found-draft');
    const view = await notes.untilDone('found-draft');
    assert.equal(view.status, 'sent');
    assert.equal(notes.mailsOf(view).length, 1);
    assert.deepEqual(notes.toldOf('found-draft').slice(-5), [
      'credit_note.draft',
      'credit_note.issued',
      'credit_note.needs_attention',
      'credit_note.issued',
      'credit_note.sent',
    ]);
  });

  it('is over as voided where it is found void, and put against nothing', async () => {
    const { sage } = await notes.invoiceSent('invoice-1');
    const against = putAgainst('invoice-1');
    const sageId = await notes.leftInSage('found-void', against);
    await bed.outside.sage.control.voidInvoice({ invoiceId: sageId, reason: 'By mistake' });
    await notes.handOver('found-void', against);
    const view = await notes.untilDone('found-void');
    assert.deepEqual([view.status, view.against?.allocated, view.email], ['voided', null, null]);
    assert.deepEqual(notes.toldOf('found-void').slice(-1), ['credit_note.voided']);
    assert.ok(!notes.toldOf('found-void').includes('credit_note.issued'));
    assert.ok(!notes.toldOf('found-void').includes('credit_note.allocated'));
    assert.equal((await notes.madeOf('found-void')).length, 1);
    await bed.sync(UNIT, 'invoice-1');
    assert.equal((await bed.untilStatus(UNIT, 'invoice-1', 'sent')).sage?.id, sage?.id);
  });

  it('is not e-mailed any more once it is voided', async () => {
    const sageId = await refusedByMail('voided');
    await bed.outside.sage.control.voidInvoice({ invoiceId: sageId, reason: 'By mistake' });
    await notes.retry('voided');
    const view = await notes.untilDone('voided');
    assert.equal(view.status, 'voided');
    assert.deepEqual(notes.mailsOf(view), []);
    assert.equal(notes.toldOf('voided').at(-1), 'credit_note.voided');
  });

  it('is not e-mailed once it is voided while the mail server is away', async () => {
    bed.outside.mail.refuseNext(5, { at: 'rcpt', code: 451, message: 'Later' });
    await notes.handOver('voided-meanwhile');
    const { sage } = await notes.until(
      'voided-meanwhile',
      ({ waitingFor }) => waitingFor?.what === 'mail_server',
    );
    await bed.outside.sage.control.voidInvoice({ invoiceId: sage?.id ?? '', reason: 'By mistake' });
    await notes.retry('voided-meanwhile');
    const view = await notes.untilDone('voided-meanwhile');
    bed.outside.mail.refuseNext(0, { at: 'rcpt', code: 451, message: 'Later' });
    assert.deepEqual([view.status, notes.mailsOf(view)], ['voided', []]);
  });

  it('is over as deleted once somebody deleted it, before it was put against its invoice or after', async () => {
    await notes.invoiceSent('invoice-2');
    const fault = { name: 'forbidden', endpoint: 'GET /sales_credit_notes/{id}', times: 1 } as const;
    await bed.outside.sage.control.faults.arm(fault);
    await notes.handOver('gone', { against: { invoiceId: 'invoice-2' }, allocate: true });
    const { sage, attention } = await notes.untilAttention('gone');
    assert.equal(attention?.code, 'sage_forbidden');
    await bed.outside.sage.control.deleteInvoice(sage?.id ?? '');
    await notes.retry('gone');
    const view = await notes.untilDone('gone');
    assert.deepEqual([view.status, view.against?.allocated], ['deleted', null]);
    assert.equal(notes.toldOf('gone').at(-1), 'credit_note.deleted');
    await bed.outside.sage.control.deleteInvoice(await refusedByMail('gone-later'));
    await notes.retry('gone-later');
    assert.equal((await notes.untilDone('gone-later')).status, 'deleted');
  });

  it('with other totals than ours is looked at again by a retry, and goes out once they are put right', async () => {
    const fault = { name: 'cent-less', endpoint: 'POST /sales_credit_notes' } as const;
    await bed.outside.sage.control.faults.arm(fault);
    await notes.handOver('other-totals', { netTotal: '100.00' });
    const { sage } = await notes.until(
      'other-totals',
      ({ attention }) => attention?.code === 'totals_differ',
    );
    await notes.retry('other-totals');
    const again = await notes.until('other-totals', ({ attention }) => attention?.code === 'totals_differ');
    assert.deepEqual(notes.mailsOf(again), []);
    await bed.outside.sage.control.editInvoice({ invoiceId: sage?.id ?? '', net: '100.00' });
    await notes.retry('other-totals');
    const view = await notes.untilDone('other-totals');
    assert.deepEqual([view.status, view.sage?.differences], ['sent', []]);
    assert.equal(view.sage?.totals.total, '120.00');
    assert.match(notes.mailsOf(view)[0]?.text ?? '', /£120\.00/);
  });

  it('whose creation Sage answers without amounts is read by itself, and is no creation of which nobody knows', async () => {
    await bed.outside.sage.control.faults.arm({
      name: 'null-amounts',
      endpoint: 'POST /sales_credit_notes',
    });
    await notes.handOver('no-amounts', { netTotal: '100.00' });
    const view = await notes.untilDone('no-amounts');
    assert.deepEqual([view.status, view.sage?.totals.total], ['sent', '120.00']);
    assert.equal(
      (await bed.witness.records('sales_credit_note.created')).filter(({ summary }) =>
        JSON.stringify(summary).includes('no-amounts'),
      ).length,
      1,
    );
  });

  it('with other totals goes out as it is where a person says so', async () => {
    await bed.outside.sage.control.faults.arm({ name: 'cent-less', endpoint: 'POST /sales_credit_notes' });
    await notes.handOver('sent-anyway', { netTotal: '100.00' });
    await notes.until('sent-anyway', ({ attention }) => attention?.code === 'totals_differ');
    await notes.run('sent-anyway').executeUpdate(messages.sendAnywayUpdate);
    const view = await notes.untilDone('sent-anyway');
    assert.deepEqual([view.status, view.sage?.totals.total], ['sent', '119.99']);
  });
});
