import { analysisTypeRoutes } from './analysis-types.ts';
import { salesCreditNoteRoutes } from './artefacts/sales-credit-notes.ts';
import { salesInvoiceRoutes } from './artefacts/sales-invoices.ts';
import { attachmentRoutes } from './attachments.ts';
import { bankAccountRoutes } from './bank-accounts.ts';
import { businessRoutes } from './businesses.ts';
import { type Route } from './call.ts';
import { contactPersonRoutes } from './contacts/contact-persons.ts';
import { contactRoutes } from './contacts/contacts.ts';
import { exchangeRateRoutes } from './exchange-rates.ts';
import { ledgerAccountRoutes } from './ledger-accounts.ts';
import { contactAllocationRoutes } from './payments/contact-allocations.ts';
import { contactPaymentRoutes } from './payments/contact-payments.ts';
import { settingsRoutes } from './settings.ts';
import { taxRateRoutes } from './tax-rates.ts';

/** The first that fits a path wins: `/businesses/lead` stands before `/businesses/{id}`. */
export const routes: readonly Route[] = [
  ...businessRoutes,
  ...ledgerAccountRoutes,
  ...taxRateRoutes,
  ...settingsRoutes,
  ...exchangeRateRoutes,
  ...analysisTypeRoutes,
  ...bankAccountRoutes,
  ...contactRoutes,
  ...contactPersonRoutes,
  ...salesInvoiceRoutes,
  ...salesCreditNoteRoutes,
  ...attachmentRoutes,
  ...contactPaymentRoutes,
  ...contactAllocationRoutes,
];
