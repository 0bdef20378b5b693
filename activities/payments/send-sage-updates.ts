import { cancellationSignal, getClient, heartbeat } from '@temporalio/activity';
import { WorkflowNotFoundError } from '@temporalio/client';
import { sageUpdateSignal } from '../../domain/invoice/messages.ts';
import {
  DELETED,
  type FoundInvoice,
  type LatelyTold,
  remember,
} from '../../domain/payments/found-invoice.ts';
import { type Told } from '../../domain/payments/look.ts';
import { type SyncRequest } from '../../domain/payments/messages.ts';
import { type ReadInvoice, type SageUpdate, sageUpdateOf } from '../../domain/payments/watched-invoice.ts';

/** What one invoice is told. */
export interface AddressedUpdate {
  readonly workflowId: string;
  readonly update: SageUpdate;
  /** It has not heard so yet. */
  readonly isNew: boolean;
  /** What it heard before. */
  readonly wasPaid: boolean;
}

/** Of something new; null for `read`: Sage does not have it any more. */
export const sageUpdateFor = (
  { workflowId, sageInvoiceId, paid }: FoundInvoice,
  read: ReadInvoice | null,
): AddressedUpdate => ({
  workflowId,
  update: sageUpdateOf(sageInvoiceId, read, false),
  isNew: true,
  wasPaid: paid,
});

/** Everybody who asked is answered, if only that nothing is new. */
export function withAnswers(
  updates: readonly AddressedUpdate[],
  asked: readonly SyncRequest[],
): AddressedUpdate[] {
  const all = new Map(updates.map((addressed) => [addressed.workflowId, addressed]));
  for (const { workflowId, sageInvoiceId } of asked) {
    const addressed = all.get(workflowId);
    const update: SageUpdate =
      addressed === undefined
        ? { kind: 'unchanged', sageInvoiceId, asked: true }
        : { ...addressed.update, asked: true };
    all.set(workflowId, {
      workflowId,
      update,
      isNew: addressed?.isNew ?? false,
      wasPaid: addressed?.wasPaid ?? false,
    });
  }
  return [...all.values()];
}

/** Temporal could not be asked or told. */
export class NotTold extends Error {}

export async function orNotTold<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new NotTold(`Temporal did not answer: ${reason}`, { cause: error });
  }
}

/** Signals under way at a time. */
const ABREAST = 10;
/** Two sets of signals are not so far apart, unless the whole process stood still. */
const STOOD_STILL_MS = 10_000;

/**
 * Tells invoices from within an activity, which leaves no event in the history of who looks. One that has ended is gone, and that is nobody's
 * fault. What was read is told at once or not at all: a process that stood still meanwhile, or whose attempt was given up, could tell something
 * older than another one did.
 * @throws NotTold
 */
export async function sendSageUpdates(
  updates: readonly AddressedUpdate[],
  readAtMs: number,
  lately: LatelyTold,
): Promise<Omit<Told, 'unreadable'>> {
  let aliveMs = readAtMs;
  for (let n = 0; n < updates.length; n += ABREAST) {
    const nowMs = Date.now();
    if (nowMs - aliveMs > STOOD_STILL_MS || cancellationSignal().aborted)
      throw new NotTold('The worker stood still while it told the invoices');
    aliveMs = nowMs;
    heartbeat();
    await orNotTold(() => Promise.all(updates.slice(n, n + ABREAST).map(tell)));
  }
  const heard = updates.flatMap(({ update }) => heardBy(update));
  const fresh = updates.filter(({ isNew }) => isNew);
  return { told: fresh.length, lately: remember(lately, heard, Date.now()), moved: movedBy(fresh) };
}

async function tell({ workflowId, update }: AddressedUpdate): Promise<void> {
  try {
    await getClient().workflow.getHandle(workflowId).signal(sageUpdateSignal, update);
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}

function movedBy(updates: readonly AddressedUpdate[]): Told['moved'] {
  const moved = { open: 0, paid: 0 };
  for (const { update, wasPaid } of updates) {
    moved[wasPaid ? 'paid' : 'open'] -= 1;
    const status = update.kind === 'record' ? update.watched.invoice.status : 'VOID';
    if (status !== 'VOID') moved[status === 'PAID' ? 'paid' : 'open'] += 1;
  }
  return moved;
}

function heardBy(update: SageUpdate): { sageInvoiceId: string; fingerprint: string }[] {
  const { sageInvoiceId } = update;
  if (update.kind === 'unchanged') return [];
  return [{ sageInvoiceId, fingerprint: update.kind === 'deleted' ? DELETED : update.fingerprint }];
}
