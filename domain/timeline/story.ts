import { type Caller } from '../principals/caller.ts';
import { type TimelineEntry } from '../invoice/invoice.ts';
import { type Fact, type Standing } from './fact.ts';
import * as say from './sentences.ts';

/** Of what happened at the same moment, the cause before what came of it. */
const kinds = ['request', 'signal', 'run', 'call', 'status', 'event', 'attention', 'wait'] as const;

export interface StoryEntry {
  readonly at: string;
  /** For what lasts: its end; null for what is a moment, or goes on still. */
  readonly until: string | null;
  /** For what lasts; so far, while it goes on. */
  readonly seconds: number | null;
  readonly ongoing: boolean;
  readonly kind: (typeof kinds)[number];
  /** For programs: status, what it waited for, code of the trouble, type of the event, outcome of the call, or name of the request. */
  readonly what: string;
  readonly text: string;
  /** Of an event: GET /v1/webhooks/deliveries/{eventId} has what became of it. */
  readonly eventId?: string;
  /** Of a request: who made it, where that was said. */
  readonly by?: Caller;
}

/** What one run tells; `statuses` in the run's own words, null where it cannot be asked. */
export interface RunFacts {
  readonly facts: readonly Fact[];
  readonly statuses: readonly TimelineEntry[] | null;
}

/** The whole story in order. `runs` from the oldest to the newest; what several have in common is in one of them. */
export function storyOf(runs: readonly RunFacts[], nowMs: number): StoryEntry[] {
  const facts = runs.flatMap((run) => run.facts).sort(byTime);
  return [
    ...runs.flatMap((run) => (run.statuses === null ? statusesOf(run.facts) : run.statuses.map(statusEntry))),
    ...facts.flatMap((fact) => moment(fact, nowMs)),
    ...spans(facts, 'waitingFor', nowMs),
    ...spans(facts, 'attention', nowMs),
  ].sort((a, b) => byTime(a, b) || kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
}

const byTime = (a: { at: string }, b: { at: string }): number => a.at.localeCompare(b.at);

const atOnce = { until: null, seconds: null, ongoing: false } as const;

const statusEntry = ({ at, status, text }: TimelineEntry): StoryEntry => ({
  at,
  ...atOnce,
  kind: 'status',
  what: status,
  text,
});

/** Posting is a moment between two others and nothing new. */
const statusesOf = (facts: readonly Fact[]): StoryEntry[] =>
  facts.flatMap((fact) => {
    if (fact.kind !== 'standing' || !fact.isNew) return [];
    const { at, status } = fact;
    if (status === null || status === 'posting') return [];
    return [{ at, ...atOnce, kind: 'status', what: status, text: say.statusSentence(status) }];
  });

function moment(fact: Fact, nowMs: number): StoryEntry[] {
  const { at } = fact;
  switch (fact.kind) {
    case 'call': {
      const ms = lasted(at, fact.until, nowMs);
      const ongoing = fact.outcome === 'under_way';
      const text = say.callSentence(fact, ms);
      return [{ at, until: fact.until, seconds: ms / 1000, ongoing, kind: 'call', what: fact.outcome, text }];
    }
    case 'told':
      return [
        {
          at,
          ...atOnce,
          kind: 'event',
          what: fact.type,
          text: say.toldSentence(fact),
          eventId: fact.eventId,
        },
      ];
    case 'asked':
      return [
        {
          at,
          ...atOnce,
          kind: 'request',
          what: fact.what,
          text: say.askedSentence(fact),
          ...(fact.by !== null && { by: fact.by }),
        },
      ];
    case 'heard': {
      const text = say.signalSentences[fact.what];
      return text === undefined ? [] : [{ at, ...atOnce, kind: 'signal', what: fact.what, text }];
    }
    case 'reset':
      return [{ at, ...atOnce, kind: 'run', what: 'reset', text: say.resetSentence(fact.reason) }];
    case 'ended':
      return [{ at, ...atOnce, kind: 'run', what: fact.how, text: say.endSentence(fact.how, fact.reason) }];
    case 'standing':
      return [];
  }
}

/** From when to when it waited, and for what; from when to when a person was needed. */
function spans(facts: readonly Fact[], of: 'waitingFor' | 'attention', nowMs: number): StoryEntry[] {
  const stretches: { what: string | null; from: string }[] = [];
  for (const fact of facts) {
    const what = standingAfter(fact)?.[of];
    if (what !== undefined && what !== stretches.at(-1)?.what) stretches.push({ what, from: fact.at });
  }
  return stretches.flatMap(({ what, from }, index) => {
    const until = stretches[index + 1]?.from ?? null;
    return what === null || until === from ? [] : [span(of, { what, at: from }, until, nowMs)];
  });
}

/** How it stands once this has happened; undefined where that changes nothing. */
function standingAfter(fact: Fact): Standing | undefined {
  if (fact.kind === 'standing' || fact.kind === 'reset') return fact;
  return fact.kind === 'ended' ? { status: null, waitingFor: null, attention: null } : undefined;
}

function span(
  of: 'waitingFor' | 'attention',
  { what, at }: { what: string; at: string },
  until: string | null,
  nowMs: number,
): StoryEntry {
  const ms = lasted(at, until, nowMs);
  const ongoing = until === null;
  const sentence = of === 'waitingFor' ? say.waitSentence : say.attentionSentence;
  const kind = of === 'waitingFor' ? 'wait' : 'attention';
  return { at, until, seconds: ms / 1000, ongoing, kind, what, text: sentence(what, ms, ongoing) };
}

const lasted = (at: string, until: string | null, nowMs: number): number =>
  Math.max((until === null ? nowMs : Date.parse(until)) - Date.parse(at), 0);
