import { patched } from '@temporalio/workflow';
import { type Pacing, type QueuedNotice } from '../../domain/turnstile/messages.ts';
import { type TurnKind } from '../../domain/turnstile/turn-queue.ts';
import { refusal } from '../refusal.ts';
import { Turn } from '../turn.ts';

export interface DeskWork {
  readonly unit: string;
  readonly sageBusinessId: string;
  readonly kind: Extract<TurnKind, 'person' | 'payments'>;
  /** The most that the work calls; charged whether it does or not. */
  readonly calls: number;
}

/** The connection's own calls to its business, one piece of work at a time: in a turn, before those of invoices when a person waits. */
export class SageDesk {
  readonly #turn = new Turn();
  #last: Promise<unknown> = Promise.resolve();

  /** What the calls of the present piece of work must keep to. */
  get pacing(): Pacing | null {
    return this.#turn.pacing;
  }

  /** @throws ApplicationFailure `refused` when Sage cannot be asked for now and somebody waits for the answer */
  run<T>(desk: DeskWork, work: () => Promise<T>): Promise<T> {
    // Runs of 0.1.0 called Sage without asking.
    if (!patched('turnstile')) return work();
    const done = this.#last.then(() => this.#inTurn(desk, work));
    this.#last = done.catch(() => undefined);
    return done;
  }

  async #inTurn<T>({ calls, kind, ...where }: DeskWork, work: () => Promise<T>): Promise<T> {
    let barrier: QueuedNotice | undefined;
    const show = (notice: QueuedNotice) => {
      // A few others before it is a matter of seconds; anything else a person should know.
      if (kind === 'person' && notice.reason !== 'turn') barrier = notice;
    };
    const held = await this.#turn.take({ ...where, kind, show, interrupted: () => barrier !== undefined });
    if (!held) throw busy(barrier);
    try {
      return await work();
    } finally {
      this.#turn.spent(calls);
      await this.#turn.giveBack();
    }
  }
}

const busy = (barrier: QueuedNotice | undefined) =>
  refusal({
    code: 'sage_busy',
    message: barrier?.message ?? 'Sage cannot be asked just now.',
    fix: barrier?.forecastAt ? `Try again at ${barrier.forecastAt}.` : 'Try again later.',
  });
