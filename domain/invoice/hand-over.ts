import { type Caller } from '../principals/caller.ts';
import { type DocumentKind } from './credit-note.ts';
import { type EarlierRun } from './earlier-run.ts';
import { type InvoiceRequest } from './invoice.ts';

/** How an invoice or a credit note is handed over, besides its content. */
export interface HandOver {
  readonly requestId: string;
  /** Part of a large run, which lets single invoices go first. */
  readonly bulk: boolean;
  /** Id of the large run that it belongs to. */
  readonly run?: string;
  /** Id of the invoice in Sage that it is: it is to be followed, and not created. */
  readonly linkTo?: string;
  readonly acceptDifferences?: boolean;
  /** Who hands it over, where that is known. */
  readonly by?: Caller | null;
}

/** What the PSA handed over. */
export interface HandedOver {
  readonly businessUnit: string;
  readonly invoiceId: string;
  readonly kind: DocumentKind;
  readonly request: InvoiceRequest;
  readonly contentHash: string;
  /** What is known of an earlier run of this invoice, cancelled or ended before its time. */
  readonly earlier: EarlierRun | null;
  /** Handed over as part of a large run, which lets single invoices go first. */
  readonly bulk?: boolean;
  /** Id of the large run that it belongs to. */
  readonly run?: string;
  /** Id of the invoice in Sage that it is: it is compared with that one and followed, and nothing is created. */
  readonly linkTo?: string | undefined;
  /** That one may differ from the content in amounts, due date or exchange rate. */
  readonly acceptDifferences?: boolean;
  /** Who hands it over, where that is known. */
  readonly by?: Caller | null;
}
