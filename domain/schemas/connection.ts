import { z } from 'zod';
import { emailSettingsChange } from './email-settings.ts';
import { createMode, footerMode } from './invoice.ts';
import { goodsOrServices } from './sales-document.ts';
import { dueDays, identifier, isoDate, requiredText, sageId, text } from './text.ts';

/** Exactly as in Sage's chart of accounts: "Sales - Services", or with its code "Sales - Services (4010)", or its id. */
const ledgerName = requiredText(220).describe('Ledger account, exactly as in the chart of accounts of Sage');

export const settingsChange = z
  .strictObject({
    defaultLedger: ledgerName.optional(),
    defaultDueDays: dueDays.optional(),
    create: createMode
      .optional()
      .describe(
        'Whether an invoice is issued in Sage at once, or created as a draft that somebody checks and releases there',
      ),
    send: z
      .enum(['email', 'mark_sent', 'none'], { error: 'must be "email", "mark_sent" or "none"' })
      .optional()
      .describe("How an invoice goes out: Sage's PDF by e-mail, only marked as sent, or neither"),
    createCustomers: z.boolean().optional(),
    defaultTaxRateId: sageId.nullable().optional(),
    customerMemoryMinutes: z.int().min(0).max(1440).optional(),
    reversalWindowDays: z.int().min(0).max(365).optional(),
    undoWindowMinutes: z
      .int()
      .min(0)
      .max(10_080)
      .optional()
      .describe('Minutes in which an invoice can be cancelled before anything of it reaches Sage; 0: none'),
    onNameMismatch: z
      .enum(['ask_when_different', 'ask', 'use_email'], {
        error: 'must be "ask_when_different", "ask" or "use_email"',
      })
      .optional()
      .describe(
        "Where the customer in Sage with the contact's e-mail has another name than the invoice: ask when the names have no telling word in common, ask unless they are the same, or take it for its e-mail alone",
      ),
    onSimilarCustomer: z
      .enum(['ask', 'create'], { error: 'must be "ask" or "create"' })
      .optional()
      .describe(
        'Where no customer has the e-mail, but Sage has one of the same name, an inactive one, or one with the e-mail on another person: ask, or create a new one all the same',
      ),
    onMissingAddress: z
      .enum(['ask', 'country_only'], { error: 'must be "ask" or "country_only"' })
      .optional()
      .describe(
        'Where neither the invoice nor Sage has an address of the customer, which Sage wants: ask (address_needed), or send the country alone (that of the business where the invoice names none)',
      ),
    goodsOrServices: goodsOrServices
      .optional()
      .describe('What is invoiced to other countries of the EU, where the invoice does not say'),
    onTotalsDiffer: z
      .enum(['stop', 'send'], { error: 'must be "stop", "send" or null' })
      .nullable()
      .optional()
      .describe(
        "Where Sage's totals are not those of the invoice: nothing goes to the customer until a person says so, or it goes and is told; null: stop where the PSA gave a total, else send",
      ),
    footerMode: footerMode
      .optional()
      .describe(
        "Whether an invoice's footer is added to the default terms of the business in Sage, or replaces them",
      ),
    cutOverDate: isoDate
      .nullable()
      .optional()
      .describe(
        'First invoice date that we bring to Sage, such as the day the PSA took over: what is dated before needs attention (before_cut_over) and is not created; null: any date',
      ),
    email: emailSettingsChange
      .optional()
      .describe('Sender, copies, language and text of the e-mails; what is left out stays as it is'),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), {
    error: 'name at least one setting to change',
  })
  .meta({ id: 'SettingsChange', minProperties: 1 });

export const glAccountInput = z
  .strictObject({
    name: ledgerName,
    description: text(200).optional(),
    integration: z
      .enum(['sage', 'none'], { error: 'must be "sage" (used for invoices in Sage) or "none"' })
      .describe('Which integration uses the account'),
  })
  .meta({ id: 'GlAccountInput' });

export const contractTemplateInput = z
  .strictObject({ glAccountId: identifier.nullable().describe('null removes the link') })
  .meta({ id: 'ContractTemplateInput' });

export const connectionTest = z
  .strictObject({
    mode: z
      .enum(['draft', 'read'], { error: 'must be "draft" or "read"' })
      .optional()
      .describe(
        '"draft" makes a draft invoice in Sage and removes it again; "read" writes nothing: it shows what is there, and does not verify the unit',
      ),
    ledgerName: ledgerName
      .optional()
      .describe(
        'Ledger account, exactly as in the chart of accounts of Sage; needed unless the test only reads: empty is then the default ledger',
      ),
    keepTestInvoice: z
      .boolean()
      .optional()
      .describe('true leaves the test invoice (a draft) in Sage for you to look at and delete'),
  })
  .superRefine(({ mode, ledgerName: ledger, keepTestInvoice }, context) => {
    if (mode !== 'read' && ledger === undefined)
      context.addIssue({
        code: 'custom',
        path: ['ledgerName'],
        message: 'must be given unless mode is "read"',
      });
    if (mode === 'read' && keepTestInvoice === true)
      context.addIssue({
        code: 'custom',
        path: ['keepTestInvoice'],
        message: 'a test that reads makes no invoice: leave it out, or choose mode "draft"',
      });
  })
  .meta({
    id: 'ConnectionTest',
    anyOf: [{ required: ['ledgerName'] }, { required: ['mode'], properties: { mode: { const: 'read' } } }],
  });

const isWithoutUser = ({ username, password }: URL): boolean => username === '' && password === '';

export const authorizationRequest = z
  .strictObject({
    returnUrl: z
      .url({ protocol: /^https?$/, error: 'must be an http or https URL of the PSA' })
      .max(2000, { error: 'has more than 2,000 characters' })
      .refine((text) => !URL.canParse(text) || isWithoutUser(new URL(text)), {
        error: 'carries a user or password, which browsers show as if it were the host: leave it out',
      })
      .meta({ pattern: '^[hH][tT][tT][pP][sS]?://[^/?#@\\s]+(?:[/?#]\\S*)?$' })
      .optional()
      .describe('Where the person comes back to'),
    country: z
      .enum(['gb', 'ie'], {
        error: 'must be "gb" or "ie": businesses of other countries, Canada among them, are not offered',
      })
      .optional()
      .describe("Skips Sage's country page"),
    allowOtherBusiness: z
      .boolean()
      .optional()
      .describe('Confirm that this unit may now lead to another Sage business than before'),
  })
  .meta({ id: 'AuthorizationRequest' });

export const businessChoice = z.strictObject({ businessId: sageId }).meta({ id: 'BusinessChoice' });
