import { type CallOutcome, type RecordedBody, type RecordedCall } from '../domain/invoice/recorded-call.ts';
import { answerError, isSuccess } from './answer-error.ts';
import { SageError, type SageErrorKind } from './error.ts';
import { type HttpAnswer, type HttpCall } from './http-call.ts';
import { type SageHttp } from './http.ts';
import { answeredBody, sentBody } from './recorded-body.ts';

/** Characters of all bodies together, before they are packed: what is beyond is named by size and digest. */
const MOST_TEXT = 512_000;

/** The calls of one stretch of work, as they were made. */
export class CallRecord {
  readonly #calls: RecordedCall[] = [];
  /** What an earlier try sent and is sent again: the history has it already. */
  readonly #frozenBody: string | null;
  #room = MOST_TEXT;

  constructor(frozenBody: string | null = null) {
    this.#frozenBody = frozenBody;
  }

  get calls(): readonly RecordedCall[] {
    return this.#calls;
  }

  /** The same pool, whose calls are recorded. */
  over(http: SageHttp): SageHttp {
    return { ...http, send: (call) => this.#send(http, call) };
  }

  async #send(http: SageHttp, call: HttpCall): Promise<HttpAnswer> {
    const begunMs = Date.now();
    const clockMs = performance.now();
    const add = (came: Pick<RecordedCall, 'answer' | 'outcome' | 'error'>) =>
      this.#calls.push({
        ...addressOf(call, http.endpoints.apiUrl),
        sent: this.#sent(call),
        begunAt: new Date(begunMs).toISOString(),
        durationMs: Math.round(performance.now() - clockMs),
        ...came,
      });
    try {
      const answer = await http.send(call);
      add({ answer: this.#answered(call, answer), ...judged(call, answer) });
      return answer;
    } catch (error) {
      if (error instanceof SageError) add({ answer: null, ...ofError(error) });
      throw error;
    }
  }

  #sent(call: HttpCall): RecordedCall['sent'] {
    if (this.#frozenBody !== null && call.body === this.#frozenBody) return 'frozen';
    return this.#within(sentBody(call, this.#room));
  }

  #answered(call: HttpCall, answer: HttpAnswer): NonNullable<RecordedCall['answer']> {
    const body = this.#within(answeredBody(call, answer, this.#room));
    return { status: answer.status, requestId: answer.requestId ?? null, body };
  }

  #within(body: RecordedBody | null): RecordedBody | null {
    this.#room -= body?.text?.length ?? 0;
    return body;
  }
}

function addressOf({ method, url, headers }: HttpCall, apiUrl: string) {
  const [path = '', query] = url.slice(apiUrl.length).split('?');
  return {
    method,
    path,
    query: Object.fromEntries(new URLSearchParams(query)),
    business: headers['X-Business'] ?? null,
  };
}

const judged = (call: HttpCall, answer: HttpAnswer): Pick<RecordedCall, 'outcome' | 'error'> =>
  isSuccess(answer) ? { outcome: 'done', error: null } : ofError(answerError(call, answer));

const ofError = ({ kind, message }: SageError): Pick<RecordedCall, 'outcome' | 'error'> => ({
  outcome: outcomeOf(kind),
  error: message,
});

function outcomeOf(kind: SageErrorKind): CallOutcome {
  if (kind === 'unknown_outcome') return 'unknown';
  if (kind === 'not_sent') return 'not_sent';
  return kind === 'unavailable' || kind === 'unexpected_answer' || kind === 'too_large'
    ? 'failed'
    : 'refused';
}
