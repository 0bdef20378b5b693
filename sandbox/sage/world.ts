import { type Clock } from './clock.ts';
import { type FaultBoard } from './faults.ts';
import { type Limiter } from './limits.ts';
import { type Notifier } from './notify.ts';
import { type Settings } from './options.ts';
import { type Recorder } from './record.ts';
import { type RequestLog } from './request-log.ts';
import { type State } from './state.ts';

/** All there is to one sandbox. Every change to `state` is synchronous, so requests never interleave inside one. */
export interface World {
  readonly settings: Settings;
  /** Where the pages are, without a slash at the end; known once the port is. */
  baseUrl: string;
  readonly state: State;
  readonly clock: Clock;
  readonly record: Recorder;
  readonly requests: RequestLog;
  readonly faults: FaultBoard;
  readonly limits: Limiter;
  readonly notifier: Notifier;
  /** The state was changed: the state file follows. */
  readonly changed: () => void;
}
