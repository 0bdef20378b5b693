import { type PsaEvent } from '../verify-event.ts';
import { SageInvoicing } from '../sage-invoicing.ts';
import { type ClientOptions } from '../transport.ts';
import { type CreditNote, type Invoice } from '../types.ts';
import { moved } from './fake-documents.ts';
import { creditNoteEvent, invoiceEvent } from './fake-events.ts';
import { answer } from './fake-operations.ts';
import { type FakeProblem, problemAnswer } from './fake-problem.ts';
import { FakeStore } from './fake-store.ts';
import { sign, type SignedEvent } from './signed-event.ts';

/** `no_answer`: nothing arrived. `lost_answer`: it was done, and the answer got lost. */
export type FakeFailure = FakeProblem | 'no_answer' | 'lost_answer';

export interface FakeOptions {
  /** Business units that are connected; others answer 404, as with the API. */
  readonly businessUnits: readonly string[];
}

/**
 * The API in memory, for unit tests of a PSA. Its client is the real one, so that repeats, long polls, pages and problems are as with the API; nothing
 * happens by itself: a test moves an invoice on. It checks no content, works out no tax, and has the operations of hand-over, view, list, cancel
 * and correct only.
 */
export class FakeSageInvoicing {
  /** What events are signed with: for `verifyEvent`. */
  readonly secret = 'whsec_RmFrZSBzZWNyZXQgb2YgYSB1bml0IHRlc3QuIE5vIHVzZS4=';
  /** Every event so far, the first one first. */
  readonly events: SignedEvent[] = [];
  readonly #store: FakeStore;
  readonly #failures: FakeFailure[] = [];

  constructor(options: FakeOptions) {
    this.#store = new FakeStore(options.businessUnits);
  }

  /** A client whose requests come here. */
  client(options: Partial<Omit<ClientOptions, 'fetch'>> = {}): SageInvoicing {
    return new SageInvoicing({
      url: 'http://fake.invalid',
      token: 'fake',
      ...options,
      fetch: (request) => this.#fetch(request),
    });
  }

  /** What the next requests get in place of their answers, one after the other. */
  failNext(...failures: readonly FakeFailure[]): void {
    this.#failures.push(...failures);
  }

  /**
   * Moves an invoice on, as Sage invoicing would, and answers the event that tells it, signed.
   * `changes`: what else is otherwise then.
   */
  move(
    businessUnit: string,
    invoiceId: string,
    status: Exclude<Invoice['status'], 'accepted' | 'posting'>,
    changes: Partial<Invoice> = {},
  ): SignedEvent {
    const before = this.#store.invoices.get(businessUnit, invoiceId);
    const after = { ...moved(before, status, () => this.#store.nextInSage('SI')), ...changes };
    this.#store.invoices.set(businessUnit, invoiceId, after);
    return this.#tell(invoiceEvent(after, before.status), `invoice-${invoiceId}-${after.eventSequence}`);
  }

  moveCreditNote(
    businessUnit: string,
    creditNoteId: string,
    status: Exclude<CreditNote['status'], 'accepted' | 'posting'>,
    changes: Partial<CreditNote> = {},
  ): SignedEvent {
    const before = this.#store.creditNotes.get(businessUnit, creditNoteId);
    const after = { ...moved(before, status, () => this.#store.nextInSage('SCN')), ...changes };
    this.#store.creditNotes.set(businessUnit, creditNoteId, after);
    return this.#tell(
      creditNoteEvent(after, before.status),
      `credit-note-${creditNoteId}-${after.eventSequence}`,
    );
  }

  /** Stops an invoice until a person acts. */
  needAttention(
    businessUnit: string,
    invoiceId: string,
    attention: Pick<NonNullable<Invoice['attention']>, 'code' | 'message' | 'fix'>,
  ): SignedEvent {
    return this.move(businessUnit, invoiceId, 'needs_attention', {
      attention: { ...attention, step: 'create', since: new Date().toISOString() },
    });
  }

  /** Signs an event of the test's own making. */
  sign(event: PsaEvent, id = `event-${this.events.length + 1}`): SignedEvent {
    return this.#tell(event, id);
  }

  #tell(event: PsaEvent, id: string): SignedEvent {
    const signed = sign(event, id, this.secret);
    this.events.push(signed);
    return signed;
  }

  async #fetch(request: Request): Promise<Response> {
    const failure = this.#failures.shift();
    if (failure === 'no_answer') throw new TypeError('The fake was told to give no answer');
    if (typeof failure === 'object') return problemAnswer(failure);
    const given = await answer(this.#store, request);
    if (failure === 'lost_answer') throw new TypeError('The fake was told to lose the answer');
    return given;
  }
}
