/** Attempts of one worker at the same time: to one endpoint, and to all. */
const PER_ENDPOINT = 20;
const IN_ALL = 50;

/**
 * Attempts share the worker with the calls to Sage. A receiver that lets each one wait for 15 seconds may hold some slots, but
 * never so many that an invoice, or an event to another receiver, has none.
 */
export class ConcurrencyLimit {
  readonly #taken = new Map<string, number>();
  #all = 0;

  /** Null when there is none free; otherwise how to give it back. */
  take(endpoint: string): (() => void) | null {
    const taken = this.#taken.get(endpoint) ?? 0;
    if (taken >= PER_ENDPOINT || this.#all >= IN_ALL) return null;
    this.#taken.set(endpoint, taken + 1);
    this.#all += 1;
    return () => {
      this.#all -= 1;
      const left = (this.#taken.get(endpoint) ?? 1) - 1;
      if (left === 0) this.#taken.delete(endpoint);
      else this.#taken.set(endpoint, left);
    };
  }
}
