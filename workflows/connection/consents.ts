import { consentWorkflowId } from '../../domain/keys.ts';
import { leaveConsentSignal, useConsentSignal } from '../../domain/consent/messages.ts';
import { workflowCalls } from '../activities.ts';
import { BackgroundWork } from '../background-work.ts';
import { signalIfRunning } from '../signal-if-running.ts';

/** What the unit says to the consents of Sage logins: one word after the other, so that "leaves" never overtakes "uses". */
export class Consents {
  readonly #unit: string;
  readonly #work = new BackgroundWork();

  constructor(unit: string) {
    this.#unit = unit;
  }

  /** It is answered how the consent stands. */
  use(sageUser: string): void {
    const unit = this.#unit;
    this.#work.begin(async () => {
      if (await signalIfRunning(consentWorkflowId(sageUser), useConsentSignal, { unit })) return;
      await workflowCalls.openConsent.executeWithOptions({ summary: 'Open the consent of the Sage user' }, [
        { sageUser, unit },
      ]);
    });
  }

  leave(sageUser: string): void {
    this.#work.begin(() =>
      signalIfRunning(consentWorkflowId(sageUser), leaveConsentSignal, { unit: this.#unit }),
    );
  }

  get isSettled(): boolean {
    return this.#work.isSettled;
  }

  /** A new consent must not be given before: its pair comes by another way. */
  finished(): Promise<void> {
    return this.#work.finished();
  }
}
