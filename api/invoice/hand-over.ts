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
}
