import assert from 'node:assert/strict';
import { remedies } from '../../domain/attention.ts';
import {
  againstDiffers,
  againstMissing,
  awaitedInvoice,
  leftToDo,
  saidOf,
} from '../../domain/invoice/credit-note.ts';
import { markersIn } from '../../domain/invoice/marker.ts';
import { writeEmail } from '../../domain/invoice/email-text.ts';
import { defaultEmailSettings } from '../../domain/connection/email-settings.ts';
import { creditNoteMarkerStem, eventId, eventOrigin, invoiceMarker } from '../../domain/keys.ts';
import { salesInvoiceBody } from '../../sage/invoice-body.ts';
import { sageInvoice } from './samples.ts';

describe('A credit note against an invoice', () => {
  const pounds = { currency: 'GBP' };

  it('is of its customer and currency, and the invoice stands', () => {
    const found = sageInvoice();
    const codeOf = (...[request, contact, invoice]: Parameters<typeof againstDiffers>) =>
      againstDiffers(request, contact, invoice)?.field;
    assert.equal(codeOf(pounds, found.contactId, found), undefined);
    assert.equal(codeOf({ currency: 'EUR' }, null, found), '/currency');
    assert.equal(codeOf(pounds, 'another', found), '/customer');
    assert.equal(codeOf(pounds, null, { ...found, status: 'VOID' }), '/against/invoiceId');
    assert.equal(codeOf(pounds, null, { ...found, status: 'DRAFT' }), '/against/invoiceId');
  });

  it('leaves to a person what it could not be put against', () => {
    const left = (open: string, reason: Parameters<typeof leftToDo>[2]['reason'], said?: string) =>
      leftToDo('GBP', '120.00', { open, reason, sageNumber: 'SI-7', ...(said !== undefined && { said }) });
    assert.equal(left('0.00', null), null);
    assert.match(
      left('120.00', 'nothing_outstanding') ?? '',
      /^GBP 120\.00 .* SI-7: in Sage, refund what the customer has paid of it/,
    );
    assert.match(left('100.00', 'nothing_outstanding') ?? '', /^GBP 100\.00 /);
    assert.match(left('120.00', 'not_in_edition') ?? '', /put it against SI-7 in Sage/);
    assert.match(left('120.00', 'less_outstanding') ?? '', /refund of the rest/);
    assert.match(left('120.00', 'refused', 'Not allowed.') ?? '', /It said: Not allowed\.$/);
  });
});

describe('What is written of an invoice', () => {
  it('is said of a credit note where it is one, but for what is quoted and for what means its invoice', () => {
    const of = (text: string) => saidOf('credit_note', text);
    const address =
      'The invoice gives no address line. Correct this invoice, or the invoices of "The invoice".';
    assert.equal(
      of(address),
      'The credit note gives no address line. Correct this credit note, or the invoices of "The invoice".',
    );
    assert.equal(saidOf('invoice', address), address);
    const itsInvoice = [
      leftToDo('GBP', '9.00', { open: '9.00', reason: 'less_outstanding', sageNumber: 'SI-7' }),
      againstMissing('i-1', 'cancelled').message,
      awaitedInvoice('i-1', 'no_answer')?.message,
      remedies.email_bounced,
      remedies.against_not_in_sage,
    ];
    for (const text of itsInvoice) assert.equal(of(text ?? ''), text);
  });
});

describe('A credit note in Sage', () => {
  it('is found by a marker that no invoice of the same id has', () => {
    const marker = `${creditNoteMarkerStem('unit', 'x-1')}2]`;
    assert.deepEqual(markersIn(`Note\n  ${marker.toLowerCase()} `), [marker]);
    assert.ok(!invoiceMarker('unit', 'x-1', 2).startsWith(creditNoteMarkerStem('unit', 'x-1')));
  });

  it('has names of its own and no due date', () => {
    const plan = {
      kind: 'credit_note',
      idempotencyId: '0'.repeat(32),
      contactId: 'c',
      date: '2026-11-03',
      dueDate: '2026-12-03',
      notes: 'n',
      currency: 'GBP',
      lines: [],
    } as const;
    assert.deepEqual(salesInvoiceBody(plan), {
      sales_credit_note: {
        idempotency_id: plan.idempotencyId,
        contact_id: 'c',
        date: '2026-11-03',
        notes: 'n',
        currency_id: 'GBP',
        credit_note_lines: [],
      },
    });
  });

  it('is told in events that lead back to it', () => {
    const subject = 'credit-note:unit:x-1';
    const timestamp = '2026-11-03T00:00:00.000Z';
    assert.deepEqual(eventOrigin(eventId(subject, 3, timestamp)), { subject, sequence: 3, timestamp });
  });

  it('goes out in words of its own, not in those that a unit has for its invoices', () => {
    const facts = {
      document: 'credit_note',
      number: 'SCN-7',
      ourReference: 'CN-1',
      yourReference: '',
      customerName: 'Acme Ltd',
      contactName: '',
      businessName: 'Northwind Ltd',
      total: '120.00',
      currency: 'GBP',
      invoiceDate: '2026-11-03',
      dueDate: null,
      country: 'GB',
    } as const;
    const wording = { ...defaultEmailSettings, subject: 'Please pay {{number}}', text: 'Pay at once' };
    const { subject, text, html } = writeEmail(facts, wording);
    assert.equal(subject, 'Credit note SCN-7 from Northwind Ltd');
    assert.match(text, /credit note SCN-7, dated 3 November 2026, for £120\.00\./);
    assert.ok(!/due|Due date|Pay/.test(`${text}${html}`));
  });
});
