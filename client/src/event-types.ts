/* Written by `npm run client:types` from the catalogue of events: change the schemas, not this file. */
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
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
      readonly totalsDifferences: components['schemas']['TotalsDifference'][];
      payment: components['schemas']['Payment'] | null;
      /** @description Since it was posted; empty when nothing differs */
      readonly changesInSage: components['schemas']['ChangeInSage'][];
      overdue: boolean;
      /** @description Files that go with it, once they were fetched and checked */
      readonly attachments: components['schemas']['CheckedAttachment'][];
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
    Totals: {
      /** @description Decimal number as a string */
      net: string;
      /** @description Decimal number as a string */
      tax: string;
      /** @description Decimal number as a string */
      total: string;
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
      readonly candidates?: {
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
      readonly totalsDifferences: components['schemas']['TotalsDifference'][];
      payment: components['schemas']['Payment'] | null;
      /** @description Since it was posted; empty when nothing differs */
      readonly changesInSage: components['schemas']['ChangeInSage'][];
      overdue: boolean;
      /** @description Files that go with it, once they were fetched and checked */
      readonly attachments: components['schemas']['CheckedAttachment'][];
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
    Stopped: {
      /** Format: date-time */
      at: string;
      /** @enum {string} */
      how: 'terminated' | 'failed' | 'timed_out' | 'cancelled';
      /** @description What a person can do */
      fix: string;
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
      readonly totalsDifferences: components['schemas']['TotalsDifference'][];
      /** @description Files that go with it, once they were fetched and checked */
      readonly attachments: components['schemas']['CheckedAttachment'][];
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
      readonly totalsDifferences: components['schemas']['TotalsDifference'][];
      /** @description Files that go with it, once they were fetched and checked */
      readonly attachments: components['schemas']['CheckedAttachment'][];
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
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;

/** Every type of event that this version of the client knows. */
export const eventTypes = [
  'invoice.waiting',
  'invoice.draft',
  'invoice.issued',
  'invoice.totals_differ',
  'invoice.attachment_failed',
  'invoice.sent',
  'invoice.part_paid',
  'invoice.paid',
  'invoice.needs_attention',
  'invoice.cancelled',
  'invoice.voided',
  'invoice.deleted',
  'invoice.payment_changed',
  'invoice.overpaid',
  'invoice.edited_in_sage',
  'invoice.email_bounced',
  'invoice.overdue',
  'invoice.stopped',
  'credit_note.waiting',
  'credit_note.draft',
  'credit_note.issued',
  'credit_note.totals_differ',
  'credit_note.allocated',
  'credit_note.not_allocated',
  'credit_note.attachment_failed',
  'credit_note.sent',
  'credit_note.needs_attention',
  'credit_note.cancelled',
  'credit_note.voided',
  'credit_note.deleted',
  'credit_note.email_bounced',
  'credit_note.stopped',
  'connection.not_connected',
  'connection.authorizing',
  'connection.choosing_business',
  'connection.connected',
  'connection.verified',
  'connection.reauthorization_required',
  'connection.disconnected',
  'connection.problem',
  'connection.recovered',
  'connection.stopped',
  'run.started',
  'run.paused',
  'run.resumed',
  'run.cancelled',
  'run.completed',
  'run.expired',
  'webhook.ping',
] as const satisfies readonly components['schemas']['Event']['type'][];
