import { type DocumentKind } from '../../../domain/invoice/credit-note.ts';
import { type SageCallView } from '../../../domain/schemas/answers/sage-calls.ts';
import { type ListReader, type PageRequest, type Cursors } from '../../visibility-page.ts';
import { DocumentRuns } from '../document-runs.ts';
import { type InvoiceKey } from '../../../domain/invoice/invoice-key.ts';
import { callsOfRun, type KeyedCall } from './calls-of-run.ts';

/** Each call is in one place alone: where many invoices share one, it is in the history of who made it. */
const notListed: Readonly<Record<DocumentKind, readonly { madeBy: string; what: string }[]>> = {
  invoice: [
    {
      madeBy: 'Workflow payments:{id of the Sage business}',
      what: 'Looks for payments and changes, made for all invoices of the business at once',
    },
    {
      madeBy: 'Workflow connection:{business unit}',
      what: 'Chart of accounts, tax rates, profile of the business and analysis types, read for all invoices; tests and previews',
    },
  ],
  credit_note: [
    {
      madeBy: 'Workflow connection:{business unit}',
      what: 'Chart of accounts, tax rates, profile of the business and analysis types, read for all documents; tests and previews',
    },
  ],
};

/** The calls to Sage on behalf of one invoice, or credit note, as Temporal's own record has them. */
export class SageCalls {
  readonly #runs: DocumentRuns;
  readonly #cursors: Cursors;
  readonly #kind: DocumentKind;

  constructor({ client, cursors }: ListReader, kind: DocumentKind) {
    this.#runs = new DocumentRuns(client, kind);
    this.#cursors = cursors;
    this.#kind = kind;
  }

  /** @throws Problem 400 for a cursor of another list, 404 */
  async page(key: InvoiceKey, { limit, cursor }: PageRequest) {
    const list = `sage-calls ${this.#kind} ${key.businessUnit} ${key.invoiceId}`;
    const after = cursor === undefined ? null : this.#cursors.expect(list, cursor).toString('utf8');
    const readAt = new Date().toISOString();
    const runs = await this.#runs.read(await this.#runs.newest(key), callsOfRun);
    const calls = runs.flatMap(({ entries }) => counted(entries));
    // Only the oldest are ever gone: then all that is left comes after it.
    const begin = calls.findIndex(({ id }) => id === after) + 1;
    const shown = calls.slice(begin, begin + limit);
    const last = shown.at(-1);
    const isLast = last === undefined || begin + limit >= calls.length;
    return {
      businessUnit: key.businessUnit,
      readAt,
      calls: shown,
      nextCursor: isLast ? null : this.#cursors.make(list, Buffer.from(last.id)),
      notListed: [...notListed[this.#kind]],
    };
  }
}

/** Tries of the same step, until one succeeds. */
function counted(entries: readonly KeyedCall[]): SageCallView[] {
  const tries = new Map<string, Set<string>>();
  const done = new Map<string, string>();
  return entries.map(({ key, tryKey, activity, isDone, call }) => {
    if (done.has(activity) && done.get(activity) !== tryKey) {
      tries.delete(activity);
      done.delete(activity);
    }
    const known = (tries.get(activity) ?? new Set<string>()).add(tryKey);
    tries.set(activity, known);
    if (isDone) done.set(activity, tryKey);
    return { id: key.replace(' ', '.'), attempt: known.size, ...call };
  });
}
