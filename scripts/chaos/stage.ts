import { type Client } from '@temporalio/client';
import { type SandboxControl } from '../../sandbox/sage/control-client.ts';
import { type PsaClient } from '../../test/support/psa-client.ts';
import { type Fleet } from '../processes/fleet.ts';
import { type Caller } from './caller.ts';
import { type Journal } from './journal.ts';
import { type persistently } from './persistently.ts';
import { type SecondEndpoint } from './second-endpoint.ts';
import { type Witness } from './witness.ts';

/** Everything that steps, people and callers reach for. */
export interface Stage {
  readonly fleet: Fleet;
  readonly sage: SandboxControl;
  readonly witness: Witness;
  /** With a time-out: the API may be paused. */
  readonly psa: PsaClient;
  readonly temporal: Client;
  readonly caller: Caller;
  readonly journal: Journal;
  readonly second: SecondEndpoint;
  /** So long Temporal may stay away. */
  readonly awayMs: number;
  /** As the function of that name, with patience for the time that Temporal stays away. */
  readonly persistently: typeof persistently;
  /** Cuts the line to the mail server's answers. */
  cutMail(times: number): Promise<void>;
  /** Ends what waits for something that will not come any more. */
  readonly over: AbortSignal;
}
