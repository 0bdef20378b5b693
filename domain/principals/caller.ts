/** Who asked for a change: the credential, and the person for whom it was used where that was said. */
export interface Caller {
  /** Id of the API key, or `token:` and the `sub` of the token; `browser` for the person at the pages of a consent. */
  readonly principal: string;
  /** Free text of 100 characters at most, as the principal gave it. */
  readonly person: string | null;
}

/** The last request about something that was taken on. */
export interface LastRequest extends Caller {
  /** Name of the Update, or `handOver`. */
  readonly what: string;
  /** ISO date-time. */
  readonly at: string;
}

interface Envelope {
  readonly requestedBy: Caller;
}

/**
 * Last argument of every Update that the API sends: so it stands in the history beside what was asked for, encrypted as all arguments are
 * (headers are not), and no message has to name it. Handlers take the arguments before it and never see it.
 */
export const envelopeOf = ({ principal, person }: Caller): Envelope => ({
  requestedBy: { principal, person },
});

/** Null: who sent the Update did not say, as a run of a former version, a worker, or an operator by Temporal's UI. */
export function callerIn(lastArgument: unknown): Caller | null {
  if (!isRecord(lastArgument) || !isRecord(lastArgument['requestedBy'])) return null;
  const { principal, person } = lastArgument['requestedBy'];
  if (typeof principal !== 'string') return null;
  return { principal, person: typeof person === 'string' ? person : null };
}

/** "psa for Olivia Ward". */
export const callerText = ({ principal, person }: Caller): string =>
  person === null ? principal : `${principal} for ${person}`;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
