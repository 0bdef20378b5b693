import {
  type Attachment,
  attachmentsText,
  type CheckedAttachment,
  knownOf,
  MOST_UPLOADS,
  nowhereToGo,
  toAttach,
} from '../../domain/invoice/attachments.ts';
import { type InvoicePlan, type InvoiceView } from '../../domain/invoice/invoice.ts';
import { atSage, singleAttempt } from '../activities.ts';
import { type Failure, failureOf } from '../failure.ts';
import { awaitFile, callSage, onBehalfOf } from './call-sage.ts';
import { postedInvoice } from './posted.ts';
import { type Resolved, resolveInTurn } from './resolve.ts';
import { type InvoiceRun } from './run.ts';
import { NeedsAttention } from './stops.ts';

/** Of a path that begins anew again and again, as after settings that changed. */
const GOOD_FOR_MS = 15 * 60_000;

/**
 * Its files are there and are the ones handed over, before anything is created in Sage; then the settings, and the turn at Sage in hand. A
 * correction in the time to take it back brings other files.
 */
export async function resolveWithFiles(run: InvoiceRun): Promise<Resolved> {
  for (;;) {
    if (!wasCheckedLately(run)) await checkAttachments(run);
    const resolved = await resolveInTurn(run);
    if (askedOf(run).length > 0 && run.progress.attachmentsCheckedAt === null) continue;
    expectSomewhere(run.state, resolved.plan);
    return resolved;
  }
}

const askedOf = ({ state }: InvoiceRun): readonly Attachment[] => state.request.attachments ?? [];

function wasCheckedLately({ progress }: InvoiceRun): boolean {
  const { attachmentsCheckedAt: at } = progress;
  return typeof at === 'string' && Date.now() - Date.parse(at) < GOOD_FOR_MS;
}

/** @throws NeedsAttention where one would reach nobody */
function expectSomewhere({ request, attachments = [] }: InvoiceView, plan: InvoicePlan): void {
  const obstacle = nowhereToGo(attachments, request.send ?? plan.send);
  if (obstacle !== null) throw new NeedsAttention(obstacle);
}

/** What cannot be fetched now is waited for in sight, without a turn. @throws NeedsAttention */
async function checkAttachments(run: InvoiceRun): Promise<void> {
  const { state, progress } = run;
  const asked = askedOf(run);
  const { attachments: known = [] } = state;
  if (asked.length === 0) {
    delete state.attachments;
    return;
  }
  const checked = await fetched(run, asked);
  state.attachments = checked.map((file) => {
    const [before] = knownOf([file], known);
    return before === undefined || before.inSage === 'to_attach' ? file : before;
  });
  progress.attachmentsCheckedAt = run.nowIso;
  const text = attachmentsText(state.attachments);
  if (text !== attachmentsText(known)) run.note(`Files were fetched and checked: ${text}`);
}

async function fetched(
  run: InvoiceRun,
  attachments: readonly Attachment[],
): Promise<readonly CheckedAttachment[]> {
  const { progress } = run;
  for (; ; progress.failures += 1) {
    try {
      const checked = await singleAttempt.checkAttachments.executeWithOptions(
        { summary: 'Fetch and check the files that go with it' },
        [{ attachments }],
      );
      progress.failures = 0;
      return checked;
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === 'needs_person') {
        progress.failures = 0;
        throw new NeedsAttention(failure.attention, failure.effect);
      }
      await awaitFile(run, messageOf(failure), progress.failures);
    }
  }
}

const messageOf = (failure: Failure): string =>
  'message' in failure ? failure.message : 'The files that go with it were not fetched in time.';

/**
 * The files to the document in Sage, each once, beside what is there. What Sage refuses is told, and holds nothing back: the customer has the
 * files by e-mail. What keeps failing is left `for_now`, before the e-mail, and told when it fails `for_good`, after it.
 * @throws NeedsAttention `for_now` where a file cannot be had, which the e-mail would need as well
 */
export async function attachInSage(run: InvoiceRun, how: 'for_now' | 'for_good'): Promise<void> {
  const { state } = run;
  const asked = askedOf(run);
  if (state.sage === null || state.linked || (asked.length === 0 && state.attachments === undefined)) return;
  if (how === 'for_now') run.progress.step = 'send';
  // A correction may have brought others, or taken some out.
  if (knownOf(asked, state.attachments ?? []).length < asked.length) await checkAttachments(run);
  state.attachments = knownOf(asked, state.attachments ?? []);
  for (;;) {
    const open = toAttach(asked, state.attachments);
    if (open.length === 0) return;
    const done = await attach(run, open, how);
    if (done.length === 0) return;
    take(run, done);
  }
}

/** Nothing: it is to be tried later. */
async function attach(
  run: InvoiceRun,
  attachments: readonly Attachment[],
  how: 'for_now' | 'for_good',
): Promise<readonly CheckedAttachment[]> {
  const { state } = run;
  const { plan, sage } = postedInvoice(state);
  const { kind } = state;
  let failures = 0;
  const call = async () => {
    try {
      return await singleAttempt.attachToInvoice.executeWithOptions(
        atSage('Attach the files in Sage', plan),
        [{ ...onBehalfOf(run, plan), kind, documentId: sage.id, attachments }],
      );
    } catch (error) {
      if (isCounted(failureOf(error), how)) failures += 1;
      if (failures >= MOST_UPLOADS) throw new GaveUp(messageOf(failureOf(error)));
      throw error;
    }
  };
  try {
    return await callSage(run, call);
  } catch (error) {
    if (!(error instanceof NeedsAttention)) throw error;
    if (how === 'for_now' && error instanceof GaveUp) return [];
    if (how === 'for_now' && isOfTheWhole(error)) throw error;
    const open = knownOf(attachments, state.attachments ?? []);
    return open.map((file) => ({ ...file, inSage: 'failed', reason: error.message }));
  }
}

/** Sage, or after the e-mail the file, could not be reached; that Sage asks to wait, or the connection is lost, says nothing of the files. */
function isCounted(failure: Failure, how: 'for_now' | 'for_good'): boolean {
  if (failure.kind === 'timed_out') return failure.begun;
  if (failure.kind !== 'try_again') return false;
  if (failure.service === 'attachments') return how === 'for_good';
  return failure.rateLimited !== true && failure.retryAfterMs === null;
}

class GaveUp extends NeedsAttention {
  constructor(message: string) {
    super({ code: 'sage_unexpected', message });
  }
}

/** It stands against the e-mail as well. */
const isOfTheWhole = ({ draft: { code } }: NeedsAttention): boolean =>
  code.startsWith('attachment_') || code === 'other_business' || code === 'no_subscription';

function take(run: InvoiceRun, done: readonly CheckedAttachment[]): void {
  const { state } = run;
  state.attachments = (state.attachments ?? []).map(
    (file) =>
      done.find(({ fileName, sha256 }) => fileName === file.fileName && sha256 === file.sha256) ?? file,
  );
  const attached = done.filter(({ inSage }) => inSage === 'attached').map(({ fileName }) => fileName);
  if (attached.length > 0) run.note(`Attached in Sage: ${attached.join(', ')}`);
  const failed = done.filter(({ inSage }) => inSage === 'failed');
  if (failed.length === 0) run.touch();
  else
    run.announce(
      'invoice.attachment_failed',
      `Not attached in Sage: ${failed.map(({ fileName, reason }) => `${fileName} (${reason ?? ''})`).join(', ')}`,
    );
}
