import { connectionWorkflowId } from '../../domain/keys.ts';
import { consentChangedSignal, consentGivenSignal } from '../../domain/connection/messages.ts';
import { type ConsentProblem, type Problem } from '../../domain/connection/connection.ts';
import { signalIfRunning } from '../signal-if-running.ts';
import { type ConsentState } from './state.ts';

/** Each is signalled when the consent is lost, and a run may have two thousand signals under way. */
export const MAX_UNITS = 500;

/** The business units that use a consent, and what they are told of it. None is told of another. */
export class ConsentUnits {
  readonly #state: ConsentState;

  constructor(state: ConsentState) {
    this.#state = state;
  }

  /** False where there are too many already. */
  join(unit: string): boolean {
    const { units } = this.#state;
    if (units.includes(unit)) return true;
    if (units.length >= MAX_UNITS) return false;
    units.push(unit);
    return true;
  }

  leave(unit: string): void {
    this.#state.units = this.#state.units.filter((one) => one !== unit);
  }

  /** How the consent stands, to this unit. Whoever hears it twice or late knows by the revision. */
  tell(unit: string): void {
    const { sageUser, revision, lost, warning } = this.#state;
    void signalIfRunning(connectionWorkflowId(unit), consentChangedSignal, {
      sageUser,
      revision,
      lost,
      warning,
    });
  }

  /** The same to all, where it is another thing than before. */
  changeTo(now: { lost?: Problem | null; warning?: Problem | null }): void {
    const { lost, warning } = this.#state;
    Object.assign(this.#state, now);
    if (this.#state.lost?.code === lost?.code && this.#state.warning?.code === warning?.code) return;
    this.#state.revision += 1;
    for (const unit of this.#state.units) this.tell(unit);
  }

  /** The pair of the unit's code exchange is safe here. */
  given(unit: string, exchangeId: string): void {
    const { sageUser, lastGeneration: generation, revision } = this.#state;
    const problem = this.join(unit) ? null : tooMany;
    void signalIfRunning(connectionWorkflowId(unit), consentGivenSignal, {
      exchangeId,
      sageUser,
      generation,
      revision,
      problem,
    });
  }
}

const tooMany: ConsentProblem = {
  code: 'consent_full',
  message: `${MAX_UNITS} business units use the consent of this Sage user, which is the most.`,
  fix: 'Connect with another Sage user of the same business.',
};
