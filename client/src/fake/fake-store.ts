import { type CreditNote, type Invoice } from '../types.ts';

interface Versioned {
  readonly version: number;
}

/** Documents of one kind, by business unit and id, and those who wait for a change. */
export class FakeShelf<View extends Versioned> {
  readonly #documents = new Map<string, View>();
  readonly #waiting = new Set<() => void>();

  find(businessUnit: string, id: string): View | undefined {
    return this.#documents.get(keyOf(businessUnit, id));
  }

  /** @throws Error where there is none, as a test that moves it has made a mistake */
  get(businessUnit: string, id: string): View {
    const found = this.find(businessUnit, id);
    if (found === undefined)
      throw new Error(`Nothing with the id "${id}" was handed over for "${businessUnit}"`);
    return found;
  }

  set(businessUnit: string, id: string, view: View): void {
    this.#documents.set(keyOf(businessUnit, id), view);
    for (const tell of [...this.#waiting]) tell();
  }

  /** The last handed over first. */
  of(businessUnit: string): View[] {
    const prefix = keyOf(businessUnit, '');
    return [...this.#documents]
      .filter(([key]) => key.startsWith(prefix))
      .map(([, view]) => view)
      .reverse();
  }

  /** Settles when it has another version than the one that is known, or after `seconds`. */
  async changed(
    businessUnit: string,
    id: string,
    known: number,
    seconds: number,
    signal: AbortSignal,
  ): Promise<void> {
    const isOlder = () => (this.find(businessUnit, id)?.version ?? 0) <= known;
    if (seconds <= 0 || !isOlder()) return;
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve();
      };
      const look = () => {
        if (!isOlder()) end();
      };
      const timer = setTimeout(end, seconds * 1000);
      signal.addEventListener('abort', end, { once: true });
      this.#waiting.add(look);
    });
  }
}

/** Everything that the fake knows. */
export class FakeStore {
  readonly businessUnits: ReadonlySet<string>;
  readonly invoices = new FakeShelf<Invoice>();
  readonly creditNotes = new FakeShelf<CreditNote>();
  readonly #numbers = new Map<string, number>();

  constructor(businessUnits: readonly string[]) {
    this.businessUnits = new Set(businessUnits);
  }

  /** Id and number of what is new there. */
  nextInSage(prefix: string): { id: string; number: string } {
    const count = (this.#numbers.get(prefix) ?? 0) + 1;
    this.#numbers.set(prefix, count);
    return { id: `fake-${prefix.toLowerCase()}-${count}`, number: `${prefix}-${count}` };
  }
}

const keyOf = (businessUnit: string, id: string): string => `${businessUnit}/${id}`;
