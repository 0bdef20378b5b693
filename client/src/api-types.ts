/* Written by `npm run client:types` from the OpenAPI document of the API: change the schemas, not this file. */
export interface paths {
  '/v1/business-units': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Business units that were ever connected
     * @description Business units that were ever connected. Needs one of the roles `invoices:write`, `invoices:read`, `settings`, `webhooks`, `operator`, `codec`.
     */
    get: operations['listBusinessUnits'];
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
    /**
     * State, settings, ledgers and last test of a connection
     * @description State, settings, ledgers and last test of a connection. Needs one of the roles `settings`, `invoices:read`.
     */
    get: operations['getConnection'];
    put?: never;
    post?: never;
    /**
     * Disconnect: keeps settings and links; the consent is revoked at Sage unless another unit uses it
     * @description Disconnect: keeps settings and links; the consent is revoked at Sage unless another unit uses it. Needs the role `settings`.
     */
    delete: operations['disconnectBusinessUnit'];
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
    /**
     * Begin a connection: answers the link a person opens to consent at Sage
     * @description Begin a connection: answers the link a person opens to consent at Sage. Needs the role `settings`. Each request does it anew; Idempotency-Key is not taken.
     */
    post: operations['beginAuthorization'];
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
    /**
     * Choose one of several businesses that the consent reaches
     * @description Choose one of several businesses that the consent reaches. Needs the role `settings`.
     */
    put: operations['chooseBusiness'];
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
    /**
     * Test the connection with the default revenue ledger, written exactly as in Sage, or by reading alone
     * @description Test the connection with the default revenue ledger, written exactly as in Sage, or by reading alone. Needs the role `settings`. Each request does it anew; Idempotency-Key is not taken.
     */
    post: operations['testConnection'];
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
    /**
     * Send a sample message with the unit's present e-mail settings, marked as a test, to one address
     * @description Send a sample message with the unit's present e-mail settings, marked as a test, to one address. Needs the role `settings`. Each request does it anew; Idempotency-Key is not taken.
     */
    post: operations['sendTestEmail'];
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
    /**
     * Default ledger and settings alone, with the ETag that a change of them goes by
     * @description Default ledger and settings alone, with the ETag that a change of them goes by. Needs one of the roles `settings`, `invoices:read`.
     */
    get: operations['getSettings'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change the default ledger, due days, sending, e-mails and other settings
     * @description Change the default ledger, due days, sending, e-mails and other settings. Needs the role `settings`.
     */
    patch: operations['changeSettings'];
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/ledger-accounts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Sage's ledger accounts that are usable for sales, to pick from
     * @description Sage's ledger accounts that are usable for sales, to pick from. Needs one of the roles `settings`, `invoices:read`.
     */
    get: operations['listLedgerAccounts'];
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
    /**
     * Sage's analysis types that lines of sales invoices may have, with their categories, to pick from
     * @description Sage's analysis types that lines of sales invoices may have, with their categories, to pick from. Needs one of the roles `settings`, `invoices:read`.
     */
    get: operations['listAnalysisTypes'];
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
    /**
     * GL accounts of the PSA and the ledger each is mapped to
     * @description GL accounts of the PSA and the ledger each is mapped to. Needs one of the roles `settings`, `invoices:read`.
     */
    get: operations['listGlAccounts'];
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
    /**
     * One GL account, with the ETag that a change of it goes by
     * @description One GL account, with the ETag that a change of it goes by. Needs one of the roles `settings`, `invoices:read`.
     */
    get: operations['getGlAccount'];
    /**
     * Add or change a GL account; its name is that of a ledger account in Sage
     * @description Add or change a GL account; its name is that of a ledger account in Sage. Needs the role `settings`.
     */
    put: operations['putGlAccount'];
    post?: never;
    /**
     * Remove a GL account that no contract template uses
     * @description Remove a GL account that no contract template uses. Needs the role `settings`.
     */
    delete: operations['removeGlAccount'];
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
    /**
     * Contract templates with a linked GL account
     * @description Contract templates with a linked GL account. Needs one of the roles `settings`, `invoices:read`.
     */
    get: operations['listContractTemplates'];
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
    /**
     * The GL account that is linked to one contract template, with the ETag that a change goes by
     * @description The GL account that is linked to one contract template, with the ETag that a change goes by. Needs one of the roles `settings`, `invoices:read`.
     */
    get: operations['getContractTemplate'];
    /**
     * Link a GL account to a contract template, or remove the link with null
     * @description Link a GL account to a contract template, or remove the link with null. Needs the role `settings`.
     */
    put: operations['linkContractTemplate'];
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
    /**
     * A business unit's invoices, page by page: searched, filtered, and sorted by due date or hand-over; about a second behind
     * @description A business unit's invoices, page by page: searched, filtered, and sorted by due date or hand-over; about a second behind. Needs the role `invoices:read`.
     */
    get: operations['listInvoices'];
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
    /**
     * How many invoices are open, overdue, waiting (for what), need a person (for what), and what is owed; about a second behind
     * @description How many invoices are open, overdue, waiting (for what), need a person (for what), and what is owed; about a second behind. Needs the role `invoices:read`.
     */
    get: operations['getInvoiceTotals'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/invoices/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Retry every invoice that a filter finds, such as all with one attention code; safe to repeat
     * @description Retry every invoice that a filter finds, such as all with one attention code; safe to repeat. Needs the role `invoices:write`.
     */
    post: operations['retryInvoices'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/operations/{operationId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How far an operation over many invoices has come, and which of them refused
     * @description How far an operation over many invoices has come, and which of them refused. Needs the role `invoices:read`.
     */
    get: operations['getOperation'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/operations/{operationId}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Leave the invoices that an operation has not come to as they are; what is over stays as it is
     * @description Leave the invoices that an operation has not come to as they are; what is over stays as it is. Needs the role `invoices:write`.
     */
    post: operations['cancelOperation'];
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
    /**
     * New content for a credit note that needs attention; it goes on from the failed step
     * @description New content for a credit note that needs attention; it goes on from the failed step. Needs the role `invoices:write`.
     */
    post: operations['correctCreditNote'];
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
    /**
     * Try the failed or waiting step now
     * @description Try the failed or waiting step now. Needs the role `invoices:write`.
     */
    post: operations['retryCreditNote'];
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
    /**
     * Answers whose it is, where that is asked; the content stays as it was handed over
     * @description Answers whose it is, where that is asked; the content stays as it was handed over. Needs the role `invoices:write`.
     */
    post: operations['answerCreditNoteCustomer'];
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
    /**
     * Answers what the exchange rate is, where that is asked (exchange_rate_needed)
     * @description Answers what the exchange rate is, where that is asked (exchange_rate_needed). Needs the role `invoices:write`.
     */
    post: operations['answerCreditNoteExchangeRate'];
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
    /**
     * Let it go to the customer although Sage's totals are not ours, or to Sage although it may refuse its tax
     * @description Let it go to the customer although Sage's totals are not ours, or to Sage although it may refuse its tax. Needs the role `invoices:write`.
     */
    post: operations['sendCreditNoteAnyway'];
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
    /**
     * Take a credit note back before it is in Sage
     * @description Take a credit note back before it is in Sage. Needs the role `invoices:write`.
     */
    post: operations['cancelCreditNote'];
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
    /**
     * Void it in Sage; refused while it is put against something
     * @description Void it in Sage; refused while it is put against something. Needs the role `invoices:write`.
     */
    post: operations['voidCreditNote'];
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
    /**
     * E-mail Sage's PDF once more, to the invoice contact or to another address
     * @description E-mail Sage's PDF once more, to the invoice contact or to another address. Needs the role `invoices:write`.
     */
    post: operations['resendCreditNoteEmail'];
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
    /**
     * Another e-mail address for the invoice contact, from now on; sends nothing by itself
     * @description Another e-mail address for the invoice contact, from now on; sends nothing by itself. Needs the role `invoices:write`.
     */
    post: operations['changeCreditNoteContact'];
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
    /**
     * Everything about a credit note; with wait, answers once it changed
     * @description Everything about a credit note; with wait, answers once it changed. Needs the role `invoices:read`.
     */
    get: operations['getCreditNote'];
    /**
     * Hand over a credit note, alone or against an invoice; safe to repeat
     * @description Hand over a credit note, alone or against an invoice; safe to repeat. Needs the role `invoices:write`.
     */
    put: operations['handOverCreditNote'];
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
    /**
     * What would be sent to Sage; writes nothing
     * @description What would be sent to Sage; writes nothing. Needs the role `invoices:write`.
     */
    post: operations['previewCreditNote'];
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
    /**
     * A business unit's credit notes, page by page: searched, filtered, and sorted by hand-over; about a second behind
     * @description A business unit's credit notes, page by page: searched, filtered, and sorted by hand-over; about a second behind. Needs the role `invoices:read`.
     */
    get: operations['listCreditNotes'];
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
    /**
     * The story of a credit note in plain words: what happened and when, each call, wait, event and request
     * @description The story of a credit note in plain words: what happened and when, each call, wait, event and request. Needs the role `invoices:read`.
     */
    get: operations['getCreditNoteTimeline'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/invoices/{invoiceId}/sage-calls': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Each call to Sage on behalf of an invoice: what was sent, what Sage answered, when
     * @description Each call to Sage on behalf of an invoice: what was sent, what Sage answered, when. Needs the role `operator`.
     */
    get: operations['listInvoiceSageCalls'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/credit-notes/{creditNoteId}/sage-calls': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Each call to Sage on behalf of a credit note: what was sent, what Sage answered, when
     * @description Each call to Sage on behalf of a credit note: what was sent, what Sage answered, when. Needs the role `operator`.
     */
    get: operations['listCreditNoteSageCalls'];
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
    /**
     * The story of an invoice in plain words: what happened and when, each call, wait, event and request
     * @description The story of an invoice in plain words: what happened and when, each call, wait, event and request. Needs the role `invoices:read`.
     */
    get: operations['getInvoiceTimeline'];
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
    /**
     * Everything about an invoice; with wait, answers once it changed
     * @description Everything about an invoice; with wait, answers once it changed. Needs the role `invoices:read`.
     */
    get: operations['getInvoice'];
    /**
     * Hand over an invoice; safe to repeat
     * @description Hand over an invoice; safe to repeat. Needs the role `invoices:write`.
     */
    put: operations['handOverInvoice'];
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
    /**
     * What would be sent to Sage; writes nothing
     * @description What would be sent to Sage; writes nothing. Needs the role `invoices:write`.
     */
    post: operations['previewInvoice'];
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
    /**
     * New content for an invoice that needs attention; it goes on from the failed step
     * @description New content for an invoice that needs attention; it goes on from the failed step. Needs the role `invoices:write`.
     */
    post: operations['correctInvoice'];
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
    /**
     * Try the failed or waiting step now
     * @description Try the failed or waiting step now. Needs the role `invoices:write`.
     */
    post: operations['retryInvoice'];
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
    /**
     * Answers who is to be invoiced, where that is asked; the content stays as it was handed over
     * @description Answers who is to be invoiced, where that is asked; the content stays as it was handed over. Needs the role `invoices:write`.
     */
    post: operations['answerInvoiceCustomer'];
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
    /**
     * Answers what the exchange rate is, where that is asked (exchange_rate_needed)
     * @description Answers what the exchange rate is, where that is asked (exchange_rate_needed). Needs the role `invoices:write`.
     */
    post: operations['answerInvoiceExchangeRate'];
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
    /**
     * Let it go to the customer although Sage's totals or its customer are others, or to Sage although it may refuse its tax
     * @description Let it go to the customer although Sage's totals or its customer are others, or to Sage although it may refuse its tax. Needs the role `invoices:write`.
     */
    post: operations['sendInvoiceAnyway'];
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
    /**
     * Take an invoice back before it is in Sage
     * @description Take an invoice back before it is in Sage. Needs the role `invoices:write`.
     */
    post: operations['cancelInvoice'];
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
    /**
     * Read the invoice at Sage now
     * @description Read the invoice at Sage now. Needs the role `invoices:write`.
     */
    post: operations['checkInvoicePayment'];
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
    /**
     * Follow an invoice that somebody made in Sage; compared with it first, nothing is created or sent
     * @description Follow an invoice that somebody made in Sage; compared with it first, nothing is created or sent. Needs the role `invoices:write`.
     */
    post: operations['linkInvoice'];
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
    /**
     * Void it in Sage; refused while something settles it
     * @description Void it in Sage; refused while something settles it. Needs the role `invoices:write`.
     */
    post: operations['voidInvoice'];
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
    /**
     * A credit note in Sage over an amount, named lines, or the whole of an unpaid invoice, put against it
     * @description A credit note in Sage over an amount, named lines, or the whole of an unpaid invoice, put against it. Needs the role `invoices:write`.
     */
    post: operations['creditInvoice'];
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
    /**
     * Void it in Sage and create it anew with other content, under the same id
     * @description Void it in Sage and create it anew with other content, under the same id. Needs the role `invoices:write`.
     */
    post: operations['reissueInvoice'];
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
    /**
     * E-mail Sage's PDF once more, to the invoice contact or to another address
     * @description E-mail Sage's PDF once more, to the invoice contact or to another address. Needs the role `invoices:write`.
     */
    post: operations['resendInvoiceEmail'];
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
    /**
     * Another e-mail address for the invoice contact, from now on; sends nothing by itself
     * @description Another e-mail address for the invoice contact, from now on; sends nothing by itself. Needs the role `invoices:write`.
     */
    post: operations['changeInvoiceContact'];
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
    /**
     * Last and next look at the books of the unit's Sage business, and what they cost in calls
     * @description Last and next look at the books of the unit's Sage business, and what they cost in calls. Needs one of the roles `settings`, `invoices:read`.
     */
    get: operations['getPaymentWatch'];
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
    /**
     * Look at the books now, for all invoices of the Sage business
     * @description Look at the books now, for all invoices of the Sage business. Needs one of the roles `settings`, `invoices:write`.
     */
    post: operations['checkPayments'];
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
    /**
     * Who waits to call Sage, for how long, and what is left of the day
     * @description Who waits to call Sage, for how long, and what is left of the day. Needs one of the roles `settings`, `invoices:read`, `operator`.
     */
    get: operations['getTurnstile'];
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
    /**
     * Let nothing through to the Sage business until resumed
     * @description Let nothing through to the Sage business until resumed. Needs one of the roles `settings`, `operator`.
     */
    post: operations['pauseTurnstile'];
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
    /**
     * End a pause; where Sage was away, try it now
     * @description End a pause; where Sage was away, try it now. Needs one of the roles `settings`, `operator`.
     */
    post: operations['resumeTurnstile'];
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
    /**
     * The Sage business's own limits in place of the configured ones; what waited for the day's calls goes on
     * @description The Sage business's own limits in place of the configured ones; what waited for the day's calls goes on. Needs one of the roles `settings`, `operator`.
     */
    put: operations['setSageLimits'];
    post?: never;
    /**
     * Back to the configured limits
     * @description Back to the configured limits. Needs one of the roles `settings`, `operator`.
     */
    delete: operations['resetSageLimits'];
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
    /**
     * What stopped or waits too long, by the last look of the caretaker, and whether it looks at all
     * @description What stopped or waits too long, by the last look of the caretaker, and whether it looks at all. Needs the role `operator`.
     */
    get: operations['getHealthReport'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/runs/{runId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A run: what is done, what waits for what, who is needed, and how long the rest takes
     * @description A run: what is done, what waits for what, who is needed, and how long the rest takes. Needs the role `invoices:read`.
     */
    get: operations['getRun'];
    /**
     * Hand over up to 2,000 invoices as one run, at bulk priority; safe to repeat
     * @description Hand over up to 2,000 invoices as one run, at bulk priority; safe to repeat. Needs the role `invoices:write`.
     */
    put: operations['putRun'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/runs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A business unit's runs, page by page: open ones first, the newest first
     * @description A business unit's runs, page by page: open ones first, the newest first. Needs the role `invoices:read`.
     */
    get: operations['listRuns'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/runs/{runId}/report': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Each invoice of a run as it stands now, as JSON or CSV
     * @description Each invoice of a run as it stands now, as JSON or CSV. Needs the role `invoices:read`.
     */
    get: operations['getRunReport'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/runs/{runId}/pause': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Hand over nothing more until resumed; what is handed over goes on
     * @description Hand over nothing more until resumed; what is handed over goes on. Needs the role `invoices:write`.
     */
    post: operations['pauseRun'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/runs/{runId}/resume': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Go on after a pause
     * @description Go on after a pause. Needs the role `invoices:write`.
     */
    post: operations['resumeRun'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/business-units/{businessUnit}/runs/{runId}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Hand over nothing more, for good; with handedOver also cancel what is not in Sage yet
     * @description Hand over nothing more, for good; with handedOver also cancel what is not in Sage yet. Needs the role `invoices:write`.
     */
    post: operations['cancelRun'];
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
    /**
     * Every event there is, with the JSON schema of its body
     * @description Every event there is, with the JSON schema of its body. Needs the role `webhooks`.
     */
    get: operations['getEventCatalogue'];
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
    /**
     * Where events go; secrets are not shown
     * @description Where events go; secrets are not shown. Needs the role `webhooks`.
     */
    get: operations['listEndpoints'];
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
    /**
     * One endpoint, with the ETag that a change of it goes by
     * @description One endpoint, with the ETag that a change of it goes by. Needs the role `webhooks`.
     */
    get: operations['getEndpoint'];
    /**
     * Add an endpoint, which answers its signing secret this once, or change one
     * @description Add an endpoint, which answers its signing secret this once, or change one. Needs the role `webhooks`.
     */
    put: operations['putEndpoint'];
    post?: never;
    /**
     * Remove an endpoint; what is on its way to it is dropped
     * @description Remove an endpoint; what is on its way to it is dropped. Needs the role `webhooks`.
     */
    delete: operations['removeEndpoint'];
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
    /**
     * Send a webhook.ping now and answer what came of it
     * @description Send a webhook.ping now and answer what came of it. Needs the role `webhooks`. Each request does it anew; Idempotency-Key is not taken.
     */
    post: operations['pingEndpoint'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/endpoints/{endpointId}/test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send a made-up event of a type now, signed and marked as a test, and answer what came of it
     * @description Send a made-up event of a type now, signed and marked as a test, and answer what came of it. Needs the role `webhooks`. Each request does it anew; Idempotency-Key is not taken.
     */
    post: operations['testEndpoint'];
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
    /**
     * A new signing secret, answered this once; the former one signs as well for a while
     * @description A new signing secret, answered this once; the former one signs as well for a while. Needs the role `webhooks`. Each request does it anew; Idempotency-Key is not taken.
     */
    post: operations['rotateEndpointSecret'];
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
    /**
     * Take up a disabled endpoint again; what it missed is sent by resend-failed
     * @description Take up a disabled endpoint again; what it missed is sent by resend-failed. Needs the role `webhooks`.
     */
    post: operations['enableEndpoint'];
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
    /**
     * Send nothing there for now; what it misses is listed as failed
     * @description Send nothing there for now; what it misses is listed as failed. Needs the role `webhooks`.
     */
    post: operations['disableEndpoint'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/endpoints/{endpointId}/replay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send what happened in a time span to one endpoint once more, under the same webhook-ids, in the order of each invoice; as far back as runs are kept
     * @description Send what happened in a time span to one endpoint once more, under the same webhook-ids, in the order of each invoice; as far back as runs are kept. Needs the role `webhooks`.
     */
    post: operations['replayEvents'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/endpoints/{endpointId}/replays/{requestId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How far a replay has come, and what the receiver said last
     * @description How far a replay has come, and what the receiver said last. Needs the role `webhooks`.
     */
    get: operations['getReplay'];
    put?: never;
    post?: never;
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
    /**
     * Events and what became of them: open ones first, the newest first; about a second behind
     * @description Events and what became of them: open ones first, the newest first; about a second behind. Needs the role `webhooks`.
     */
    get: operations['listDeliveries'];
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
    /**
     * One event: its content, where it stands with each endpoint, each attempt and its answer
     * @description One event: its content, where it stands with each endpoint, each attempt and its answer. Needs the role `webhooks`.
     */
    get: operations['getDelivery'];
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
    /**
     * Send an event again, under the same webhook-id; a pending one is tried now
     * @description Send an event again, under the same webhook-id; a pending one is tried now. Needs the role `webhooks`. Each request does it anew; Idempotency-Key is not taken.
     */
    post: operations['resendEvent'];
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
    /**
     * Send all failed events again that happened since; up to 1,000 at a call
     * @description Send all failed events again that happened since; up to 1,000 at a call. Needs the role `webhooks`. Each request does it anew; Idempotency-Key is not taken.
     */
    post: operations['resendFailedEvents'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The process answers
     * @description The process answers. Needs no credential.
     */
    get: operations['isLive'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * It reaches Temporal, so that a hand-over would be durable
     * @description It reaches Temporal, so that a hand-over would be durable. Needs no credential.
     */
    get: operations['isReady'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/webhooks/sage': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Something changed in Sage: the books are looked at
     * @description Something changed in Sage: the books are looked at. Signed as Standard Webhooks has it; one that was taken before is taken again.
     */
    post: operations['tellOfSageChange'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/webhooks/mail': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A message came back, or was reported as unwanted
     * @description A message came back, or was reported as unwanted. Signed as Standard Webhooks has it; one that was taken before is taken again.
     */
    post: operations['tellOfMail'];
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
      /** Format: uri */
      type: string;
      title: string;
      status: number;
      /** @description What is wrong, with the value */
      detail: string;
      /** @description Path of the request */
      instance: string;
      /**
       * @description Stable, for programs. Codes may be added
       * @enum {string}
       */
      code:
        | 'already_in_sage'
        | 'answer_not_as_described'
        | 'authorization_expired'
        | 'authorization_foreign'
        | 'authorization_unknown'
        | 'being_posted'
        | 'being_worked_on'
        | 'business_unknown'
        | 'changed_meanwhile'
        | 'codec_key_missing'
        | 'connection_changed'
        | 'connection_stopped'
        | 'consent_full'
        | 'contract_template_unlinked'
        | 'country_not_offered'
        | 'create_unsettled'
        | 'credit_exceeds_line'
        | 'credit_exceeds_outstanding'
        | 'credit_note_exists'
        | 'credit_note_finished'
        | 'credit_note_stopped'
        | 'credit_of_deduction'
        | 'currency_not_supported'
        | 'duplicate_field'
        | 'endpoint_by_configuration'
        | 'exchange_rate_in_base_currency'
        | 'exists_already'
        | 'gl_account_in_use'
        | 'gl_account_not_for_sage'
        | 'gl_account_unknown'
        | 'has_allocations'
        | 'has_payments'
        | 'idempotency_key_differs'
        | 'idempotency_key_not_taken'
        | 'internal_error'
        | 'invalid_content'
        | 'invalid_parameter'
        | 'invoice_exists'
        | 'invoice_finished'
        | 'invoice_stopped'
        | 'issuer_not_reached'
        | 'ledger_ambiguous'
        | 'ledger_not_for_sales'
        | 'ledger_unknown'
        | 'link_damaged'
        | 'method_not_allowed'
        | 'no_business'
        | 'no_choice_open'
        | 'no_customer_question'
        | 'no_exchange_rate_question'
        | 'no_subscription'
        | 'no_such_route'
        | 'no_turnstile'
        | 'not_authenticated'
        | 'not_connected'
        | 'not_correctable'
        | 'not_in_edition'
        | 'not_in_sage'
        | 'not_json'
        | 'not_possible_now'
        | 'not_readable'
        | 'nothing_to_retry'
        | 'nothing_watched'
        | 'other_business'
        | 'payload_refused'
        | 'preview_failed'
        | 'request_id_used'
        | 'return_url_not_allowed'
        | 'role_missing'
        | 'run_exists'
        | 'run_handed_over'
        | 'run_over'
        | 'run_stopped'
        | 'sage_busy'
        | 'sage_refused_consent'
        | 'sage_unavailable'
        | 'screen_closed'
        | 'shared_sage_business'
        | 'signature_refused'
        | 'still_a_draft'
        | 'still_working'
        | 'tax_rate_unknown'
        | 'temporarily_unavailable'
        | 'test_running'
        | 'tokens_missing'
        | 'too_large'
        | 'too_many'
        | 'too_many_credits'
        | 'too_many_endpoints'
        | 'too_many_requests'
        | 'too_many_to_sort'
        | 'totals_agree'
        | 'unknown_business_unit'
        | 'unknown_credit_note'
        | 'unknown_endpoint'
        | 'unknown_event'
        | 'unknown_invoice'
        | 'unknown_operation'
        | 'unknown_replay'
        | 'unknown_run'
        | 'unsupported_charset'
        | 'unsupported_encoding'
        | 'address_needed'
        | 'against_differs'
        | 'against_exceeded'
        | 'against_not_in_sage'
        | 'analysis_unknown'
        | 'attachment_differs'
        | 'attachment_too_large'
        | 'attachment_unavailable'
        | 'before_cut_over'
        | 'cross_border_tax'
        | 'customer_ambiguous'
        | 'customer_changed'
        | 'customer_currency_differs'
        | 'customer_missing'
        | 'customer_name_differs'
        | 'customer_similar'
        | 'default_terms_unreadable'
        | 'duplicate_in_sage'
        | 'email_bounced'
        | 'email_unsettled'
        | 'exchange_rate_differs'
        | 'exchange_rate_needed'
        | 'footer_too_long'
        | 'found_invoice_differs'
        | 'given_totals_differ'
        | 'ledger_not_usable'
        | 'link_differs'
        | 'link_not_found'
        | 'link_taken'
        | 'no_default_ledger'
        | 'sage_forbidden'
        | 'sage_refused'
        | 'sage_unexpected'
        | 'tax_refused'
        | 'text_refused'
        | 'total_not_positive'
        | 'totals_differ';
      /** @description What to do about it */
      fix: string;
      /** @description The same request may succeed later, without anybody doing anything */
      retriable: boolean;
      errors?: {
        /** @description JSON pointer into the content, or name of a parameter */
        pointer: string;
        message: string;
        /** @description What was sent there, shortened */
        value?: unknown;
      }[];
      /** @description How many there are besides the 50 of `errors` */
      errorsNotNamed?: number;
      /** @description What was probably meant */
      suggestions?: string[];
    };
    BusinessUnits: {
      businessUnits: components['schemas']['BusinessUnit'][];
    };
    BusinessUnit: {
      /** @description Its run was ended before its time */
      stopped: boolean;
      businessUnit: string;
      status:
        | (
            | 'not_connected'
            | 'authorizing'
            | 'choosing_business'
            | 'connected'
            | 'verified'
            | 'reauthorization_required'
            | 'disconnected'
          )
        | null;
    };
    Connection: {
      businessUnit: string;
      /** @description Grows with every change of state or settings */
      version: number;
      /** @enum {string} */
      status:
        | 'not_connected'
        | 'authorizing'
        | 'choosing_business'
        | 'connected'
        | 'verified'
        | 'reauthorization_required'
        | 'disconnected';
      /** Format: date-time */
      statusSince: string;
      business: components['schemas']['SageBusiness'] | null;
      /** @description To choose from */
      businesses: {
        id: string;
        name: string;
      }[];
      problem: components['schemas']['ConnectionProblem'] | null;
      settings: components['schemas']['ConnectionSettings'];
      defaultLedger: components['schemas']['LedgerAccount'] | null;
      glAccounts: components['schemas']['GlAccount'][];
      contractTemplates: components['schemas']['ContractTemplate'][];
      taxRates: components['schemas']['TaxRate'][];
      lastTest: components['schemas']['TestReport'] | null;
      mappings: {
        /** @description What the chart and tax rates did not bear out */
        stale: components['schemas']['StaleMapping'][];
      };
      notInEdition: components['schemas']['NotInEdition'][];
      /** @description What is done in Sage, and the rights that it needs there */
      rights: components['schemas']['Right'][];
      unreadable: components['schemas']['UnreadableRecord'][];
      /** @description When they end; never the tokens themselves */
      tokens: {
        generation: number;
        /** Format: date-time */
        accessExpiresAt: string;
        /** Format: date-time */
        refreshExpiresAt: string;
      } | null;
      /** @description Who else uses the consent */
      consent: {
        otherUnits: number;
        message: string;
        onDisconnect: string;
      } | null;
      /** @description Who else invoices from the same Sage business */
      sharedBusiness: {
        otherUnits: number;
        message: string;
      } | null;
      waitingInvoices: number;
      cancellationRefusedAt: string | null;
      /** @description Its run was ended before its time: all else is what it last knew */
      stopped: components['schemas']['Stopped'] | null;
      lastRequest?: components['schemas']['LastRequest'] | null;
    };
    SageBusiness: {
      id: string;
      name: string;
      countryId: string | null;
      inNorthernIreland?: boolean;
      subscriptionActive: boolean;
      /** @description Null: Sage does not say */
      edition: ('start' | 'standard' | 'plus') | null;
      /** @description ISO 4217 */
      baseCurrency: string;
      multiCurrency: boolean;
      vatRegistered: boolean;
      address?: {
        line1: string;
        line2?: string;
        city?: string;
        region?: string;
        postalCode?: string;
      } | null;
    };
    ConnectionProblem: {
      /** @description Stable, for programs */
      code: string;
      message: string;
      /** @description What a person can do */
      fix: string;
    };
    ConnectionSettings: {
      defaultDueDays: number;
      /** @enum {string} */
      create?: 'issue' | 'draft';
      /** @enum {string} */
      send: 'email' | 'mark_sent' | 'none';
      createCustomers: boolean;
      defaultTaxRateId: string | null;
      customerMemoryMinutes: number;
      reversalWindowDays: number;
      undoWindowMinutes: number;
      onTotalsDiffer: ('stop' | 'send') | null;
      /** @enum {string} */
      onNameMismatch: 'ask_when_different' | 'ask' | 'use_email';
      /** @enum {string} */
      onSimilarCustomer: 'ask' | 'create';
      /** @enum {string} */
      onMissingAddress: 'ask' | 'country_only';
      /** @enum {string} */
      goodsOrServices: 'goods' | 'services';
      email: {
        senderName: string | null;
        replyTo: string | null;
        cc: string[];
        bcc: string[];
        /** @enum {string} */
        language: 'en' | 'fr';
        subject: string | null;
        text: string | null;
      };
      /** @enum {string} */
      footerMode: 'append' | 'replace';
      cutOverDate?: string | null;
    };
    LedgerAccount: {
      id: string;
      /** @description As in the chart of accounts: "Sales - Services" */
      name: string;
      /** @description With its code, as Sage shows it: "Sales - Services (4010)" */
      displayedAs: string;
      nominalCode: number | null;
      visibleInSales: boolean;
      taxRateId: string | null;
    };
    GlAccount: {
      /** @description The PSA's own */
      id: string;
      /** @description Ledger account, as in the chart of accounts of Sage */
      name: string;
      description?: string;
      /** @enum {string} */
      integration: 'sage' | 'none';
      ledger: components['schemas']['LedgerAccount'] | null;
    };
    ContractTemplate: {
      /** @description The PSA's own */
      id: string;
      glAccountId: string;
    };
    TaxRate: {
      id: string;
      name: string;
      /** @description In percent: "20.0" */
      percentage: string;
    };
    TestReport: {
      /** @enum {string} */
      mode: 'draft' | 'read';
      /** @enum {string} */
      outcome: 'success' | 'failed';
      /** Format: date-time */
      at: string;
      ledgerName: string | null;
      steps: {
        /** @enum {string} */
        step:
          | 'token'
          | 'business'
          | 'ledger'
          | 'tax_rate'
          | 'rights'
          | 'customer'
          | 'create_invoice'
          | 'read_invoice'
          | 'remove_invoice';
        /** @enum {string} */
        outcome: 'passed' | 'failed' | 'skipped';
        message: string;
        /** @description What a person can do */
        fix?: string;
      }[];
      /** @description Ledgers that are close to what was typed */
      suggestions: string[];
      invoice: {
        id: string;
        number: string;
        kept: boolean;
      } | null;
      /** @description What the test made and could not remove */
      leftInSage: {
        /** @enum {string} */
        what: 'invoice' | 'customer';
        /** @description Null where Sage's answer was lost */
        id: string | null;
        name: string;
        isCertain: boolean;
        /** @description What a person can do */
        fix: string;
      }[];
      /** @description What was written to Sage and what of it is still there, in words */
      written: string;
    };
    StaleMapping: {
      /** @enum {string} */
      what: 'ledger' | 'tax_rate';
      id: string;
      name: string;
      /** @enum {string} */
      why: 'removed' | 'hidden' | 'renamed';
      usedBy: string[];
      message: string;
      /** @description What a person can do */
      fix: string;
    };
    NotInEdition: {
      /** @enum {string} */
      endpoint:
        | 'GET /contact_payments'
        | 'GET /contact_allocations'
        | 'GET /sales_credit_notes'
        | 'POST /sales_credit_notes'
        | 'POST /contact_allocations'
        | 'GET /analysis_types';
      message: string;
      /** @description What a person can do */
      fix: string;
      /** @description Null where Sage's description says so */
      refusedAt: string | null;
      /** @description It is not asked again before; null: not at all */
      until: string | null;
    };
    Right: {
      does: string;
      /** @description As on the access screen of Sage: "Sales: Full Access" */
      needs: string[];
      /** @enum {string} */
      works: 'works' | 'will_not_work' | 'not_known';
      seenAt: string | null;
      message: string;
      /** @description Without it no invoice goes out */
      isVital: boolean;
    };
    UnreadableRecord: {
      /** @description "/sales_invoices" */
      list: string;
      /** @description Null where that itself is missing */
      id: string | null;
      /** @description Field, with dots; empty: the record as a whole */
      path: string;
      why: string;
    };
    Stopped: {
      /** Format: date-time */
      at: string;
      /** @enum {string} */
      how: 'terminated' | 'failed' | 'timed_out' | 'cancelled';
      /** @description What a person can do */
      fix: string;
    };
    LastRequest: {
      /** @description Such as handOver, correctInvoice, voidInvoice */
      what: string;
      /** Format: date-time */
      at: string;
      /** @description Id of the API key, "token:" and the sub of the token, or "browser" for the pages of a consent */
      principal: string;
      /** @description For whom it was asked, as the principal said */
      person: string | null;
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
    AuthorizationLink: {
      /**
       * Format: uri
       * @description For the browser of the person who consents
       */
      url: string;
      /** Format: date-time */
      expiresAt: string;
      /** @description Whom else the consent concerns, in words */
      consent: string;
    };
    BusinessChoice: {
      businessId: string;
    };
    ConnectionTest:
      | {
          /**
           * @description "draft" makes a draft invoice in Sage and removes it again; "read" writes nothing: it shows what is there, and does not verify the unit
           * @enum {string}
           */
          mode?: 'draft' | 'read';
          /** @description Ledger account, exactly as in the chart of accounts of Sage; needed unless the test only reads: empty is then the default ledger */
          ledgerName?: string;
          /** @description true leaves the test invoice (a draft) in Sage for you to look at and delete */
          keepTestInvoice?: boolean;
        }
      | unknown
      | {
          /** @constant */
          mode: 'read';
        };
    TestEmail: {
      /** Format: email */
      to: string;
    };
    TestEmailReport: {
      /** @enum {string} */
      outcome: 'success' | 'failed';
      /** @description What was done, or the mail server's own words */
      message: string;
      fix: string | null;
      /** @description As it was handed over */
      email: components['schemas']['EmailPreview'] | null;
    };
    EmailPreview: {
      from: string;
      replyTo: string | null;
      to: string;
      cc: string[];
      bcc: string[];
      subject: string;
      text: string;
      html: string;
    };
    ChangeableSettings: {
      defaultLedger: components['schemas']['LedgerAccount'] | null;
      defaultDueDays: number;
      /** @enum {string} */
      create?: 'issue' | 'draft';
      /** @enum {string} */
      send: 'email' | 'mark_sent' | 'none';
      createCustomers: boolean;
      defaultTaxRateId: string | null;
      customerMemoryMinutes: number;
      reversalWindowDays: number;
      undoWindowMinutes: number;
      onTotalsDiffer: ('stop' | 'send') | null;
      /** @enum {string} */
      onNameMismatch: 'ask_when_different' | 'ask' | 'use_email';
      /** @enum {string} */
      onSimilarCustomer: 'ask' | 'create';
      /** @enum {string} */
      onMissingAddress: 'ask' | 'country_only';
      /** @enum {string} */
      goodsOrServices: 'goods' | 'services';
      email: {
        senderName: string | null;
        replyTo: string | null;
        cc: string[];
        bcc: string[];
        /** @enum {string} */
        language: 'en' | 'fr';
        subject: string | null;
        text: string | null;
      };
      /** @enum {string} */
      footerMode: 'append' | 'replace';
      cutOverDate?: string | null;
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
    LedgerAccounts: {
      ledgerAccounts: components['schemas']['LedgerAccount'][];
    };
    AnalysisTypes: {
      analysisTypes: components['schemas']['AnalysisType'][];
    };
    AnalysisType: {
      id: string;
      name: string;
      categories: {
        id: string;
        name: string;
      }[];
    };
    GlAccounts: {
      glAccounts: components['schemas']['GlAccount'][];
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
    ContractTemplates: {
      contractTemplates: components['schemas']['ContractTemplate'][];
    };
    ContractTemplateInput: {
      /** @description null removes the link */
      glAccountId: string | null;
    };
    ContractTemplateLink: {
      id: string;
      /** @description Null: the link was removed */
      glAccountId: string | null;
    };
    InvoicePage: {
      invoices: components['schemas']['InvoiceRow'][];
      /** @description Of the next page; null on the last */
      nextCursor: string | null;
      /** Format: date-time */
      readAt: string;
      /** @description How far behind the answer may be, in words */
      freshness: string;
    };
    InvoiceRow: {
      /** @description Its run was ended before its time: the rest is how it stood then. Null for one that stands */
      stopped: components['schemas']['Stopped'] | null;
      businessUnit: string;
      /** @description The PSA's own */
      number: string | null;
      /** @description Null until Sage has given one */
      sageNumber: string | null;
      /** @description Name: as in Sage once the customer is decided, before that yours */
      customer: string | null;
      /** @description Id of the contact in Sage; null until it is decided */
      customerId: string | null;
      reference: string | null;
      /** @description Of total and outstanding */
      currency: string | null;
      /** @description With tax: Sage's once it is there, before that ours or yours; null until it is known */
      total: string | null;
      attentionCode:
        | (
            | 'no_default_ledger'
            | 'gl_account_unknown'
            | 'gl_account_not_for_sage'
            | 'ledger_not_usable'
            | 'currency_not_supported'
            | 'exchange_rate_needed'
            | 'exchange_rate_differs'
            | 'exchange_rate_in_base_currency'
            | 'before_cut_over'
            | 'analysis_unknown'
            | 'tax_rate_unknown'
            | 'given_totals_differ'
            | 'total_not_positive'
            | 'against_not_in_sage'
            | 'against_differs'
            | 'against_exceeded'
            | 'customer_ambiguous'
            | 'customer_name_differs'
            | 'customer_similar'
            | 'customer_currency_differs'
            | 'address_needed'
            | 'cross_border_tax'
            | 'customer_missing'
            | 'duplicate_in_sage'
            | 'found_invoice_differs'
            | 'link_not_found'
            | 'link_differs'
            | 'link_taken'
            | 'totals_differ'
            | 'customer_changed'
            | 'footer_too_long'
            | 'default_terms_unreadable'
            | 'tax_refused'
            | 'text_refused'
            | 'sage_refused'
            | 'sage_forbidden'
            | 'no_subscription'
            | 'not_in_edition'
            | 'sage_unexpected'
            | 'other_business'
            | 'attachment_unavailable'
            | 'attachment_differs'
            | 'attachment_too_large'
            | 'email_bounced'
            | 'email_unsettled'
          )
        | null;
      waitingFor:
        | (
            | 'turn'
            | 'sage'
            | 'budget'
            | 'operator'
            | 'connection'
            | 'mail_server'
            | 'attachments'
            | 'undo_window'
            | 'release'
            | 'invoice'
            | 'payment'
          )
        | null;
      /** Format: date-time */
      handedOverAt: string;
      /**
       * Format: date-time
       * @description Of the present run
       */
      startedAt: string;
      /** @description Null while it goes on */
      finishedAt: string | null;
      invoiceId: string;
      status:
        | (
            | 'accepted'
            | 'waiting'
            | 'posting'
            | 'draft'
            | 'issued'
            | 'sent'
            | 'part_paid'
            | 'paid'
            | 'needs_attention'
            | 'cancelled'
            | 'voided'
            | 'deleted'
          )
        | null;
      sageInvoiceId: string | null;
      /** @description What the customer still owes of it; null while it is not in Sage */
      outstanding: string | null;
      dueDate: string | null;
      overdue: boolean;
    };
    InvoiceTotals: {
      businessUnit: string;
      /** Format: date-time */
      countedAt: string;
      /** @description How far behind the answer may be, in words */
      freshness: string;
      /** @description Their runs were ended before their time: each is to be handed over again */
      stopped: number;
      /** @description All that are kept, but for stopped ones */
      all: number;
      /** @description Every status with its number */
      byStatus: {
        [key: string]: number;
      };
      /** @description In Sage and not settled */
      open: number;
      /** @description The part of the open ones whose due date is over */
      overdue: number;
      /** @description Of the open ones; null where more than 10,000 are open */
      amounts: components['schemas']['Amounts'] | null;
      /** @description By what they wait for; neither payment nor release count */
      waiting: components['schemas']['Breakdown'];
      /** @description By the code of what a person has to put right */
      needsAttention: components['schemas']['Breakdown'];
    };
    Amounts: {
      byCurrency: components['schemas']['AmountsOfCurrency'][];
      /** @description Open invoices of an earlier version that nothing happened to since: not in the sums */
      unknown: number;
    };
    AmountsOfCurrency: {
      /** @description ISO 4217 */
      currency: string;
      invoices: number;
      /** @description What they came to, with tax */
      total: string;
      /** @description What is still owed of it */
      outstanding: string;
      /** @description The part of that whose due date is over */
      overdue: string;
    };
    Breakdown: {
      total: number;
      /** @description Without what there is none of */
      by: {
        [key: string]: number;
      };
    };
    BulkRetryRequest: {
      /** @description Chosen by the PSA, and the id of the operation: the same one again is the same request, and does nothing twice */
      requestId: string;
      filter: components['schemas']['RetryFilter'];
    };
    RetryFilter: {
      /** @description Status: one of these */
      status?: (
        | 'accepted'
        | 'waiting'
        | 'posting'
        | 'draft'
        | 'issued'
        | 'sent'
        | 'part_paid'
        | 'paid'
        | 'needs_attention'
        | 'cancelled'
        | 'voided'
        | 'deleted'
      )[];
      /** @description What it waits for: one of these */
      waitingFor?: (
        | 'any'
        | 'turn'
        | 'sage'
        | 'budget'
        | 'operator'
        | 'connection'
        | 'mail_server'
        | 'attachments'
        | 'undo_window'
        | 'release'
        | 'invoice'
        | 'payment'
      )[];
      /** @description Code of what a person has to put right: one of these */
      attention?: (
        | 'any'
        | 'no_default_ledger'
        | 'gl_account_unknown'
        | 'gl_account_not_for_sage'
        | 'ledger_not_usable'
        | 'currency_not_supported'
        | 'exchange_rate_needed'
        | 'exchange_rate_differs'
        | 'exchange_rate_in_base_currency'
        | 'before_cut_over'
        | 'analysis_unknown'
        | 'tax_rate_unknown'
        | 'given_totals_differ'
        | 'total_not_positive'
        | 'against_not_in_sage'
        | 'against_differs'
        | 'against_exceeded'
        | 'customer_ambiguous'
        | 'customer_name_differs'
        | 'customer_similar'
        | 'customer_currency_differs'
        | 'address_needed'
        | 'cross_border_tax'
        | 'customer_missing'
        | 'duplicate_in_sage'
        | 'found_invoice_differs'
        | 'link_not_found'
        | 'link_differs'
        | 'link_taken'
        | 'totals_differ'
        | 'customer_changed'
        | 'footer_too_long'
        | 'default_terms_unreadable'
        | 'tax_refused'
        | 'text_refused'
        | 'sage_refused'
        | 'sage_forbidden'
        | 'no_subscription'
        | 'not_in_edition'
        | 'sage_unexpected'
        | 'other_business'
        | 'attachment_unavailable'
        | 'attachment_differs'
        | 'attachment_too_large'
        | 'email_bounced'
        | 'email_unsettled'
      )[];
      /** @description Id of a run that it belongs to */
      run?: string;
      /**
       * Format: date
       * @description Due on this day or later
       */
      dueFrom?: string;
      /**
       * Format: date
       * @description Due on this day or earlier
       */
      dueTo?: string;
    };
    Operation: {
      businessUnit: string;
      /** @description The requestId that it was asked under */
      operationId: string;
      /** @constant */
      kind: 'retry';
      /** @description As it was asked */
      filter: components['schemas']['RetryFilter'];
      /**
       * @description cancelling: the piece in hand is finished; stopped: an operator ended its run
       * @enum {string}
       */
      state: 'running' | 'cancelling' | 'done' | 'cancelled' | 'stopped';
      /** Format: date-time */
      startedAt: string;
      /** @description Null while it goes on */
      finishedAt: string | null;
      /** @description Invoices that match; null until they are counted */
      found: number | null;
      /** @description They try again: what came of it, each says itself */
      retried: number;
      refused: number;
      /** @description Not come to; null until they are counted */
      left: number | null;
      /** @description The first 50 */
      refusals: components['schemas']['RetryRefusal'][];
      /** @description How far behind the answer may be, in words */
      freshness: string;
    };
    RetryRefusal: {
      invoiceId: string;
      /** @description As its own retry is refused with */
      code: string;
      message: string;
      /** @description What a person can do */
      fix: string;
    };
    CreditNoteRequest: {
      /** @description The PSA's own number, shown beside Sage's; what tells two apart is the id in the URL */
      number: string;
      /** Format: date */
      date: string;
      /** @description ISO 4217 */
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
      /**
       * @description ISO 3166-1 alpha-2
       * @enum {string}
       */
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
      /** @description Decimal number as a string from 0.000001 to 999999.99, at most six decimals */
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
          /** @description Decimal number as a string from 0 to 999999999.99, at most two decimals */
          amount: string;
        }
      | {
          /** @description Decimal number as a string from 0 to 100, at most two decimals */
          percent: string;
        };
    CreditNote: {
      /** @description Its run was ended before its time: all else is what it last knew. Null for one that stands */
      stopped: components['schemas']['Stopped'] | null;
      businessUnit: string;
      /** @description Grows with every change; a long poll asks for what is newer */
      version: number;
      revision: number;
      /** Format: date-time */
      statusSince: string;
      /** @description Of all amounts but those of inBaseCurrency */
      currency: string;
      waitingFor: components['schemas']['WaitingFor'] | null;
      /** @description Why a person is needed */
      attention: components['schemas']['Attention'] | null;
      plan: components['schemas']['InvoicePlan'] | null;
      customer: components['schemas']['CustomerInSage'] | null;
      lines: components['schemas']['TaxedLine'][] | null;
      /** @description Null in the base currency, and until it was decided */
      exchangeRate: components['schemas']['ExchangeRate'] | null;
      inBaseCurrency: components['schemas']['InBaseCurrency'] | null;
      /** @description Null: it does not cross a border, or was not decided yet */
      crossBorder: components['schemas']['CrossBorder'] | null;
      /** @description What is worth a look about its tax; null: nothing */
      taxWarning: string | null;
      /** @description Null until it is in Sage */
      sage: components['schemas']['PostedInvoice'] | null;
      /** @description The files that go with it, once they were fetched and checked */
      attachments: components['schemas']['CheckedAttachment'][];
      email: components['schemas']['SentEmail'] | null;
      /** @description Calls to Sage made for it */
      sageCalls: number;
      /** @description Sequence of the last event about it */
      eventSequence: number;
      timeline: components['schemas']['TimelineEntry'][];
      /** @description Entries between the first and the newest that are not kept here */
      timelineOmitted: number;
      /** @description An earlier run of it had created it */
      foundInSage: boolean;
      /** @description Somebody made it in Sage, and it was linked */
      linked: boolean;
      cancellationRefused: {
        /** Format: date-time */
        at: string;
        /** @description What a person can do */
        fix: string;
      } | null;
      /** @description What was asked of it last, by whom */
      lastRequest: components['schemas']['LastRequest'] | null;
      creditNoteId: string;
      /** @enum {string} */
      status:
        | 'accepted'
        | 'waiting'
        | 'posting'
        | 'draft'
        | 'issued'
        | 'sent'
        | 'needs_attention'
        | 'cancelled'
        | 'voided'
        | 'deleted';
      /** @description As it was handed over or corrected */
      request: components['schemas']['CreditNoteRequest'];
      /** @description The invoice that it stands against, once it was found in Sage */
      against: components['schemas']['AgainstInvoice'] | null;
    };
    WaitingFor: {
      /**
       * @description The runbook has a paragraph for each
       * @enum {string}
       */
      what:
        | 'turn'
        | 'sage'
        | 'budget'
        | 'operator'
        | 'connection'
        | 'mail_server'
        | 'attachments'
        | 'undo_window'
        | 'release'
        | 'invoice'
        | 'payment';
      /** Format: date-time */
      since: string;
      message: string;
      /** @description What a person can do, if anything */
      action: string | null;
      /** @description When it is tried by itself; null where it waits for somebody, or nobody knows */
      nextTry: string | null;
      /** @description Place in the queue of its Sage business */
      position?: number;
    };
    Attention: {
      /**
       * @description The runbook has a paragraph for each
       * @enum {string}
       */
      code:
        | 'no_default_ledger'
        | 'gl_account_unknown'
        | 'gl_account_not_for_sage'
        | 'ledger_not_usable'
        | 'currency_not_supported'
        | 'exchange_rate_needed'
        | 'exchange_rate_differs'
        | 'exchange_rate_in_base_currency'
        | 'before_cut_over'
        | 'analysis_unknown'
        | 'tax_rate_unknown'
        | 'given_totals_differ'
        | 'total_not_positive'
        | 'against_not_in_sage'
        | 'against_differs'
        | 'against_exceeded'
        | 'customer_ambiguous'
        | 'customer_name_differs'
        | 'customer_similar'
        | 'customer_currency_differs'
        | 'address_needed'
        | 'cross_border_tax'
        | 'customer_missing'
        | 'duplicate_in_sage'
        | 'found_invoice_differs'
        | 'link_not_found'
        | 'link_differs'
        | 'link_taken'
        | 'totals_differ'
        | 'customer_changed'
        | 'footer_too_long'
        | 'default_terms_unreadable'
        | 'tax_refused'
        | 'text_refused'
        | 'sage_refused'
        | 'sage_forbidden'
        | 'no_subscription'
        | 'not_in_edition'
        | 'sage_unexpected'
        | 'other_business'
        | 'attachment_unavailable'
        | 'attachment_differs'
        | 'attachment_too_large'
        | 'email_bounced'
        | 'email_unsettled';
      /**
       * @description It goes on from this step
       * @enum {string}
       */
      step: 'resolve' | 'customer' | 'create' | 'link' | 'send' | 'payment';
      message: string;
      /** @description What a person can do */
      fix: string;
      /** @description JSON pointer into the request, where one field is to blame */
      field?: string;
      /** @description For the support of Sage */
      sageRequestId?: string;
      /** @description Customers in Sage that may be meant */
      candidates?: components['schemas']['Candidate'][];
      /** Format: date-time */
      since: string;
    };
    Candidate: {
      id: string;
      name: string;
      /** @description What speaks against it */
      note?: string;
    };
    /** @description Decided before Sage is asked to create it */
    InvoicePlan: {
      sageBusinessId: string;
      businessName: string;
      countryId: string | null;
      /** @enum {string} */
      create?: 'issue' | 'draft';
      /** @enum {string} */
      send: 'email' | 'mark_sent' | 'none';
      /** @enum {string} */
      onTotalsDiffer: 'stop' | 'send';
      reversalWindowDays: number;
      /** @enum {string} */
      footerMode: 'append' | 'replace';
      /** Format: date */
      dueDate: string;
      /** @enum {string} */
      dueDateSource: 'invoice' | 'project' | 'default' | 'sage';
      lines: components['schemas']['PlannedLine'][];
      /** @description Null where the prices include tax: it is known with the tax rates */
      net: string | null;
    };
    PlannedLine: {
      description: string;
      /** @description Decimal number as a string */
      quantity: string;
      /** @description Decimal number as a string */
      unitPrice: string;
      /** @description Decimal number as a string */
      discount: string;
      /** @description After the discount; before tax, unless its price includes it */
      amount: string;
      priceIncludesTax?: boolean;
      ledger: components['schemas']['LedgerAccount'];
      /** @enum {string} */
      ledgerSource: 'line' | 'template' | 'default';
      /** @description What it is counted under in Sage; left out until that was read */
      analysis?: components['schemas']['LineAnalysis'][];
    };
    LineAnalysis: {
      typeId: string;
      type: string;
      categoryId: string;
      category: string;
    };
    CustomerInSage: {
      /** @description Sage's contact */
      id: string;
      name: string;
      taxRateId: string | null;
      hasAddress?: boolean;
      countryId?: string;
      inNorthernIreland?: boolean;
      hasVatNumber?: boolean;
      /**
       * @description How it was found
       * @enum {string}
       */
      origin: 'explicit' | 'chosen' | 'found' | 'remembered' | 'created' | 'linked';
      /** @description Why it may not be the right one */
      warning: string | null;
    };
    TaxedLine: {
      description: string;
      /** @description Decimal number as a string */
      quantity: string;
      /** @description Decimal number as a string */
      unitPrice: string;
      /** @description Decimal number as a string */
      discount: string;
      /** @description After the discount; before tax, unless its price includes it */
      amount: string;
      priceIncludesTax?: boolean;
      ledger: components['schemas']['LedgerAccount'];
      /** @enum {string} */
      ledgerSource: 'line' | 'template' | 'default';
      /** @description What it is counted under in Sage; left out until that was read */
      analysis?: components['schemas']['LineAnalysis'][];
      taxRateId: string;
      /**
       * @description Where the tax rate is from; `invoice`: the one that a credit note stands against
       * @enum {string}
       */
      taxSource: 'line' | 'invoice' | 'customer' | 'ledger' | 'default';
      /** @description Decimal number as a string */
      net: string;
      /** @description Decimal number as a string */
      tax: string;
    };
    ExchangeRate: {
      /** @description Decimal number as a string: units of the invoice's currency for one of the base currency */
      rate: string;
      /**
       * @description Given with the invoice, Sage's own, or a person's answer (exchange_rate_needed)
       * @enum {string}
       */
      source: 'psa' | 'sage' | 'answer';
      /** @description When Sage had its own rate from; null for any other */
      asOf: string | null;
    };
    InBaseCurrency: {
      /** @description Decimal number as a string */
      net: string;
      /** @description Decimal number as a string */
      tax: string;
      /** @description Decimal number as a string */
      total: string;
      currency: string;
    };
    CrossBorder: {
      /** @description ISO 3166 code of the customer */
      country: string;
      /** @enum {string} */
      treatment: 'eu_tax_registered' | 'eu_not_tax_registered' | 'rest_of_world_tax';
      /** @enum {string} */
      supply: 'goods' | 'services';
      /** @enum {string} */
      northernIreland?: 'from' | 'to';
      message: string;
    };
    /** @description As it stands in Sage */
    PostedInvoice: {
      id: string;
      /** @description Null of a draft: it gets one when it is released */
      number: string | null;
      /** @description Into Sage's own pages */
      url: string | null;
      isDraft?: boolean;
      totals: components['schemas']['Totals'];
      /** @description Decimal number as a string */
      outstanding: string;
      contactName?: string | null;
      /** @description Where Sage's totals are not ours */
      differences: components['schemas']['TotalsDifference'][];
    };
    Totals: {
      /** @description Decimal number as a string */
      net: string;
      /** @description Decimal number as a string */
      tax: string;
      /** @description Decimal number as a string */
      total: string;
    };
    TotalsDifference: {
      /**
       * @description `base_…`: in the base currency of the business
       * @enum {string}
       */
      field: 'net' | 'tax' | 'total' | 'base_net' | 'base_tax' | 'base_total';
      /** @description Decimal number as a string */
      ours: string;
      /** @description Decimal number as a string */
      sages: string;
    };
    CheckedAttachment: {
      fileName: string;
      sha256: string;
      /** @description Bytes */
      size: number;
      /**
       * @description `too_large`: beyond what Sage takes of one file; `failed`: Sage did not take it
       * @enum {string}
       */
      inSage: 'to_attach' | 'attached' | 'too_large' | 'failed';
      /** @description Why it is not in Sage and will not be */
      reason: string | null;
    };
    /** @description The last message about it that the mail server took */
    SentEmail: {
      to: string;
      cc: string[];
      bcc: string[];
      /** @description For whom the mail server did not take it */
      refused: {
        address: string;
        reason: string;
      }[];
      messageId: string;
      /** Format: date-time */
      at: string;
      bounced: components['schemas']['Bounce'] | null;
    };
    Bounce: {
      /**
       * @description Came back, or was reported as unwanted
       * @enum {string}
       */
      type: 'bounced' | 'complained';
      recipient: string;
      /** @description In the mail server's words */
      reason: string;
      /** Format: date-time */
      at: string;
      /** @description What a person can do */
      fix: string;
    };
    TimelineEntry: {
      /** Format: date-time */
      at: string;
      /** @enum {string} */
      status:
        | 'accepted'
        | 'waiting'
        | 'posting'
        | 'draft'
        | 'issued'
        | 'sent'
        | 'part_paid'
        | 'paid'
        | 'needs_attention'
        | 'cancelled'
        | 'voided'
        | 'deleted';
      text: string;
    };
    AgainstInvoice: {
      invoiceId: string;
      sageInvoiceId: string;
      sageNumber: string;
      /** @description Nothing was outstanding on it when it was looked at */
      isPaid: boolean;
      exchangeRate: string | null;
      /** @description Put against it in Sage; null while that was not tried */
      allocated: string | null;
      /** @description What a person has to do in Sage, as to refund the customer */
      toDo: string | null;
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
      /** @description Yours: the same id again is the same request, however often it is sent. The header Idempotency-Key may give it instead */
      requestId: string;
      /** Format: email */
      to?: string;
    };
    ContactChange: {
      /** Format: email */
      email: string;
    };
    AcceptedCreditNote: {
      businessUnit: string;
      number: string;
      /** @constant */
      status: 'accepted';
      creditNoteId: string;
    };
    Preview: {
      /** @description Of all amounts but those of inBaseCurrency */
      currency: string;
      plan: components['schemas']['InvoicePlan'] | null;
      customer: {
        /** @description Null: it would be created */
        id: string | null;
        name: string;
        /** @enum {string} */
        origin: 'explicit' | 'chosen' | 'found' | 'remembered' | 'created' | 'linked';
        /** @description How it was found, where its name is not the one that was given */
        match: string | null;
        warning: string | null;
      } | null;
      totals: components['schemas']['Totals'] | null;
      /** @description Null in the base currency */
      exchangeRate: components['schemas']['ExchangeRate'] | null;
      inBaseCurrency: components['schemas']['InBaseCurrency'] | null;
      crossBorder: components['schemas']['CrossBorder'] | null;
      taxWarning: string | null;
      /** @description As it would go out now; "[number]" stands for the number that Sage will give */
      email: components['schemas']['EmailPreview'] | null;
      /** @description As they were fetched for the preview */
      attachments: components['schemas']['CheckedAttachment'][];
      /** @description The exact body for Sage; null where something stands in the way. Its form is that of Sage */
      sageBody: unknown;
      /** @description The first thing that stands in the way */
      problem: {
        /** @enum {string} */
        code:
          | 'no_default_ledger'
          | 'gl_account_unknown'
          | 'gl_account_not_for_sage'
          | 'ledger_not_usable'
          | 'currency_not_supported'
          | 'exchange_rate_needed'
          | 'exchange_rate_differs'
          | 'exchange_rate_in_base_currency'
          | 'before_cut_over'
          | 'analysis_unknown'
          | 'tax_rate_unknown'
          | 'given_totals_differ'
          | 'total_not_positive'
          | 'against_not_in_sage'
          | 'against_differs'
          | 'against_exceeded'
          | 'customer_ambiguous'
          | 'customer_name_differs'
          | 'customer_similar'
          | 'customer_currency_differs'
          | 'address_needed'
          | 'cross_border_tax'
          | 'customer_missing'
          | 'duplicate_in_sage'
          | 'found_invoice_differs'
          | 'link_not_found'
          | 'link_differs'
          | 'link_taken'
          | 'totals_differ'
          | 'customer_changed'
          | 'footer_too_long'
          | 'default_terms_unreadable'
          | 'tax_refused'
          | 'text_refused'
          | 'sage_refused'
          | 'sage_forbidden'
          | 'no_subscription'
          | 'not_in_edition'
          | 'sage_unexpected'
          | 'other_business'
          | 'attachment_unavailable'
          | 'attachment_differs'
          | 'attachment_too_large'
          | 'email_bounced'
          | 'email_unsettled';
        message: string;
        /** @description What a person can do */
        fix: string;
        /** @description JSON pointer into the request */
        field: string | null;
        candidates: components['schemas']['Candidate'][];
      } | null;
    };
    CreditNotePage: {
      creditNotes: components['schemas']['CreditNoteRow'][];
      /** @description Of the next page; null on the last */
      nextCursor: string | null;
      /** Format: date-time */
      readAt: string;
      /** @description How far behind the answer may be, in words */
      freshness: string;
    };
    CreditNoteRow: {
      /** @description Its run was ended before its time: the rest is how it stood then. Null for one that stands */
      stopped: components['schemas']['Stopped'] | null;
      businessUnit: string;
      /** @description The PSA's own */
      number: string | null;
      /** @description Null until Sage has given one */
      sageNumber: string | null;
      /** @description Name: as in Sage once the customer is decided, before that yours */
      customer: string | null;
      /** @description Id of the contact in Sage; null until it is decided */
      customerId: string | null;
      reference: string | null;
      /** @description Of total and outstanding */
      currency: string | null;
      /** @description With tax: Sage's once it is there, before that ours or yours; null until it is known */
      total: string | null;
      attentionCode:
        | (
            | 'no_default_ledger'
            | 'gl_account_unknown'
            | 'gl_account_not_for_sage'
            | 'ledger_not_usable'
            | 'currency_not_supported'
            | 'exchange_rate_needed'
            | 'exchange_rate_differs'
            | 'exchange_rate_in_base_currency'
            | 'before_cut_over'
            | 'analysis_unknown'
            | 'tax_rate_unknown'
            | 'given_totals_differ'
            | 'total_not_positive'
            | 'against_not_in_sage'
            | 'against_differs'
            | 'against_exceeded'
            | 'customer_ambiguous'
            | 'customer_name_differs'
            | 'customer_similar'
            | 'customer_currency_differs'
            | 'address_needed'
            | 'cross_border_tax'
            | 'customer_missing'
            | 'duplicate_in_sage'
            | 'found_invoice_differs'
            | 'link_not_found'
            | 'link_differs'
            | 'link_taken'
            | 'totals_differ'
            | 'customer_changed'
            | 'footer_too_long'
            | 'default_terms_unreadable'
            | 'tax_refused'
            | 'text_refused'
            | 'sage_refused'
            | 'sage_forbidden'
            | 'no_subscription'
            | 'not_in_edition'
            | 'sage_unexpected'
            | 'other_business'
            | 'attachment_unavailable'
            | 'attachment_differs'
            | 'attachment_too_large'
            | 'email_bounced'
            | 'email_unsettled'
          )
        | null;
      waitingFor:
        | (
            | 'turn'
            | 'sage'
            | 'budget'
            | 'operator'
            | 'connection'
            | 'mail_server'
            | 'attachments'
            | 'undo_window'
            | 'release'
            | 'invoice'
            | 'payment'
          )
        | null;
      /** Format: date-time */
      handedOverAt: string;
      /**
       * Format: date-time
       * @description Of the present run
       */
      startedAt: string;
      /** @description Null while it goes on */
      finishedAt: string | null;
      creditNoteId: string;
      status:
        | (
            | 'accepted'
            | 'waiting'
            | 'posting'
            | 'draft'
            | 'issued'
            | 'sent'
            | 'needs_attention'
            | 'cancelled'
            | 'voided'
            | 'deleted'
          )
        | null;
      sageCreditNoteId: string | null;
      /** @description What was not put against an invoice for you; null while it is not in Sage */
      outstanding: string | null;
    };
    CreditNoteTimeline: {
      businessUnit: string;
      /** Format: date-time */
      readAt: string;
      /**
       * @description `history`: no worker answered in time, so codes stand for some of the messages
       * @enum {string}
       */
      source: 'workflow' | 'history';
      now: components['schemas']['Present'];
      /** @description In all runs */
      sageCalls: number;
      entries: components['schemas']['StoryEntry'][];
      creditNoteId: string;
    };
    /** @description Where it stands now, what holds it up and what a person can do about it */
    Present: {
      status: string | null;
      /** @enum {string} */
      run: 'open' | 'finished' | 'stopped';
      text: string;
      /** @description `what` alone where the source is the history */
      waitingFor:
        | (
            | components['schemas']['WaitingFor']
            | {
                what: string;
              }
          )
        | null;
      /** @description `code` and `fix` alone where the source is the history */
      attention:
        | (
            | components['schemas']['Attention']
            | {
                code: string;
                fix: string | null;
              }
          )
        | null;
      whatToDo: string | null;
      nextTry: string | null;
    };
    StoryEntry: {
      /** Format: date-time */
      at: string;
      /** @description For what lasts: its end */
      until: string | null;
      /** @description For what lasts; so far, while it goes on */
      seconds: number | null;
      ongoing: boolean;
      /** @enum {string} */
      kind: 'request' | 'signal' | 'run' | 'call' | 'status' | 'event' | 'attention' | 'wait';
      /** @description For programs: status, what it waited for, code of the trouble, type of the event, outcome of the call, or name of the request */
      what: string;
      text: string;
      /** @description Of an event: its delivery can be read by it */
      eventId?: string;
      /** @description Of a request: who made it, where that was said */
      by?: {
        principal: string;
        person: string | null;
      };
    };
    InvoiceSageCalls: {
      businessUnit: string;
      invoiceId: string;
      /** Format: date-time */
      readAt: string;
      /** @description The oldest first */
      calls: components['schemas']['SageCall'][];
      /** @description For the page after this one; null on the last */
      nextCursor: string | null;
      /** @description Calls that others made and that concern it as well */
      notListed: components['schemas']['SageCallsNotListed'][];
    };
    SageCall: {
      /** @description Stable, for as long as the history is kept */
      id: string;
      /** @description What it was made for */
      step: string;
      /** @description Which try of the step */
      attempt: number;
      method: string | null;
      /** @description Below the base of the API, with ids */
      path: string | null;
      query: {
        [key: string]: string;
      };
      sageBusinessId: string | null;
      requestBody: components['schemas']['SageCallBody'] | null;
      /** @description Null where none came */
      answer: {
        status: number;
        /** @description Sage's x-request-id, for its support */
        requestId: string | null;
        body: components['schemas']['SageCallBody'] | null;
      } | null;
      /** Format: date-time */
      begunAt: string;
      durationMs: number | null;
      /**
       * @description `unknown`: Sage may have done it; `failed`: nothing was to be changed, and nothing was read
       * @enum {string}
       */
      outcome: 'done' | 'refused' | 'failed' | 'not_sent' | 'unknown' | 'under_way' | 'not_recorded';
      /** @description Why it is no success, in words */
      error: string | null;
      /** @description Why the whole step failed in this try, in words */
      stepError: string | null;
    };
    SageCallBody: {
      contentType: string | null;
      /** @description As it travelled */
      bytes: number;
      /** @description Of the whole, where the text is not the whole */
      sha256: string | null;
      /** @description Letter for letter, the beginning of a long one; null for PDFs and files */
      text: string | null;
      /** @description The text is not the whole: cut, or without the content of a file */
      shortened: boolean;
    };
    SageCallsNotListed: {
      madeBy: string;
      what: string;
    };
    CreditNoteSageCalls: {
      businessUnit: string;
      creditNoteId: string;
      /** Format: date-time */
      readAt: string;
      /** @description The oldest first */
      calls: components['schemas']['SageCall'][];
      /** @description For the page after this one; null on the last */
      nextCursor: string | null;
      /** @description Calls that others made and that concern it as well */
      notListed: components['schemas']['SageCallsNotListed'][];
    };
    InvoiceTimeline: {
      businessUnit: string;
      /** Format: date-time */
      readAt: string;
      /**
       * @description `history`: no worker answered in time, so codes stand for some of the messages
       * @enum {string}
       */
      source: 'workflow' | 'history';
      now: components['schemas']['Present'];
      /** @description In all runs */
      sageCalls: number;
      entries: components['schemas']['StoryEntry'][];
      invoiceId: string;
    };
    InvoiceRequest: {
      /** @description The PSA's own number, shown beside Sage's; what tells two apart is the id in the URL */
      number: string;
      /** Format: date */
      date: string;
      /** @description ISO 4217 */
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
    Invoice: {
      /** @description Its run was ended before its time: all else is what it last knew. Null for one that stands */
      stopped: components['schemas']['Stopped'] | null;
      businessUnit: string;
      /** @description Grows with every change; a long poll asks for what is newer */
      version: number;
      revision: number;
      /** Format: date-time */
      statusSince: string;
      /** @description Of all amounts but those of inBaseCurrency */
      currency: string;
      waitingFor: components['schemas']['WaitingFor'] | null;
      /** @description Why a person is needed */
      attention: components['schemas']['Attention'] | null;
      plan: components['schemas']['InvoicePlan'] | null;
      customer: components['schemas']['CustomerInSage'] | null;
      lines: components['schemas']['TaxedLine'][] | null;
      /** @description Null in the base currency, and until it was decided */
      exchangeRate: components['schemas']['ExchangeRate'] | null;
      inBaseCurrency: components['schemas']['InBaseCurrency'] | null;
      /** @description Null: it does not cross a border, or was not decided yet */
      crossBorder: components['schemas']['CrossBorder'] | null;
      /** @description What is worth a look about its tax; null: nothing */
      taxWarning: string | null;
      /** @description Null until it is in Sage */
      sage: components['schemas']['PostedInvoice'] | null;
      /** @description The files that go with it, once they were fetched and checked */
      attachments: components['schemas']['CheckedAttachment'][];
      email: components['schemas']['SentEmail'] | null;
      /** @description Calls to Sage made for it */
      sageCalls: number;
      /** @description Sequence of the last event about it */
      eventSequence: number;
      timeline: components['schemas']['TimelineEntry'][];
      /** @description Entries between the first and the newest that are not kept here */
      timelineOmitted: number;
      /** @description An earlier run of it had created it */
      foundInSage: boolean;
      /** @description Somebody made it in Sage, and it was linked */
      linked: boolean;
      cancellationRefused: {
        /** Format: date-time */
        at: string;
        /** @description What a person can do */
        fix: string;
      } | null;
      /** @description What was asked of it last, by whom */
      lastRequest: components['schemas']['LastRequest'] | null;
      invoiceId: string;
      /** @enum {string} */
      status:
        | 'accepted'
        | 'waiting'
        | 'posting'
        | 'draft'
        | 'issued'
        | 'sent'
        | 'part_paid'
        | 'paid'
        | 'needs_attention'
        | 'cancelled'
        | 'voided'
        | 'deleted';
      /** @description As it was handed over or corrected */
      request: components['schemas']['InvoiceRequest'];
      /** @description Ids of the runs that it was handed over with, if any */
      runs: string[];
      markedSent: boolean;
      payment: components['schemas']['Payment'] | null;
      /** @description The payments and allocations that it is paid by */
      settledBy: components['schemas']['Settlement'][];
      /** @description What somebody changed in Sage since */
      changesInSage: components['schemas']['ChangeInSage'][];
      overdue: boolean;
      /** @description Credit notes that were ordered of it */
      credits: components['schemas']['OrderedCredit'][];
      /** @description Credit notes that were handed over against it */
      creditNotes: {
        creditNoteId: string;
        /** @description Tax included */
        amount: string;
      }[];
      /** @description What ordered credits took of each ledger and tax rate */
      credited: components['schemas']['CreditedShare'][];
      /** @description Sage ids of earlier revisions, voided to be issued anew */
      replaced: string[];
    };
    Payment: {
      /** @description Money that came in for it */
      paid: string;
      /** @description Decimal number as a string */
      outstanding: string;
      /** @description Decimal number as a string */
      discount: string;
      /** @description By credit notes */
      credited: string;
      /** @description Came in beyond the total, kept on account in Sage */
      overpaid: string;
      lastPaidOn: string | null;
    };
    Settlement: {
      /** @enum {string} */
      kind: 'payment' | 'credit_note' | 'on_account' | 'allocation';
      id: string;
      date: string | null;
      /** @description Decimal number as a string */
      amount: string;
      /** @description Decimal number as a string */
      discount: string;
      /** @description What is left of the payment; null while that is not known */
      onAccount: string | null;
    };
    ChangeInSage:
      | {
          /** @constant */
          field: 'total';
          /** @description Decimal number as a string */
          posted: string;
          /** @description Decimal number as a string */
          now: string;
          /** @description Decimal number as a string */
          difference: string;
        }
      | {
          /** @constant */
          field: 'due_date';
          /** Format: date */
          posted: string;
          now: string | null;
          differenceDays: number | null;
        }
      | {
          /** @constant */
          field: 'date';
          /** Format: date */
          posted: string;
          /** Format: date */
          now: string;
        }
      | {
          /** @enum {string} */
          field: 'number' | 'customer';
          posted: string;
          now: string | null;
        };
    OrderedCredit: {
      requestId: string;
      /** @description Tax included */
      amount: string;
      reason: string;
      /** @description Sage's credit note */
      id: string;
      number: string;
      allocated: boolean;
      /** Format: date-time */
      at: string;
    };
    CreditedShare: {
      ledgerAccountId: string;
      taxRateId: string;
      /** @description Decimal number as a string */
      net: string;
      /** @description Decimal number as a string */
      tax: string;
    };
    AcceptedInvoice: {
      businessUnit: string;
      number: string;
      /** @constant */
      status: 'accepted';
      invoiceId: string;
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
      /** @description Yours: the same id again is the same request, however often it is sent. The header Idempotency-Key may give it instead */
      requestId: string;
      /** @description Tax included; spread over the lines */
      amount?: string;
      /** @constant */
      whole?: true;
      /** @description Parts of named lines; their tax is worked out, or taken out of a gross amount */
      lines?: components['schemas']['LineCredit'][];
      /** @description Shown in Sage and in the timeline */
      reason: string;
    } & (unknown | unknown | unknown);
    LineCredit:
      | {
          line: number;
          /** @description Decimal number as a string from 0 to 999999999.99, at most two decimals */
          net: string;
        }
      | {
          line: number;
          /** @description Decimal number as a string from 0 to 999999999.99, at most two decimals */
          gross: string;
        };
    Reissue: {
      /** @description Shown in Sage and in the timeline */
      reason: string;
      invoice: components['schemas']['InvoiceRequest'];
    };
    PaymentWatch: {
      sageBusinessId: string;
      units: string[];
      /** @description Invoices that money is expected of, at the last look */
      open: number;
      /** @description Paid, and watched for a reversal */
      settled: number;
      lastCheck: components['schemas']['PaymentCheck'] | null;
      /** @description Our invoices and the books, side by side */
      lastComparison: components['schemas']['PaymentCheck'] | null;
      nextCheck: {
        /** @description Null: nobody can look, until a unit is connected */
        at: string | null;
        /** @enum {string} */
        why: 'nothing_open' | 'office_hours' | 'off_hours' | 'budget' | 'problem' | 'now' | 'no_unit';
      };
      /** @description When open invoices are counted again, while none is known */
      nextCount: string | null;
      callsPerCheck: number;
      callsToday: number;
      /** @description Null: no limit is kept, or nothing is known */
      budget: {
        callsLeft: number;
        /** Format: date-time */
        resetsAt: string;
      } | null;
      problem: components['schemas']['ConnectionProblem'] | null;
      edition: ('start' | 'standard' | 'plus') | null;
      notInEdition: components['schemas']['NotInEdition'][];
      /** @description The newest 20 */
      unreadable: components['schemas']['UnreadableRecord'][];
      unreadableSince: string | null;
      cancellationRefused: {
        /** Format: date-time */
        at: string;
        /** @description What a person can do */
        fix: string;
      } | null;
    };
    PaymentCheck: {
      /** Format: date-time */
      at: string;
      calls: number;
      /** @description Invoices that were told something new */
      told: number;
    };
    Turnstile: {
      sageBusinessId: string;
      /**
       * @description `open`, or why nobody is let through
       * @enum {string}
       */
      status: 'open' | 'sage' | 'budget' | 'operator';
      message: string;
      opensAt: string | null;
      /** @description Who calls Sage now */
      holder: {
        /** @description Null where it is not of this business unit */
        workflowId: string | null;
        /** Format: date-time */
        since: string;
        /**
         * @description `person`: somebody waits for the answer; `bulk`: a large run; `payments`: looking for money
         * @enum {string}
         */
        kind: 'person' | 'invoice' | 'bulk' | 'payments';
      } | null;
      queue: {
        length: number;
        byKind: {
          person: number;
          invoice: number;
          bulk: number;
          payments: number;
        };
        byUnit: {
          [key: string]: number;
        };
        /** @description The first of them, about in the order in which they are served */
        first: {
          workflowId: string;
          unit: string;
          /**
           * @description `person`: somebody waits for the answer; `bulk`: a large run; `payments`: looking for money
           * @enum {string}
           */
          kind: 'person' | 'invoice' | 'bulk' | 'payments';
          /** Format: date-time */
          since: string;
          position: number;
          forecastAt: string | null;
        }[];
        /** @description When about the last of them is through */
        throughAt: string | null;
      };
      closedUnits: string[];
      limits: {
        callsPerMinute: number | null;
        callsPerDay: number | null;
        overridden: boolean;
      };
      today: {
        spent: number;
        left: number | null;
        resetsAt: string | null;
      };
      totals: {
        turns: number;
        calls: number;
        expired: number;
      };
      callsPerTurn: number;
      cancellationRefusedAt: string | null;
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
      findings: {
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
      incomplete: string[];
    };
    /** @description 32 MB at most */
    RunRequest: {
      /** @description Their order is part of the content */
      invoices: components['schemas']['RunInvoice'][];
      /** @description Nothing is started: the answer says what each would become */
      dryRun?: boolean;
    };
    RunInvoice: {
      /** @description The PSA's own number, shown beside Sage's; what tells two apart is the id in the URL */
      number: string;
      /** Format: date */
      date: string;
      /** @description ISO 4217 */
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
      /** @description Identifier chosen by the PSA */
      invoiceId: string;
    };
    BillingRunPut: components['schemas']['BillingRun'] | components['schemas']['BillingRunPreview'];
    BillingRun: {
      businessUnit: string;
      runId: string;
      /** @enum {string} */
      status: 'receiving' | 'handing_over' | 'paused' | 'following' | 'completed' | 'cancelled' | 'expired';
      /** Format: date-time */
      statusSince: string;
      /** Format: date-time */
      createdAt: string;
      invoices: number;
      /** @description Of those left nothing was done yet */
      notHandedOver: number;
      /** @description Taken on as part of this run */
      handedOver: number;
      /** @description Taken on before with the same content */
      alreadyHandedOver: number;
      /** @description Their ids stood for something else by then */
      notTaken: number;
      pause: {
        reason: string;
        /** Format: date-time */
        at: string;
      } | null;
      cancellation: {
        reason: string;
        /** Format: date-time */
        at: string;
        handedOver: boolean;
      } | null;
      /** @description Its run was ended from outside: put it again with the same content */
      stopped: {
        /** Format: date-time */
        at: string;
        how: string;
        fix: string;
      } | null;
      /** Format: date-time */
      countedAt: string;
      freshness: string;
      /** @description Invoices of this run that are handed over, by their status */
      byStatus: {
        [key: string]: number;
      };
      /** @description Sent, part paid or paid */
      done: number;
      /** @description By what they wait for */
      waiting: {
        [key: string]: number;
      };
      /** @description By attention code: what a person has to put right */
      needsAttention: {
        [key: string]: number;
      };
      /** @description The first 100; the report has all */
      notTakenFirst: components['schemas']['InvoiceNotTaken'][];
      /** @description Null when nothing is left, and for a unit without a Sage business */
      forecast: {
        /** @description When about all of it is in Sage; null where a person is needed */
        throughAt: string | null;
        /** @description To Sage, for what is left, by what an invoice took of late */
        callsNeeded: number;
        /** @description Of these today */
        callsToday: number;
        /** @description Of all; null where no limit of a day is kept */
        callsLeftToday: number | null;
        callsPerDay: number | null;
        resetsAt: string | null;
      } | null;
    };
    InvoiceNotTaken: {
      invoiceId: string;
      message: string;
      fix: string;
    };
    BillingRunPreview: {
      businessUnit: string;
      runId: string;
      /** @constant */
      dryRun: true;
      /** @description Invoices whose preview asked Sage */
      lookedUp: number;
      notLookedUp: number;
      note: string;
      invoices: components['schemas']['BillingRunPreviewRow'][];
    };
    BillingRunPreviewRow: {
      invoiceId: string;
      number: string;
      alreadyHandedOver: boolean;
      /** @description false: nothing was asked of Sage for it, and what follows is null */
      lookedUp: boolean;
      ledgers: string[] | null;
      customer: {
        id: string | null;
        name: string;
        origin: string;
      } | null;
      currency: string;
      totals: {
        net: string;
        tax: string;
        total: string;
      } | null;
      /** @description What would ask a person */
      problem: {
        code: string;
        message: string;
        fix: string;
        field: string | null;
      } | null;
    };
    BillingRunPage: {
      runs: components['schemas']['BillingRunSummary'][];
      nextCursor: string | null;
      /** Format: date-time */
      readAt: string;
      freshness: string;
    };
    BillingRunSummary: {
      businessUnit: string;
      runId: string;
      /** @enum {string} */
      status: 'receiving' | 'handing_over' | 'paused' | 'following' | 'completed' | 'cancelled' | 'expired';
      /** Format: date-time */
      statusSince: string;
      /** Format: date-time */
      createdAt: string;
      invoices: number;
      /** @description Of those left nothing was done yet */
      notHandedOver: number;
      /** @description Taken on as part of this run */
      handedOver: number;
      /** @description Taken on before with the same content */
      alreadyHandedOver: number;
      /** @description Their ids stood for something else by then */
      notTaken: number;
      pause: {
        reason: string;
        /** Format: date-time */
        at: string;
      } | null;
      cancellation: {
        reason: string;
        /** Format: date-time */
        at: string;
        handedOver: boolean;
      } | null;
      /** @description Its run was ended from outside: put it again with the same content */
      stopped: {
        /** Format: date-time */
        at: string;
        how: string;
        fix: string;
      } | null;
    };
    BillingRunReport: {
      businessUnit: string;
      runId: string;
      /** @enum {string} */
      status: 'receiving' | 'handing_over' | 'paused' | 'following' | 'completed' | 'cancelled' | 'expired';
      /** Format: date-time */
      readAt: string;
      invoices: components['schemas']['BillingRunReportRow'][];
    };
    BillingRunReportRow: {
      invoiceId: string;
      number: string;
      sageNumber: string | null;
      /** @description With tax, as Sage has it; null before it is there */
      total: string | null;
      currency: string;
      /** @description Of the invoice; or `not_handed_over`, `not_taken` */
      status: string;
      waitingFor: string | null;
      /** @description Attention code */
      attention: string | null;
      /** @description What a person can do */
      toDo: string | null;
    };
    RunPause: {
      /** @description Yours: the same id again is the same request, however often it is sent */
      requestId: string;
      reason: string;
    };
    RunResumption: {
      /** @description Yours: the same id again is the same request, however often it is sent */
      requestId: string;
    };
    RunCancellation: {
      /** @description Yours: the same id again is the same request, however often it is sent */
      requestId: string;
      reason: string;
      /**
       * @description Also what this run has handed over and is not in Sage yet
       * @default false
       */
      handedOver?: boolean;
    };
    EventCatalogue: {
      events: components['schemas']['CatalogueEntry'][];
    };
    CatalogueEntry: {
      /** @enum {string} */
      type:
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
        | 'run.started'
        | 'run.paused'
        | 'run.resumed'
        | 'run.cancelled'
        | 'run.completed'
        | 'run.expired'
        | 'webhook.ping';
      summary: string;
      /** @description JSON Schema, draft 2020-12 */
      schema: {
        [key: string]: unknown;
      };
    };
    WebhookEndpoints: {
      endpoints: components['schemas']['WebhookEndpoint'][];
      /** @description The run that held the endpoints ended and could not be read: put them again */
      lost: {
        /** Format: date-time */
        at: string;
        /** @enum {string} */
        how: 'terminated' | 'failed' | 'timed_out' | 'cancelled';
        /** @description What a person can do */
        fix: string;
      } | null;
    };
    WebhookEndpoint: {
      id: string;
      /** Format: uri */
      url: string;
      description: string;
      /** @description Which events: "*", all of a kind such as "invoice.*", or types */
      events: string[];
      /** @description Null: of every business unit */
      businessUnits: string[] | null;
      /** @enum {string} */
      configuredBy: 'api' | 'environment';
      /** @description Grows with every change */
      version: number;
      disabled: {
        /** Format: date-time */
        since: string;
        reason: string;
      } | null;
      /** @description When it was made; the secret itself is answered once */
      secret: {
        /** Format: date-time */
        since: string;
        /** @description The former one signs as well till then */
        formerUntil: string | null;
      } | null;
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
      events?: (
        | '*'
        | 'invoice.*'
        | 'credit_note.*'
        | 'connection.*'
        | 'run.*'
        | 'webhook.*'
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
        | 'run.started'
        | 'run.paused'
        | 'run.resumed'
        | 'run.cancelled'
        | 'run.completed'
        | 'run.expired'
        | 'webhook.ping'
      )[];
      /**
       * @description Only events of these business units; null: of all that the key or token reaches
       * @default null
       */
      businessUnits?: string[] | null;
    };
    WebhookEndpointWithSecret: {
      id: string;
      /** Format: uri */
      url: string;
      description: string;
      /** @description Which events: "*", all of a kind such as "invoice.*", or types */
      events: string[];
      /** @description Null: of every business unit */
      businessUnits: string[] | null;
      /** @enum {string} */
      configuredBy: 'api' | 'environment';
      /** @description Grows with every change */
      version: number;
      disabled: {
        /** Format: date-time */
        since: string;
        reason: string;
      } | null;
      /** @description When it was made; the secret itself is answered once */
      secret: {
        /** Format: date-time */
        since: string;
        /** @description The former one signs as well till then */
        formerUntil: string | null;
      } | null;
      /** @description Answered this once: "whsec_" and base64, as Standard Webhooks has it */
      signingSecret: string;
    };
    DeliveryAttempt: {
      /** Format: date-time */
      at: string;
      endpoint: string;
      /** @enum {string} */
      outcome: 'delivered' | 'failed' | 'not_sent';
      /** @description HTTP status; null when there was no answer */
      status: number | null;
      reason: string | null;
      /** @description What the receiver said, the beginning of it */
      answer: string | null;
      durationMs: number;
    };
    EndpointTestRequest: {
      /**
       * @description Of the event that is made up
       * @default webhook.ping
       * @enum {string}
       */
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
        | 'run.started'
        | 'run.paused'
        | 'run.resumed'
        | 'run.cancelled'
        | 'run.completed'
        | 'run.expired'
        | 'webhook.ping';
    };
    EndpointTest: {
      /** @description As webhook-id */
      eventId: string;
      /** @description The body that was sent, with `test` */
      event: components['schemas']['Event'];
      attempt: components['schemas']['WebhookTrialAttempt'];
    };
    /** @description Not in Sage yet; goes on by itself. `waitingFor` says what it waits for. */
    InvoiceWaitingEvent: {
      /** @constant */
      type: 'invoice.waiting';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['InvoiceData'];
    };
    InvoiceData: {
      businessUnit: string;
      invoiceId: string;
      /** @description Grows by one for each event of the same subject, so a gap is an event still on its way */
      sequence: number;
      revision: number;
      /** @enum {string} */
      status:
        | 'accepted'
        | 'waiting'
        | 'posting'
        | 'draft'
        | 'issued'
        | 'sent'
        | 'part_paid'
        | 'paid'
        | 'needs_attention'
        | 'cancelled'
        | 'voided'
        | 'deleted';
      /** @enum {string} */
      previousStatus:
        | 'accepted'
        | 'waiting'
        | 'posting'
        | 'draft'
        | 'issued'
        | 'sent'
        | 'part_paid'
        | 'paid'
        | 'needs_attention'
        | 'cancelled'
        | 'voided'
        | 'deleted';
      /** @description The PSA's own number */
      number: string;
      /** @description Null until it is in Sage, and of a draft until it is released */
      sageNumber: string | null;
      sageInvoiceId: string | null;
      /** @description Who is invoiced, as Sage has it; null until it was decided */
      customer: {
        /** @description Sage's contact */
        id: string;
        name: string;
        /**
         * @description How it was found
         * @enum {string}
         */
        origin: 'explicit' | 'chosen' | 'found' | 'remembered' | 'created' | 'linked';
        /** @description Why it may not be the right one */
        warning: string | null;
      } | null;
      currency: string;
      dueDate: string | null;
      /** @description As Sage has them; null before it is there */
      totals: components['schemas']['Totals'] | null;
      /** @description Null in the base currency of the business, and until it was decided */
      exchangeRate: components['schemas']['ExchangeRate'] | null;
      /** @description The totals of an invoice in a foreign currency; as Sage has them where it says so */
      inBaseCurrency: components['schemas']['InBaseCurrency'] | null;
      /** @description Where Sage's totals are not those of the invoice; empty when they are */
      totalsDifferences: components['schemas']['TotalsDifference'][];
      payment: components['schemas']['Payment'] | null;
      /** @description Since it was posted; empty when nothing differs */
      changesInSage: components['schemas']['ChangeInSage'][];
      overdue: boolean;
      /** @description Files that go with it, once they were fetched and checked */
      attachments: components['schemas']['CheckedAttachment'][];
      attention: components['schemas']['EventAttention'] | null;
      waitingFor: components['schemas']['EventWaitingFor'] | null;
      /** @description Of the last message about it; null while none came back */
      emailBounced: components['schemas']['Bounce'] | null;
      /** @description It was found in Sage instead of created there, as after a restore: what it tells may have been told before under other ids */
      foundInSage: boolean;
      /** @description What was asked of it last, which need not be why this happened; null where that is not known */
      lastRequest: components['schemas']['LastRequest'] | null;
      /** @description Somebody made it in Sage and it was linked: it was neither created nor e-mailed by us */
      linked: boolean;
    };
    EventAttention: {
      /** @description One of the attention codes of the runbook */
      code: string;
      step: string;
      message: string;
      /** @description What a person can do */
      fix: string;
      /** @description JSON pointer into the invoice, where one field is to blame */
      field?: string;
      sageRequestId?: string;
      candidates?: {
        id: string;
        name: string;
        note?: string;
      }[];
      /** Format: date-time */
      since: string;
    };
    EventWaitingFor: {
      what: string;
      /** Format: date-time */
      since: string;
      message: string;
      /** @description What a person can do, if anything */
      action: string | null;
      /** @description When it is tried by itself; null where somebody is waited for, as for a payment, whose next look the API answers */
      nextTry: string | null;
      /** @description Place in the queue of its Sage business */
      position?: number;
    };
    /** @description In Sage as a draft: `waitingFor` says that somebody has to release it there. It has no number yet, and goes to nobody. */
    InvoiceDraftEvent: {
      /** @constant */
      type: 'invoice.draft';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['InvoiceData'];
    };
    /** @description In Sage, with its number there; also when a draft was released. */
    InvoiceIssuedEvent: {
      /** @constant */
      type: 'invoice.issued';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['InvoiceData'];
    };
    /** @description Sage's totals are not those of the invoice: see `totalsDifferences`. Told before anything goes to the customer; with the setting `stop` it then needs attention. */
    InvoiceTotalsDifferEvent: {
      /** @constant */
      type: 'invoice.totals_differ';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['InvoiceData'];
    };
    /** @description A file could not be attached to it in Sage: see `attachments`. The customer gets it with the e-mail all the same. */
    InvoiceAttachmentFailedEvent: {
      /** @constant */
      type: 'invoice.attachment_failed';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['InvoiceData'];
    };
    /** @description E-mailed to the customer or marked as sent in Sage. */
    InvoiceSentEvent: {
      /** @constant */
      type: 'invoice.sent';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['InvoiceData'];
    };
    /** @description Some of it is paid; also when a payment of a paid invoice was taken back in part. */
    InvoicePartPaidEvent: {
      /** @constant */
      type: 'invoice.part_paid';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['InvoiceData'];
    };
    /** @description Nothing is outstanding. */
    InvoicePaidEvent: {
      /** @constant */
      type: 'invoice.paid';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['InvoiceData'];
    };
    /** @description Stands still until a person acts: see `attention`. */
    InvoiceNeedsAttentionEvent: {
      /** @constant */
      type: 'invoice.needs_attention';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['InvoiceData'];
    };
    /** @description Taken back before it was in Sage. Final. */
    InvoiceCancelledEvent: {
      /** @constant */
      type: 'invoice.cancelled';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['InvoiceData'];
    };
    /** @description Voided in Sage, by whomever. Final. */
    InvoiceVoidedEvent: {
      /** @constant */
      type: 'invoice.voided';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['InvoiceData'];
    };
    /** @description Deleted in Sage by somebody there, or a draft on request. Final. */
    InvoiceDeletedEvent: {
      /** @constant */
      type: 'invoice.deleted';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['InvoiceData'];
    };
    /** @description Other amounts under the same status: more was paid, credited or taken back. */
    InvoicePaymentChangedEvent: {
      /** @constant */
      type: 'invoice.payment_changed';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['InvoiceData'];
    };
    /** @description More came in than was owed; `payment.overpaid` is kept on account in Sage. */
    InvoiceOverpaidEvent: {
      /** @constant */
      type: 'invoice.overpaid';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['InvoiceData'];
    };
    /** @description Somebody changed it in Sage, or changed it back: `changesInSage` says what differs from what was posted. */
    InvoiceEditedInSageEvent: {
      /** @constant */
      type: 'invoice.edited_in_sage';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['InvoiceData'];
    };
    /** @description The e-mail came back later, or was reported as unwanted: see `emailBounced`. The status stays what it is. */
    InvoiceEmailBouncedEvent: {
      /** @constant */
      type: 'invoice.email_bounced';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['InvoiceData'];
    };
    /** @description The due date is over and `payment.outstanding` is not paid. */
    InvoiceOverdueEvent: {
      /** @constant */
      type: 'invoice.overdue';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['InvoiceData'];
    };
    /** @description Ended from outside before its time, as by an operator: nobody follows it any more. `status` is its last one, `stopped` says what to do. */
    InvoiceStoppedEvent: {
      /** @constant */
      type: 'invoice.stopped';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['StoppedInvoiceData'];
    };
    StoppedInvoiceData: {
      businessUnit: string;
      invoiceId: string;
      /** @description Grows by one for each event of the same subject, so a gap is an event still on its way */
      sequence: number;
      revision: number;
      /** @enum {string} */
      status:
        | 'accepted'
        | 'waiting'
        | 'posting'
        | 'draft'
        | 'issued'
        | 'sent'
        | 'part_paid'
        | 'paid'
        | 'needs_attention'
        | 'cancelled'
        | 'voided'
        | 'deleted';
      /** @enum {string} */
      previousStatus:
        | 'accepted'
        | 'waiting'
        | 'posting'
        | 'draft'
        | 'issued'
        | 'sent'
        | 'part_paid'
        | 'paid'
        | 'needs_attention'
        | 'cancelled'
        | 'voided'
        | 'deleted';
      /** @description The PSA's own number */
      number: string;
      /** @description Null until it is in Sage, and of a draft until it is released */
      sageNumber: string | null;
      sageInvoiceId: string | null;
      /** @description Who is invoiced, as Sage has it; null until it was decided */
      customer: {
        /** @description Sage's contact */
        id: string;
        name: string;
        /**
         * @description How it was found
         * @enum {string}
         */
        origin: 'explicit' | 'chosen' | 'found' | 'remembered' | 'created' | 'linked';
        /** @description Why it may not be the right one */
        warning: string | null;
      } | null;
      currency: string;
      dueDate: string | null;
      /** @description As Sage has them; null before it is there */
      totals: components['schemas']['Totals'] | null;
      /** @description Null in the base currency of the business, and until it was decided */
      exchangeRate: components['schemas']['ExchangeRate'] | null;
      /** @description The totals of an invoice in a foreign currency; as Sage has them where it says so */
      inBaseCurrency: components['schemas']['InBaseCurrency'] | null;
      /** @description Where Sage's totals are not those of the invoice; empty when they are */
      totalsDifferences: components['schemas']['TotalsDifference'][];
      payment: components['schemas']['Payment'] | null;
      /** @description Since it was posted; empty when nothing differs */
      changesInSage: components['schemas']['ChangeInSage'][];
      overdue: boolean;
      /** @description Files that go with it, once they were fetched and checked */
      attachments: components['schemas']['CheckedAttachment'][];
      attention: components['schemas']['EventAttention'] | null;
      waitingFor: components['schemas']['EventWaitingFor'] | null;
      /** @description Of the last message about it; null while none came back */
      emailBounced: components['schemas']['Bounce'] | null;
      /** @description It was found in Sage instead of created there, as after a restore: what it tells may have been told before under other ids */
      foundInSage: boolean;
      /** @description What was asked of it last, which need not be why this happened; null where that is not known */
      lastRequest: components['schemas']['LastRequest'] | null;
      /** @description Somebody made it in Sage and it was linked: it was neither created nor e-mailed by us */
      linked: boolean;
      stopped: components['schemas']['Stopped'];
    };
    /** @description Not in Sage yet; goes on by itself. `waitingFor` says what it waits for. */
    CreditNoteWaitingEvent: {
      /** @constant */
      type: 'credit_note.waiting';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['CreditNoteData'];
    };
    CreditNoteData: {
      businessUnit: string;
      /** @description Grows by one for each event of the same subject, so a gap is an event still on its way */
      sequence: number;
      revision: number;
      /** @enum {string} */
      status:
        | 'accepted'
        | 'waiting'
        | 'posting'
        | 'draft'
        | 'issued'
        | 'sent'
        | 'part_paid'
        | 'paid'
        | 'needs_attention'
        | 'cancelled'
        | 'voided'
        | 'deleted';
      /** @enum {string} */
      previousStatus:
        | 'accepted'
        | 'waiting'
        | 'posting'
        | 'draft'
        | 'issued'
        | 'sent'
        | 'part_paid'
        | 'paid'
        | 'needs_attention'
        | 'cancelled'
        | 'voided'
        | 'deleted';
      /** @description The PSA's own number */
      number: string;
      /** @description Null until it is in Sage, and of a draft until it is released */
      sageNumber: string | null;
      /** @description Who is invoiced, as Sage has it; null until it was decided */
      customer: {
        /** @description Sage's contact */
        id: string;
        name: string;
        /**
         * @description How it was found
         * @enum {string}
         */
        origin: 'explicit' | 'chosen' | 'found' | 'remembered' | 'created' | 'linked';
        /** @description Why it may not be the right one */
        warning: string | null;
      } | null;
      currency: string;
      /** @description As Sage has them; null before it is there */
      totals: components['schemas']['Totals'] | null;
      /** @description Null in the base currency of the business, and until it was decided */
      exchangeRate: components['schemas']['ExchangeRate'] | null;
      /** @description The totals of an invoice in a foreign currency; as Sage has them where it says so */
      inBaseCurrency: components['schemas']['InBaseCurrency'] | null;
      /** @description Where Sage's totals are not those of the invoice; empty when they are */
      totalsDifferences: components['schemas']['TotalsDifference'][];
      /** @description Files that go with it, once they were fetched and checked */
      attachments: components['schemas']['CheckedAttachment'][];
      attention: components['schemas']['EventAttention'] | null;
      waitingFor: components['schemas']['EventWaitingFor'] | null;
      /** @description Of the last message about it; null while none came back */
      emailBounced: components['schemas']['Bounce'] | null;
      /** @description It was found in Sage instead of created there, as after a restore: what it tells may have been told before under other ids */
      foundInSage: boolean;
      /** @description What was asked of it last, which need not be why this happened; null where that is not known */
      lastRequest: components['schemas']['LastRequest'] | null;
      creditNoteId: string;
      sageCreditNoteId: string | null;
      /** @description The invoice that it stands against; null for one that stands alone */
      against: components['schemas']['AgainstInvoice'] | null;
    };
    /** @description Found in Sage as a draft: `waitingFor` says that somebody has to release it there. It has no number yet, and goes to nobody. */
    CreditNoteDraftEvent: {
      /** @constant */
      type: 'credit_note.draft';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['CreditNoteData'];
    };
    /** @description In Sage, with its number there; also when a draft was released. */
    CreditNoteIssuedEvent: {
      /** @constant */
      type: 'credit_note.issued';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['CreditNoteData'];
    };
    /** @description Sage's totals are not those of the credit note: see `totalsDifferences`. Told before anything goes to the customer; with the setting `stop` it then needs attention. */
    CreditNoteTotalsDifferEvent: {
      /** @constant */
      type: 'credit_note.totals_differ';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['CreditNoteData'];
    };
    /** @description Put against its invoice: see `against`. What is left of it is for a person, as `against.toDo` says. */
    CreditNoteAllocatedEvent: {
      /** @constant */
      type: 'credit_note.allocated';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['CreditNoteData'];
    };
    /** @description Not put against its invoice: `against.toDo` says what a person has to do in Sage, as to make the refund of a paid one. */
    CreditNoteNotAllocatedEvent: {
      /** @constant */
      type: 'credit_note.not_allocated';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['CreditNoteData'];
    };
    /** @description A file could not be attached to it in Sage: see `attachments`. The customer gets it with the e-mail all the same. */
    CreditNoteAttachmentFailedEvent: {
      /** @constant */
      type: 'credit_note.attachment_failed';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['CreditNoteData'];
    };
    /** @description E-mailed to the customer. */
    CreditNoteSentEvent: {
      /** @constant */
      type: 'credit_note.sent';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['CreditNoteData'];
    };
    /** @description Stands still until a person acts: see `attention`. */
    CreditNoteNeedsAttentionEvent: {
      /** @constant */
      type: 'credit_note.needs_attention';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['CreditNoteData'];
    };
    /** @description Taken back before it was in Sage. Final. */
    CreditNoteCancelledEvent: {
      /** @constant */
      type: 'credit_note.cancelled';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['CreditNoteData'];
    };
    /** @description Voided in Sage: on request, or by somebody there before it went out. Final. */
    CreditNoteVoidedEvent: {
      /** @constant */
      type: 'credit_note.voided';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['CreditNoteData'];
    };
    /** @description Deleted in Sage by somebody there before it went out, or a draft on request. Final. */
    CreditNoteDeletedEvent: {
      /** @constant */
      type: 'credit_note.deleted';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['CreditNoteData'];
    };
    /** @description The e-mail came back later, or was reported as unwanted: see `emailBounced`. The status stays what it is. */
    CreditNoteEmailBouncedEvent: {
      /** @constant */
      type: 'credit_note.email_bounced';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['CreditNoteData'];
    };
    /** @description Ended from outside before its time, as by an operator: nobody goes on with it. `status` is its last one, `stopped` says what to do. */
    CreditNoteStoppedEvent: {
      /** @constant */
      type: 'credit_note.stopped';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['StoppedCreditNoteData'];
    };
    StoppedCreditNoteData: {
      businessUnit: string;
      /** @description Grows by one for each event of the same subject, so a gap is an event still on its way */
      sequence: number;
      revision: number;
      /** @enum {string} */
      status:
        | 'accepted'
        | 'waiting'
        | 'posting'
        | 'draft'
        | 'issued'
        | 'sent'
        | 'part_paid'
        | 'paid'
        | 'needs_attention'
        | 'cancelled'
        | 'voided'
        | 'deleted';
      /** @enum {string} */
      previousStatus:
        | 'accepted'
        | 'waiting'
        | 'posting'
        | 'draft'
        | 'issued'
        | 'sent'
        | 'part_paid'
        | 'paid'
        | 'needs_attention'
        | 'cancelled'
        | 'voided'
        | 'deleted';
      /** @description The PSA's own number */
      number: string;
      /** @description Null until it is in Sage, and of a draft until it is released */
      sageNumber: string | null;
      /** @description Who is invoiced, as Sage has it; null until it was decided */
      customer: {
        /** @description Sage's contact */
        id: string;
        name: string;
        /**
         * @description How it was found
         * @enum {string}
         */
        origin: 'explicit' | 'chosen' | 'found' | 'remembered' | 'created' | 'linked';
        /** @description Why it may not be the right one */
        warning: string | null;
      } | null;
      currency: string;
      /** @description As Sage has them; null before it is there */
      totals: components['schemas']['Totals'] | null;
      /** @description Null in the base currency of the business, and until it was decided */
      exchangeRate: components['schemas']['ExchangeRate'] | null;
      /** @description The totals of an invoice in a foreign currency; as Sage has them where it says so */
      inBaseCurrency: components['schemas']['InBaseCurrency'] | null;
      /** @description Where Sage's totals are not those of the invoice; empty when they are */
      totalsDifferences: components['schemas']['TotalsDifference'][];
      /** @description Files that go with it, once they were fetched and checked */
      attachments: components['schemas']['CheckedAttachment'][];
      attention: components['schemas']['EventAttention'] | null;
      waitingFor: components['schemas']['EventWaitingFor'] | null;
      /** @description Of the last message about it; null while none came back */
      emailBounced: components['schemas']['Bounce'] | null;
      /** @description It was found in Sage instead of created there, as after a restore: what it tells may have been told before under other ids */
      foundInSage: boolean;
      /** @description What was asked of it last, which need not be why this happened; null where that is not known */
      lastRequest: components['schemas']['LastRequest'] | null;
      creditNoteId: string;
      sageCreditNoteId: string | null;
      /** @description The invoice that it stands against; null for one that stands alone */
      against: components['schemas']['AgainstInvoice'] | null;
      stopped: components['schemas']['Stopped'];
    };
    /** @description The consent was not given, or not in time. */
    ConnectionNotConnectedEvent: {
      /** @constant */
      type: 'connection.not_connected';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['ConnectionData'];
    };
    ConnectionData: {
      businessUnit: string;
      /** @description Grows by one for each event of the same subject, so a gap is an event still on its way */
      sequence: number;
      /** @enum {string} */
      status:
        | 'not_connected'
        | 'authorizing'
        | 'choosing_business'
        | 'connected'
        | 'verified'
        | 'reauthorization_required'
        | 'disconnected';
      /** @enum {string} */
      previousStatus:
        | 'not_connected'
        | 'authorizing'
        | 'choosing_business'
        | 'connected'
        | 'verified'
        | 'reauthorization_required'
        | 'disconnected';
      business: {
        id: string;
        name: string;
      } | null;
      problem: {
        code: string;
        message: string;
        fix: string;
      } | null;
      /** @description What was asked of it last, which need not be why this happened; null where that is not known */
      lastRequest: components['schemas']['LastRequest'] | null;
    };
    /** @description A person was sent to Sage to consent. */
    ConnectionAuthorizingEvent: {
      /** @constant */
      type: 'connection.authorizing';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['ConnectionData'];
    };
    /** @description The consent reaches several businesses: one must be chosen. */
    ConnectionChoosingBusinessEvent: {
      /** @constant */
      type: 'connection.choosing_business';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['ConnectionData'];
    };
    /** @description Consent and business are there; invoices wait for the test. */
    ConnectionConnectedEvent: {
      /** @constant */
      type: 'connection.connected';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['ConnectionData'];
    };
    /** @description Tested: invoices go out. */
    ConnectionVerifiedEvent: {
      /** @constant */
      type: 'connection.verified';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['ConnectionData'];
    };
    /** @description Sage no longer takes the consent: a person must connect again. */
    ConnectionReauthorizationRequiredEvent: {
      /** @constant */
      type: 'connection.reauthorization_required';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['ConnectionData'];
    };
    /** @description Disconnected on request; settings were kept. */
    ConnectionDisconnectedEvent: {
      /** @constant */
      type: 'connection.disconnected';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['ConnectionData'];
    };
    /** @description A trouble that leaves the status as it is: see `problem`. */
    ConnectionProblemEvent: {
      /** @constant */
      type: 'connection.problem';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['ConnectionData'];
    };
    /** @description That trouble is over. */
    ConnectionRecoveredEvent: {
      /** @constant */
      type: 'connection.recovered';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['ConnectionData'];
    };
    /** @description Ended from outside before its time, as by an operator: its invoices wait. `status` is its last one, `stopped` says what to do. */
    ConnectionStoppedEvent: {
      /** @constant */
      type: 'connection.stopped';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['StoppedConnectionData'];
    };
    StoppedConnectionData: {
      businessUnit: string;
      /** @description Grows by one for each event of the same subject, so a gap is an event still on its way */
      sequence: number;
      /** @enum {string} */
      status:
        | 'not_connected'
        | 'authorizing'
        | 'choosing_business'
        | 'connected'
        | 'verified'
        | 'reauthorization_required'
        | 'disconnected';
      /** @enum {string} */
      previousStatus:
        | 'not_connected'
        | 'authorizing'
        | 'choosing_business'
        | 'connected'
        | 'verified'
        | 'reauthorization_required'
        | 'disconnected';
      business: {
        id: string;
        name: string;
      } | null;
      problem: {
        code: string;
        message: string;
        fix: string;
      } | null;
      /** @description What was asked of it last, which need not be why this happened; null where that is not known */
      lastRequest: components['schemas']['LastRequest'] | null;
      stopped: components['schemas']['Stopped'];
    };
    /** @description All of it is stored, and is being handed over. */
    RunStartedEvent: {
      /** @constant */
      type: 'run.started';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['RunData'];
    };
    RunData: {
      businessUnit: string;
      runId: string;
      /** @description Grows by one for each event of the same subject, so a gap is an event still on its way */
      sequence: number;
      /** @enum {string} */
      status: 'receiving' | 'handing_over' | 'paused' | 'following' | 'completed' | 'cancelled' | 'expired';
      /** @enum {string} */
      previousStatus:
        'receiving' | 'handing_over' | 'paused' | 'following' | 'completed' | 'cancelled' | 'expired';
      /** @description In the whole run */
      invoices: number;
      /** @description Taken on as part of it */
      handedOver: number;
      /** @description Taken on before with the same content */
      alreadyHandedOver: number;
      /** @description Their ids stood for something else by then: see the report */
      notTaken: number;
      /** @description Of those left nothing was done yet, or will be when it is cancelled */
      notHandedOver: number;
      /** @description As last counted, a moment ago; null before */
      counts: {
        /** @description No outcome yet */
        underWay: number;
        /** @description Issued and sent, or part paid */
        sent: number;
        paid: number;
        /** @description Cancelled, voided or deleted */
        cancelled: number;
        /** @description Stand still until a person acts: see the report */
        needsAttention: number;
      } | null;
      /** @description Given with the pause or the cancellation */
      reason: string | null;
      /** @description What was asked of it last, which need not be why this happened; null where that is not known */
      lastRequest: components['schemas']['LastRequest'] | null;
    };
    /** @description Nothing more is handed over until it is resumed; what was handed over goes on. */
    RunPausedEvent: {
      /** @constant */
      type: 'run.paused';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['RunData'];
    };
    /** @description It goes on. */
    RunResumedEvent: {
      /** @constant */
      type: 'run.resumed';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['RunData'];
    };
    /** @description Nothing more will be handed over, and what was has its outcome. Final. */
    RunCancelledEvent: {
      /** @constant */
      type: 'run.cancelled';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['RunData'];
    };
    /** @description Each invoice has its outcome: it is in Sage and sent, or cancelled, or was not taken, or needs a person (`counts.needsAttention`). Final; the report stays up to date. */
    RunCompletedEvent: {
      /** @constant */
      type: 'run.completed';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['RunData'];
    };
    /** @description It never came whole within an hour: nothing was handed over. Put it again. */
    RunExpiredEvent: {
      /** @constant */
      type: 'run.expired';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['RunData'];
    };
    /** @description A trial on request, to one endpoint. Has no sequence. */
    WebhookPingEvent: {
      /** @constant */
      type: 'webhook.ping';
      /**
       * @description Of the form of all events; what is added leaves it as it is
       * @constant
       */
      version: 1;
      /**
       * Format: date-time
       * @description When it happened
       */
      timestamp: string;
      /**
       * @description Only of trials: nothing of it is to be booked
       * @constant
       */
      test?: true;
      data: components['schemas']['PingData'];
    };
    PingData: {
      endpoint: string;
    };
    Event:
      | components['schemas']['InvoiceWaitingEvent']
      | components['schemas']['InvoiceDraftEvent']
      | components['schemas']['InvoiceIssuedEvent']
      | components['schemas']['InvoiceTotalsDifferEvent']
      | components['schemas']['InvoiceAttachmentFailedEvent']
      | components['schemas']['InvoiceSentEvent']
      | components['schemas']['InvoicePartPaidEvent']
      | components['schemas']['InvoicePaidEvent']
      | components['schemas']['InvoiceNeedsAttentionEvent']
      | components['schemas']['InvoiceCancelledEvent']
      | components['schemas']['InvoiceVoidedEvent']
      | components['schemas']['InvoiceDeletedEvent']
      | components['schemas']['InvoicePaymentChangedEvent']
      | components['schemas']['InvoiceOverpaidEvent']
      | components['schemas']['InvoiceEditedInSageEvent']
      | components['schemas']['InvoiceEmailBouncedEvent']
      | components['schemas']['InvoiceOverdueEvent']
      | components['schemas']['InvoiceStoppedEvent']
      | components['schemas']['CreditNoteWaitingEvent']
      | components['schemas']['CreditNoteDraftEvent']
      | components['schemas']['CreditNoteIssuedEvent']
      | components['schemas']['CreditNoteTotalsDifferEvent']
      | components['schemas']['CreditNoteAllocatedEvent']
      | components['schemas']['CreditNoteNotAllocatedEvent']
      | components['schemas']['CreditNoteAttachmentFailedEvent']
      | components['schemas']['CreditNoteSentEvent']
      | components['schemas']['CreditNoteNeedsAttentionEvent']
      | components['schemas']['CreditNoteCancelledEvent']
      | components['schemas']['CreditNoteVoidedEvent']
      | components['schemas']['CreditNoteDeletedEvent']
      | components['schemas']['CreditNoteEmailBouncedEvent']
      | components['schemas']['CreditNoteStoppedEvent']
      | components['schemas']['ConnectionNotConnectedEvent']
      | components['schemas']['ConnectionAuthorizingEvent']
      | components['schemas']['ConnectionChoosingBusinessEvent']
      | components['schemas']['ConnectionConnectedEvent']
      | components['schemas']['ConnectionVerifiedEvent']
      | components['schemas']['ConnectionReauthorizationRequiredEvent']
      | components['schemas']['ConnectionDisconnectedEvent']
      | components['schemas']['ConnectionProblemEvent']
      | components['schemas']['ConnectionRecoveredEvent']
      | components['schemas']['ConnectionStoppedEvent']
      | components['schemas']['RunStartedEvent']
      | components['schemas']['RunPausedEvent']
      | components['schemas']['RunResumedEvent']
      | components['schemas']['RunCancelledEvent']
      | components['schemas']['RunCompletedEvent']
      | components['schemas']['RunExpiredEvent']
      | components['schemas']['WebhookPingEvent'];
    WebhookTrialAttempt: {
      /** Format: date-time */
      at: string;
      endpoint: string;
      /** @enum {string} */
      outcome: 'delivered' | 'failed' | 'not_sent';
      /** @description HTTP status; null where no answer came */
      status: number | null;
      /** @description Why it is not delivered, in words */
      reason: string | null;
      /** @description What the receiver said, the beginning of it */
      answer: string | null;
      durationMs: number;
    };
    SecretRotation: {
      /**
       * @description For how long the former secret signs as well
       * @default 24
       */
      overlapHours?: number;
    };
    ReplayRequest: {
      /** @description Of your own: the same again is the same replay */
      requestId: string;
      /**
       * Format: date-time
       * @description Events that happened then or later
       */
      from: string;
      /**
       * Format: date-time
       * @description Events that happened before; not in the future
       */
      to: string;
      /** @description Only these, of those that the endpoint wants */
      types?: (
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
        | 'run.started'
        | 'run.paused'
        | 'run.resumed'
        | 'run.cancelled'
        | 'run.completed'
        | 'run.expired'
        | 'webhook.ping'
      )[];
    };
    EventReplay: {
      endpoint: string;
      requestId: string;
      /** Format: date-time */
      from: string;
      /** Format: date-time */
      to: string;
      types: string[] | null;
      /**
       * @description `waiting`: the receiver did not take an event, which is tried again at `nextAttemptAt`; `stopped`: see `problem`
       * @enum {string}
       */
      status: 'running' | 'waiting' | 'done' | 'stopped';
      /** Format: date-time */
      beganAt: string;
      endedAt: string | null;
      /** @description Events that the endpoint took of this replay */
      sent: number;
      /** @description Invoices, credit notes and connections that were looked through, and how many there are */
      subjects: {
        done: number;
        all: number | null;
      };
      nextAttemptAt: string | null;
      lastFailure: {
        /** Format: date-time */
        at: string;
        endpoint: string;
        /** @enum {string} */
        outcome: 'delivered' | 'failed' | 'not_sent';
        /** @description HTTP status; null where no answer came */
        status: number | null;
        /** @description Why it is not delivered, in words */
        reason: string | null;
        /** @description What the receiver said, the beginning of it */
        answer: string | null;
        durationMs: number;
        eventId: string;
      } | null;
      /** @description Why it does not go on */
      problem: string | null;
    };
    DeliveryPage: {
      deliveries: components['schemas']['DeliveryRow'][];
      /** @description Of the next page; null on the last */
      nextCursor: string | null;
    };
    DeliveryRow: {
      eventId: string;
      type:
        | (
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
            | 'run.started'
            | 'run.paused'
            | 'run.resumed'
            | 'run.cancelled'
            | 'run.completed'
            | 'run.expired'
            | 'webhook.ping'
          )
        | null;
      businessUnit: string | null;
      invoiceId: string | null;
      creditNoteId: string | null;
      sequence: number | null;
      /** @description When it happened */
      timestamp: string | null;
      status: ('pending' | 'delivered' | 'failed' | 'expired' | 'no_receiver') | null;
      endpoints: string[];
    };
    Delivery: {
      /** @description The `webhook-id` of each attempt */
      eventId: string;
      event: components['schemas']['Event'];
      /**
       * @description `expired`: failed, and nobody sent it again for 90 days; `no_receiver`: no endpoint wanted it
       * @enum {string}
       */
      status: 'pending' | 'delivered' | 'failed' | 'expired' | 'no_receiver';
      endpoints: {
        [key: string]: {
          /** @enum {string} */
          status: 'pending' | 'delivered' | 'failed' | 'removed';
          nextAttemptAt: string | null;
          failures: number;
          firstFailedAt: string | null;
        };
      };
      /** @description The oldest first; of very many the latest */
      attempts: components['schemas']['DeliveryAttempt'][];
      expired: boolean;
      /** @description Endpoints that it is sent to again next; null: those that failed, else all that want it */
      asked: (string | null)[];
      cancellationRefusedAt: string | null;
      /** @description Its run was ended before its time, so that nobody tries any more */
      stopped?: components['schemas']['Stopped'];
    };
    Resend: {
      /** @description Only to this one; empty: to those that failed, else to all that want it */
      endpoint?: string;
    };
    Resent: {
      eventId: string;
    };
    ResendFailed: {
      /**
       * Format: date-time
       * @description Events that happened then or later
       */
      since: string;
    };
    ResentFailed: {
      resent: number;
      /** @description There are more than one call sends again: call once more */
      more: boolean;
    };
    Health: {
      /** @enum {string} */
      status: 'live' | 'ready' | 'not_ready';
      reason?: string;
    };
    NoticeTaken: {
      /** @constant */
      accepted: true;
      /** @description It was taken before */
      duplicate?: boolean;
      /** @description It concerns nothing that is known here */
      ignored?: boolean;
    };
  };
  responses: {
    /** @description A parameter or header is not usable, or the content is not JSON. Codes: `duplicate_field`, `idempotency_key_differs`, `idempotency_key_not_taken`, `invalid_parameter`, `link_damaged`, `not_json`, `too_many_to_sort` */
    Problem400: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description No credential, or none that is taken. Codes: `not_authenticated`, `signature_refused` */
    Problem401: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        'WWW-Authenticate': components['headers']['WWW-Authenticate'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description The credential does not allow it. Codes: `role_missing`, `screen_closed`, `shared_sage_business` */
    Problem403: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description There is no such thing, or it is none of yours. Codes: `contract_template_unlinked`, `gl_account_unknown`, `no_such_route`, `nothing_watched`, `unknown_business_unit`, `unknown_credit_note`, `unknown_endpoint`, `unknown_event`, `unknown_invoice`, `unknown_operation`, `unknown_replay`, `unknown_run` */
    Problem404: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Not possible as things stand. Codes: `already_in_sage`, `authorization_expired`, `authorization_foreign`, `authorization_unknown`, `being_posted`, `being_worked_on`, `connection_changed`, `connection_stopped`, `consent_full`, `country_not_offered`, `create_unsettled`, `credit_exceeds_outstanding`, `credit_note_exists`, `credit_note_finished`, `credit_note_stopped`, `credit_of_deduction`, `currency_not_supported`, `endpoint_by_configuration`, `exchange_rate_in_base_currency`, `gl_account_in_use`, `has_allocations`, `has_payments`, `invoice_exists`, `invoice_finished`, `invoice_stopped`, `no_business`, `no_customer_question`, `no_exchange_rate_question`, `no_subscription`, `no_turnstile`, `not_connected`, `not_correctable`, `not_in_edition`, `not_in_sage`, `not_possible_now`, `nothing_to_retry`, `other_business`, `preview_failed`, `request_id_used`, `run_exists`, `run_handed_over`, `run_over`, `run_stopped`, `sage_busy`, `sage_refused_consent`, `sage_unavailable`, `still_a_draft`, `still_working`, `tax_rate_unknown`, `test_running`, `tokens_missing`, `too_many`, `too_many_credits`, `too_many_endpoints`, `totals_agree`, `unknown_endpoint` */
    Problem409: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        'Retry-After': components['headers']['Retry-After'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Somebody else was first; nothing was done. Codes: `changed_meanwhile`, `exists_already` */
    Problem412: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        ETag: components['headers']['ETag'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description More than is taken at once. Codes: `too_large` */
    Problem413: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Not JSON in UTF-8. Codes: `not_json`, `unsupported_charset`, `unsupported_encoding` */
    Problem415: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description The content is not usable; nothing was done. Codes: `already_in_sage`, `business_unknown`, `credit_exceeds_line`, `currency_not_supported`, `exchange_rate_in_base_currency`, `gl_account_not_for_sage`, `gl_account_unknown`, `invalid_content`, `ledger_ambiguous`, `ledger_not_for_sales`, `ledger_unknown`, `no_choice_open`, `not_in_edition`, `not_possible_now`, `payload_refused`, `return_url_not_allowed`, `tax_rate_unknown` */
    Problem422: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Too many requests. Codes: `too_many_requests` */
    Problem429: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        'Retry-After': components['headers']['Retry-After'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description A fault of this service. Codes: `answer_not_as_described`, `internal_error` */
    Problem500: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Not just now; the same request is safe to repeat. Codes: `codec_key_missing`, `issuer_not_reached`, `not_readable`, `still_working`, `temporarily_unavailable` */
    Problem503: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        'Retry-After': components['headers']['Retry-After'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
  };
  parameters: {
    /**
     * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
     * @example Olivia Ward
     */
    'On-Behalf-Of': string;
    /**
     * @description The same on every attempt: drop what you have
     * @example evt_8f14e45fceea167a5a36dedd4bea2543
     */
    'webhook-id': string;
    /**
     * @description When this attempt was made, seconds since 1970
     * @example 1794220800
     */
    'webhook-timestamp': string;
    /**
     * @description `v1,` and base64 of the HMAC-SHA256 over id, timestamp and body, joined by dots; several are separated by spaces
     * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
     */
    'webhook-signature': string;
    /** @description ETag of what was read, or several separated by commas: the change is made only while one of them holds, else 412 `changed_meanwhile`. `*`: only if it is there. Left out, the change is made however things stand */
    'If-Match': string;
    /** @description ETags that are known, separated by commas: 304 without content while one of them holds */
    'If-None-Match': string;
    /** @description `*`: add it, and change nothing that is there, else 412 `exists_already`. Not together with If-Match */
    'If-None-Match-Any': '*';
    /** @description A string in quotes (draft-ietf-httpapi-idempotency-key-header), or without: stands for `requestId` where the content has none, and is to be the same where it has one. The same key with other content: 409 `request_id_used` */
    'Idempotency-Key': string;
    /** @description Taken, and not needed: sent again, the request leaves everything as it is, with or without a key */
    'Idempotency-Key-Unneeded': string;
  };
  requestBodies: never;
  headers: {
    /** @description Path under which it can be read */
    Location: string;
    /** @description Seconds after which the same request may succeed */
    'Retry-After': number;
    /** @description What is left of each limit, and seconds until it is whole again (draft-ietf-httpapi-ratelimit-headers) */
    RateLimit: string;
    /** @description The limits themselves */
    'RateLimit-Policy': string;
    /** @description Of this answer in the logs */
    'X-Request-Id': string;
    /** @description Strong entity tag: send it as If-Match with a change, so that none overwrites another */
    ETag: string;
    /** @description With 405: the methods that the path takes */
    Allow: string;
    /** @description Bearer */
    'WWW-Authenticate': string;
  };
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  listBusinessUnits: {
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BusinessUnits'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getConnection: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The connection as it is now */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Connection'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description Never connected */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      409: components['responses']['Problem409'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  disconnectBusinessUnit: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The connection as it is now */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Connection'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description Never connected */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      409: components['responses']['Problem409'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  beginAuthorization: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuthorizationLink'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      409: components['responses']['Problem409'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  chooseBusiness: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Connection'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description Never connected */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      409: components['responses']['Problem409'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  testConnection: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TestReport'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      /** @description Not connected yet */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  sendTestEmail: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TestEmailReport'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      /** @description Not connected yet */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getSettings: {
    parameters: {
      query?: never;
      header?: {
        /** @description ETags that are known, separated by commas: 304 without content while one of them holds */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The settings as they are now */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeableSettings'];
        };
      };
      /** @description It is as the caller has it */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      409: components['responses']['Problem409'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  changeSettings: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
        /** @description ETag of what was read, or several separated by commas: the change is made only while one of them holds, else 412 `changed_meanwhile`. `*`: only if it is there. Left out, the change is made however things stand */
        'If-Match'?: components['parameters']['If-Match'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Connection'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description Never connected */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      409: components['responses']['Problem409'];
      412: components['responses']['Problem412'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listLedgerAccounts: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Read at Sage now */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LedgerAccounts'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      /** @description Not connected */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listAnalysisTypes: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Read at Sage now */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AnalysisTypes'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      /** @description Not connected, or the Sage edition has none */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listGlAccounts: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description All of them */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GlAccounts'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      409: components['responses']['Problem409'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getGlAccount: {
    parameters: {
      query?: never;
      header?: {
        /** @description ETags that are known, separated by commas: 304 without content while one of them holds */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
        glAccountId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The GL account */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GlAccount'];
        };
      };
      /** @description It is as the caller has it */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such GL account */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      409: components['responses']['Problem409'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  putGlAccount: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
        /** @description ETag of what was read, or several separated by commas: the change is made only while one of them holds, else 412 `changed_meanwhile`. `*`: only if it is there. Left out, the change is made however things stand */
        'If-Match'?: components['parameters']['If-Match'];
        /** @description `*`: add it, and change nothing that is there, else 412 `exists_already`. Not together with If-Match */
        'If-None-Match'?: components['parameters']['If-None-Match-Any'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GlAccount'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      409: components['responses']['Problem409'];
      412: components['responses']['Problem412'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      /** @description Not in Sage's chart, or not for sales */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  removeGlAccount: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
        /** @description ETag of what was read, or several separated by commas: the change is made only while one of them holds, else 412 `changed_meanwhile`. `*`: only if it is there. Left out, the change is made however things stand */
        'If-Match'?: components['parameters']['If-Match'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
        glAccountId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Removed */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      /** @description In use */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      412: components['responses']['Problem412'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listContractTemplates: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description All of them */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ContractTemplates'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      409: components['responses']['Problem409'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getContractTemplate: {
    parameters: {
      query?: never;
      header?: {
        /** @description ETags that are known, separated by commas: 304 without content while one of them holds */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
        templateId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The link */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ContractTemplate'];
        };
      };
      /** @description It is as the caller has it */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description No GL account is linked to it */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      409: components['responses']['Problem409'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  linkContractTemplate: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
        /** @description ETag of what was read, or several separated by commas: the change is made only while one of them holds, else 412 `changed_meanwhile`. `*`: only if it is there. Left out, the change is made however things stand */
        'If-Match'?: components['parameters']['If-Match'];
        /** @description `*`: add it, and change nothing that is there, else 412 `exists_already`. Not together with If-Match */
        'If-None-Match'?: components['parameters']['If-None-Match-Any'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ContractTemplateLink'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      409: components['responses']['Problem409'];
      412: components['responses']['Problem412'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      /** @description There is no such GL account */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listInvoices: {
    parameters: {
      query?: {
        /** @description Status: one, or several separated by commas, of accepted, waiting, posting, draft, issued, sent, part_paid, paid, needs_attention, cancelled, voided, deleted */
        status?: string;
        /** @description What it waits for, whatever its status: one, or several separated by commas, of turn, sage, budget, operator, connection, mail_server, attachments, undo_window, release, invoice, payment, any */
        waitingFor?: string;
        /** @description Code of what a person has to put right: one, or several separated by commas, of no_default_ledger, gl_account_unknown, gl_account_not_for_sage, ledger_not_usable, currency_not_supported, exchange_rate_needed, exchange_rate_differs, exchange_rate_in_base_currency, before_cut_over, analysis_unknown, tax_rate_unknown, given_totals_differ, total_not_positive, against_not_in_sage, against_differs, against_exceeded, customer_ambiguous, customer_name_differs, customer_similar, customer_currency_differs, address_needed, cross_border_tax, customer_missing, duplicate_in_sage, found_invoice_differs, link_not_found, link_differs, link_taken, totals_differ, customer_changed, footer_too_long, default_terms_unreadable, tax_refused, text_refused, sage_refused, sage_forbidden, no_subscription, not_in_edition, sage_unexpected, other_business, attachment_unavailable, attachment_differs, attachment_too_large, email_bounced, email_unsettled, any */
        attention?: string;
        /** @description Id of a run that it belongs to */
        run?: string;
        /** @description Due on this day or later */
        dueFrom?: string;
        /** @description Due on this day or earlier */
        dueTo?: string;
        /** @description The PSA's own number, whole; upper and lower case, accents, and "&" or "and" are the same */
        number?: string;
        /** @description Sage's number, whole; upper and lower case, accents, and "&" or "and" are the same */
        sageNumber?: string;
        /** @description Words of the customer's name, or the id of its contact in Sage; upper and lower case, accents, and "&" or "and" are the same */
        customer?: string;
        /** @description Words that stand in number, Sage number, id, customer or reference, each also within a longer one; upper and lower case, accents, and "&" or "and" are the same */
        text?: string;
        /** @description "-": the latest first; what has no due date comes last. Empty: open ones first, the newest first; with number, sageNumber, customer or text as -handedOver */
        sort?: 'dueDate' | '-dueDate' | 'handedOver' | '-handedOver';
        /** @description true: only those in Sage that are not settled: what is owed */
        open?: 'true';
        /** @description true: only those in Sage that are not settled and whose due date is over */
        overdue?: 'true';
        /** @description true: only those whose last e-mail came back or was reported as unwanted */
        bounced?: 'true';
        /** @description true: only those whose run an operator ended before its time */
        stopped?: 'true';
        /** @description Rows of a page at most */
        limit?: number;
        /** @description nextCursor of the answer before; empty: from the beginning */
        cursor?: string;
      };
      header?: never;
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page, with nextCursor unless it is the last */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InvoicePage'];
        };
      };
      /** @description A filter that cannot be, or too many rows to search or sort */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      409: components['responses']['Problem409'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getInvoiceTotals: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Numbers of invoices, and what is owed in each currency */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InvoiceTotals'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      409: components['responses']['Problem409'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  retryInvoices: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
        /** @description A string in quotes (draft-ietf-httpapi-idempotency-key-header), or without: stands for `requestId` where the content has none, and is to be the same where it has one. The same key with other content: 409 `request_id_used` */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['BulkRetryRequest'];
      };
    };
    responses: {
      /** @description Taken on, now or before: look at it under its id */
      202: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Operation'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      /** @description The requestId was used with another filter */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      /** @description The filter names nothing, or what cannot be; nothing was taken on */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getOperation: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
        operationId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Its progress */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Operation'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such operation */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      409: components['responses']['Problem409'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  cancelOperation: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
        /** @description Taken, and not needed: sent again, the request leaves everything as it is, with or without a key */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key-Unneeded'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
        operationId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Its progress */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Operation'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such operation */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      409: components['responses']['Problem409'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  correctCreditNote: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
        /** @description Taken, and not needed: sent again, the request leaves everything as it is, with or without a key */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key-Unneeded'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreditNote'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such credit note */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  retryCreditNote: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
        /** @description Taken, and not needed: sent again, the request leaves everything as it is, with or without a key */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key-Unneeded'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
        creditNoteId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The credit note as it is now */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreditNote'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such credit note */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  answerCreditNoteCustomer: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
        /** @description Taken, and not needed: sent again, the request leaves everything as it is, with or without a key */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key-Unneeded'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreditNote'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such credit note */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  answerCreditNoteExchangeRate: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
        /** @description Taken, and not needed: sent again, the request leaves everything as it is, with or without a key */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key-Unneeded'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreditNote'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such credit note */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  sendCreditNoteAnyway: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
        /** @description Taken, and not needed: sent again, the request leaves everything as it is, with or without a key */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key-Unneeded'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
        creditNoteId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The credit note as it is now */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreditNote'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such credit note */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  cancelCreditNote: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
        /** @description Taken, and not needed: sent again, the request leaves everything as it is, with or without a key */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key-Unneeded'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreditNote'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such credit note */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  voidCreditNote: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
        /** @description Taken, and not needed: sent again, the request leaves everything as it is, with or without a key */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key-Unneeded'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreditNote'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such credit note */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  resendCreditNoteEmail: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
        /** @description A string in quotes (draft-ietf-httpapi-idempotency-key-header), or without: stands for `requestId` where the content has none, and is to be the same where it has one. The same key with other content: 409 `request_id_used` */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreditNote'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such credit note */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  changeCreditNoteContact: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
        /** @description Taken, and not needed: sent again, the request leaves everything as it is, with or without a key */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key-Unneeded'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreditNote'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such credit note */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getCreditNote: {
    parameters: {
      query?: {
        /** @description Seconds to wait for a change */
        wait?: number;
        /** @description The version already known; empty: the present one */
        after?: number;
      };
      header?: never;
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
        creditNoteId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The credit note */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreditNote'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such credit note */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      409: components['responses']['Problem409'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  handOverCreditNote: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreditNote'];
        };
      };
      /** @description Taken on: it will be in Sage exactly once */
      202: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AcceptedCreditNote'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description The business unit was never connected */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The id was used with other content */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      /** @description The content is not usable; nothing was taken on */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  previewCreditNote: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
        /** @description Taken, and not needed: sent again, the request leaves everything as it is, with or without a key */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key-Unneeded'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Preview'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      409: components['responses']['Problem409'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listCreditNotes: {
    parameters: {
      query?: {
        /** @description Status: one, or several separated by commas, of accepted, waiting, posting, draft, issued, sent, needs_attention, cancelled, voided, deleted */
        status?: string;
        /** @description What it waits for, whatever its status: one, or several separated by commas, of turn, sage, budget, operator, connection, mail_server, attachments, undo_window, release, invoice, payment, any */
        waitingFor?: string;
        /** @description Code of what a person has to put right: one, or several separated by commas, of no_default_ledger, gl_account_unknown, gl_account_not_for_sage, ledger_not_usable, currency_not_supported, exchange_rate_needed, exchange_rate_differs, exchange_rate_in_base_currency, before_cut_over, analysis_unknown, tax_rate_unknown, given_totals_differ, total_not_positive, against_not_in_sage, against_differs, against_exceeded, customer_ambiguous, customer_name_differs, customer_similar, customer_currency_differs, address_needed, cross_border_tax, customer_missing, duplicate_in_sage, found_invoice_differs, link_not_found, link_differs, link_taken, totals_differ, customer_changed, footer_too_long, default_terms_unreadable, tax_refused, text_refused, sage_refused, sage_forbidden, no_subscription, not_in_edition, sage_unexpected, other_business, attachment_unavailable, attachment_differs, attachment_too_large, email_bounced, email_unsettled, any */
        attention?: string;
        /** @description The PSA's own number, whole; upper and lower case, accents, and "&" or "and" are the same */
        number?: string;
        /** @description Sage's number, whole; upper and lower case, accents, and "&" or "and" are the same */
        sageNumber?: string;
        /** @description Words of the customer's name, or the id of its contact in Sage; upper and lower case, accents, and "&" or "and" are the same */
        customer?: string;
        /** @description Words that stand in number, Sage number, id, customer or reference, each also within a longer one; upper and lower case, accents, and "&" or "and" are the same */
        text?: string;
        /** @description "-": the latest first; what has no due date comes last. Empty: open ones first, the newest first; with number, sageNumber, customer or text as -handedOver */
        sort?: 'handedOver' | '-handedOver';
        /** @description true: only those whose last e-mail came back or was reported as unwanted */
        bounced?: 'true';
        /** @description true: only those whose run an operator ended before its time */
        stopped?: 'true';
        /** @description Rows of a page at most */
        limit?: number;
        /** @description nextCursor of the answer before; empty: from the beginning */
        cursor?: string;
      };
      header?: never;
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page, with nextCursor unless it is the last */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreditNotePage'];
        };
      };
      /** @description A filter that cannot be, or too many rows to search or sort */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      409: components['responses']['Problem409'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getCreditNoteTimeline: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
        creditNoteId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The story, and where the credit note stands now */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreditNoteTimeline'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such credit note, or it finished longer ago than runs are kept */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      409: components['responses']['Problem409'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listInvoiceSageCalls: {
    parameters: {
      query?: {
        /** @description Rows of a page at most */
        limit?: number;
        /** @description nextCursor of the answer before; empty: from the beginning */
        cursor?: string;
      };
      header?: never;
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
        invoiceId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page, the oldest call first */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InvoiceSageCalls'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such invoice, or it finished longer ago than runs are kept */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      409: components['responses']['Problem409'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listCreditNoteSageCalls: {
    parameters: {
      query?: {
        /** @description Rows of a page at most */
        limit?: number;
        /** @description nextCursor of the answer before; empty: from the beginning */
        cursor?: string;
      };
      header?: never;
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
        creditNoteId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page, the oldest call first */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreditNoteSageCalls'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such credit note, or it finished longer ago than runs are kept */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      409: components['responses']['Problem409'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getInvoiceTimeline: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
        invoiceId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The story, and where the invoice stands now */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InvoiceTimeline'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such invoice, or it finished longer ago than runs are kept */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      409: components['responses']['Problem409'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getInvoice: {
    parameters: {
      query?: {
        /** @description Seconds to wait for a change */
        wait?: number;
        /** @description The version already known; empty: the present one */
        after?: number;
      };
      header?: never;
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
        invoiceId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The invoice */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Invoice'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such invoice */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      409: components['responses']['Problem409'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  handOverInvoice: {
    parameters: {
      query?: {
        /** @description "bulk" for a large run that may take hours: single invoices of the same Sage business go first */
        priority?: 'normal' | 'bulk';
      };
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Invoice'];
        };
      };
      /** @description Taken on: it will be in Sage exactly once */
      202: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AcceptedInvoice'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description The business unit was never connected */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The id was used with other content */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      /** @description The content is not usable; nothing was taken on */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  previewInvoice: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
        /** @description Taken, and not needed: sent again, the request leaves everything as it is, with or without a key */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key-Unneeded'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Preview'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      409: components['responses']['Problem409'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  correctInvoice: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
        /** @description Taken, and not needed: sent again, the request leaves everything as it is, with or without a key */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key-Unneeded'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Invoice'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such invoice */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  retryInvoice: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
        /** @description Taken, and not needed: sent again, the request leaves everything as it is, with or without a key */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key-Unneeded'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
        invoiceId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The invoice as it is now */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Invoice'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such invoice */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  answerInvoiceCustomer: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
        /** @description Taken, and not needed: sent again, the request leaves everything as it is, with or without a key */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key-Unneeded'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Invoice'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such invoice */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  answerInvoiceExchangeRate: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
        /** @description Taken, and not needed: sent again, the request leaves everything as it is, with or without a key */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key-Unneeded'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Invoice'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such invoice */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  sendInvoiceAnyway: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
        /** @description Taken, and not needed: sent again, the request leaves everything as it is, with or without a key */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key-Unneeded'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
        invoiceId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The invoice as it is now */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Invoice'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such invoice */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  cancelInvoice: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
        /** @description Taken, and not needed: sent again, the request leaves everything as it is, with or without a key */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key-Unneeded'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Invoice'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such invoice */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  checkInvoicePayment: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
        /** @description Taken, and not needed: sent again, the request leaves everything as it is, with or without a key */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key-Unneeded'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
        invoiceId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The invoice as it is now */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Invoice'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such invoice */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  linkInvoice: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
        /** @description Taken, and not needed: sent again, the request leaves everything as it is, with or without a key */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key-Unneeded'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Invoice'];
        };
      };
      /** @description A new id was taken on: it is compared and then followed, and never created */
      202: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AcceptedInvoice'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such invoice, or the business unit was never connected */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Sage's invoice is another one, or it cannot be linked; the problem shows both */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      /** @description The content is not usable; nothing was taken on */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  voidInvoice: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
        /** @description Taken, and not needed: sent again, the request leaves everything as it is, with or without a key */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key-Unneeded'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Invoice'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such invoice */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  creditInvoice: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
        /** @description A string in quotes (draft-ietf-httpapi-idempotency-key-header), or without: stands for `requestId` where the content has none, and is to be the same where it has one. The same key with other content: 409 `request_id_used` */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Invoice'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such invoice */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  reissueInvoice: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
        /** @description Taken, and not needed: sent again, the request leaves everything as it is, with or without a key */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key-Unneeded'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Invoice'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such invoice */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      /** @description The content is not usable; nothing was changed */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  resendInvoiceEmail: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
        /** @description A string in quotes (draft-ietf-httpapi-idempotency-key-header), or without: stands for `requestId` where the content has none, and is to be the same where it has one. The same key with other content: 409 `request_id_used` */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Invoice'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such invoice */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  changeInvoiceContact: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
        /** @description Taken, and not needed: sent again, the request leaves everything as it is, with or without a key */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key-Unneeded'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Invoice'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such invoice */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getPaymentWatch: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The payment watch */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PaymentWatch'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description The business unit is not known, or nothing of it is in Sage yet */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      409: components['responses']['Problem409'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  checkPayments: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
        /** @description Taken, and not needed: sent again, the request leaves everything as it is, with or without a key */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key-Unneeded'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The payment watch after the look, or as it is after a minute */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PaymentWatch'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description The business unit is not known, or nothing of it is in Sage yet */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      409: components['responses']['Problem409'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getTurnstile: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Queue, pace and what is left of the day, as they are now */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Turnstile'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description Never connected */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not connected to a Sage business */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  pauseTurnstile: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
        /** @description Taken, and not needed: sent again, the request leaves everything as it is, with or without a key */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key-Unneeded'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Turnstile'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      /** @description The Sage business is shared with units that are not yours */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Never connected */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not connected to a Sage business */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  resumeTurnstile: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
        /** @description Taken, and not needed: sent again, the request leaves everything as it is, with or without a key */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key-Unneeded'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Queue, pace and what is left of the day, as they are now */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Turnstile'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      /** @description The Sage business is shared with units that are not yours */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Never connected */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not connected to a Sage business */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  setSageLimits: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Turnstile'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      /** @description The Sage business is shared with units that are not yours */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Never connected */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not connected to a Sage business */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  resetSageLimits: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Queue, pace and what is left of the day, as they are now */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Turnstile'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      /** @description The Sage business is shared with units that are not yours */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Never connected */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not connected to a Sage business */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HealthReport'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getRun: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
        runId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The run as it is now */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BillingRun'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such run */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      409: components['responses']['Problem409'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  putRun: {
    parameters: {
      query?: {
        /** @description true: starts nothing, and answers what each invoice would become */
        dryRun?: 'true' | 'false';
      };
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
        runId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RunRequest'];
        'application/x-ndjson': string;
      };
    };
    responses: {
      /** @description The same run was taken on before; or, with dryRun, what each would become */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BillingRunPut'];
        };
      };
      /** @description Taken on: each of them will be in Sage exactly once */
      202: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BillingRun'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description The business unit was never connected */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The id of the run, or of some invoices, was used with other content */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      /** @description Something in it is not usable; nothing was started */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listRuns: {
    parameters: {
      query?: {
        limit?: number;
        /** @description nextCursor of the answer before; empty: from the beginning */
        cursor?: string;
      };
      header?: never;
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page, with nextCursor unless it is the last */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BillingRunPage'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      409: components['responses']['Problem409'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getRunReport: {
    parameters: {
      query?: {
        format?: 'json' | 'csv';
      };
      header?: never;
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
        runId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description JSON; or, with format=csv, text/csv as RFC 4180 has it */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BillingRunReport'];
          'text/csv': string;
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such run */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      409: components['responses']['Problem409'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  pauseRun: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
        /** @description A string in quotes (draft-ietf-httpapi-idempotency-key-header), or without: stands for `requestId` where the content has none, and is to be the same where it has one. The same key with other content: 409 `request_id_used` */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
        runId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RunPause'];
      };
    };
    responses: {
      /** @description The run as it is now */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BillingRun'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such run */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  resumeRun: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
        /** @description A string in quotes (draft-ietf-httpapi-idempotency-key-header), or without: stands for `requestId` where the content has none, and is to be the same where it has one. The same key with other content: 409 `request_id_used` */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
        runId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RunResumption'];
      };
    };
    responses: {
      /** @description The run as it is now */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BillingRun'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such run */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  cancelRun: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
        /** @description A string in quotes (draft-ietf-httpapi-idempotency-key-header), or without: stands for `requestId` where the content has none, and is to be the same where it has one. The same key with other content: 409 `request_id_used` */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
      };
      path: {
        /** @description Identifier chosen by the PSA */
        businessUnit: string;
        /** @description Identifier chosen by the PSA */
        runId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RunCancellation'];
      };
    };
    responses: {
      /** @description The run as it is now */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BillingRun'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such run */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible as things stand; the problem says what is */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getEventCatalogue: {
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EventCatalogue'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listEndpoints: {
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookEndpoints'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getEndpoint: {
    parameters: {
      query?: never;
      header?: {
        /** @description ETags that are known, separated by commas: 304 without content while one of them holds */
        'If-None-Match'?: components['parameters']['If-None-Match'];
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookEndpoint'];
        };
      };
      /** @description It is as the caller has it */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such endpoint */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  putEndpoint: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
        /** @description ETag of what was read, or several separated by commas: the change is made only while one of them holds, else 412 `changed_meanwhile`. `*`: only if it is there. Left out, the change is made however things stand */
        'If-Match'?: components['parameters']['If-Match'];
        /** @description `*`: add it, and change nothing that is there, else 412 `exists_already`. Not together with If-Match */
        'If-None-Match'?: components['parameters']['If-None-Match-Any'];
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookEndpoint'];
        };
      };
      /** @description Added, with signingSecret */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookEndpointWithSecret'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description It is the one of the configuration */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      412: components['responses']['Problem412'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  removeEndpoint: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
        /** @description ETag of what was read, or several separated by commas: the change is made only while one of them holds, else 412 `changed_meanwhile`. `*`: only if it is there. Left out, the change is made however things stand */
        'If-Match'?: components['parameters']['If-Match'];
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such endpoint */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is the one of the configuration */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      412: components['responses']['Problem412'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  pingEndpoint: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeliveryAttempt'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such endpoint */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  testEndpoint: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
      };
      path: {
        endpointId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['EndpointTestRequest'];
      };
    };
    responses: {
      /** @description What was sent and what the receiver answered */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EndpointTest'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such endpoint */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  rotateEndpointSecret: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookEndpointWithSecret'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such endpoint */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It is the one of the configuration */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  enableEndpoint: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
        /** @description Taken, and not needed: sent again, the request leaves everything as it is, with or without a key */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key-Unneeded'];
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookEndpoint'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such endpoint */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  disableEndpoint: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
        /** @description Taken, and not needed: sent again, the request leaves everything as it is, with or without a key */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key-Unneeded'];
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookEndpoint'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such endpoint */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  replayEvents: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
        /** @description A string in quotes (draft-ietf-httpapi-idempotency-key-header), or without: stands for `requestId` where the content has none, and is to be the same where it has one. The same key with other content: 409 `request_id_used` */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
      };
      path: {
        endpointId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReplayRequest'];
      };
    };
    responses: {
      /** @description It goes on by itself; the same again answers how far it is */
      202: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EventReplay'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such endpoint */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The requestId stands for another replay */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getReplay: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        endpointId: string;
        /** @description Identifier chosen by the PSA */
        requestId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The replay */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EventReplay'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such endpoint or replay */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listDeliveries: {
    parameters: {
      query?: {
        status?: 'pending' | 'delivered' | 'failed' | 'expired' | 'no_receiver';
        /** @description Identifier chosen by the PSA */
        businessUnit?: string;
        /** @description Type of the event */
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
          | 'run.started'
          | 'run.paused'
          | 'run.resumed'
          | 'run.cancelled'
          | 'run.completed'
          | 'run.expired'
          | 'webhook.ping';
        /** @description Id of an endpoint that it goes to */
        endpoint?: string;
        /** @description Rows of a page at most */
        limit?: number;
        /** @description nextCursor of the answer before; empty: from the beginning */
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeliveryPage'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getDelivery: {
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Delivery'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such event, or no such endpoint */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  resendEvent: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Resent'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      /** @description There is no such event, or no such endpoint */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  resendFailedEvents: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.
         * @example Olivia Ward
         */
        'On-Behalf-Of'?: components['parameters']['On-Behalf-Of'];
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
          'X-Request-Id': components['headers']['X-Request-Id'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ResentFailed'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
      /** @description A problem that says what to change */
      default: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  isLive: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It does */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Health'];
        };
      };
      429: components['responses']['Problem429'];
      /** @description It does not */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Health'];
        };
      };
    };
  };
  isReady: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It does */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Health'];
        };
      };
      429: components['responses']['Problem429'];
      /** @description It does not */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Health'];
        };
      };
    };
  };
  tellOfSageChange: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description The same on every attempt: drop what you have
         * @example evt_8f14e45fceea167a5a36dedd4bea2543
         */
        'webhook-id': components['parameters']['webhook-id'];
        /**
         * @description When this attempt was made, seconds since 1970
         * @example 1794220800
         */
        'webhook-timestamp': components['parameters']['webhook-timestamp'];
        /**
         * @description `v1,` and base64 of the HMAC-SHA256 over id, timestamp and body, joined by dots; several are separated by spaces
         * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
         */
        'webhook-signature': components['parameters']['webhook-signature'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          type: string;
          data: {
            sales_invoice_id: string;
          };
        };
      };
    };
    responses: {
      /** @description Taken */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NoticeTaken'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  tellOfMail: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description The same on every attempt: drop what you have
         * @example evt_8f14e45fceea167a5a36dedd4bea2543
         */
        'webhook-id': components['parameters']['webhook-id'];
        /**
         * @description When this attempt was made, seconds since 1970
         * @example 1794220800
         */
        'webhook-timestamp': components['parameters']['webhook-timestamp'];
        /**
         * @description `v1,` and base64 of the HMAC-SHA256 over id, timestamp and body, joined by dots; several are separated by spaces
         * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
         */
        'webhook-signature': components['parameters']['webhook-signature'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          type: 'bounced' | 'complained';
          messageId: string;
          /** Format: email */
          recipient: string;
          reason: string;
          /** Format: date-time */
          at?: string;
        };
      };
    };
    responses: {
      /** @description Taken */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NoticeTaken'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
}

/** Every code of a problem that this version of the client knows. */
export const problemCodes = [
  'address_needed',
  'against_differs',
  'against_exceeded',
  'against_not_in_sage',
  'already_in_sage',
  'analysis_unknown',
  'answer_not_as_described',
  'attachment_differs',
  'attachment_too_large',
  'attachment_unavailable',
  'authorization_expired',
  'authorization_foreign',
  'authorization_unknown',
  'before_cut_over',
  'being_posted',
  'being_worked_on',
  'business_unknown',
  'changed_meanwhile',
  'codec_key_missing',
  'connection_changed',
  'connection_stopped',
  'consent_full',
  'contract_template_unlinked',
  'country_not_offered',
  'create_unsettled',
  'credit_exceeds_line',
  'credit_exceeds_outstanding',
  'credit_note_exists',
  'credit_note_finished',
  'credit_note_stopped',
  'credit_of_deduction',
  'cross_border_tax',
  'currency_not_supported',
  'customer_ambiguous',
  'customer_changed',
  'customer_currency_differs',
  'customer_missing',
  'customer_name_differs',
  'customer_similar',
  'default_terms_unreadable',
  'duplicate_field',
  'duplicate_in_sage',
  'email_bounced',
  'email_unsettled',
  'endpoint_by_configuration',
  'exchange_rate_differs',
  'exchange_rate_in_base_currency',
  'exchange_rate_needed',
  'exists_already',
  'footer_too_long',
  'found_invoice_differs',
  'given_totals_differ',
  'gl_account_in_use',
  'gl_account_not_for_sage',
  'gl_account_unknown',
  'has_allocations',
  'has_payments',
  'idempotency_key_differs',
  'idempotency_key_not_taken',
  'internal_error',
  'invalid_content',
  'invalid_parameter',
  'invoice_exists',
  'invoice_finished',
  'invoice_stopped',
  'issuer_not_reached',
  'ledger_ambiguous',
  'ledger_not_for_sales',
  'ledger_not_usable',
  'ledger_unknown',
  'link_damaged',
  'link_differs',
  'link_not_found',
  'link_taken',
  'method_not_allowed',
  'no_business',
  'no_choice_open',
  'no_customer_question',
  'no_default_ledger',
  'no_exchange_rate_question',
  'no_subscription',
  'no_such_route',
  'no_turnstile',
  'not_authenticated',
  'not_connected',
  'not_correctable',
  'not_in_edition',
  'not_in_sage',
  'not_json',
  'not_possible_now',
  'not_readable',
  'nothing_to_retry',
  'nothing_watched',
  'other_business',
  'payload_refused',
  'preview_failed',
  'request_id_used',
  'return_url_not_allowed',
  'role_missing',
  'run_exists',
  'run_handed_over',
  'run_over',
  'run_stopped',
  'sage_busy',
  'sage_forbidden',
  'sage_refused',
  'sage_refused_consent',
  'sage_unavailable',
  'sage_unexpected',
  'screen_closed',
  'shared_sage_business',
  'signature_refused',
  'still_a_draft',
  'still_working',
  'tax_rate_unknown',
  'tax_refused',
  'temporarily_unavailable',
  'test_running',
  'text_refused',
  'tokens_missing',
  'too_large',
  'too_many',
  'too_many_credits',
  'too_many_endpoints',
  'too_many_requests',
  'too_many_to_sort',
  'total_not_positive',
  'totals_agree',
  'totals_differ',
  'unknown_business_unit',
  'unknown_credit_note',
  'unknown_endpoint',
  'unknown_event',
  'unknown_invoice',
  'unknown_operation',
  'unknown_replay',
  'unknown_run',
  'unsupported_charset',
  'unsupported_encoding',
] as const;
