/* eslint-disable max-lines -- the one place that lists everything the sandbox keeps, each record in a few lines */

import { z } from 'zod';
import { oddities } from './oddities.ts';

/** Decimal amounts are strings everywhere; times are ISO strings of the sandbox clock; dates are YYYY-MM-DD. */
const kept = {
  id: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  deletedAt: z.string().nullable(),
};
const ofBusiness = { ...kept, businessId: z.string() };

export const rightLevels = ['Full', 'Restricted', 'ReadOnly', 'None'] as const;
export const rightsSchema = z.object({
  Sales: z.enum(rightLevels),
  Contacts: z.enum(rightLevels),
  Bank: z.enum(rightLevels),
  Settings: z.enum(rightLevels),
  /** Of allocations alone. */
  Purchases: z.enum(rightLevels),
});
export type Rights = z.infer<typeof rightsSchema>;

const userSchema = z.object({
  id: z.string(),
  email: z.string(),
  password: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  /** Upper-case country of the user's Sage account. */
  region: z.string(),
  leadBusinessId: z.string(),
  access: z.array(z.object({ businessId: z.string(), rights: rightsSchema })),
});
export type User = z.infer<typeof userSchema>;

const businessSchema = z.object({
  ...kept,
  name: z.string(),
  addressLine1: z.string(),
  city: z.string(),
  postalCode: z.string(),
  countryId: z.string(),
  telephone: z.string(),
  website: z.string(),
  vatNumber: z.string().nullable(),
  baseCurrencyId: z.string(),
  multiCurrency: z.boolean(),
  /** Units of the currency for one of the base currency; none: the business has no rates. */
  exchangeRates: z.record(z.string(), z.string()).default({}),
  vatRegistered: z.boolean(),
  accountsStartDate: z.string(),
  yearEndLockdownDate: z.string().nullable(),
  subscriptionId: z.string(),
  subscriptionActive: z.boolean(),
  nextInvoiceNumber: z.number(),
  nextCreditNoteNumber: z.number(),
  customerCreditDays: z.number(),
  termsAndConditions: z.string(),
});
export type Business = z.infer<typeof businessSchema>;

const ledgerSchema = z.object({
  ...ofBusiness,
  name: z.string(),
  displayName: z.string(),
  nominalCode: z.number(),
  typeId: z.string(),
  taxRateId: z.string().nullable(),
  visibleIn: z.array(z.string()),
  isControl: z.boolean(),
});
export type LedgerAccount = z.infer<typeof ledgerSchema>;

const bankAccountSchema = z.object({
  ...ofBusiness,
  ledgerAccountId: z.string(),
  name: z.string(),
  nominalCode: z.number(),
  typeId: z.string(),
  currencyId: z.string(),
});
export type BankAccount = z.infer<typeof bankAccountSchema>;

const addressSchema = z.object({
  id: z.string(),
  typeId: z.string(),
  name: z.string(),
  line1: z.string(),
  line2: z.string(),
  city: z.string(),
  region: z.string(),
  postalCode: z.string(),
  countryId: z.string(),
});
export type Address = z.infer<typeof addressSchema>;

const contactSchema = z.object({
  ...ofBusiness,
  name: z.string(),
  reference: z.string().nullable(),
  typeId: z.enum(['CUSTOMER', 'VENDOR']),
  isActive: z.boolean(),
  system: z.boolean(),
  mainAddress: addressSchema,
  deliveryAddress: addressSchema.nullable(),
  currencyId: z.string(),
  defaultSalesLedgerAccountId: z.string().nullable(),
  defaultSalesTaxRateId: z.string().nullable(),
  creditDays: z.number().nullable(),
  creditLimit: z.string().nullable(),
  creditTerms: z.string().nullable(),
  creditTermsAndConditions: z.string().nullable(),
  taxNumber: z.string().nullable(),
  taxTreatment: z.string().nullable(),
  notes: z.string().nullable(),
  locale: z.string().nullable(),
  sourceGuid: z.string().nullable(),
});
export type Contact = z.infer<typeof contactSchema>;

const personSchema = z.object({
  ...ofBusiness,
  contactId: z.string(),
  addressId: z.string(),
  name: z.string(),
  email: z.string(),
  telephone: z.string(),
  mobile: z.string(),
  fax: z.string(),
  jobTitle: z.string(),
  typeIds: z.array(z.string()),
  isMain: z.boolean(),
  isPreferred: z.boolean(),
});
export type ContactPerson = z.infer<typeof personSchema>;

const lineSchema = z.object({
  id: z.string(),
  description: z.string(),
  ledgerAccountId: z.string(),
  quantity: z.string(),
  unitPrice: z.string(),
  unitPriceIncludesTax: z.boolean(),
  discountAmount: z.string(),
  discountPercentage: z.string(),
  taxRateId: z.string(),
  taxAmount: z.string(),
  netAmount: z.string(),
  totalAmount: z.string(),
  euGoodsServicesTypeId: z.string().nullable(),
  analysisCategoryIds: z.array(z.string()).optional(),
});
export type Line = z.infer<typeof lineSchema>;

export const statusIds = ['DRAFT', 'PRO_FORMA', 'UNPAID', 'PART_PAID', 'PAID', 'VOID'] as const;
export type StatusId = (typeof statusIds)[number];
export const artefactKinds = ['sales_invoice', 'sales_credit_note'] as const;
export type ArtefactKind = (typeof artefactKinds)[number];

/** A sales invoice or a sales credit note: Sage gives both the same fields. */
const artefactSchema = z.object({
  ...ofBusiness,
  kind: z.enum(artefactKinds),
  /** null while it is a draft or pro forma: Sage numbers on release. */
  number: z.string().nullable(),
  contactId: z.string(),
  date: z.string(),
  dueDate: z.string(),
  reference: z.string().nullable(),
  notes: z.string().nullable(),
  termsAndConditions: z.string().nullable(),
  statusId: z.enum(statusIds),
  sent: z.boolean(),
  voidReason: z.string().nullable(),
  currencyId: z.string(),
  exchangeRate: z.string(),
  mainAddress: addressSchema,
  deliveryAddress: addressSchema,
  lines: z.array(lineSchema),
  shippingNetAmount: z.string(),
  shippingTaxRateId: z.string().nullable(),
  shippingTaxAmount: z.string(),
  /** Kept by `books/settle.ts` from payments and allocations. */
  paidAmount: z.string(),
  paidDiscount: z.string(),
  lastPaid: z.string().nullable(),
});
export type Artefact = z.infer<typeof artefactSchema>;

const settlementSchema = z.object({ artefactId: z.string(), amount: z.string(), discount: z.string() });
export type Settlement = z.infer<typeof settlementSchema>;

export const paymentTypeIds = ['CUSTOMER_RECEIPT', 'CUSTOMER_REFUND'] as const;
const paymentSchema = z.object({
  ...ofBusiness,
  transactionTypeId: z.enum(paymentTypeIds),
  contactId: z.string(),
  bankAccountId: z.string(),
  date: z.string(),
  totalAmount: z.string(),
  paymentMethodId: z.string(),
  reference: z.string().nullable(),
  currencyId: z.string(),
  exchangeRate: z.string(),
  settlements: z.array(settlementSchema),
  /** The id under which the part that is not allocated can be allocated later (Sage guide, payments). */
  onAccountId: z.string(),
});
export type Payment = z.infer<typeof paymentSchema>;

const allocationSchema = z.object({
  ...ofBusiness,
  contactId: z.string(),
  date: z.string(),
  settlements: z.array(settlementSchema),
});
export type Allocation = z.infer<typeof allocationSchema>;

const attachmentSchema = z.object({
  ...ofBusiness,
  contextTypeId: z.string(),
  documentId: z.string(),
  fileName: z.string(),
  mimeType: z.string(),
  /** Base64. */
  file: z.string(),
  /** Bytes. */
  size: z.number(),
});
export type Attachment = z.infer<typeof attachmentSchema>;

export const scopes = ['full_access', 'readonly'] as const;
export type Scope = (typeof scopes)[number];

/** One chain of refresh tokens: only the newest of it is good. */
const grantSchema = z.object({
  id: z.string(),
  userId: z.string(),
  clientId: z.string(),
  scope: z.enum(scopes),
  refreshJti: z.string(),
  refreshIssuedAt: z.number(),
  previousJti: z.string().nullable(),
  revokedAt: z.string().nullable(),
});
export type Grant = z.infer<typeof grantSchema>;

const transactionSchema = z.object({
  clientId: z.string(),
  redirectUri: z.string(),
  state: z.string().nullable(),
  scope: z.enum(scopes),
  country: z.string().nullable(),
  challenge: z.string().nullable(),
  challengeMethod: z.enum(['S256', 'plain']),
  userId: z.string().nullable(),
  startedAt: z.number(),
});
export type AuthorizeTransaction = z.infer<typeof transactionSchema>;

const codeSchema = z.object({
  userId: z.string(),
  clientId: z.string(),
  redirectUri: z.string(),
  scope: z.enum(scopes),
  challenge: z.string().nullable(),
  challengeMethod: z.enum(['S256', 'plain']),
  issuedAt: z.number(),
});
export type AuthorizationCode = z.infer<typeof codeSchema>;

const rememberedAnswerSchema = z.object({
  resource: z.string(),
  at: z.number(),
  status: z.number(),
  body: z.json(),
});

export const recordEntrySchema = z.object({
  sequence: z.number(),
  at: z.string(),
  kind: z.string(),
  businessId: z.string().nullable(),
  id: z.string(),
  summary: z.record(z.string(), z.string().nullable()),
});
/** One thing that was really created or changed. */
export type RecordEntry = z.infer<typeof recordEntrySchema>;

export const outageModes = ['off', 'unavailable', 'cut'] as const;

export const stateSchema = z.object({
  version: z.literal(1),
  clockOffsetMs: z.number(),
  tokenKey: z.string(),
  outage: z.enum(outageModes),
  users: z.array(userSchema),
  businesses: z.array(businessSchema),
  ledgerAccounts: z.record(z.string(), ledgerSchema),
  bankAccounts: z.record(z.string(), bankAccountSchema),
  contacts: z.record(z.string(), contactSchema),
  contactPersons: z.record(z.string(), personSchema),
  artefacts: z.record(z.string(), artefactSchema),
  payments: z.record(z.string(), paymentSchema),
  allocations: z.record(z.string(), allocationSchema),
  attachments: z.record(z.string(), attachmentSchema).default({}),
  consents: z.array(z.object({ userId: z.string(), clientId: z.string() })),
  /** By transaction id. */
  transactions: z.record(z.string(), transactionSchema),
  /** By SHA-256 of the code: the file holds no usable secret of the OAuth dance but the signing key. */
  codes: z.record(z.string(), codeSchema),
  grants: z.record(z.string(), grantSchema),
  /** By business and idempotency id. */
  remembered: z.record(z.string(), rememberedAnswerSchema),
  record: z.array(recordEntrySchema),
  /** What records look like in answers, by their id. */
  oddities: z.record(z.string(), z.array(z.enum(oddities))).default({}),
});
export type State = z.infer<typeof stateSchema>;
