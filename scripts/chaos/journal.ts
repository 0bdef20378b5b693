import { type ProcessSignal } from '../processes/service.ts';
import { type Order } from './plan/orders.ts';

export interface Strike {
  /** By the sandbox's clock, milliseconds since 1970. */
  readonly at: number;
  readonly signal: ProcessSignal;
  readonly target: string;
}

/** What the harness itself did; for the report, and to tell which lost tokens are explained. Never evidence of success. */
export class Journal {
  readonly strikes: Strike[] = [];
  /** Invoices that were reset: their events may repeat numbers, their e-mail may be sent again. */
  readonly reset = new Set<string>();
  readonly handedOverAgain = new Set<string>();
  /** Invoices whose cancellation was requested. */
  readonly askedToCancel = new Set<string>();
  /** Terminated and to be found by the caretaker. */
  readonly stopped = new Set<Order>();
  /** Ids of the entities that were terminated. */
  readonly terminated = new Set<string>();
  /** Codes of problems that connections had when a person connected them again. */
  readonly connectionProblems: string[] = [];
  /** Invoices whose e-mail a person asked for again. */
  readonly mailedAgain = new Set<string>();
  /** Steps of the plan under way, in words; so that a run that does not end says what it waits for. */
  readonly underWay = new Set<string>();
  readonly counts = new Map<string, number>();
  readonly #tell: (line: string) => void;
  #clockOffsetMs = 0;

  constructor(tell: (line: string) => void) {
    this.#tell = tell;
  }

  strike(signal: ProcessSignal, target: string): void {
    this.strikes.push({ at: this.sandboxTime, signal, target });
  }

  count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  /** The sandbox's clock was moved forward. */
  advanced(ms: number): void {
    this.#clockOffsetMs += ms;
  }

  tell(line: string): void {
    this.#tell(line);
  }

  get sandboxTime(): number {
    return Date.now() + this.#clockOffsetMs;
  }

  kills(): number {
    return this.strikes.filter(({ signal }) => signal === 'SIGKILL').length;
  }
}
