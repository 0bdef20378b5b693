export interface Refusal {
  /** SMTP reply code: 4xx says "later", 5xx says "never". */
  code: number;
  message: string;
  /** After a recipient was named, or after the whole mail was sent. */
  at: 'rcpt' | 'data';
  /** Only when this recipient is named. */
  recipient?: string;
}

export interface Faults {
  refuseNext(times: number, refusal: Refusal): void;
  cutAfterData(times: number): void;
  /** The next mail's answer is held back until the promise resolves. */
  holdAnswer(until: Promise<unknown>): void;
  /** The refusal that meets this step, counted down. */
  refusalAt(step: Refusal['at'], recipient?: string): Refusal | undefined;
  /** Whether this mail's answer is to be cut off, counted down. */
  takeCut(): boolean;
  /** Until when this mail's answer is held back. */
  takeHold(): Promise<unknown>;
  /** Cuts ordered and not yet used. */
  cutsLeft(): number;
}

export function createFaults(): Faults {
  let refusals: Refusal[] = [];
  let cuts = 0;
  let hold: Promise<unknown> = Promise.resolve();
  return {
    refuseNext(times, refusal) {
      refusals = Array.from({ length: times }, () => refusal);
    },
    cutAfterData(times) {
      cuts = times;
    },
    refusalAt(step, recipient) {
      const [next] = refusals;
      const isMeant = next?.recipient === undefined || next.recipient === recipient;
      return next?.at === step && isMeant ? refusals.shift() : undefined;
    },
    takeCut() {
      if (cuts === 0) return false;
      cuts -= 1;
      return true;
    },
    holdAnswer(until) {
      hold = until;
    },
    takeHold() {
      const taken = hold;
      hold = Promise.resolve();
      return taken;
    },
    cutsLeft: () => cuts,
  };
}
