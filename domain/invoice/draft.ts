import { type DocumentKind } from './credit-note.ts';
import { type PostedInvoice, type WaitingFor } from './invoice.ts';
import { type SageInvoice, type SageInvoiceStatus } from '../sage-records.ts';

/** Not in the books yet: somebody has to release it in Sage, which then gives it its number. */
export const isUnreleased = (status: SageInvoiceStatus): boolean =>
  status === 'DRAFT' || status === 'PRO_FORMA';

/** Sage calls every draft "SI-DRAFT", which is no number of its own. */
export const numberOf = ({ status, number }: Pick<SageInvoice, 'status' | 'number'>): string | null =>
  isUnreleased(status) ? null : number;

/** As a person reads it in a sentence. */
export const nameInSage = ({ number }: Pick<PostedInvoice, 'number'>): string => number ?? 'the draft';

/** The draft as it stands in Sage now; whatever the accountant changes on it counts, and is compared with ours once more. */
export const draftNow = (posted: PostedInvoice, found: SageInvoice): PostedInvoice => ({
  ...posted,
  isDraft: isUnreleased(found.status),
  number: numberOf(found),
  url: found.url ?? posted.url,
  outstanding: found.outstanding,
  totals: { net: found.net, tax: found.tax, total: found.total },
});

/** What a draft waits for. */
export const awaitedRelease = (since: string, kind: DocumentKind = 'invoice'): WaitingFor => ({
  what: 'release',
  since,
  message: 'Waiting for somebody to release the draft in Sage.',
  action:
    kind === 'invoice'
      ? 'Check it in Sage and release it there: it then has its number and goes on by itself. To take it back, delete the draft in Sage or void it (POST …/void).'
      : 'Check it in Sage and release it there: it then has its number and goes on by itself within the hour, or at once by a retry. To take it back, delete the draft in Sage or void it (POST …/void).',
  nextTry: null,
});
