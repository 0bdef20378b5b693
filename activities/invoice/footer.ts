import { belowTerms } from '../../domain/invoice/footer.ts';
import { type Decision } from '../../domain/invoice/plan-invoice.ts';
import { SageError } from '../../sage/error.ts';
import { readDefaultTerms } from '../../sage/read-default-terms.ts';
import { type SageSession } from '../../sage/session.ts';

/** The footer below the default terms as they are in Sage now; or why not, as where they may not be read or are too long together. */
export async function footerBelowTerms(session: SageSession, footer: string): Promise<Decision<string>> {
  try {
    return belowTerms(await readDefaultTerms(session), footer);
  } catch (error) {
    // A read of settings needs a right of its own, which a user with all of Sales may lack.
    if (!(error instanceof SageError) || error.kind !== 'forbidden') throw error;
    const { message, requestId: sageRequestId } = error;
    const attention = {
      code: 'default_terms_unreadable',
      message: `The footer stands below the default terms in Sage, and these cannot be read: ${message}`,
      field: '/footer',
      sageRequestId,
    } as const;
    return { ok: false, attention };
  }
}
