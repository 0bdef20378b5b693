import { changeContactUpdate, resendEmailUpdate, voidInvoiceUpdate } from '../../domain/invoice/messages.ts';
import { creditNote } from '../../domain/schemas/answers/invoice.ts';
import { route } from '../route.ts';
import { contactChange, resending, voiding } from './command-routes.ts';
import { creditNoteParams, keyOf, oneCreditNote } from './credit-note-routes.ts';
import { type Invoices } from './invoices.ts';
import { shownCreditNote } from './shown-credit-note.ts';

const answers = {
  200: {
    description: 'Done, now or by the same request before; the credit note as it is now',
    schema: creditNote,
  },
  404: { description: 'There is no such credit note' },
  409: { description: 'Not possible as things stand; the problem says what is' },
};

/**
 * What a PSA may ask of a credit note that is in Sage, as of an invoice; each is safe to repeat. Nothing credits a credit note, and what is wrong is
 * voided and handed over anew under another id, so there is neither `credit` nor `reissue`.
 */
export const creditNoteCommandRoutes = (notes: Invoices) => [
  route({
    method: 'post',
    path: `${oneCreditNote}/void`,
    roles: ['invoices:write'],
    repeat: 'same',
    operationId: 'voidCreditNote',
    summary: 'Void it in Sage; refused while it is put against something',
    params: creditNoteParams,
    body: voiding,
    answers,
    handle: async ({ params: ids, body }) => ({
      status: 200,
      body: shownCreditNote(
        await notes.update(
          keyOf(ids),
          (open) => open.executeUpdate(voidInvoiceUpdate, { args: [body] }),
          ({ status, sage }) => status === 'voided' || (status === 'deleted' && sage?.isDraft === true),
        ),
      ),
    }),
  }),
  route({
    method: 'post',
    path: `${oneCreditNote}/resend-email`,
    roles: ['invoices:write'],
    repeat: 'byRequestId',
    operationId: 'resendCreditNoteEmail',
    summary: "E-mail Sage's PDF once more, to the invoice contact or to another address",
    params: creditNoteParams,
    body: resending,
    answers,
    handle: async ({ params: ids, body: { requestId, to = null } }) => ({
      status: 200,
      body: shownCreditNote(
        await notes.update(keyOf(ids), (open) =>
          open.executeUpdate(resendEmailUpdate, { args: [{ requestId, to }] }),
        ),
      ),
    }),
  }),
  route({
    method: 'post',
    path: `${oneCreditNote}/contact`,
    roles: ['invoices:write'],
    repeat: 'same',
    operationId: 'changeCreditNoteContact',
    summary: 'Another e-mail address for the invoice contact, from now on; sends nothing by itself',
    params: creditNoteParams,
    body: contactChange,
    answers,
    handle: async ({ params: ids, body }) => ({
      status: 200,
      body: shownCreditNote(
        await notes.update(keyOf(ids), (open) => open.executeUpdate(changeContactUpdate, { args: [body] })),
      ),
    }),
  }),
];
