import { type EndedHow } from './messages.ts';

/** Temporal's names of the ways in which a run ends before its time. One that was continued or reset goes on in another. */
const endings: Readonly<Record<string, EndedHow>> = {
  TERMINATED: 'terminated',
  FAILED: 'failed',
  TIMED_OUT: 'timed_out',
  CANCELLED: 'cancelled',
};

/** By the status of a run as Temporal's client names it; null while it goes on, and where it ended as it should. */
export const endedHow = (status: string): EndedHow | null => endings[status] ?? null;

/** The same for visibility queries. */
export const endedEarlyQuery = "ExecutionStatus IN ('Terminated', 'Failed', 'Canceled', 'TimedOut')";

/** Of a run that ended before its time, and in whose place none has begun: nobody works on it any more. */
export interface Stopped {
  /** ISO date-time. */
  readonly at: string;
  readonly how: EndedHow;
  /** What a person can do. */
  readonly fix: string;
}

/** Never another id: an invoice that Sage has already would then be there twice. */
export const handOverAgain =
  'Hand over the same invoice id again with the same content (PUT): it then goes on from where it stands in Sage. Never under another id, which would make a second invoice.';

export const handOverNoteAgain =
  'Hand over the same credit note id again with the same content (PUT): it then goes on from where it stands in Sage. Never under another id, which would make a second credit note.';

export const authorizeAgain =
  'Begin the authorization of this business unit again (POST …/connection/authorize): the new run takes over settings and ledgers; invoices that wait go on.';

export const resendAgain =
  'Send the event again (POST /v1/webhooks/deliveries/{eventId}/resend): it goes to those that have not taken it.';

export const beginsByItself = 'Nothing: it begins again by itself with the next call, look or notice.';

export const putRunAgain =
  'Put the run again with the same content (PUT …/runs/{id}): what is handed over is known, and the rest follows.';

export const putEndpointAgain =
  'Look at the endpoints (GET /v1/webhooks/endpoints) and put one: the new run takes over what the ended one knew.';

/**
 * The number that the event about the end of a run has, by the last one that it told: it is kept for that event, whether it is on its way
 * already or not, so that whoever goes on in its place begins after it and no number comes twice or is missing.
 */
export const sequenceAfterStop = (lastSequence: number): number => lastSequence + 1;
