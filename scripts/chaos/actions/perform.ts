import { strike, serviceOf, pause } from './strike.ts';
import { cutTemporalAt, killAt, pauseAt } from './at-point.ts';
import { cancelEntity, terminateEntity } from './entities.ts';
import { cancelInvoice, handOverAgain, orderAt, payAndReset, reset, terminateInvoice } from './runs.ts';
import { expireTokens, outage, revoke } from './sage.ts';
import { type Step } from '../plan/step.ts';
import { type Stage } from '../stage.ts';

/** Does one step of the plan, to its end. */
export async function perform(stage: Stage, step: Step): Promise<void> {
  switch (step.kind) {
    case 'kill':
      return strike(stage, serviceOf(stage, step.target), 'SIGKILL', step.downForMs);
    case 'terminate':
      return strike(stage, serviceOf(stage, step.target), 'SIGTERM');
    case 'pause':
      return pause(stage, [serviceOf(stage, step.target)], step.forMs);
    case 'fault':
      await stage.sage.faults.arm(step.fault);
      return;
    case 'kill_at':
      return killAt(stage, step);
    case 'pause_at':
      return pauseAt(stage, step);
    case 'cut_temporal_at':
      return cutTemporalAt(stage, step);
    case 'outage':
      return outage(stage, step);
    case 'expire_tokens':
      return expireTokens(stage);
    case 'revoke':
      return revoke(stage, step.person);
    case 'cut_mail':
      return stage.cutMail(step.times);
    case 'reset':
      return reset(stage, await orderAt(stage, step.of), step.to);
    case 'pay_and_reset':
      return payAndReset(stage, await orderAt(stage, step.of), step.to);
    case 'hand_over_again':
      return handOverAgain(stage, await orderAt(stage, step.of));
    case 'terminate_invoice':
      return terminateInvoice(stage, await orderAt(stage, step.of));
    case 'cancel_invoice':
      return cancelInvoice(stage, step.of);
    case 'cancel_entity':
      return cancelEntity(stage, step);
    case 'terminate_entity':
      return terminateEntity(stage, step);
  }
}
