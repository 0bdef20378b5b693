import { afterLook } from '../../domain/payments/look-allowance.ts';
import { atSage, singleAttempt } from '../activities.ts';
import { inTurn } from './in-turn.ts';
import { type WatchRun } from './watch-run.ts';

/** Read by one activity, well within the time that a turn is granted for. */
const READ_AT_ONCE = 20;
const HOUR_MS = 3_600_000;

/**
 * One look at the books: everything that changed since the last one, told to those invoices whom it concerns. Answers by the way who asked
 * about a single one.
 * @throws NotRead
 */
export async function look(run: WatchRun): Promise<void> {
  const { state } = run;
  const at = new Date().toISOString();
  const isFirst = state.since === null;
  const kind = state.lookWanted ? 'person' : 'payments';
  run.beginLook();
  try {
    const { value, calls } = await answering(run, () =>
      inTurn(run, kind, (address) => {
        const asked = run.beginAnswering();
        const { since, seen, lately, unreadable } = state;
        const refused = run.refused;
        return singleAttempt.lookAtBooks.executeWithOptions(atSage('What changed in the books?', address), [
          { ...address, since, seen, lately, asked, unreadable, refused },
        ]);
      }),
    );
    const { unread } = value;
    run.endAnswering(({ sageInvoiceId }) => unread.ids.includes(sageInvoiceId));
    Object.assign(state, {
      since: value.since,
      more: value.more,
      seen: value.seen,
      unread,
      paymentsHidden: value.paymentsHidden,
      lookOwed: false,
      callsPerCheck: value.listCalls,
    });
    run.learnRefusals(value.refused);
    run.count(value.rhythm);
    run.keep(value);
    run.succeeded();
    // It came into being after its invoices: what changed before is in no reading.
    if (isFirst && state.open + state.paid > 0) run.compareWithin(0);
    if (value.compareSoon) run.compareWithin(0);
    if (run.listsAreMissing) run.compareWithin(HOUR_MS);
    if (state.answerEverybody) await answerEverybody(run);
    state.lastCheck = { at, calls, told: value.told };
  } finally {
    run.endLook();
  }
}

/** Those that somebody asked about, or that a change concerns without saying how. @throws NotRead */
export async function readOneByOne(run: WatchRun): Promise<void> {
  const { state } = run;
  let ids: readonly string[] = [];
  const { value } = await answering(run, () =>
    inTurn(run, 'payments', (address) => {
      const asked = run.beginAnswering(READ_AT_ONCE);
      ids = state.unread.ids.slice(0, READ_AT_ONCE - asked.length);
      const unread = { ...state.unread, ids };
      return singleAttempt.readOneByOne.executeWithOptions(atSage('Read these invoices', address), [
        {
          ...address,
          asked,
          unread,
          lately: state.lately,
          unreadable: state.unreadable,
          refused: run.refused,
        },
      ]);
    }),
  );
  run.endAnswering(() => false);
  state.unread = { ...state.unread, ids: state.unread.ids.filter((id) => !ids.includes(id)) };
  run.keep(value);
  run.succeeded();
  if (state.lastCheck !== null)
    state.lastCheck = { ...state.lastCheck, told: state.lastCheck.told + value.told };
}

/** Who asked keeps waiting for an answer when nothing could be read. */
async function answering<T>(run: WatchRun, reading: () => Promise<T>): Promise<T> {
  const { state } = run;
  if (state.wanted.length > 0) state.allowance = afterLook(state.allowance, Date.now());
  try {
    return await reading();
  } catch (error) {
    run.endAnswering(() => true);
    throw error;
  }
}

/** Where more asked than are kept in mind. An invoice that hears nothing for long reads its record itself. */
async function answerEverybody({ state }: WatchRun): Promise<void> {
  const { sageBusinessId } = state;
  state.answerEverybody = false;
  await singleAttempt.answerEverybody
    .executeWithOptions(
      {
        summary: 'More asked than are kept in mind',
        startToCloseTimeout: '10 minutes',
        heartbeatTimeout: '20 s',
      },
      [{ sageBusinessId }],
    )
    .catch(() => undefined);
}
