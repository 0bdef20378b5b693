import { isSuccess } from './answer-error.ts';
import { type SageHttp } from './http.ts';

/** Who calls which Sage business. Made for a stretch of work with one access token. */
export interface SageSession {
  /** Counts each call before it is made, so that a lost call is counted too. */
  readonly http: SageHttp;
  readonly accessToken: string;
  /** Null only for `listBusinesses`, when no business is chosen yet. */
  readonly businessId: string | null;
  /** Calls made so far, with or without an answer: what they cost of Sage's limits. */
  readonly calls: () => number;
  /** Of these calls, "GET /contacts/{id}", the ones that succeeded. */
  readonly succeeded: () => ReadonlySet<string>;
  /** Whether Sage refused one, to the user or to the edition. */
  readonly wasRefused: () => boolean;
  /** For the log: nothing that ends the work. */
  readonly note: (what: string) => void;
}

export interface SessionOptions {
  readonly http: SageHttp;
  readonly accessToken: string;
  readonly businessId: string | null;
  readonly note?: (what: string) => void;
}

export const openSession = (options: SessionOptions): SageSession => new Session(options);

/** 404: of a list that the edition lacks (seen by others). */
const refusals: readonly number[] = [401, 403, 404];

/** The token stands in a private field so that a logged or serialised session does not show it. */
class Session implements SageSession {
  readonly http: SageHttp;
  readonly businessId: string | null;
  readonly note: (what: string) => void;
  readonly #accessToken: string;
  readonly #succeeded = new Set<string>();
  #wasRefused = false;
  #calls = 0;

  constructor({ http, accessToken, businessId, note = () => undefined }: SessionOptions) {
    this.note = note;
    this.#accessToken = accessToken;
    this.businessId = businessId;
    this.http = {
      ...http,
      send: async (call) => {
        this.#calls += 1;
        const answer = await http.send(call);
        if (isSuccess(answer)) this.#succeeded.add(`${call.method} ${call.path}`);
        else if (refusals.includes(answer.status)) this.#wasRefused = true;
        return answer;
      },
    };
  }

  get accessToken(): string {
    return this.#accessToken;
  }

  readonly calls = (): number => this.#calls;
  readonly wasRefused = (): boolean => this.#wasRefused;
  readonly succeeded = (): ReadonlySet<string> => this.#succeeded;
}
