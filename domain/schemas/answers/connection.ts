import { z } from 'zod';
import {
  connectionStatuses,
  type ConnectionSettings,
  type ConnectionView,
} from '../../connection/connection.ts';
import { type ChangeableSettings } from '../../etag.ts';
import { optionalEndpoints, type NotInEdition } from '../../connection/editions.ts';
import { type RightView } from '../../connection/rights.ts';
import { type StaleMapping } from '../../connection/stale-mappings.ts';
import { type SageBusinessProfile } from '../../sage-records.ts';
import { lastRequest, stopped } from '../document-parts.ts';
import { count, currencyCode, day, decimalText, moment } from '../values.ts';
import { createMode, fix, footerMode, ledgerAccount, sendMode } from './invoice-details.ts';
import { testReport } from './connection-test.ts';
import { contractTemplate, glAccount, named } from './ledgers.ts';

export const connectionStatus = z.enum(connectionStatuses);
export const edition = z.enum(['start', 'standard', 'plus']);
export const connectionProblem = z
  .object({ code: z.string().describe('Stable, for programs'), message: z.string(), fix })
  .meta({ id: 'ConnectionProblem' });

export const unreadableRecord = z
  .object({
    list: z.string().describe('"/sales_invoices"'),
    id: z.string().nullable().describe('Null where that itself is missing'),
    path: z.string().describe('Field, with dots; empty: the record as a whole'),
    why: z.string(),
  })
  .meta({ id: 'UnreadableRecord' });

export const notInEdition = z
  .object({
    endpoint: z.enum(optionalEndpoints),
    message: z.string(),
    fix,
    refusedAt: moment.nullable().describe("Null where Sage's description says so"),
    until: moment.nullable().describe('It is not asked again before; null: not at all'),
  })
  .meta({ id: 'NotInEdition' }) satisfies z.ZodType<NotInEdition>;

const business = z
  .object({
    id: z.string(),
    name: z.string(),
    countryId: z.string().nullable(),
    inNorthernIreland: z.boolean().optional(),
    subscriptionActive: z.boolean(),
    edition: edition.nullable().describe('Null: Sage does not say'),
    baseCurrency: currencyCode,
    multiCurrency: z.boolean(),
    vatRegistered: z.boolean(),
    address: z
      .object({
        line1: z.string(),
        line2: z.string().optional(),
        city: z.string().optional(),
        region: z.string().optional(),
        postalCode: z.string().optional(),
      })
      .nullable()
      .optional(),
  })
  .meta({ id: 'SageBusiness' }) satisfies z.ZodType<SageBusinessProfile>;

const addresses = z.array(z.string()).readonly();

const settings = z
  .object({
    defaultDueDays: count,
    create: createMode.optional(),
    send: sendMode,
    createCustomers: z.boolean(),
    defaultTaxRateId: z.string().nullable(),
    customerMemoryMinutes: count,
    reversalWindowDays: count,
    undoWindowMinutes: count,
    onTotalsDiffer: z.enum(['stop', 'send']).nullable(),
    onNameMismatch: z.enum(['ask_when_different', 'ask', 'use_email']),
    onSimilarCustomer: z.enum(['ask', 'create']),
    onMissingAddress: z.enum(['ask', 'country_only']),
    goodsOrServices: z.enum(['goods', 'services']),
    email: z.object({
      senderName: z.string().nullable(),
      replyTo: z.string().nullable(),
      cc: addresses,
      bcc: addresses,
      language: z.enum(['en', 'fr']),
      subject: z.string().nullable(),
      text: z.string().nullable(),
    }),
    footerMode,
    cutOverDate: day.nullable().optional(),
  })
  .meta({ id: 'ConnectionSettings' }) satisfies z.ZodType<ConnectionSettings>;

export const changeableSettings = z
  .object({ defaultLedger: ledgerAccount.nullable(), ...settings.shape })
  .meta({ id: 'ChangeableSettings' }) satisfies z.ZodType<ChangeableSettings>;

const right = z
  .object({
    does: z.string(),
    needs: z.array(z.string()).readonly().describe('As on the access screen of Sage: "Sales: Full Access"'),
    works: z.enum(['works', 'will_not_work', 'not_known']),
    seenAt: moment.nullable(),
    message: z.string(),
    isVital: z.boolean().describe('Without it no invoice goes out'),
  })
  .meta({ id: 'Right' }) satisfies z.ZodType<RightView>;

const staleMapping = z
  .object({
    what: z.enum(['ledger', 'tax_rate']),
    id: z.string(),
    name: z.string(),
    why: z.enum(['removed', 'hidden', 'renamed']),
    usedBy: z.array(z.string()).readonly(),
    message: z.string(),
    fix,
  })
  .meta({ id: 'StaleMapping' }) satisfies z.ZodType<StaleMapping>;

export const connection = z
  .object({
    businessUnit: z.string(),
    version: count.describe('Grows with every change of state or settings'),
    status: connectionStatus,
    statusSince: moment,
    business: business.nullable(),
    businesses: z.array(z.object(named)).readonly().describe('To choose from'),
    problem: connectionProblem.nullable(),
    settings,
    defaultLedger: ledgerAccount.nullable(),
    glAccounts: z.array(glAccount).readonly(),
    contractTemplates: z.array(contractTemplate).readonly(),
    taxRates: z
      .array(
        z
          .object({ ...named, percentage: decimalText.describe('In percent: "20.0"') })
          .meta({ id: 'TaxRate' }),
      )
      .readonly(),
    lastTest: testReport.nullable(),
    mappings: z.object({
      stale: z.array(staleMapping).readonly().describe('What the chart and tax rates did not bear out'),
    }),
    notInEdition: z.array(notInEdition).readonly(),
    rights: z.array(right).readonly().describe('What is done in Sage, and the rights that it needs there'),
    unreadable: z.array(unreadableRecord).readonly(),
    tokens: z
      .object({ generation: count, accessExpiresAt: moment, refreshExpiresAt: moment })
      .nullable()
      .describe('When they end; never the tokens themselves'),
    consent: z
      .object({ otherUnits: count, message: z.string(), onDisconnect: z.string() })
      .nullable()
      .describe('Who else uses the consent'),
    sharedBusiness: z
      .object({ otherUnits: count, message: z.string() })
      .nullable()
      .describe('Who else invoices from the same Sage business'),
    waitingInvoices: count,
    cancellationRefusedAt: moment.nullable(),
    stopped: stopped.nullable().describe('Its run was ended before its time: all else is what it last knew'),
    lastRequest: lastRequest.nullable().optional(),
  })
  .meta({ id: 'Connection' }) satisfies z.ZodType<ConnectionView>;

export const businessUnits = z
  .object({
    businessUnits: z
      .array(
        z
          .object({
            stopped: z.boolean().describe('Its run was ended before its time'),
            businessUnit: z.string(),
            status: connectionStatus.nullable(),
          })
          .meta({ id: 'BusinessUnit' }),
      )
      .readonly(),
  })
  .meta({ id: 'BusinessUnits' });

export const authorizationLink = z
  .object({
    url: z.string().meta({ format: 'uri' }).describe('For the browser of the person who consents'),
    expiresAt: moment,
    consent: z.string().describe('Whom else the consent concerns, in words'),
  })
  .meta({ id: 'AuthorizationLink' });
