import { type Fact } from '../../../domain/timeline/fact.ts';
import { callFact } from './activity-facts.ts';
import { type Keyed, keyOf } from '../document-runs.ts';
import { type HistoryEvent, HistoryIndex } from '../../../temporal/history/history-index.ts';
import { handOverFact, messageFact } from './message-facts.ts';
import { type OpenPayloads } from '../../../temporal/history/open-payloads.ts';
import { runFact } from './run-facts.ts';
import { StandingReader } from './standing-reader.ts';

export interface KeyedFact extends Keyed {
  readonly fact: Fact;
}

/** Reads the history of one run into what a timeline tells of it. */
export async function factsOf(events: readonly HistoryEvent[], open: OpenPayloads): Promise<KeyedFact[]> {
  const index = new HistoryIndex(events);
  const standing = new StandingReader();
  const ownQueue = events[0]?.workflowExecutionStartedEventAttributes?.taskQueue?.name ?? undefined;
  const facts: KeyedFact[] = [];
  for (const event of events) {
    const handOver = await handOverFact(event, open);
    if (handOver !== undefined) facts.push({ key: `${keyOf(event)} hand-over`, fact: handOver });
    const fact =
      standing.read(event, index) ??
      (await callFact(event, index, open, ownQueue)) ??
      (await messageFact(event, index, open)) ??
      (await runFact(event, standing.now, open));
    if (fact !== undefined) facts.push({ key: keyOf(event), fact });
  }
  const end = facts.find(({ fact }) => fact.kind === 'ended')?.fact.at;
  return end === undefined ? facts : facts.map(({ key, fact }) => ({ key, fact: cutOff(fact, end) }));
}

/** Nobody waits any more for a call that was under way when its run ended. */
function cutOff(fact: Fact, end: string): Fact {
  if (fact.kind !== 'call' || fact.outcome !== 'under_way') return fact;
  const message = 'its run was ended meanwhile; Sage may have done it';
  return { ...fact, until: end, outcome: 'no_answer', message };
}
