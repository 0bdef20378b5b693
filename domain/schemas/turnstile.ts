import { z } from 'zod';
import { requiredText } from './text.ts';

export const turnstilePause = z
  .strictObject({ reason: requiredText(200).describe('Shown to everybody who waits') })
  .meta({ id: 'TurnstilePause' });

/** Below ten a minute a call would have to wait longer for its pace than its activity may take; below ten a day no turn fits in. */
const calls = (most: number) => {
  const rule = { error: `must be a whole number from 10 to ${most}` };
  return z.int(rule).min(10, rule).max(most, rule).optional();
};

export const sageLimitOverride = z
  .strictObject({
    callsPerMinute: calls(6_000).describe('In any 60 seconds; empty: as configured'),
    callsPerDay: calls(1_296_000).describe('Between two resets; empty: as configured'),
  })
  .refine((limits) => limits.callsPerMinute !== undefined || limits.callsPerDay !== undefined, {
    error: 'needs callsPerMinute, callsPerDay or both; to go back to the configured ones use DELETE',
  })
  .meta({ id: 'SageLimits', minProperties: 1 });
