import { type TestEmailReport } from '../../domain/connection/connection.ts';
import { type SageBusinessProfile } from '../../domain/sage-records.ts';
import { singleAttempt } from '../activities.ts';
import { failureOf } from '../failure.ts';
import { type ConnectionState } from './state.ts';

/** Never twice by itself: what became of it is told to the person who asked. */
export async function sendTestEmail(
  { settings, business }: ConnectionState & { business: SageBusinessProfile },
  to: string,
): Promise<TestEmailReport> {
  try {
    return await singleAttempt.sendTestEmail.executeWithOptions(
      { summary: 'Test message of the e-mail settings' },
      [{ to, settings: settings.email, business }],
    );
  } catch (error) {
    const failure = failureOf(error);
    const message =
      failure.kind === 'timed_out'
        ? `The worker was lost while it sent the test message to ${to}.`
        : `The test message to ${to} could not be made.`;
    return { outcome: 'failed', message, fix: 'Look in the mailbox, then try again.', email: null };
  }
}
