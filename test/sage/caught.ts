import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { SageError } from '../../sage/error.ts';

/** The SageError a call ends with; anything else fails the test. */
export async function caught(call: Promise<unknown>): Promise<SageError> {
  try {
    await call;
  } catch (error) {
    assert.ok(error instanceof SageError, `expected a SageError, got ${inspect(error)}`);
    return error;
  }
  assert.fail('the call succeeded');
}

/** Looks everywhere a log could look. */
export function assertFreeOf(error: SageError, ...secrets: string[]): void {
  const everything = [
    inspect(error, { depth: 10, showHidden: true, getters: true }),
    JSON.stringify(error),
    JSON.stringify(error.cause ?? null),
    String(error),
    error.stack ?? '',
  ].join('\n');
  for (const secret of secrets)
    assert.ok(!everything.includes(secret), `the error shows a secret:\n${everything}`);
}
