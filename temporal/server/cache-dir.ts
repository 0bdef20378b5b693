import { homedir } from 'node:os';
import { join } from 'node:path';

/** `${XDG_CACHE_HOME}/sage-invoicing-on-temporal`, by default under `~/.cache`. */
export function cacheDirOf(env: NodeJS.ProcessEnv): string {
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'sage-invoicing-on-temporal');
}
