import { type FaultName } from '../../../sandbox/sage/faults.ts';
import { type EntityKind } from './entities.ts';

export type Target = 'api' | 'temporal' | `worker-${number}`;

/** A call at Sage, and what becomes of its answer. */
export interface PlannedFault {
  readonly name: FaultName;
  readonly endpoint: string;
  readonly times: number;
  /** For `slow`. */
  readonly delayMs?: number | undefined;
  /** For `rate-limited`. */
  readonly retryAfterSeconds?: number | undefined;
}

/** What is done to the system. `of` chooses an invoice: a share, from 0 to 1, of those acknowledged by then. */
export type Step =
  /** SIGKILL; started again after `downForMs`. */
  | { readonly kind: 'kill'; readonly target: Target; readonly downForMs: number }
  /** SIGTERM, as at a deployment; started again once it has ended. */
  | { readonly kind: 'terminate'; readonly target: Target }
  /** SIGSTOP, and SIGCONT after `forMs`. */
  | { readonly kind: 'pause'; readonly target: Target; readonly forMs: number }
  | { readonly kind: 'fault'; readonly fault: PlannedFault }
  /** SIGKILL to all workers while Sage has done the call and its answer is on its way. */
  | { readonly kind: 'kill_at'; readonly fault: PlannedFault; readonly expireTokens: boolean }
  /** SIGSTOP to all workers at such a moment; another worker takes over meanwhile. */
  | { readonly kind: 'pause_at'; readonly fault: PlannedFault; readonly forMs: number }
  /** Temporal is cut off while Sage's answer to a refresh is on its way. */
  | { readonly kind: 'cut_temporal_at'; readonly fault: PlannedFault; readonly downForMs: number }
  | { readonly kind: 'outage'; readonly mode: 'unavailable' | 'cut'; readonly forMs: number }
  /** Every access token runs out at this moment. */
  | { readonly kind: 'expire_tokens' }
  | { readonly kind: 'revoke'; readonly person: string }
  /** The mail server takes the next messages and cuts the line before its answer. */
  | { readonly kind: 'cut_mail'; readonly times: number }
  /** Back to a random event: `to` is a share of the events that can be reset to. */
  | { readonly kind: 'reset'; readonly of: number; readonly to: number }
  | { readonly kind: 'pay_and_reset'; readonly of: number; readonly to: number }
  | { readonly kind: 'hand_over_again'; readonly of: number }
  /** Nobody hands it over again until the caretaker has found it. */
  | { readonly kind: 'terminate_invoice'; readonly of: number }
  /** "Request Cancellation" of Temporal's UI. `of`: a share of those acknowledged and not in Sage at that moment. */
  | { readonly kind: 'cancel_invoice'; readonly of: number }
  | { readonly kind: 'cancel_entity'; readonly entity: EntityKind; readonly workflowId: string }
  /** `twice`: the run that begins in its place as well, as soon as it is there. */
  | {
      readonly kind: 'terminate_entity';
      readonly entity: EntityKind;
      readonly workflowId: string;
      readonly twice: boolean;
    };

export interface PlannedStep {
  /** Due once Sage holds so many of the invoices. */
  readonly at: number;
  readonly step: Step;
}

/** One line for people. */
export function describeStep(step: Step): string {
  switch (step.kind) {
    case 'kill':
      return `SIGKILL ${step.target}, down for ${step.downForMs} ms`;
    case 'terminate':
      return `SIGTERM ${step.target}`;
    case 'pause':
      return `SIGSTOP ${step.target} for ${step.forMs} ms`;
    case 'fault':
      return `fault ${describeFault(step.fault)}`;
    case 'kill_at':
      return `SIGKILL all workers at ${describeFault(step.fault)}${step.expireTokens ? ', tokens expired' : ''}`;
    case 'pause_at':
      return `SIGSTOP all workers at ${describeFault(step.fault)} for ${step.forMs} ms`;
    case 'cut_temporal_at':
      return `SIGKILL temporal at ${describeFault(step.fault)}, down for ${step.downForMs} ms, tokens expired`;
    case 'outage':
      return `Sage ${step.mode} for ${step.forMs} ms`;
    case 'expire_tokens':
      return 'every access token expires';
    case 'revoke':
      return `${step.person} takes the consent back`;
    case 'cut_mail':
      return `mail server cuts ${step.times} answers`;
    case 'reset':
      return `reset invoice at ${share(step.of)} to event at ${share(step.to)}`;
    case 'pay_and_reset':
      return `pay invoice at ${share(step.of)}, reset the finished run to event at ${share(step.to)}`;
    case 'hand_over_again':
      return `terminate invoice at ${share(step.of)} and hand it over again`;
    case 'terminate_invoice':
      return `terminate invoice at ${share(step.of)}`;
    case 'cancel_invoice':
      return `request cancellation of the invoice at ${share(step.of)} of those not in Sage`;
    case 'cancel_entity':
      return `request cancellation of ${step.workflowId}`;
    case 'terminate_entity':
      return `terminate ${step.workflowId}${step.twice ? ', and the run in its place' : ''}`;
  }
}

export const describeFault = ({ name, endpoint, times }: PlannedFault): string =>
  `${name} ${endpoint} x${times}`;

const share = (value: number): string => `${(value * 100).toFixed(1)} %`;
