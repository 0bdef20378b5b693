import assert from 'node:assert/strict';
import { type SageSandbox, startSageSandbox } from '../../sandbox/sage/index.ts';
import { creditMarker } from '../../domain/keys.ts';
import { contacts, northwind, users } from '../../sandbox/sage/seed.ts';
import { allocateCredit, type CreditAllocation } from '../../sage/allocate-credit.ts';
import { createCreditNote, type CreditNotePlan, findCreditNote } from '../../sage/create-credit-note.ts';
import { createPlanned } from './create-planned.ts';
import { listChangedInvoices } from '../../sage/list-changed-invoices.ts';
import { listChangedAllocations, listChangedPayments } from '../../sage/list-changed-payments.ts';
import { listDeletedInvoices, listDeletedPayments } from '../../sage/list-deleted.ts';
import { listOpenInvoices } from '../../sage/list-open-invoices.ts';
import { readWatchedInvoice } from '../../sage/read-watched-invoice.ts';
import { openSession, type SageSession } from '../../sage/session.ts';
import { voidInvoice } from '../../sage/void-invoice.ts';
import { caught } from './caught.ts';
import { closeFakeSages, httpTo } from './fake-sage.ts';

const id32 = (n: number) => n.toString(16).padStart(32, '0');

describe('The books of the sandbox, as the payment watch reads them', () => {
  let sandbox: SageSandbox;
  let session: SageSession;
  /** Before anything happened. */
  let since: string;
  let orders = 0;

  beforeEach(async () => {
    sandbox = await startSageSandbox({ port: 0, limits: 'none' });
    session = await sessionOf(users.olivia);
    since = new Date(Date.now() - 60_000).toISOString();
  });
  afterEach(async () => {
    await closeFakeSages();
    await sandbox.stop();
  });

  const sessionOf = async (userEmail: string) => {
    const { accessToken } = await sandbox.control.mintTokens({ userEmail });
    return openSession({ http: httpTo(sandbox.url), accessToken, businessId: northwind.id });
  };

  /** Of 120.00, its tax included. */
  const invoice = async () => {
    orders += 1;
    const created = await createPlanned(session, {
      idempotencyId: id32(orders),
      contactId: contacts.acme,
      date: '2026-11-23',
      dueDate: '2026-12-23',
      reference: `PSA-${orders}`,
      notes: '',
      footer: undefined,
      currency: 'GBP',
      lines: [
        {
          description: 'Consulting',
          ledgerAccountId: northwind.ledgers.services,
          quantity: '1',
          unitPrice: '100.00',
          discountAmount: '0.00',
          taxRateId: 'GB_STANDARD',
          taxAmount: '20.00',
        },
      ],
    });
    return created.invoice;
  };

  const note = (change: Partial<CreditNotePlan> = {}): CreditNotePlan => ({
    idempotencyId: 'c'.repeat(32),
    contactId: contacts.acme,
    date: '2026-11-24',
    reference: 'SI-1',
    notes: `Too much\n${creditMarker('an-invoice', 'r1')}`,
    marker: creditMarker('an-invoice', 'r1'),
    currency: 'GBP',
    lines: [
      {
        description: 'Consulting',
        ledgerAccountId: northwind.ledgers.services,
        net: '25.00',
        taxRateId: 'GB_STANDARD',
        tax: '5.00',
      },
    ],
    ...change,
  });
  const allocation = (invoiceId: string, creditNoteId: string, amount = '30.00'): CreditAllocation => ({
    idempotencyId: 'e'.repeat(32),
    contactId: contacts.acme,
    date: '2026-11-24',
    invoiceId,
    creditNoteId,
    amount,
  });

  it('show a payment in part, a discount, and what is left over', async () => {
    const { id } = await invoice();
    assert.deepEqual((await readWatchedInvoice(session, id))?.settledBy, []);
    const paid = await sandbox.control.recordPayment({ invoiceId: id, amount: '20.00', date: '2026-11-24' });
    await sandbox.control.recordPayment({ invoiceId: id, amount: '130.00', discount: '2.00' });
    const watched = await readWatchedInvoice(session, id);
    assert.deepEqual([watched?.invoice.status, watched?.invoice.outstanding], ['PAID', '0.00']);
    assert.deepEqual(
      watched?.settledBy?.map(({ kind, amount, discount }) => [kind, amount, discount]),
      [
        ['payment', '20.00', '0.00'],
        ['payment', '98.00', '2.00'],
      ],
    );
    assert.deepEqual([watched.settledBy[0]?.id, watched.settledBy[0]?.date], [paid.id, '2026-11-24']);
    const { items } = await listChangedPayments(session, since);
    assert.deepEqual(
      items.map(({ kind, artefactIds, onAccount }) => [kind, artefactIds, onAccount]),
      [
        ['payment', [id], '0.00'],
        ['payment', [id], '32.00'],
      ],
    );
  });

  it('show the same of an invoice in the list of changes and alone', async () => {
    const { id } = await invoice();
    await sandbox.control.recordPayment({ invoiceId: id, amount: '20.00' });
    const [listed] = (await listChangedInvoices(session, since)).items;
    const alone = await readWatchedInvoice(session, id);
    assert.ok(listed && alone);
    assert.deepEqual(listed.settledBy, alone.settledBy);
    const { status, total, paid, outstanding, dueDate, number, contactId } = alone.invoice;
    const told = { status, total, paid, outstanding, dueDate, number, contactId };
    assert.deepEqual({ ...listed.invoice, ...told }, listed.invoice);
  });

  it('show a payment that was corrected away with another stamp, and naming nobody', async () => {
    const { id } = await invoice();
    const { id: paymentId } = await sandbox.control.recordPayment({ invoiceId: id });
    const [before] = (await listChangedPayments(session, since)).items;
    await sandbox.control.changePayment({ paymentId, amount: null });
    const [after] = (await listChangedPayments(session, since)).items;
    assert.deepEqual([after?.id, after?.artefactIds], [before?.id, []]);
    assert.notEqual(after?.stamp, before?.stamp);
  });

  it('show deleted payments, allocations and invoices, and no void ones', async () => {
    const [paid, credited, gone, voided] = [
      await invoice(),
      await invoice(),
      await invoice(),
      await invoice(),
    ];
    const payment = await sandbox.control.recordPayment({ invoiceId: paid.id });
    const { allocationId } = await sandbox.control.creditInvoice({ invoiceId: credited.id, amount: '10.00' });
    assert.deepEqual((await listDeletedPayments(session, '/contact_payments', since)).items, []);
    await sandbox.control.deletePayment(payment.id);
    await sandbox.control.deleteAllocation(allocationId);
    await sandbox.control.deleteInvoice(gone.id);
    await voidInvoice(session, { id: voided.id, reason: 'By accident' });

    const [deleted, ...others] = (await listDeletedPayments(session, '/contact_payments', since)).items;
    assert.deepEqual([deleted?.id, deleted?.artefactIds, others], [payment.id, [paid.id], []]);
    assert.match(deleted?.stamp ?? '', /^deleted /);
    const [unallocated] = (await listDeletedPayments(session, '/contact_allocations', since)).items;
    assert.equal(unallocated?.id, allocationId);
    assert.deepEqual((await listDeletedInvoices(session, since)).items, [gone.id]);
    assert.equal(await readWatchedInvoice(session, gone.id), null);
    assert.equal((await readWatchedInvoice(session, voided.id))?.invoice.status, 'VOID');
    assert.equal((await readWatchedInvoice(session, paid.id))?.invoice.status, 'UNPAID');
  });

  it('are walked to the end, open invoices and changes alike', async () => {
    const made: string[] = [];
    for (let n = 0; n < 205; n += 1) made.push((await invoice()).id);
    const [first = '', second = '', third = ''] = made;
    await sandbox.control.recordPayment({ invoiceId: first });
    await sandbox.control.recordPayment({ invoiceId: second, amount: '1.00' });
    await voidInvoice(session, { id: third, reason: 'By accident' });
    const changed = await listChangedInvoices(session, since);
    assert.deepEqual([changed.items.length, changed.readUpTo], [205, null]);
    const { items: open } = await listOpenInvoices(session);
    assert.deepEqual(
      open.map(({ id }) => id).toSorted(),
      made.filter((id) => id !== first && id !== third).toSorted(),
    );
  });

  it('are closed to a user without the right to see payments, who still sees the invoices', async () => {
    const { id } = await invoice();
    await sandbox.control.creditInvoice({ invoiceId: id, amount: '10.00' });
    const rita = await sessionOf(users.rita);
    for (const read of [
      listChangedPayments(rita, since),
      listChangedAllocations(rita, since),
      listDeletedPayments(rita, '/contact_payments', since),
    ])
      assert.equal((await caught(read)).kind, 'forbidden');
    const watched = await readWatchedInvoice(rita, id);
    assert.deepEqual([watched?.invoice.status, watched?.invoice.outstanding], ['PART_PAID', '110.00']);
    assert.equal(watched?.settledBy?.[0]?.kind, 'allocation', 'what was allocated stays open');
    assert.equal((await listOpenInvoices(rita)).items.length, 1);
    assert.equal((await readWatchedInvoice(session, id))?.settledBy?.[0]?.kind, 'credit_note');
  });

  it('take a credit note once for the same id, and find it again by its marker', async () => {
    const first = await createCreditNote(session, note());
    assert.equal(first.total, '30.00');
    assert.match(first.number, /^SCN-/);
    assert.deepEqual(await createCreditNote(session, note()), first);
    assert.equal((await sandbox.control.record({ kind: 'sales_credit_note.created' })).length, 1);
    const found = (change: Partial<CreditNotePlan> = {}, fromDate = '2026-11-24') =>
      findCreditNote(session, { ...note(change), fromDate });
    assert.deepEqual(await found(), first);
    assert.equal(await found({ marker: creditMarker('other', 'r1') }), null);
    assert.equal(await found({ contactId: contacts.twinEast }), null);
    assert.equal(await found({}, '2026-11-25'), null, 'it is of the day before');
  });

  it('take a credit note against an invoice once, and never more than is outstanding', async () => {
    const { id } = await invoice();
    const credit = await createCreditNote(session, note());
    const made = await allocateCredit(session, allocation(id, credit.id));
    assert.deepEqual(await allocateCredit(session, allocation(id, credit.id)), made);
    const watched = await readWatchedInvoice(session, id);
    assert.deepEqual([watched?.invoice.status, watched?.invoice.outstanding], ['PART_PAID', '90.00']);
    assert.deepEqual(
      watched?.settledBy?.map(({ kind, id, amount }) => [kind, id, amount]),
      [['credit_note', made.id, '30.00']],
    );
    const [change] = (await listChangedAllocations(session, since)).items;
    assert.deepEqual([change?.kind, change?.artefactIds], ['credit_note', [id, credit.id]]);

    const other = await createCreditNote(session, note({ idempotencyId: 'd'.repeat(32) }));
    const tooMuch = { ...allocation(id, other.id, '30.01'), idempotencyId: 'f'.repeat(32) };
    assert.equal((await caught(allocateCredit(session, tooMuch))).kind, 'invalid');
    await sandbox.control.recordPayment({ invoiceId: id, amount: '70.00' });
    const late = { ...allocation(id, other.id), idempotencyId: 'a'.repeat(32) };
    assert.equal((await caught(allocateCredit(session, late))).kind, 'invalid');
  });

  it('keep why an invoice was voided, as far as Sage takes it, and refuse it with a credit on it', async () => {
    const { id } = await invoice();
    await voidInvoice(session, { id, reason: 'r'.repeat(250) });
    const [voided] = await sandbox.control.record({ kind: 'sales_invoice.voided' });
    assert.equal(voided?.id, id);
    assert.ok(Object.values(voided.summary).includes('r'.repeat(200)));
    const credited = await invoice();
    await sandbox.control.creditInvoice({ invoiceId: credited.id, amount: '10.00' });
    const refusal = await caught(voidInvoice(session, { id: credited.id, reason: 'By accident' }));
    assert.equal(refusal.kind, 'invalid');
  });
});
