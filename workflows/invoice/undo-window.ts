import { type InvoiceSettings } from '../../domain/connection/connection.ts';
import { type InvoiceRun } from './run.ts';

/**
 * Waits in sight until the time to take the invoice back is over; nothing of it has reached Sage until then. True when it waited: the
 * settings may be others by now. Retry ends it at once.
 */
export async function isHeldBack(run: InvoiceRun, { settings }: InvoiceSettings): Promise<boolean> {
  // A connection of an earlier version does not have the setting.
  const minutes = settings.undoWindowMinutes ?? 0;
  const acceptedAt = run.state.timeline[0]?.at ?? run.nowIso;
  const endMs = Date.parse(acceptedAt) + minutes * 60_000;
  const leftMs = endMs - Date.now();
  if (run.undoWaived || leftMs <= 0) return false;
  const until = new Date(endMs).toISOString();
  await run.pause(
    {
      what: 'undo_window',
      message: `Can be taken back until ${until}; it is then posted to Sage.`,
      action: 'Cancel it to take it back, or retry to post it now.',
    },
    leftMs,
  );
  return true;
}
