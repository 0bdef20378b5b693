import { activityInfo } from '@temporalio/activity';
import { type AttentionDraft } from '../../domain/attention.ts';
import { type Counted } from '../../domain/failures.ts';
import { type DocumentKind } from '../../domain/invoice/credit-note.ts';
import { chooseFound } from '../../domain/invoice/found-in-sage.ts';
import { type SageInvoice } from '../../domain/sage-records.ts';
import { createInvoice } from '../../sage/create-invoice.ts';
import { SageError } from '../../sage/error.ts';
import { findInvoiceByMarker, type MarkerSearch } from '../../sage/find-invoice-by-marker.ts';
import { type SalesInvoicePlan, salesInvoiceText } from '../../sage/invoice-body.ts';
import { markInvoiceSent } from '../../sage/mark-invoice-sent.ts';
import { type SageSession } from '../../sage/session.ts';
import { readInvoice } from '../../sage/read-invoice.ts';
import { type BusinessAddress } from '../connection/read-sage.ts';
import { type ActivityDependencies } from '../dependencies.ts';
import { attention, tryAgain, withSentBody } from '../sage-failure.ts';
import { footerBelowTerms } from './footer.ts';
import { lackingNow } from './read-edition.ts';
import { recordHeartbeat } from '../record-heartbeat.ts';
import { withSage } from '../with-sage.ts';

/** Where an invoice may stand in Sage already, and how to tell that it does. */
export interface EarlierAttempts extends MarkerSearch {
  /** Ids in Sage that do not count: voided by ourselves to be issued anew. */
  readonly replaced: readonly string[];
  /** Look before creating. A worker with RESTORED_FROM always does. */
  readonly first: boolean;
  /** When this revision was first asked of Sage by this workflow, by Temporal's clock, ISO date-time. */
  readonly attemptBeganAt: string;
  /** Why nothing is created where it is not found; null, or left out: it is created. */
  readonly heldBack?: AttentionDraft | null;
}

export interface PostedInSage {
  readonly invoice: SageInvoice;
  /** Keyed digest of the record, so that the payment watch knows it; null where it is to be read once more anyway. */
  readonly fingerprint: string | null;
  /**
   * `by_marker`: it stood there before; check that it is ours (`isOurs`). `older_than_attempt`: Sage answered our create with one that is
   * older, as after a restore of Temporal's database; with its mark as sent as of now.
   */
  readonly found: 'created' | 'by_marker' | 'older_than_attempt';
}

/** Sage shows whole seconds, and its answer travels. */
const AGE_TOLERANCE_MS = 10_000;

export const salesInvoiceActivities = (deps: ActivityDependencies) => ({
  /**
   * The invoice, or the credit note, in Sage. Safe to repeat for 7 days under the plan's idempotency id; `search.first` looks for its marker before creating,
   * for after that. `search` null: nobody tried before, as with the draft of a connection test. `frozenBody`: what an attempt sent whose
   * answer was lost; exactly this is sent again. What is sent is recorded with Temporal before, and stands in the failure or the last
   * heartbeat when its outcome is open.
   */
  async createInvoice(
    input: BusinessAddress & {
      invoice: SalesInvoicePlan;
      /** Its footer stands below Sage's default terms, which are read just before. */
      belowTerms?: boolean;
      frozenBody?: string | null;
      search: EarlierAttempts | null;
    },
  ): Promise<Counted<PostedInSage>> {
    const { search } = input;
    // What may be in Sage already is asked again, whatever was learnt since.
    const isFrozen = (input.frozenBody ?? null) !== null;
    const lookFirst = search?.first === true || deps.restoredFrom !== null;
    let sent: { readonly sentBody: string } | undefined;
    const work = async (session: SageSession): Promise<Omit<PostedInSage, 'fingerprint'>> => {
      const { kind } = input.invoice;
      const existing = search !== null && lookFirst ? await findPosted(session, search, kind) : null;
      if (existing !== null) return existing;
      if (search?.heldBack)
        throw attention(search.heldBack, { calls: session.calls(), effect: 'not_called' });
      if (kind === 'credit_note' && !isFrozen) await expectInEdition(input, session);
      const body = input.frozenBody ?? (await bodyOf(session, input.invoice, input.belowTerms === true));
      await recordBeforeSending({ sentBody: body });
      sent = { sentBody: body };
      return create(session, body, search, kind);
    };
    try {
      const { value, ...counted } = await withSage(deps, input, work, {
        beat: () => sent,
        frozenBody: input.frozenBody,
      });
      const { invoice, found } = value;
      deps.log.info(
        { businessUnit: input.businessUnit, sageInvoiceId: invoice.id, sageNumber: invoice.number, found },
        found === 'created' ? 'invoice created in Sage' : 'invoice found in Sage',
      );
      const fingerprint = found === 'created' ? deps.fingerprint({ invoice, settledBy: [] }) : null;
      return { ...counted, value: { ...value, fingerprint } };
    } catch (error) {
      throw sent === undefined ? error : withSentBody(error, sent.sentBody);
    }
  },

  async markInvoiceSent(
    input: BusinessAddress & { invoiceId: string; idempotencyId: string },
  ): Promise<Counted<SageInvoice>> {
    return withSage(deps, input, (session) =>
      markInvoiceSent(session, { id: input.invoiceId, idempotencyId: input.idempotencyId }),
    );
  },

  async readInvoice(input: BusinessAddress & { invoiceId: string }): Promise<Counted<SageInvoice>> {
    return withSage(deps, input, (session) => readInvoice(session, input.invoiceId));
  },
});

/** @throws ApplicationFailure before anything is called, where the edition of the business is known to make no credit notes */
async function expectInEdition(address: BusinessAddress, session: SageSession): Promise<void> {
  const lacking = await lackingNow(address, 'POST /sales_credit_notes');
  if (lacking === null) return;
  const { message } = lacking;
  throw attention({ code: 'not_in_edition', message }, { calls: session.calls(), effect: 'not_called' });
}

async function bodyOf(session: SageSession, invoice: SalesInvoicePlan, belowTerms: boolean): Promise<string> {
  const { footer } = invoice;
  if (!belowTerms || footer === undefined) return salesInvoiceText(invoice);
  const whole = await footerBelowTerms(session, footer);
  if (!whole.ok) throw attention(whole.attention, { calls: session.calls(), effect: 'not_called' });
  return salesInvoiceText({ ...invoice, footer: whole.value });
}

/** While Temporal does not take it nothing is sent. */
async function recordBeforeSending(sent: { readonly sentBody: string }): Promise<void> {
  try {
    await recordHeartbeat(sent);
  } catch {
    const message = 'Temporal did not take what is about to be sent to Sage, so nothing was sent.';
    const details = { service: 'sage', message, retryAfterMs: null, unsettled: false, calls: 0 } as const;
    throw tryAgain(details, { nonRetryable: true });
  }
}

async function findPosted(
  session: SageSession,
  search: EarlierAttempts,
  kind: DocumentKind | undefined,
): Promise<Omit<PostedInSage, 'fingerprint'> | null> {
  const chosen = chooseFound(await findInvoiceByMarker(session, search, kind), search, kind);
  if ('attention' in chosen)
    throw attention(chosen.attention, { calls: session.calls(), effect: 'not_called' });
  return chosen.invoice === null ? null : { invoice: chosen.invoice, found: 'by_marker' };
}

async function create(
  session: SageSession,
  body: string,
  search: EarlierAttempts | null,
  kind: DocumentKind | undefined,
): Promise<Omit<PostedInSage, 'fingerprint'>> {
  const elapsedMs = search === null ? Infinity : sinceAttemptBegan(search.attemptBeganAt);
  const { invoice, ageMs } = await createInvoice(session, body, kind);
  if (ageMs === null || ageMs <= elapsedMs + AGE_TOLERANCE_MS) return { invoice, found: 'created' };
  return { invoice: await asOfNow(session, invoice, kind), found: 'older_than_attempt' };
}

/** By Temporal's clock alone, as the age in Sage is by Sage's alone: how far apart the two are does not matter. */
function sinceAttemptBegan(attemptBeganAt: string): number {
  return Math.max(activityInfo().currentAttemptScheduledTimestampMs - Date.parse(attemptBeganAt), 0);
}

/**
 * Sage repeats its first answer to a create, in which nothing was sent or paid yet. One deleted since is answered as it was. Without an
 * answer to this read the create is not over: it is repeated, and until then Sage has the invoice.
 */
async function asOfNow(
  session: SageSession,
  invoice: SageInvoice,
  kind: DocumentKind | undefined,
): Promise<SageInvoice> {
  try {
    return await readInvoice(session, invoice.id, kind);
  } catch (error) {
    if (!(error instanceof SageError) || error.kind === 'token_refused') throw error;
    if (error.kind === 'not_found') return invoice;
    const { endpoint, message: reason, retryAfterMs } = error;
    throw new SageError({ kind: 'unknown_outcome', endpoint, reason, retryAfterMs });
  }
}
