import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { type InvoiceView } from '../../domain/invoice/invoice.ts';
import { ProblemError } from '../../client/src/index.ts';
import { type PsaClient } from '../../test/support/psa-client.ts';
import { missedBySecond } from './check/entities.ts';
import { eventGaps } from './check/events.ts';
import { type Acknowledged, type Evidence, nameOf } from './check/evidence.ts';
import { endedByThemselves, haveCaretakerLook, notBack } from './ended-runs.ts';
import { persistently } from './persistently.ts';
import { units } from './plan/units.ts';
import { type SetByPersons, setByPersons } from './set-by-persons.ts';
import { type Stage } from './stage.ts';

const AT_A_TIME = 8;
/** An event that met a dead worker is tried again after half a minute. */
const EVENTS_WITHIN_MS = 120_000;
const SETTINGS_WITHIN_MS = 60_000;

/** Asks every witness, once all is quiet. */
export async function collect(stage: Stage, before: SetByPersons): Promise<Evidence> {
  const { caller, journal, witness, sage, second } = stage;
  const acknowledged = caller.acknowledged.map((order): Acknowledged => ({
    unit: order.unit,
    invoiceId: order.invoiceId,
    wasReset: journal.reset.has(nameOf(order)),
    wasAskedToCancel: journal.askedToCancel.has(nameOf(order)),
    wasHandedOverAgain: journal.handedOverAgain.has(nameOf(order)),
    byEmail: order.request.send === undefined,
  }));
  const missing = await notBack(stage);
  const views = await readViews(stage, acknowledged);
  const evidence = {
    acknowledged,
    views,
    wrongAnswers: caller.wrongAnswers,
    record: await witness.record(),
    requests: await sage.requests(),
    mails: await witness.mails(),
    strikes: journal.strikes,
    ended: await endedByThemselves(stage),
    notBack: missing,
    setByPersons: { before, after: await settingsAsBefore(stage, before) },
    connectionProblems: journal.connectionProblems,
    knownEmails: knownEmails(),
  };
  // It tells the PSA of the ends that it has not told of yet.
  await haveCaretakerLook(stage);
  const until = Date.now() + EVENTS_WITHIN_MS;
  for (;;) {
    const secondHeard = new Set(second.receiver.events().map(({ id }) => id));
    const whole = { ...evidence, events: await witness.events(), secondHeard };
    const isWhole = eventGaps(whole).length === 0 && missedBySecond(whole).length === 0;
    if (isWhole || Date.now() > until) return whole;
    await delay(1_000);
  }
}

/** As they are in the end: a consent that was found lost by the last call is given again meanwhile. */
async function settingsAsBefore(stage: Stage, before: SetByPersons): Promise<SetByPersons> {
  for (const until = Date.now() + SETTINGS_WITHIN_MS; ; await delay(1_000)) {
    const after = await persistently(() => setByPersons(stage));
    if (isDeepStrictEqual(after, before) || Date.now() > until) return after;
  }
}

async function readViews(
  { psa }: Stage,
  acknowledged: readonly Acknowledged[],
): Promise<Map<string, InvoiceView>> {
  const views = new Map<string, InvoiceView>();
  const queue = [...acknowledged];
  const work = async () => {
    for (let one = queue.pop(); one !== undefined; one = queue.pop()) {
      const { unit, invoiceId } = one;
      const view = await persistently(() => viewOf(psa, unit, invoiceId), 60_000).catch(() => null);
      if (view !== null) views.set(nameOf(one), view);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  return views;
}

/** Null where the API does not know it: asking again would not help. */
async function viewOf(psa: PsaClient, unit: string, invoiceId: string): Promise<InvoiceView | null> {
  try {
    return await psa.invoice(unit, invoiceId);
  } catch (error) {
    if (error instanceof ProblemError && error.status === 404) return null;
    throw error;
  }
}

function knownEmails(): Map<string, string[]> {
  const known = new Map<string, string[]>();
  for (const unit of units) {
    const emails = known.get(unit.business.id) ?? [];
    known.set(unit.business.id, [...new Set([...emails, ...unit.known.map(({ email }) => email)])]);
  }
  return known;
}
