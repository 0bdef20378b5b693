import { type Counted } from '../domain/failures.ts';
import { type Pacing } from '../domain/turnstile/messages.ts';
import { type SageSession } from '../sage/session.ts';
import { type ActivityDependencies } from './dependencies.ts';
import { type SageAddress, withSage } from './with-sage.ts';

/** Calls to Sage that one activity makes one after the other, each keeping to the pace of those before it. */
export class SageSeries {
  readonly #deps: ActivityDependencies;
  readonly #address: SageAddress;
  #pacing: Pacing | null;
  #calls = 0;

  constructor(deps: ActivityDependencies, address: SageAddress) {
    this.#deps = deps;
    this.#address = address;
    this.#pacing = address.pacing ?? null;
  }

  async call<T>(work: (session: SageSession) => Promise<T>): Promise<T> {
    const { value, calls, arrivalMs } = await withSage(
      this.#deps,
      { ...this.#address, pacing: this.#pacing },
      work,
    );
    this.#calls += calls;
    if (this.#pacing !== null && arrivalMs !== undefined) this.#pacing = { ...this.#pacing, arrivalMs };
    return value;
  }

  counted<T>(value: T): Counted<T> {
    const arrivalMs = this.#pacing?.arrivalMs;
    return { value, calls: this.#calls, ...(arrivalMs !== undefined && { arrivalMs }) };
  }
}
