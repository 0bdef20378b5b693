import { billingRunActivities } from './billing-run/billing-run-activities.ts';
import { previewActivities } from './connection/preview-invoice.ts';
import { readSageActivities } from './connection/read-sage.ts';
import { tellInvoicesActivities } from './connection/tell-invoices.ts';
import { testEmailActivities } from './connection/test-email.ts';
import { testInvoiceActivities } from './connection/test-invoice.ts';
import { tryReadingActivities } from './connection/try-reading.ts';
import { tokenActivities } from './consent/tokens.ts';
import { eventActivities } from './webhooks/deliver-event.ts';
import { type ActivityDependencies } from './dependencies.ts';
import { attachmentActivities } from './invoice/attachments.ts';
import { attachInvoiceActivities } from './invoice/attach-invoice.ts';
import { creditNoteActivities } from './invoice/credit-note.ts';
import { customerActivities } from './invoice/customer.ts';
import { exchangeRateActivities } from './invoice/exchange-rate.ts';
import { emailInvoiceActivities } from './invoice/email-invoice.ts';
import { linkInvoiceActivities } from './invoice/link-invoice.ts';
import { prepareInvoiceActivities } from './invoice/prepare-invoice.ts';
import { readEditionActivities } from './invoice/read-edition.ts';
import { salesInvoiceActivities } from './invoice/sales-invoice.ts';
import { takeBackActivities } from './invoice/take-back.ts';
import { bulkRetryActivities } from './runs/retry-invoices.ts';
import { caretakerActivities } from './runs/inspect-runs.ts';
import { endedRunActivities } from './runs/read-ended-run.ts';
import { noticeActivities } from './payments/notices.ts';
import { openPaymentWatchActivities } from './payments/open-payment-watch.ts';
import { paymentActivities } from './payments/watch-payments.ts';
import { turnstileActivities } from './turnstile/turnstile-activities.ts';

/** Every outside effect of the product; workflows take only the type of this. */
export const createActivities = (deps: ActivityDependencies) => ({
  ...tokenActivities(deps),
  ...readSageActivities(deps),
  ...testInvoiceActivities(deps),
  ...tryReadingActivities(deps),
  ...testEmailActivities(deps),
  ...previewActivities(deps),
  ...tellInvoicesActivities(),
  ...prepareInvoiceActivities(deps),
  ...customerActivities(deps),
  ...exchangeRateActivities(deps),
  ...salesInvoiceActivities(deps),
  ...takeBackActivities(deps),
  ...creditNoteActivities(deps),
  ...linkInvoiceActivities(deps),
  ...readEditionActivities(),
  ...paymentActivities(deps),
  ...openPaymentWatchActivities(deps),
  ...attachmentActivities(deps),
  ...attachInvoiceActivities(deps),
  ...emailInvoiceActivities(deps),
  ...noticeActivities(deps),
  ...endedRunActivities(),
  ...caretakerActivities(deps),
  ...bulkRetryActivities(),
  ...eventActivities(deps),
  ...turnstileActivities(deps),
  ...billingRunActivities(deps),
});

export type Activities = ReturnType<typeof createActivities>;
