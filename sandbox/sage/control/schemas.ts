import { z } from 'zod';
import { editions } from '../editions.ts';
import { oddities } from '../oddities.ts';
import { outageModes, rightsSchema, scopes } from '../state.ts';

/** What the control calls take and answer: the HTTP server, the client and the tests share these. */
const decimal = z.string().regex(/^\d+(\.\d+)?$/, 'a decimal string, such as "12.50"');
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date, such as 2026-11-24');

export const mintSchema = z
  .object({
    userEmail: z.string().optional(),
    businessId: z.string().optional(),
    scope: z.enum(scopes).optional(),
  })
  .strict();
export const mintedSchema = z.object({
  accessToken: z.string(),
  refreshToken: z.string(),
  expiresInSeconds: z.number(),
  refreshTokenExpiresInSeconds: z.number(),
  scope: z.enum(scopes),
  userId: z.string(),
  userEmail: z.string(),
  /** The business asked for, else the user's lead business. */
  businessId: z.string(),
});
export type MintOrder = z.infer<typeof mintSchema>;
export type MintedTokens = z.infer<typeof mintedSchema>;

export const advanceSchema = z.object({ seconds: z.number().positive() }).strict();
export const nowSchema = z.object({ now: z.string() });

export const paymentOrderSchema = z
  .object({
    invoiceId: z.string(),
    amount: decimal.optional(),
    discount: decimal.optional(),
    date: date.optional(),
  })
  .strict();
export type PaymentOrder = z.infer<typeof paymentOrderSchema>;
export const paymentSchema = z.object({
  id: z.string(),
  businessId: z.string(),
  contactId: z.string(),
  date: z.string(),
  totalAmount: z.string(),
  settlements: z.array(z.object({ artefactId: z.string(), amount: z.string(), discount: z.string() })),
});
export type RecordedPayment = z.infer<typeof paymentSchema>;

export const invoiceEditSchema = z
  .object({
    invoiceId: z.string(),
    date: date.optional(),
    dueDate: date.optional(),
    number: z.string().min(1).optional(),
    contactId: z.string().optional(),
    notes: z.string().optional(),
    /** New net of the first line; its tax changes in proportion. */
    net: decimal.optional(),
    /** Marked as sent, as by Sage's own e-mail. */
    sent: z.boolean().optional(),
  })
  .strict();
export type InvoiceEdit = z.infer<typeof invoiceEditSchema>;

export const voidOrderSchema = z
  .object({ invoiceId: z.string(), reason: z.string().min(1).max(200) })
  .strict();
export type VoidOrder = z.infer<typeof voidOrderSchema>;

export const creditOrderSchema = z
  .object({ invoiceId: z.string(), amount: decimal.optional(), date: date.optional() })
  .strict();
export type CreditOrder = z.infer<typeof creditOrderSchema>;
export const creditSchema = z.object({
  creditNoteId: z.string(),
  number: z.string(),
  allocationId: z.string(),
});
export type CreditMade = z.infer<typeof creditSchema>;

export const paymentChangeSchema = z.object({ paymentId: z.string(), amount: decimal.nullable() }).strict();
export type PaymentChange = z.infer<typeof paymentChangeSchema>;

export const userEmailSchema = z.object({ userEmail: z.string() }).strict();
export const revokedSchema = z.object({ revokedGrants: z.number() });
export const subscriptionSchema = z.object({ businessId: z.string(), active: z.boolean() }).strict();

export const editionSchema = z.object({ businessId: z.string(), edition: z.enum(editions) }).strict();
export type EditionOrder = z.infer<typeof editionSchema>;

/** A rate of null: none. */
export const exchangeRateSchema = z
  .object({ businessId: z.string(), currency: z.string(), rate: decimal.nullable() })
  .strict();
export type ExchangeRateOrder = z.infer<typeof exchangeRateSchema>;

export const userRightsSchema = z
  .object({
    userEmail: z.string(),
    /** Default: every business the user sees. */
    businessId: z.string().optional(),
    rights: rightsSchema.partial(),
  })
  .strict();
export type UserRightsOrder = z.infer<typeof userRightsSchema>;

export const ledgerUpdateSchema = z
  .object({
    ledgerAccountId: z.string(),
    /** Changes name and display name, as an edit in Sage does. */
    name: z.string().min(1).max(200).optional(),
    nominalCode: z.int().positive().optional(),
    visibleInSales: z.boolean().optional(),
    taxRateId: z.string().nullable().optional(),
  })
  .strict();
export type LedgerUpdate = z.infer<typeof ledgerUpdateSchema>;

export const oddRecordSchema = z.object({ recordId: z.string(), as: z.array(z.enum(oddities)) }).strict();
export type OddRecordOrder = z.infer<typeof oddRecordSchema>;

export const outageSchema = z.object({ mode: z.enum(outageModes) }).strict();
export type OutageMode = z.infer<typeof outageSchema>['mode'];

export const notifySchema = z
  .object({ target: z.object({ url: z.string(), secret: z.string() }).strict().nullable() })
  .strict();
