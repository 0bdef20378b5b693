import { createHash } from 'node:crypto';
import {
  type Attachment,
  checkedAttachment,
  type CheckedAttachment,
} from '../../domain/invoice/attachments.ts';
import { type Counted } from '../../domain/failures.ts';
import {
  type AttachmentContext,
  createAttachment,
  listAttachments,
  readAttachmentFile,
  type SageAttachment,
} from '../../sage/attachments.ts';
import { SageError } from '../../sage/error.ts';
import { type SageSession } from '../../sage/session.ts';
import { type BusinessAddress } from '../connection/read-sage.ts';
import { type ActivityDependencies } from '../dependencies.ts';
import { withSage } from '../with-sage.ts';
import { asFailure, fetchAll, type FetchedAttachment } from './attachments.ts';

export interface AttachOrder extends BusinessAddress, AttachmentContext {
  readonly attachments: readonly Attachment[];
}

/** An upload takes up to 20 s; one begun later than this would not end within the attempt. */
const BEGIN_WITHIN_MS = 30_000;

export const attachInvoiceActivities = (deps: ActivityDependencies) => ({
  /**
   * The files to the document in Sage, where those that are there already stay. Safe to repeat: what the document has is listed first. Answers
   * what became of each; of some nothing is answered where the time was over: they are to be asked for again.
   */
  async attachToInvoice(input: AttachOrder): Promise<Counted<readonly CheckedAttachment[]>> {
    const startedMs = Date.now();
    const work = async (session: SageSession): Promise<readonly CheckedAttachment[]> => {
      const files = await fetchFiles(deps, input, session);
      const present = await listAttachments(session, input);
      const done: CheckedAttachment[] = [];
      for (const file of files) {
        if (done.length > 0 && Date.now() - startedMs > BEGIN_WITHIN_MS) break;
        done.push(await attach(session, input, file, present));
      }
      return done;
    };
    return withSage(deps, input, work);
  },
});

async function fetchFiles(
  { destinations }: ActivityDependencies,
  { attachments }: AttachOrder,
  session: SageSession,
): Promise<readonly FetchedAttachment[]> {
  try {
    return await fetchAll(attachments, destinations);
  } catch (error) {
    throw asFailure(error, session.calls());
  }
}

async function attach(
  session: SageSession,
  context: AttachmentContext,
  file: FetchedAttachment,
  present: readonly SageAttachment[],
): Promise<CheckedAttachment> {
  const checked = checkedAttachment(file, file.bytes.length);
  if (checked.inSage !== 'to_attach') return checked;
  if (await isPresent(session, file, present)) return { ...checked, inSage: 'attached' };
  try {
    await createAttachment(session, { ...context, ...file });
    return { ...checked, inSage: 'attached' };
  } catch (error) {
    // Of this file; the next one may do.
    if (!(error instanceof SageError) || error.kind !== 'invalid') throw error;
    return { ...checked, inSage: 'failed', reason: error.message };
  }
}

/**
 * Sage lists names and sizes, which another file may share: somebody's, or that of an earlier version of the invoice. So its bytes decide; where
 * Sage does not give them out it is taken for this one, which it most likely is.
 */
async function isPresent(
  session: SageSession,
  { fileName, bytes, sha256 }: FetchedAttachment,
  present: readonly SageAttachment[],
): Promise<boolean> {
  for (const { id } of present.filter((one) => one.fileName === fileName && one.size === bytes.length)) {
    const digest = await digestOf(session, id);
    if (digest === null || digest === sha256) return true;
  }
  return false;
}

/** Sage's answer that it does not give the file out, however often it is asked. */
const KEPT_BACK = new Set(['not_found', 'forbidden', 'not_in_edition', 'invalid']);

async function digestOf(session: SageSession, id: string): Promise<string | null> {
  try {
    return createHash('sha256')
      .update(await readAttachmentFile(session, id))
      .digest('hex');
  } catch (error) {
    if (error instanceof SageError && KEPT_BACK.has(error.kind)) return null;
    throw error;
  }
}
