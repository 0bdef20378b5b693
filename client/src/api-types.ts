/* Written by `npm run client:types` from the OpenAPI document of the API: change the schemas, not this file. */
export interface paths {
  '/v1/business-units': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Business units that were ever connected */
    get: operations['getBusinessUnits'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/connection': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** State, settings, ledgers and last test of a connection */
    get: operations['getBusinessUnitsBusinessUnitConnection'];
    put?: never;
    post?: never;
    /** Disconnect: keeps settings and links; the consent is revoked at Sage unless another unit uses it */
    delete: operations['deleteBusinessUnitsBusinessUnitConnection'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/connection/authorize': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Begin a connection: answers the link a person opens to consent at Sage */
    post: operations['postBusinessUnitsBusinessUnitConnectionAuthorize'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/connection/business': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Choose one of several businesses that the consent reaches */
    put: operations['putBusinessUnitsBusinessUnitConnectionBusiness'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/connection/test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Test the connection with the default revenue ledger, written exactly as in Sage, or by reading alone */
    post: operations['postBusinessUnitsBusinessUnitConnectionTest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/connection/test-email': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send a sample message with the unit's present e-mail settings, marked as a test, to one address */
    post: operations['postBusinessUnitsBusinessUnitConnectionTestEmail'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/connection/settings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Change the default ledger, due days, sending, e-mails and other settings */
    patch: operations['patchBusinessUnitsBusinessUnitConnectionSettings'];
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/ledger-accounts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Sage's ledger accounts that are usable for sales, to pick from */
    get: operations['getBusinessUnitsBusinessUnitLedgerAccounts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/analysis-types': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Sage's analysis types that lines of sales invoices may have, with their categories, to pick from */
    get: operations['getBusinessUnitsBusinessUnitAnalysisTypes'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/gl-accounts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** GL accounts of the PSA and the ledger each is mapped to */
    get: operations['getBusinessUnitsBusinessUnitGlAccounts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/gl-accounts/{glAccountId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Add or change a GL account; its name is that of a ledger account in Sage */
    put: operations['putBusinessUnitsBusinessUnitGlAccountsGlAccountId'];
    post?: never;
    /** Remove a GL account that no contract template uses */
    delete: operations['deleteBusinessUnitsBusinessUnitGlAccountsGlAccountId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/contract-templates': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Contract templates with a linked GL account */
    get: operations['getBusinessUnitsBusinessUnitContractTemplates'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/contract-templates/{templateId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Link a GL account to a contract template, or remove the link with null */
    put: operations['putBusinessUnitsBusinessUnitContractTemplatesTemplateId'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/invoices': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A business unit's invoices, page by page: open ones first, the newest first; about a second behind */
    get: operations['getBusinessUnitsBusinessUnitInvoices'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/invoice-totals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How many invoices are open, overdue, waiting (for what), need a person (for what); about a second behind */
    get: operations['getBusinessUnitsBusinessUnitInvoiceTotals'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/credit-notes/{creditNoteId}/correct': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** New content for a credit note that needs attention; it goes on from the failed step */
    post: operations['postBusinessUnitsBusinessUnitCreditNotesCreditNoteIdCorrect'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/credit-notes/{creditNoteId}/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Try the failed or waiting step now */
    post: operations['postBusinessUnitsBusinessUnitCreditNotesCreditNoteIdRetry'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/credit-notes/{creditNoteId}/customer': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Answers whose it is, where that is asked; the content stays as it was handed over */
    post: operations['postBusinessUnitsBusinessUnitCreditNotesCreditNoteIdCustomer'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/credit-notes/{creditNoteId}/exchange-rate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Answers what the exchange rate is, where that is asked (exchange_rate_needed) */
    post: operations['postBusinessUnitsBusinessUnitCreditNotesCreditNoteIdExchangeRate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/credit-notes/{creditNoteId}/send-anyway': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Let it go to the customer although Sage's totals are not ours, or to Sage although it may refuse its tax */
    post: operations['postBusinessUnitsBusinessUnitCreditNotesCreditNoteIdSendAnyway'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/credit-notes/{creditNoteId}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Take a credit note back before it is in Sage */
    post: operations['postBusinessUnitsBusinessUnitCreditNotesCreditNoteIdCancel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/credit-notes/{creditNoteId}/void': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Void it in Sage; refused while it is put against something */
    post: operations['postBusinessUnitsBusinessUnitCreditNotesCreditNoteIdVoid'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/credit-notes/{creditNoteId}/resend-email': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** E-mail Sage's PDF once more, to the invoice contact or to another address */
    post: operations['postBusinessUnitsBusinessUnitCreditNotesCreditNoteIdResendEmail'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/credit-notes/{creditNoteId}/contact': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Another e-mail address for the invoice contact, from now on; sends nothing by itself */
    post: operations['postBusinessUnitsBusinessUnitCreditNotesCreditNoteIdContact'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/credit-notes/{creditNoteId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Everything about a credit note; with wait, answers once it changed */
    get: operations['getBusinessUnitsBusinessUnitCreditNotesCreditNoteId'];
    /** Hand over a credit note, alone or against an invoice; safe to repeat */
    put: operations['putBusinessUnitsBusinessUnitCreditNotesCreditNoteId'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/credit-notes/{creditNoteId}/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** What would be sent to Sage; writes nothing */
    post: operations['postBusinessUnitsBusinessUnitCreditNotesCreditNoteIdPreview'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/credit-notes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A business unit's credit notes, page by page: open ones first, the newest first; about a second behind */
    get: operations['getBusinessUnitsBusinessUnitCreditNotes'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/credit-notes/{creditNoteId}/timeline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The story of a credit note in plain words: what happened and when, each call, wait, event and request */
    get: operations['getBusinessUnitsBusinessUnitCreditNotesCreditNoteIdTimeline'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/invoices/{invoiceId}/timeline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The story of an invoice in plain words: what happened and when, each call, wait, event and request */
    get: operations['getBusinessUnitsBusinessUnitInvoicesInvoiceIdTimeline'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/invoices/{invoiceId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Everything about an invoice; with wait, answers once it changed */
    get: operations['getBusinessUnitsBusinessUnitInvoicesInvoiceId'];
    /** Hand over an invoice; safe to repeat */
    put: operations['putBusinessUnitsBusinessUnitInvoicesInvoiceId'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/invoices/{invoiceId}/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** What would be sent to Sage; writes nothing */
    post: operations['postBusinessUnitsBusinessUnitInvoicesInvoiceIdPreview'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/invoices/{invoiceId}/correct': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** New content for an invoice that needs attention; it goes on from the failed step */
    post: operations['postBusinessUnitsBusinessUnitInvoicesInvoiceIdCorrect'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/invoices/{invoiceId}/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Try the failed or waiting step now */
    post: operations['postBusinessUnitsBusinessUnitInvoicesInvoiceIdRetry'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/invoices/{invoiceId}/customer': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Answers who is to be invoiced, where that is asked; the content stays as it was handed over */
    post: operations['postBusinessUnitsBusinessUnitInvoicesInvoiceIdCustomer'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/invoices/{invoiceId}/exchange-rate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Answers what the exchange rate is, where that is asked (exchange_rate_needed) */
    post: operations['postBusinessUnitsBusinessUnitInvoicesInvoiceIdExchangeRate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/invoices/{invoiceId}/send-anyway': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Let it go to the customer although Sage's totals or its customer are others, or to Sage although it may refuse its tax */
    post: operations['postBusinessUnitsBusinessUnitInvoicesInvoiceIdSendAnyway'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/invoices/{invoiceId}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Take an invoice back before it is in Sage */
    post: operations['postBusinessUnitsBusinessUnitInvoicesInvoiceIdCancel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/invoices/{invoiceId}/check-payment': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Read the invoice at Sage now */
    post: operations['postBusinessUnitsBusinessUnitInvoicesInvoiceIdCheckPayment'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/invoices/{invoiceId}/link': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Follow an invoice that somebody made in Sage; compared with it first, nothing is created or sent */
    post: operations['postBusinessUnitsBusinessUnitInvoicesInvoiceIdLink'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/invoices/{invoiceId}/void': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Void it in Sage; refused while something settles it */
    post: operations['postBusinessUnitsBusinessUnitInvoicesInvoiceIdVoid'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/invoices/{invoiceId}/credit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A credit note in Sage over an amount, named lines, or the whole of an unpaid invoice, put against it */
    post: operations['postBusinessUnitsBusinessUnitInvoicesInvoiceIdCredit'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/invoices/{invoiceId}/reissue': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Void it in Sage and create it anew with other content, under the same id */
    post: operations['postBusinessUnitsBusinessUnitInvoicesInvoiceIdReissue'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/invoices/{invoiceId}/resend-email': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** E-mail Sage's PDF once more, to the invoice contact or to another address */
    post: operations['postBusinessUnitsBusinessUnitInvoicesInvoiceIdResendEmail'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/invoices/{invoiceId}/contact': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Another e-mail address for the invoice contact, from now on; sends nothing by itself */
    post: operations['postBusinessUnitsBusinessUnitInvoicesInvoiceIdContact'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/payment-watch': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Last and next look at the books of the unit's Sage business, and what they cost in calls */
    get: operations['getBusinessUnitsBusinessUnitPaymentWatch'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/payment-watch/check': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Look at the books now, for all invoices of the Sage business */
    post: operations['postBusinessUnitsBusinessUnitPaymentWatchCheck'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/turnstile': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who waits to call Sage, for how long, and what is left of the day */
    get: operations['getBusinessUnitsBusinessUnitTurnstile'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/turnstile/pause': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Let nothing through to the Sage business until resumed */
    post: operations['postBusinessUnitsBusinessUnitTurnstilePause'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/turnstile/resume': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** End a pause; where Sage was away, try it now */
    post: operations['postBusinessUnitsBusinessUnitTurnstileResume'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/turnstile/limits': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** The Sage business's own limits in place of the configured ones; what waited for the day's calls goes on */
    put: operations['putBusinessUnitsBusinessUnitTurnstileLimits'];
    post?: never;
    /** Back to the configured limits */
    delete: operations['deleteBusinessUnitsBusinessUnitTurnstileLimits'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/health-report': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What stopped or waits too long, by the last look of the caretaker, and whether it looks at all */
    get: operations['getHealthReport'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/catalogue': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every event there is, with the JSON schema of its body */
    get: operations['getWebhooksCatalogue'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/endpoints': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Where events go; secrets are not shown */
    get: operations['getWebhooksEndpoints'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/endpoints/{endpointId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One endpoint */
    get: operations['getWebhooksEndpointsEndpointId'];
    /** Add an endpoint, which answers its signing secret this once, or change one */
    put: operations['putWebhooksEndpointsEndpointId'];
    post?: never;
    /** Remove an endpoint; what is on its way to it is dropped */
    delete: operations['deleteWebhooksEndpointsEndpointId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/endpoints/{endpointId}/ping': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send a webhook.ping now and answer what came of it */
    post: operations['postWebhooksEndpointsEndpointIdPing'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/endpoints/{endpointId}/rotate-secret': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A new signing secret, answered this once; the former one signs as well for a while */
    post: operations['postWebhooksEndpointsEndpointIdRotateSecret'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/endpoints/{endpointId}/enable': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Take up a disabled endpoint again; what it missed is sent by resend-failed */
    post: operations['postWebhooksEndpointsEndpointIdEnable'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/endpoints/{endpointId}/disable': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send nothing there for now; what it misses is listed as failed */
    post: operations['postWebhooksEndpointsEndpointIdDisable'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Events and what became of them: open ones first, the newest first; about a second behind */
    get: operations['getWebhooksDeliveries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/deliveries/{eventId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One event: its content, where it stands with each endpoint, each attempt and its answer */
    get: operations['getWebhooksDeliveriesEventId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/deliveries/{eventId}/resend': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send an event again, under the same webhook-id; a pending one is tried now */
    post: operations['postWebhooksDeliveriesEventIdResend'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/deliveries/resend-failed': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send all failed events again that happened since; up to 1,000 at a call */
    post: operations['postWebhooksDeliveriesResendFailed'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    Problem: {
      type: string;
      title: string;
      status: number;
      /** @description What is wrong, with the value */
      detail: string;
      instance?: string;
      /** @description Stable, for programs */
      code: string;
      /** @description What to do about it */
      fix: string;
      /** @description The same request may succeed later */
      retriable: boolean;
      errors?: {
        pointer: string;
        message: string;
        value?: unknown;
      }[];
      /** @description How many there are besides the 50 that "errors" names */
      errorsNotNamed?: number;
      suggestions?: string[];
    };
    AuthorizationRequest: {
      /**
       * Format: uri
       * @description Where the person comes back to
       */
      returnUrl?: string;
      /**
       * @description Skips Sage's country page
       * @enum {string}
       */
      country?: 'gb' | 'ie';
      /** @description Confirm that this unit may now lead to another Sage business than before */
      allowOtherBusiness?: boolean;
    };
    BusinessChoice: {
      businessId: string;
    };
    ConnectionTest: {
      /**
       * @description "draft" makes a draft invoice in Sage and removes it again; "read" writes nothing: it shows what is there, and does not verify the unit
       * @enum {string}
       */
      mode?: 'draft' | 'read';
      /** @description Ledger account, exactly as in the chart of accounts of Sage; needed unless the test only reads: empty is then the default ledger */
      ledgerName?: string;
      /** @description true leaves the test invoice (a draft) in Sage for you to look at and delete */
      keepTestInvoice?: boolean;
    };
    TestEmail: {
      /** Format: email */
      to: string;
    };
    SettingsChange: {
      /** @description Ledger account, exactly as in the chart of accounts of Sage */
      defaultLedger?: string;
      defaultDueDays?: number;
      /**
       * @description Whether an invoice is issued in Sage at once, or created as a draft that somebody checks and releases there
       * @enum {string}
       */
      create?: 'issue' | 'draft';
      /**
       * @description How an invoice goes out: Sage's PDF by e-mail, only marked as sent, or neither
       * @enum {string}
       */
      send?: 'email' | 'mark_sent' | 'none';
      createCustomers?: boolean;
      defaultTaxRateId?: string | null;
      customerMemoryMinutes?: number;
      reversalWindowDays?: number;
      /** @description Minutes in which an invoice can be cancelled before anything of it reaches Sage; 0: none */
      undoWindowMinutes?: number;
      /**
       * @description Where the customer in Sage with the contact's e-mail has another name than the invoice: ask when the names have no telling word in common, ask unless they are the same, or take it for its e-mail alone
       * @enum {string}
       */
      onNameMismatch?: 'ask_when_different' | 'ask' | 'use_email';
      /**
       * @description Where no customer has the e-mail, but Sage has one of the same name, an inactive one, or one with the e-mail on another person: ask, or create a new one all the same
       * @enum {string}
       */
      onSimilarCustomer?: 'ask' | 'create';
      /**
       * @description Where neither the invoice nor Sage has an address of the customer, which Sage wants: ask (address_needed), or send the country alone (that of the business where the invoice names none)
       * @enum {string}
       */
      onMissingAddress?: 'ask' | 'country_only';
      /**
       * @description What is invoiced to other countries of the EU, where the invoice does not say
       * @enum {string}
       */
      goodsOrServices?: 'goods' | 'services';
      /** @description Where Sage's totals are not those of the invoice: nothing goes to the customer until a person says so, or it goes and is told; null: stop where the PSA gave a total, else send */
      onTotalsDiffer?: ('stop' | 'send') | null;
      /**
       * @description Whether an invoice's footer is added to the default terms of the business in Sage, or replaces them
       * @enum {string}
       */
      footerMode?: 'append' | 'replace';
      /** @description First invoice date that we bring to Sage, such as the day the PSA took over: what is dated before needs attention (before_cut_over) and is not created; null: any date */
      cutOverDate?: string | null;
      /** @description Sender, copies, language and text of the e-mails; what is left out stays as it is */
      email?: components['schemas']['EmailSettingsChange'];
    };
    EmailSettingsChange: {
      /** @description Shown as the sender, before the worker's MAIL_FROM address; null: the business's name in Sage */
      senderName?: string | null;
      /** @description Where answers go; null: to the sender */
      replyTo?: string | null;
      /** @description Copies of every invoice; null: none */
      cc?: string[] | null;
      /** @description Blind copies of every invoice; null: none */
      bcc?: string[] | null;
      /** @description Of the built-in text, and of amounts and dates; null: English */
      language?: ('en' | 'fr') | null;
      /** @description Mustache template on one line, such as "Invoice {{number}}"; null: the built-in one */
      subject?: string | null;
      /** @description Mustache template; null: the built-in text */
      text?: string | null;
    };
    GlAccountInput: {
      /** @description Ledger account, exactly as in the chart of accounts of Sage */
      name: string;
      description?: string;
      /**
       * @description Which integration uses the account
       * @enum {string}
       */
      integration: 'sage' | 'none';
    };
    ContractTemplateInput: {
      /** @description null removes the link */
      glAccountId: string | null;
    };
    CreditNoteRequest: {
      /** @description The PSA's own number, shown beside Sage's; what tells two apart is the id in the URL */
      number: string;
      /** Format: date */
      date: string;
      currency: string;
      /** @description Of a foreign currency, as Sage's exchange_rate: how many units of the invoice's currency one unit of the base currency is worth, so 1.1567 where GBP 1 = EUR 1.1567; ten decimals at most. Empty: Sage's own rate, or a person is asked */
      exchangeRate?: string;
      customer: components['schemas']['InvoiceCustomer'];
      /** @description Identifier chosen by the PSA */
      contractTemplateId?: string;
      /** @description Customer's reference; empty: the PSA's number */
      reference?: string;
      /** @description Internal, seen in Sage only; Sage's 2,000 less our marker line */
      notes?: string;
      /** @description Copies of the e-mail, besides the connection's own */
      cc?: string[];
      /** @description Timesheets, receipts: up to five, together at most 10 MB. Attached to the e-mail, and to the document in Sage where they have at most 2.5 MB each. Files are told apart by their sha256: the same ones at other URLs are the same content */
      attachments?: components['schemas']['Attachment'][];
      /** @description Unit prices and discounts of all lines include the tax; empty: they do not */
      pricesIncludeTax?: boolean;
      /**
       * @description What all lines are, told to Sage across borders of the EU; empty: that of the invoice which a credit note stands against, else the connection's setting
       * @enum {string}
       */
      goodsOrServices?: 'goods' | 'services';
      lines: components['schemas']['InvoiceLine'][];
      /** @description The PSA's own net total; refused when the lines do not add up to it (where prices include tax: checked when the rates are known). Below zero where deductions are taxed lower than the rest */
      netTotal?: string;
      /** @description The PSA's own tax total; checked when the tax rates are known, before anything is in Sage */
      taxTotal?: string;
      /** @description The PSA's own total with tax; checked likewise (where prices include tax: refused when the lines do not add up to it) */
      grossTotal?: string;
      /**
       * @description How it goes out; empty: by e-mail where that is the connection's setting for invoices
       * @enum {string}
       */
      send?: 'email' | 'none';
      /** @description The invoice that it belongs to, of the same customer and currency; empty: it stands alone */
      against?: {
        /** @description The PSA's id of an invoice that is in Sage */
        invoiceId: string;
      };
      /** @description Put it against that invoice in Sage, as far as something is outstanding there */
      allocate?: boolean;
    };
    InvoiceCustomer: {
      /** @description Sage contact to invoice; empty: found by e-mail */
      sageContactId?: string;
      /** @description Company name, used when the customer is created in Sage */
      name: string;
      contactName?: string;
      /**
       * Format: email
       * @description Invoice contact: decides the customer in Sage and receives the invoice
       */
      email: string;
      telephone?: string;
      /** @description Used when the customer is created in Sage, which checks its form */
      vatNumber?: string;
      address?: components['schemas']['Address'];
    };
    Address: {
      line1?: string;
      line2?: string;
      city?: string;
      region?: string;
      postalCode?: string;
      /** @description ISO 3166-1 alpha-2 */
      country?: string;
    };
    Attachment: {
      /**
       * Format: uri
       * @description Where the file is fetched by GET, before the invoice is in Sage and again when it is e-mailed; no redirect is followed, internal addresses only where the worker allows them. Shown without its query, which may be signed
       */
      url: string;
      /** @description Of the file's bytes: no other file is ever sent */
      sha256: string;
      /** @description What customer and bookkeeper see */
      fileName: string;
      /** @description Empty: by the ending of its name */
      contentType?: string;
    };
    InvoiceLine: {
      description: string;
      /** @description Decimal number as a string, at most six decimals */
      quantity: string;
      /** @description In the currency of the invoice; before tax, unless its prices include it. Negative for what is taken off, as a deposit: the quantity stays positive */
      unitPrice: string;
      discount?: components['schemas']['Discount'];
      /** @description Override on the contract line; empty: template, then default */
      glAccountId?: string;
      /** @description What it is counted under in Sage, each analysis type with its category, by names or ids: {"Project": "Website"} */
      analysis?: {
        [key: string]: string;
      };
      /** @description Sage tax rate; empty: of a credit note that of its invoice on the same ledger, then customer's, ledger's, then the default */
      taxRateId?: string;
    };
    /** @description Off this line: a percentage, or an amount in the terms of its price */
    Discount:
      | {
          /** @description Decimal number as a string, at most two decimals */
          amount: string;
        }
      | {
          /** @description Decimal number as a string, at most two decimals */
          percent: string;
        };
    CustomerAnswer:
      | {
          sageContactId: string;
          /**
           * @description Whether later invoices with the same e-mail, name and currency take the same customer without asking
           * @default true
           */
          remember?: boolean;
        }
      | {
          /** @constant */
          create: true;
          /**
           * @description Whether later invoices with the same e-mail, name and currency take the same customer without asking
           * @default true
           */
          remember?: boolean;
        };
    ExchangeRateAnswer: {
      /** @description How many units of the invoice's currency one unit of the base currency is worth, as Sage's exchange_rate: 1.1567 where GBP 1 = EUR 1.1567 */
      exchangeRate: string;
    };
    CreditNoteCancellation: {
      reason: string;
    };
    Voiding: {
      /** @description Shown in Sage and in the timeline */
      reason: string;
    };
    Resending: {
      /** @description Yours: the same id again is the same request, however often it is sent */
      requestId: string;
      /** Format: email */
      to?: string;
    };
    ContactChange: {
      /** Format: email */
      email: string;
    };
    InvoiceRequest: {
      /** @description The PSA's own number, shown beside Sage's; what tells two apart is the id in the URL */
      number: string;
      /** Format: date */
      date: string;
      currency: string;
      /** @description Of a foreign currency, as Sage's exchange_rate: how many units of the invoice's currency one unit of the base currency is worth, so 1.1567 where GBP 1 = EUR 1.1567; ten decimals at most. Empty: Sage's own rate, or a person is asked */
      exchangeRate?: string;
      customer: components['schemas']['InvoiceCustomer'];
      /** @description Identifier chosen by the PSA */
      contractTemplateId?: string;
      /** @description Customer's reference; empty: the PSA's number */
      reference?: string;
      /** @description Internal, seen in Sage only; Sage's 2,000 less our marker line */
      notes?: string;
      /** @description Copies of the e-mail, besides the connection's own */
      cc?: string[];
      /** @description Timesheets, receipts: up to five, together at most 10 MB. Attached to the e-mail, and to the document in Sage where they have at most 2.5 MB each. Files are told apart by their sha256: the same ones at other URLs are the same content */
      attachments?: components['schemas']['Attachment'][];
      /** @description Unit prices and discounts of all lines include the tax; empty: they do not */
      pricesIncludeTax?: boolean;
      /**
       * @description What all lines are, told to Sage across borders of the EU; empty: that of the invoice which a credit note stands against, else the connection's setting
       * @enum {string}
       */
      goodsOrServices?: 'goods' | 'services';
      lines: components['schemas']['InvoiceLine'][];
      /** @description The PSA's own net total; refused when the lines do not add up to it (where prices include tax: checked when the rates are known). Below zero where deductions are taxed lower than the rest */
      netTotal?: string;
      /** @description The PSA's own tax total; checked when the tax rates are known, before anything is in Sage */
      taxTotal?: string;
      /** @description The PSA's own total with tax; checked likewise (where prices include tax: refused when the lines do not add up to it) */
      grossTotal?: string;
      /**
       * Format: date
       * @description Empty: date + projectDueDays, else + default due days
       */
      dueDate?: string;
      projectDueDays?: number;
      /** @description Printed on the invoice, below the default terms of the business in Sage; empty: Sage's default terms alone */
      footer?: string;
      /**
       * @description "replace" prints the footer without Sage's default terms; empty: the connection's setting
       * @enum {string}
       */
      footerMode?: 'append' | 'replace';
      /**
       * @description "draft": it waits in Sage until somebody releases it there, and is sent then; empty: the connection's setting
       * @enum {string}
       */
      create?: 'issue' | 'draft';
      /**
       * @description How this invoice goes out; empty: the connection's setting
       * @enum {string}
       */
      send?: 'email' | 'mark_sent' | 'none';
    };
    Cancellation: {
      reason: string;
    };
    Link: {
      /** @description Of the sales invoice in Sage */
      sageInvoiceId: string;
      /** @description What it is to be compared with, as in a hand-over; leave it out for an invoice that was handed over and is not in Sage yet */
      invoice?: components['schemas']['InvoiceRequest'];
      /**
       * @description A person accepts it though its amounts, due date or exchange rate are others: Sage's hold. Never another customer, currency or date
       * @constant
       */
      acceptDifferences?: true;
    };
    Credit: {
      /** @description Yours: the same id again is the same request, however often it is sent */
      requestId: string;
      /** @description Tax included; spread over the lines */
      amount?: string;
      /** @constant */
      whole?: true;
      /** @description Parts of named lines; their tax is worked out, or taken out of a gross amount */
      lines?: components['schemas']['LineCredit'][];
      /** @description Shown in Sage and in the timeline */
      reason: string;
    };
    LineCredit:
      | {
          line: number;
          /** @description Decimal number as a string, at most two decimals */
          net: string;
        }
      | {
          line: number;
          /** @description Decimal number as a string, at most two decimals */
          gross: string;
        };
    Reissue: {
      /** @description Shown in Sage and in the timeline */
      reason: string;
      invoice: components['schemas']['InvoiceRequest'];
    };
    TurnstilePause: {
      /** @description Shown to everybody who waits */
      reason: string;
    };
    SageLimits: {
      /** @description In any 60 seconds; empty: as configured */
      callsPerMinute?: number;
      /** @description Between two resets; empty: as configured */
      callsPerDay?: number;
    };
    HealthReport: {
      /** @description When the caretaker looked last; null when it never did */
      at: string | null;
      caretaker: {
        /**
         * @description late: it should have looked since, so workers may be away; off: nobody looks
         * @enum {string}
         */
        state: 'running' | 'late' | 'paused' | 'off';
        everyMinutes: number | null;
        nextLook: string | null;
      };
      /** @description All that were found, by code */
      counts: {
        [key: string]: number;
      };
      /** @description Of each code 100 at most */
      readonly findings: {
        /**
         * @description One of the codes of the runbook
         * @enum {string}
         */
        code:
          | 'run_stopped'
          | 'run_stuck'
          | 'posting_too_long'
          | 'waiting_too_long'
          | 'connection_unusable'
          | 'payment_watch_missing'
          | 'payment_watch_overdue'
          | 'records_unreadable';
        workflowId: string;
        businessUnit: string | null;
        invoiceId: string | null;
        /** Format: date-time */
        since: string;
        message: string;
        /** @description What a person can do */
        fix: string;
      }[];
      /** @description What could not be looked at, and why */
      readonly incomplete: string[];
    };
    EndpointInput: {
      /**
       * Format: uri
       * @description Where events are posted; internal addresses only where the worker allows them
       */
      url: string;
      /**
       * @description For people
       * @default
       */
      description?: string;
      /**
       * @description Which events: "*", all of a kind such as "invoice.*", or types
       * @default [
       *       "*"
       *     ]
       */
      events?: string[];
      /**
       * @description Only events of these business units; null: of all that the key or token reaches
       * @default null
       */
      businessUnits?: string[] | null;
    };
    SecretRotation: {
      /**
       * @description For how long the former secret signs as well
       * @default 24
       */
      overlapHours?: number;
    };
    Resend: {
      /** @description Only to this one; empty: to those that failed, else to all that want it */
      endpoint?: string;
    };
    ResendFailed: {
      /**
       * Format: date-time
       * @description Events that happened then or later
       */
      since: string;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  getBusinessUnits: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Names and connection statuses */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getBusinessUnitsBusinessUnitConnection: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        businessUnit: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The connection as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description Never connected */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteBusinessUnitsBusinessUnitConnection: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        businessUnit: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The connection as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description Never connected */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postBusinessUnitsBusinessUnitConnectionAuthorize: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        businessUnit: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AuthorizationRequest'];
      };
    };
    responses: {
      /** @description A link that is good for ten minutes and one browser */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  putBusinessUnitsBusinessUnitConnectionBusiness: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        businessUnit: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['BusinessChoice'];
      };
    };
    responses: {
      /** @description The connection as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description Never connected */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postBusinessUnitsBusinessUnitConnectionTest: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        businessUnit: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ConnectionTest'];
      };
    };
    responses: {
      /** @description Success or failure, step by step */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description Not connected yet */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postBusinessUnitsBusinessUnitConnectionTestEmail: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        businessUnit: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TestEmail'];
      };
    };
    responses: {
      /** @description Success, or the mail server's words and what to do */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description Not connected yet */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  patchBusinessUnitsBusinessUnitConnectionSettings: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        businessUnit: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SettingsChange'];
      };
    };
    responses: {
      /** @description The connection as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description Never connected */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getBusinessUnitsBusinessUnitLedgerAccounts: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        businessUnit: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Read at Sage now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description Not connected */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getBusinessUnitsBusinessUnitAnalysisTypes: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        businessUnit: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Read at Sage now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description Not connected, or the Sage edition has none */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getBusinessUnitsBusinessUnitGlAccounts: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        businessUnit: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description All of them */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  putBusinessUnitsBusinessUnitGlAccountsGlAccountId: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        businessUnit: string;
        glAccountId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['GlAccountInput'];
      };
    };
    responses: {
      /** @description The GL account */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description Not in Sage's chart, or not for sales */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteBusinessUnitsBusinessUnitGlAccountsGlAccountId: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        businessUnit: string;
        glAccountId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Removed */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description In use */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getBusinessUnitsBusinessUnitContractTemplates: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        businessUnit: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description All of them */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  putBusinessUnitsBusinessUnitContractTemplatesTemplateId: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        businessUnit: string;
        templateId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ContractTemplateInput'];
      };
    };
    responses: {
      /** @description The link */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description There is no such GL account */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getBusinessUnitsBusinessUnitInvoices: {
    parameters: {
      query?: {
        status?: string;
        waitingFor?: string;
        attention?: string;
        dueFrom?: string;
        dueTo?: string;
        overdue?: 'true';
        bounced?: 'true';
        stopped?: 'true';
        limit?: number;
        cursor?: string;
      };
      header?: never;
      path: {
        businessUnit: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page, with nextCursor unless it is the last */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getBusinessUnitsBusinessUnitInvoiceTotals: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        businessUnit: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Numbers of invoices, no amounts */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postBusinessUnitsBusinessUnitCreditNotesCreditNoteIdCorrect: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        businessUnit: string;
        creditNoteId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreditNoteRequest'];
      };
    };
    responses: {
      /** @description The credit note as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description There is no such credit note */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postBusinessUnitsBusinessUnitCreditNotesCreditNoteIdRetry: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        businessUnit: string;
        creditNoteId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The credit note as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description There is no such credit note */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postBusinessUnitsBusinessUnitCreditNotesCreditNoteIdCustomer: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        businessUnit: string;
        creditNoteId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CustomerAnswer'];
      };
    };
    responses: {
      /** @description The credit note as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description There is no such credit note */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postBusinessUnitsBusinessUnitCreditNotesCreditNoteIdExchangeRate: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        businessUnit: string;
        creditNoteId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ExchangeRateAnswer'];
      };
    };
    responses: {
      /** @description The credit note as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description There is no such credit note */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postBusinessUnitsBusinessUnitCreditNotesCreditNoteIdSendAnyway: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        businessUnit: string;
        creditNoteId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The credit note as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description There is no such credit note */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postBusinessUnitsBusinessUnitCreditNotesCreditNoteIdCancel: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        businessUnit: string;
        creditNoteId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreditNoteCancellation'];
      };
    };
    responses: {
      /** @description The credit note as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description There is no such credit note */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postBusinessUnitsBusinessUnitCreditNotesCreditNoteIdVoid: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        businessUnit: string;
        creditNoteId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Voiding'];
      };
    };
    responses: {
      /** @description Done, now or by the same request before; the credit note as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description There is no such credit note */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postBusinessUnitsBusinessUnitCreditNotesCreditNoteIdResendEmail: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        businessUnit: string;
        creditNoteId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Resending'];
      };
    };
    responses: {
      /** @description Done, now or by the same request before; the credit note as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description There is no such credit note */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postBusinessUnitsBusinessUnitCreditNotesCreditNoteIdContact: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        businessUnit: string;
        creditNoteId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ContactChange'];
      };
    };
    responses: {
      /** @description Done, now or by the same request before; the credit note as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description There is no such credit note */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getBusinessUnitsBusinessUnitCreditNotesCreditNoteId: {
    parameters: {
      query?: {
        wait?: number;
        after?: number;
      };
      header?: never;
      path: {
        businessUnit: string;
        creditNoteId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The credit note */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description There is no such credit note */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  putBusinessUnitsBusinessUnitCreditNotesCreditNoteId: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        businessUnit: string;
        creditNoteId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreditNoteRequest'];
      };
    };
    responses: {
      /** @description The same content was taken on before */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description Taken on: it will be in Sage exactly once */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description The business unit was never connected */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The id was used with other content */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content is not usable; nothing was taken on */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postBusinessUnitsBusinessUnitCreditNotesCreditNoteIdPreview: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        businessUnit: string;
        creditNoteId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreditNoteRequest'];
      };
    };
    responses: {
      /** @description Ledgers, customer, totals, the e-mail and the exact body for Sage, or what stands in the way */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getBusinessUnitsBusinessUnitCreditNotes: {
    parameters: {
      query?: {
        status?: string;
        waitingFor?: string;
        attention?: string;
        bounced?: 'true';
        stopped?: 'true';
        limit?: number;
        cursor?: string;
      };
      header?: never;
      path: {
        businessUnit: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page, with nextCursor unless it is the last */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getBusinessUnitsBusinessUnitCreditNotesCreditNoteIdTimeline: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        businessUnit: string;
        creditNoteId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The story, and where the credit note stands now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description There is no such credit note, or it finished longer ago than runs are kept */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getBusinessUnitsBusinessUnitInvoicesInvoiceIdTimeline: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        businessUnit: string;
        invoiceId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The story, and where the invoice stands now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description There is no such invoice, or it finished longer ago than runs are kept */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getBusinessUnitsBusinessUnitInvoicesInvoiceId: {
    parameters: {
      query?: {
        wait?: number;
        after?: number;
      };
      header?: never;
      path: {
        businessUnit: string;
        invoiceId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The invoice */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description There is no such invoice */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  putBusinessUnitsBusinessUnitInvoicesInvoiceId: {
    parameters: {
      query?: {
        priority?: 'normal' | 'bulk';
      };
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        businessUnit: string;
        invoiceId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['InvoiceRequest'];
      };
    };
    responses: {
      /** @description The same content was taken on before */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description Taken on: it will be in Sage exactly once */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description The business unit was never connected */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The id was used with other content */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content is not usable; nothing was taken on */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postBusinessUnitsBusinessUnitInvoicesInvoiceIdPreview: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        businessUnit: string;
        invoiceId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['InvoiceRequest'];
      };
    };
    responses: {
      /** @description Ledgers, customer, totals, the e-mail and the exact body for Sage, or what stands in the way */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postBusinessUnitsBusinessUnitInvoicesInvoiceIdCorrect: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        businessUnit: string;
        invoiceId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['InvoiceRequest'];
      };
    };
    responses: {
      /** @description The invoice as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description There is no such invoice */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postBusinessUnitsBusinessUnitInvoicesInvoiceIdRetry: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        businessUnit: string;
        invoiceId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The invoice as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description There is no such invoice */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postBusinessUnitsBusinessUnitInvoicesInvoiceIdCustomer: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        businessUnit: string;
        invoiceId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CustomerAnswer'];
      };
    };
    responses: {
      /** @description The invoice as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description There is no such invoice */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postBusinessUnitsBusinessUnitInvoicesInvoiceIdExchangeRate: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        businessUnit: string;
        invoiceId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ExchangeRateAnswer'];
      };
    };
    responses: {
      /** @description The invoice as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description There is no such invoice */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postBusinessUnitsBusinessUnitInvoicesInvoiceIdSendAnyway: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        businessUnit: string;
        invoiceId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The invoice as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description There is no such invoice */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postBusinessUnitsBusinessUnitInvoicesInvoiceIdCancel: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        businessUnit: string;
        invoiceId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Cancellation'];
      };
    };
    responses: {
      /** @description The invoice as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description There is no such invoice */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postBusinessUnitsBusinessUnitInvoicesInvoiceIdCheckPayment: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        businessUnit: string;
        invoiceId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The invoice as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description There is no such invoice */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postBusinessUnitsBusinessUnitInvoicesInvoiceIdLink: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        businessUnit: string;
        invoiceId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Link'];
      };
    };
    responses: {
      /** @description Linked, now or by the same request before; the invoice as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description A new id was taken on: it is compared and then followed, and never created */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description There is no such invoice, or the business unit was never connected */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Sage's invoice is another one, or it cannot be linked; the problem shows both */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content is not usable; nothing was taken on */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postBusinessUnitsBusinessUnitInvoicesInvoiceIdVoid: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        businessUnit: string;
        invoiceId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Voiding'];
      };
    };
    responses: {
      /** @description Done, now or by the same request before; the invoice as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description There is no such invoice */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postBusinessUnitsBusinessUnitInvoicesInvoiceIdCredit: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        businessUnit: string;
        invoiceId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Credit'];
      };
    };
    responses: {
      /** @description Done, now or by the same request before; the invoice as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description There is no such invoice */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postBusinessUnitsBusinessUnitInvoicesInvoiceIdReissue: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        businessUnit: string;
        invoiceId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Reissue'];
      };
    };
    responses: {
      /** @description Done, now or by the same request before; the invoice as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description There is no such invoice */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The content is not usable; nothing was changed */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postBusinessUnitsBusinessUnitInvoicesInvoiceIdResendEmail: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        businessUnit: string;
        invoiceId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Resending'];
      };
    };
    responses: {
      /** @description Done, now or by the same request before; the invoice as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description There is no such invoice */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postBusinessUnitsBusinessUnitInvoicesInvoiceIdContact: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        businessUnit: string;
        invoiceId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ContactChange'];
      };
    };
    responses: {
      /** @description Done, now or by the same request before; the invoice as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description There is no such invoice */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getBusinessUnitsBusinessUnitPaymentWatch: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        businessUnit: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The payment watch */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description The business unit is not known, or nothing of it is in Sage yet */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postBusinessUnitsBusinessUnitPaymentWatchCheck: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        businessUnit: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The payment watch after the look, or as it is after a minute */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description The business unit is not known, or nothing of it is in Sage yet */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getBusinessUnitsBusinessUnitTurnstile: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        businessUnit: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Queue, pace and what is left of the day, as they are now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description Never connected */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not connected to a Sage business */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postBusinessUnitsBusinessUnitTurnstilePause: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        businessUnit: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TurnstilePause'];
      };
    };
    responses: {
      /** @description Queue, pace and what is left of the day, as they are now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description The Sage business is shared with units that are not yours */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Never connected */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not connected to a Sage business */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postBusinessUnitsBusinessUnitTurnstileResume: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        businessUnit: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Queue, pace and what is left of the day, as they are now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description The Sage business is shared with units that are not yours */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Never connected */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not connected to a Sage business */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  putBusinessUnitsBusinessUnitTurnstileLimits: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        businessUnit: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SageLimits'];
      };
    };
    responses: {
      /** @description Queue, pace and what is left of the day, as they are now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description The Sage business is shared with units that are not yours */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Never connected */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not connected to a Sage business */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteBusinessUnitsBusinessUnitTurnstileLimits: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        businessUnit: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Queue, pace and what is left of the day, as they are now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description The Sage business is shared with units that are not yours */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Never connected */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not connected to a Sage business */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getHealthReport: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The newest findings, each with what to do */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HealthReport'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getWebhooksCatalogue: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The catalogue */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getWebhooksEndpoints: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description All endpoints, with the one of the configuration as "default" */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getWebhooksEndpointsEndpointId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        endpointId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The endpoint */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description There is no such endpoint */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  putWebhooksEndpointsEndpointId: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        endpointId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['EndpointInput'];
      };
    };
    responses: {
      /** @description Changed; it keeps its secret */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description Added, with signingSecret */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description It is the one of the configuration */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteWebhooksEndpointsEndpointId: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        endpointId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Removed */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description There is no such endpoint */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is the one of the configuration */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postWebhooksEndpointsEndpointIdPing: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        endpointId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The attempt: delivered, or why not */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description There is no such endpoint */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postWebhooksEndpointsEndpointIdRotateSecret: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        endpointId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SecretRotation'];
      };
    };
    responses: {
      /** @description With signingSecret */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description There is no such endpoint */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is the one of the configuration */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postWebhooksEndpointsEndpointIdEnable: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        endpointId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The endpoint */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description There is no such endpoint */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postWebhooksEndpointsEndpointIdDisable: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        endpointId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The endpoint */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description There is no such endpoint */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getWebhooksDeliveries: {
    parameters: {
      query?: {
        status?: 'pending' | 'delivered' | 'failed' | 'expired' | 'no_receiver';
        businessUnit?: string;
        type?:
          | 'invoice.waiting'
          | 'invoice.draft'
          | 'invoice.issued'
          | 'invoice.totals_differ'
          | 'invoice.attachment_failed'
          | 'invoice.sent'
          | 'invoice.part_paid'
          | 'invoice.paid'
          | 'invoice.needs_attention'
          | 'invoice.cancelled'
          | 'invoice.voided'
          | 'invoice.deleted'
          | 'invoice.payment_changed'
          | 'invoice.overpaid'
          | 'invoice.edited_in_sage'
          | 'invoice.email_bounced'
          | 'invoice.overdue'
          | 'invoice.stopped'
          | 'credit_note.waiting'
          | 'credit_note.draft'
          | 'credit_note.issued'
          | 'credit_note.totals_differ'
          | 'credit_note.allocated'
          | 'credit_note.not_allocated'
          | 'credit_note.attachment_failed'
          | 'credit_note.sent'
          | 'credit_note.needs_attention'
          | 'credit_note.cancelled'
          | 'credit_note.voided'
          | 'credit_note.deleted'
          | 'credit_note.email_bounced'
          | 'credit_note.stopped'
          | 'connection.not_connected'
          | 'connection.authorizing'
          | 'connection.choosing_business'
          | 'connection.connected'
          | 'connection.verified'
          | 'connection.reauthorization_required'
          | 'connection.disconnected'
          | 'connection.problem'
          | 'connection.recovered'
          | 'connection.stopped'
          | 'webhook.ping';
        endpoint?: string;
        limit?: number;
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page, with nextCursor unless it is the last */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getWebhooksDeliveriesEventId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        eventId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The delivery */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description There is no such event, or no such endpoint */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postWebhooksDeliveriesEventIdResend: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path: {
        eventId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Resend'];
      };
    };
    responses: {
      /** @description It will be sent */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description There is no such event, or no such endpoint */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postWebhooksDeliveriesResendFailed: {
    parameters: {
      query?: never;
      header?: {
        /** @description The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it. */
        'On-Behalf-Of'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ResendFailed'];
      };
    };
    responses: {
      /** @description How many will be sent, and whether there are more */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description A problem that says what to change */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
}
