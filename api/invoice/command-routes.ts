import { z } from 'zod';
import { shownInvoice } from './shown-invoice.ts';
import { invoice } from '../../domain/schemas/answers/invoice.ts';
import { moreThanZero } from '../../domain/schemas/decimal.ts';
import { invoiceRequest } from '../../domain/schemas/invoice.ts';
import { email } from '../../domain/schemas/email.ts';
import { identifier, requiredText } from '../../domain/schemas/text.ts';
import { isOtherRequest, requestIdUsed } from '../../domain/invoice/requests.ts';
import { requestHash } from '../../domain/invoice/content-hash.ts';
import { toAmount } from '../../domain/money.ts';
import {
  changeContactUpdate,
  creditInvoiceUpdate,
  reissueInvoiceUpdate,
  resendEmailUpdate,
  voidInvoiceUpdate,
} from '../../domain/invoice/messages.ts';
import { type Connections } from '../connection/connections.ts';
import { expectCurrency } from './expect-currency.ts';
import { type Invoices } from './invoices.ts';
import { Problem } from '../problem.ts';
import { route } from '../route.ts';

const params = z.object({ businessUnit: identifier, invoiceId: identifier });
const reason = requiredText(200).describe('Shown in Sage and in the timeline');
const requestId = identifier.describe(
  'Yours: the same id again is the same request, however often it is sent. The header Idempotency-Key may give it instead',
);

export const voiding = z.strictObject({ reason }).meta({ id: 'Voiding' });
export const resending = z.strictObject({ requestId, to: email.optional() }).meta({ id: 'Resending' });
export const contactChange = z.strictObject({ email }).meta({ id: 'ContactChange' });

const answers = {
  200: {
    description: 'Done, now or by the same request before; the invoice as it is now',
    schema: invoice,
  },
  404: { description: 'There is no such invoice' },
  409: { description: 'Not possible as things stand; the problem says what is' },
};
const path = (action: string) => `/v1/business-units/:businessUnit/invoices/:invoiceId/${action}`;

const lineNumber = z
  .int({ error: 'must be the number of a line of the invoice, counted from 1' })
  .min(1, { error: 'counts from 1' });

const lineCredit = z
  .union(
    [
      z.strictObject({ line: lineNumber, net: moreThanZero }),
      z.strictObject({ line: lineNumber, gross: moreThanZero }),
    ],
    {
      error:
        'must be {"line": 1, "net": "10.00"} or {"line": 1, "gross": "12.00"}: a line counted from 1, and more than 0',
    },
  )
  .meta({ id: 'LineCredit' });

const credit = z
  .strictObject({
    requestId,
    amount: moreThanZero.optional().describe('Tax included; spread over the lines'),
    whole: z.literal(true, { error: 'must be true, or left out' }).optional(),
    lines: z
      .array(lineCredit)
      .min(1, { error: 'name at least one line, or leave it out' })
      .max(200, { error: 'must have 200 lines or fewer' })
      .optional()
      .describe('Parts of named lines; their tax is worked out, or taken out of a gross amount'),
    reason,
  })
  .refine((body) => [body.amount, body.whole, body.lines].filter((one) => one !== undefined).length === 1, {
    error: 'name one of: an amount, "whole": true, or lines',
    path: ['amount'],
  })
  .meta({
    id: 'Credit',
    oneOf: [{ required: ['amount'] }, { required: ['whole'] }, { required: ['lines'] }],
  });

const lineInCents = (one: z.output<typeof lineCredit>) =>
  'net' in one ? { line: one.line, net: toAmount(one.net) } : { line: one.line, gross: toAmount(one.gross) };

/** What a PSA may ask of an invoice that is in Sage. Each is safe to repeat. */
export const commandRoutes = (invoices: Invoices, connections: Connections) => [
  route({
    method: 'post',
    path: path('void'),
    roles: ['invoices:write'],
    repeat: 'same',
    operationId: 'voidInvoice',
    summary: 'Void it in Sage; refused while something settles it',
    params,
    body: voiding,
    answers,
    handle: async ({ params: key, body }) => ({
      status: 200,
      body: shownInvoice(
        await invoices.update(
          key,
          (open) => open.executeUpdate(voidInvoiceUpdate, { args: [body] }),
          ({ status, sage }) => status === 'voided' || (status === 'deleted' && sage?.isDraft === true),
        ),
      ),
    }),
  }),
  route({
    method: 'post',
    path: path('credit'),
    roles: ['invoices:write'],
    repeat: 'byRequestId',
    operationId: 'creditInvoice',
    summary:
      'A credit note in Sage over an amount, named lines, or the whole of an unpaid invoice, put against it',
    params,
    body: credit,
    answers,
    handle: async ({ params: key, body }) => {
      const order = {
        requestId: body.requestId,
        amount: body.amount === undefined ? null : toAmount(body.amount),
        ...(body.lines !== undefined && { lines: body.lines.map(lineInCents) }),
        reason: body.reason,
      };
      const view = await invoices.update(
        key,
        (open) => open.executeUpdate(creditInvoiceUpdate, { args: [order] }),
        ({ credits, progress }) => {
          if (!credits.some((one) => one.requestId === body.requestId)) return false;
          if (!isOtherRequest(progress, 'credit', order)) return true;
          const { message: detail, ...refusal } = requestIdUsed(body.requestId);
          throw new Problem({ status: 409, detail, ...refusal });
        },
      );
      return { status: 200, body: shownInvoice(view) };
    },
  }),
  route({
    method: 'post',
    path: path('reissue'),
    roles: ['invoices:write'],
    repeat: 'same',
    operationId: 'reissueInvoice',
    summary: 'Void it in Sage and create it anew with other content, under the same id',
    params,
    body: z.strictObject({ reason, invoice: invoiceRequest }).meta({ id: 'Reissue' }),
    answers: { ...answers, 422: { description: 'The content is not usable; nothing was changed' } },
    handle: async ({ params: key, body }) => {
      const { invoice: request } = body;
      expectCurrency(await connections.view(key.businessUnit), request, '/invoice');
      const order = { request, contentHash: requestHash(request), reason: body.reason };
      const view = await invoices.update(key, (open) =>
        open.executeUpdate(reissueInvoiceUpdate, { args: [order] }),
      );
      return { status: 200, body: shownInvoice(view) };
    },
  }),
  route({
    method: 'post',
    path: path('resend-email'),
    roles: ['invoices:write'],
    repeat: 'byRequestId',
    operationId: 'resendInvoiceEmail',
    summary: "E-mail Sage's PDF once more, to the invoice contact or to another address",
    params,
    body: resending,
    answers,
    handle: async ({ params: key, body }) => {
      const order = { requestId: body.requestId, to: body.to ?? null };
      const view = await invoices.update(key, (open) =>
        open.executeUpdate(resendEmailUpdate, { args: [order] }),
      );
      return { status: 200, body: shownInvoice(view) };
    },
  }),
  route({
    method: 'post',
    path: path('contact'),
    roles: ['invoices:write'],
    repeat: 'same',
    operationId: 'changeInvoiceContact',
    summary: 'Another e-mail address for the invoice contact, from now on; sends nothing by itself',
    params,
    body: contactChange,
    answers,
    handle: async ({ params: key, body }) => ({
      status: 200,
      body: shownInvoice(
        await invoices.update(key, (open) => open.executeUpdate(changeContactUpdate, { args: [body] })),
      ),
    }),
  }),
];
