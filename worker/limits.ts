import { reserveOf, type SageLimits } from '../domain/turnstile/limits.ts';
import { type WorkerConfig } from './config.ts';

/** What one Sage business may be asked, under the configured profile. */
export function sageLimitsOf(config: WorkerConfig): SageLimits {
  if (config.SAGE_LIMITS !== 'business') return { window: null, daily: null, reserve: 0 };
  const [hours = 0, minutes = 0] = config.SAGE_DAY_RESETS_AT.split(':').map(Number);
  return {
    window: { calls: config.SAGE_CALLS_PER_MINUTE, windowMs: config.SAGE_MINUTE_MS },
    daily: { perDay: config.SAGE_CALLS_PER_DAY, resetMinute: hours * 60 + minutes },
    reserve: reserveOf(config.SAGE_DAY_RESERVE, config.SAGE_CALLS_PER_DAY),
  };
}
