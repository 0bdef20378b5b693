import { paymentWatchWorkflowId, turnstileWorkflowId } from '../../domain/keys.ts';
import {
  endpointsAnsweredAgainSignal,
  unwatchUnitSignal,
  watchUnitSignal,
} from '../../domain/payments/messages.ts';
import { unitAvailabilitySignal } from '../../domain/turnstile/messages.ts';
import { type SageBusinessProfile } from '../../domain/sage-records.ts';
import { workflowCalls } from '../activities.ts';
import { BackgroundWork } from '../background-work.ts';
import { signalIfRunning } from '../signal-if-running.ts';

/**
 * What the turnstile and the payment watch of the unit's Sage business know of the unit. The first unit of a business brings both into being.
 * One word after the other: a later one must not be overtaken.
 */
export class BusinessEntities {
  readonly #unit: string;
  readonly #work = new BackgroundWork();

  constructor(unit: string) {
    this.#unit = unit;
  }

  /** Invoices of the unit may go out to the business. */
  open({ id: sageBusinessId, countryId, edition }: SageBusinessProfile): void {
    const unit = this.#unit;
    this.#availability(sageBusinessId, true);
    this.#work.begin(async () => {
      const watch = paymentWatchWorkflowId(sageBusinessId);
      if (await signalIfRunning(watch, watchUnitSignal, { unit, countryId, edition })) return;
      await workflowCalls.openPaymentWatch.executeWithOptions(
        { summary: 'Open the payment watch of the Sage business' },
        [{ sageBusinessId, unit, countryId, edition }],
      );
    });
  }

  /** For the time being none may. */
  close(sageBusinessId: string): void {
    this.#availability(sageBusinessId, false);
  }

  /** The unit has left the business. Who waits there is let through, and then finds how the unit stands now. */
  leave(sageBusinessId: string, { letThrough }: { letThrough: boolean }): void {
    const unit = this.#unit;
    if (letThrough) this.#availability(sageBusinessId, true);
    this.#work.begin(() =>
      signalIfRunning(paymentWatchWorkflowId(sageBusinessId), unwatchUnitSignal, { unit }),
    );
  }

  /** What the edition seemed to lack answers again: the watch asks for it, and tells the other units. */
  answered(sageBusinessId: string, endpoints: readonly string[]): void {
    this.#work.begin(() =>
      signalIfRunning(paymentWatchWorkflowId(sageBusinessId), endpointsAnsweredAgainSignal, {
        sageBusinessId,
        endpoints,
      }),
    );
  }

  get isSettled(): boolean {
    return this.#work.isSettled;
  }

  #availability(sageBusinessId: string, available: boolean): void {
    const availability = { unit: this.#unit, available };
    this.#work.begin(async () => {
      const turnstile = turnstileWorkflowId(sageBusinessId);
      if (await signalIfRunning(turnstile, unitAvailabilitySignal, availability)) return;
      await workflowCalls.setUnitAvailability.executeWithOptions(
        { summary: 'Begin the turnstile of the Sage business' },
        [{ sageBusinessId, availability }],
      );
    });
  }
}
