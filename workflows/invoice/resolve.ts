import { type AttentionDraft } from '../../domain/attention.ts';
import { type InvoiceSettings } from '../../domain/connection/connection.ts';
import { type InvoicePlan } from '../../domain/invoice/invoice.ts';
import { beforeCutOver, planInvoice, settingsNeededBy } from '../../domain/invoice/plan-invoice.ts';
import { undoWindowEndMs } from '../../domain/invoice/undo-window.ts';
import { type SageBusinessProfile } from '../../domain/sage-records.ts';
import { workflowCalls } from '../activities.ts';
import { type InvoiceRun } from './run.ts';
import { NeedsAttention } from './stops.ts';

export interface Resolved {
  readonly settings: InvoiceSettings;
  readonly plan: InvoicePlan;
  /** Why it must not be created any more, where an earlier try may have done so: it is only looked for. Null: nothing stands against it. */
  readonly heldBack: AttentionDraft | null;
}

/**
 * Ledger per line and due date, under the settings of the connection as they are now, and the turn at Sage in hand. A long wait for the
 * turn may have seen new settings, or another Sage business: then it is decided anew.
 */
export async function resolveInTurn(run: InvoiceRun): Promise<Resolved> {
  for (;;) {
    const resolved = await resolve(run);
    if (await awaitUndoWindow(run, resolved.settings)) continue;
    const waited = await run.holdTurnAt(resolved.plan);
    if (!waited) return resolved;
  }
}

async function resolve(run: InvoiceRun): Promise<Resolved> {
  run.progress.step = 'resolve';
  for (;;) {
    const { settings, restored } = await prepare(run);
    const business = settings && usableBusiness(settings);
    if (settings === null || business === null) {
      await awaitUsable(run, settings);
      continue;
    }
    const isLinked = isToBeLinked(run);
    const { kind, request } = run.state;
    const mayExist = run.progress.mayExist || restored === true;
    const decision = planInvoice(request, settings, business, { mayBeInSage: isLinked || mayExist, kind });
    if (!decision.ok) throw new NeedsAttention(decision.attention);
    // What is linked is in the books already, and from before the cut-over date as a rule.
    const heldBack = isLinked ? null : beforeCutOver(request, settings, kind);
    return { settings, plan: decision.value, heldBack };
  }
}

/** Reads the settings, and asks for the turn by the way where nothing stands against it; null where the connection's run was ended. */
async function prepare(
  run: InvoiceRun,
): Promise<{ settings: InvoiceSettings | null; restored?: boolean | undefined }> {
  const { state, progress, turn } = run;
  const { businessUnit, request } = state;
  const {
    settings,
    turn: answer,
    restored,
  } = await workflowCalls.prepareInvoice.executeWithOptions(
    { summary: 'Settings of the connection, and a turn at Sage' },
    [
      {
        businessUnit,
        needed: settingsNeededBy(request),
        acceptedAtMs: run.acceptedAtMs,
        undoWaived: progress.undoWaived || isToBeLinked(run),
        turn: turn.isHeld ? null : turn.request({ unit: businessUnit, kind: run.turnKind }),
      },
    ],
  );
  if (settings === null) return { settings };
  progress.seenConnectionVersion = settings.version;
  if (answer !== null && settings.business !== null) turn.answered(settings.business.id, answer);
  return { settings, restored };
}

/**
 * Waits in sight until the time to take the invoice back is over; nothing of it has reached Sage until then. True when it waited: the
 * settings may be others by now. Retry ends it at once.
 */
async function awaitUndoWindow(run: InvoiceRun, { settings }: InvoiceSettings): Promise<boolean> {
  const endMs = undoWindowEndMs(settings, run.acceptedAtMs);
  const leftMs = endMs - Date.now();
  if (run.progress.undoWaived || isToBeLinked(run) || leftMs <= 0) return false;
  await run.pause(
    {
      what: 'undo_window',
      message: `Can be taken back until ${new Date(endMs).toISOString()}; it is then posted to Sage.`,
      action: 'Cancel it to take it back, correct it, or retry to post it now.',
    },
    leftMs,
  );
  return true;
}

/** It is in Sage already, so there is nothing to take back. */
const isToBeLinked = ({ progress: { link } }: InvoiceRun): boolean => Boolean(link);

/** Null: invoices do not go out now. */
export const usableBusiness = (settings: InvoiceSettings): SageBusinessProfile | null =>
  settings.status === 'verified' ? settings.business : null;

function awaitUsable(run: InvoiceRun, settings: InvoiceSettings | null): Promise<void> {
  if (settings === null) {
    return run.awaitConnection(
      "The run of the business unit's connection was ended in Temporal.",
      'Connect the business unit to Sage again: its settings are taken over; the invoice then goes on by itself.',
    );
  }
  const { status, problem } = settings;
  if (status === 'connected') {
    return run.awaitConnection(
      problem?.message ?? 'The connection to Sage has not been tested yet.',
      problem?.fix ??
        'Test the connection with the default revenue ledger; the invoice then goes on by itself.',
    );
  }
  return run.awaitConnection(
    problem?.message ?? `The business unit is ${status.replaceAll('_', ' ')}.`,
    'Connect the business unit to Sage; the invoice then goes on by itself.',
  );
}
