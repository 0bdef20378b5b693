/** What takes longer than this holds up others. */
const SLOW_MS = 2_000;
/** For how long a bad attempt counts. */
const REMEMBERED_MS = 60_000;
/** Far more than there can be endpoints; only removed ones are ever forgotten for it. */
const MOST_ENDPOINTS = 500;

interface Health {
  readonly version: number;
  badSince: number | null;
  /** Attempts under way: when each began. */
  readonly underWay: Set<{ readonly at: number }>;
}

/**
 * What this worker remembers of its attempts to each endpoint. Who was slow or failed last, within a minute, gets no first attempts: these
 * would hold up the runs that tell, and the slots of other receivers. Harmless to lose.
 */
export class EndpointHealth {
  readonly #known = new Map<string, Health>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  isGood({ id, version }: { id: string; version: number }): boolean {
    const health = this.#known.get(id);
    // Changed since: what the address of before did no longer counts.
    if (health === undefined || health.version !== version) return true;
    const now = this.#now();
    if (health.badSince !== null && now - health.badSince < REMEMBERED_MS) return false;
    return [...health.underWay].every(({ at }) => now - at <= SLOW_MS);
  }

  /** An attempt begins. @returns to be called with whether the receiver took it, or null where it was not asked */
  begin({ id, version }: { id: string; version: number }): (taken: boolean | null) => void {
    const health = this.#of(id, version);
    const attempt = { at: this.#now() };
    health.underWay.add(attempt);
    return (taken) => {
      health.underWay.delete(attempt);
      const now = this.#now();
      if (taken !== null) health.badSince = taken && now - attempt.at <= SLOW_MS ? null : now;
    };
  }

  #of(id: string, version: number): Health {
    const known = this.#known.get(id);
    if (known?.version === version) return known;
    const [oldest] = this.#known.keys();
    if (oldest !== undefined && this.#known.size >= MOST_ENDPOINTS) this.#known.delete(oldest);
    const health: Health = { version, badSince: null, underWay: new Set() };
    this.#known.set(id, health);
    return health;
  }
}
