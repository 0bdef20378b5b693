import { type InvoiceView } from '../../../domain/invoice/invoice.ts';
import { type RecordEntry } from '../../../sandbox/sage/state.ts';
import { type RequestEntry } from '../../../sandbox/sage/request-log.ts';
import { type Strike } from '../journal.ts';
import { type SetByPersons } from '../set-by-persons.ts';
import { type SeenEvent, type SeenMail } from '../witness.ts';

/** An invoice whose hand-over the API acknowledged. */
export interface Acknowledged {
  readonly unit: string;
  readonly invoiceId: string;
  /** An operator reset its run: Temporal repeats what came after, events and e-mail among it (docs/runbook.md). */
  readonly wasReset: boolean;
  /** Its run was terminated and it was handed over again, perhaps while a message was on its way. */
  readonly wasHandedOverAgain: boolean;
  /** Temporal was asked to cancel its run, which is done where Sage cannot have it yet. */
  readonly wasAskedToCancel: boolean;
  /** As handed over. */
  readonly byEmail: boolean;
}

/** Everything that is compared: what callers were told, what Sage, mail server and PSA recorded, what the API shows. */
export interface Evidence {
  readonly acknowledged: readonly Acknowledged[];
  readonly wrongAnswers: readonly string[];
  readonly record: readonly RecordEntry[];
  readonly requests: readonly RequestEntry[];
  /** By `unit/invoiceId`, as the API shows them at the end. */
  readonly views: ReadonlyMap<
    string,
    Pick<InvoiceView, 'status' | 'sage' | 'attention' | 'waitingFor' | 'revision' | 'eventSequence'>
  >;
  readonly events: readonly SeenEvent[];
  /** Ids of what the endpoint got that the API put. */
  readonly secondHeard: ReadonlySet<string>;
  readonly mails: readonly SeenMail[];
  readonly strikes: readonly Strike[];
  /** Runs that ended though nobody terminated them. */
  readonly ended: readonly string[];
  /** Entities that were terminated and did not come back. */
  readonly notBack: readonly string[];
  /** What persons set, before all trouble and after it. */
  readonly setByPersons: { readonly before: SetByPersons; readonly after: SetByPersons };
  /** Why connections had to be made again: `unit: code`. */
  readonly connectionProblems: readonly string[];
  /** E-mail addresses that customers had in Sage from the beginning, by business. */
  readonly knownEmails: ReadonlyMap<string, readonly string[]>;
}

export const nameOf = ({ unit, invoiceId }: Pick<Acknowledged, 'unit' | 'invoiceId'>): string =>
  `${unit}/${invoiceId}`;
