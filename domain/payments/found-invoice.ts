/** One of our invoices at Sage, as Temporal's visibility knows it: about a second behind. */
export interface FoundInvoice {
  readonly workflowId: string;
  readonly sageInvoiceId: string;
  /** Of the record as the invoice last heard it; null when it heard of none, or has not published it. */
  readonly fingerprint: string | null;
  /** Payments and allocations that settled it, as far as the invoice heard. */
  readonly paymentIds: readonly string[];
  /** Within its reversal window; else money is still expected. */
  readonly paid: boolean;
}

/** A server takes 2,048 bytes for a search attribute of a run, which is 58 ids of Sage; more settlements are found by comparison. */
const MOST_PAYMENT_IDS = 50;

/** What an invoice publishes of the payments that settled it: the newest. */
export const publishedPaymentIds = (settledBy: readonly { readonly id: string }[]): string[] =>
  settledBy.map(({ id }) => id).slice(-MOST_PAYMENT_IDS);

/** What an invoice was told in the last seconds, while visibility may still show what it heard before. */
export type LatelyTold = Readonly<Record<string, { readonly fingerprint: string; readonly atMs: number }>>;

/** Visibility shows by then what an invoice heard; until then what it was told is taken for what it heard. */
export const VISIBLE_WITHIN_MS = 10_000;
/** Beyond, the oldest are forgotten, which costs a repeated signal. */
const MOST_LATELY = 2_000;

/** Stands for the record of an invoice that Sage has no more. */
export const DELETED = 'deleted';

/** Nothing new to the invoice. A wrong yes within those seconds is put right by a later look, which overlaps with this one (`concerned.ts`). */
export function hasHeard(
  { sageInvoiceId, fingerprint: heard }: FoundInvoice,
  fingerprint: string,
  lately: LatelyTold,
  nowMs: number,
): boolean {
  const told = lately[sageInvoiceId];
  const isRecent = told !== undefined && nowMs - told.atMs < VISIBLE_WITHIN_MS;
  return (isRecent ? told.fingerprint : heard) === fingerprint;
}

/** With what was told now, and without what visibility shows by now. */
export function remember(
  lately: LatelyTold,
  told: readonly { readonly sageInvoiceId: string; readonly fingerprint: string }[],
  nowMs: number,
): LatelyTold {
  const recent = Object.entries(lately).filter(([, { atMs }]) => nowMs - atMs < VISIBLE_WITHIN_MS);
  const fresh = told.map(
    ({ sageInvoiceId, fingerprint }) => [sageInvoiceId, { fingerprint, atMs: nowMs }] as const,
  );
  return Object.fromEntries([...recent, ...fresh].slice(-MOST_LATELY));
}
