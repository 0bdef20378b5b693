import { type CreditNote, type CreditNoteRequest, type Invoice, type InvoiceRequest } from '../types.ts';
import { contentOf, moved, newCreditNote, newInvoice } from './fake-documents.ts';
import { problemAnswer } from './fake-problem.ts';
import { creditNoteRow, invoiceRow } from './fake-rows.ts';
import { type FakeShelf, type FakeStore } from './fake-store.ts';

/** One request to the fake. */
interface Asked {
  readonly businessUnit: string;
  readonly id: string;
  readonly query: URLSearchParams;
  /** As it was sent: the types of the client have checked it. */
  readonly body: unknown;
  readonly signal: AbortSignal;
}

type Both = Invoice | CreditNote;

/** What tells invoices from credit notes. */
interface Kind<View extends Both> {
  readonly name: 'invoice' | 'credit_note';
  readonly shelf: FakeShelf<View>;
  readonly make: (asked: Asked) => View;
  readonly row: (view: View) => object;
  readonly listName: 'invoices' | 'creditNotes';
}

/** What the fake does of the API's operations. */
export async function answer(store: FakeStore, request: Request): Promise<Response> {
  const { pathname, searchParams: query } = new URL(request.url);
  if (!pathname.startsWith('/v1/business-units/')) return notInTheFake(request.method, pathname);
  const [businessUnit = '', place = '', id = '', action = ''] = pathname
    .replace(/^\/v1\/business-units\//, '')
    .split('/')
    .map(decodeURIComponent);
  if (!store.businessUnits.has(businessUnit)) return unknown('business_unit', businessUnit);
  const text = await request.text();
  const body: unknown = text === '' ? undefined : JSON.parse(text);
  const asked: Asked = { businessUnit, id, query, body, signal: request.signal };
  const operation = `${request.method} ${action}`.trim();
  const done =
    place === 'invoices'
      ? await ofKind(invoices(store), operation, asked)
      : place === 'credit-notes'
        ? await ofKind(creditNotes(store), operation, asked)
        : undefined;
  return done ?? notInTheFake(request.method, pathname);
}

const invoices = (store: FakeStore): Kind<Invoice> => ({
  name: 'invoice',
  shelf: store.invoices,
  make: ({ businessUnit, id, body }) => newInvoice(businessUnit, id, expect(isInvoice, body)),
  row: invoiceRow,
  listName: 'invoices',
});

const creditNotes = (store: FakeStore): Kind<CreditNote> => ({
  name: 'credit_note',
  shelf: store.creditNotes,
  make: ({ businessUnit, id, body }) => newCreditNote(businessUnit, id, expect(isCreditNote, body)),
  row: creditNoteRow,
  listName: 'creditNotes',
});

async function ofKind<View extends Both>(
  kind: Kind<View>,
  operation: string,
  asked: Asked,
): Promise<Response | undefined> {
  const { businessUnit, id, query } = asked;
  if (id === '') return operation === 'GET' ? page(kind, asked) : undefined;
  if (operation === 'PUT') return handOver(kind, asked);
  const known = kind.shelf.find(businessUnit, id);
  if (known === undefined) return unknown(kind.name, id);
  switch (operation) {
    case 'GET': {
      const after = Number(query.get('after') ?? known.version);
      await kind.shelf.changed(businessUnit, id, after, Number(query.get('wait') ?? 0), asked.signal);
      return json(200, kind.shelf.get(businessUnit, id));
    }
    case 'POST cancel':
      if (known.sage !== null) return tooLate(kind.name, id);
      return change(kind, asked, moved(known, 'cancelled', notInSage));
    case 'POST correct':
      return change(kind, asked, {
        ...known,
        request: kind.make(asked).request,
        version: known.version + 1,
        status: 'posting',
        attention: null,
      });
    default:
      return undefined;
  }
}

function handOver<View extends Both>(kind: Kind<View>, asked: Asked): Response {
  const { businessUnit, id } = asked;
  const made = kind.make(asked);
  const known = kind.shelf.find(businessUnit, id);
  if (known !== undefined && contentOf(known.request) === contentOf(made.request)) return json(200, known);
  if (known !== undefined && known.status !== 'cancelled')
    return problemAnswer({
      status: 409,
      code: `${kind.name}_exists`,
      detail: `"${id}" of "${businessUnit}" was handed over before with other content; it is now ${known.status}.`,
      fix: 'Hand the changed one over under a new id, or correct this one.',
    });
  kind.shelf.set(businessUnit, id, made);
  const { number } = made.request;
  const idName = kind.name === 'invoice' ? 'invoiceId' : 'creditNoteId';
  return json(202, { businessUnit, [idName]: id, number, status: 'accepted' });
}

function change<View extends Both>(kind: Kind<View>, { businessUnit, id }: Asked, to: View): Response {
  kind.shelf.set(businessUnit, id, to);
  return json(200, to);
}

/** Filtered by status alone. */
function page<View extends Both>(kind: Kind<View>, { businessUnit, query }: Asked): Response {
  const statuses = query.get('status')?.split(',');
  const from = Number(query.get('cursor') ?? 0);
  const to = from + Number(query.get('limit') ?? 50);
  const all = kind.shelf.of(businessUnit).filter(({ status }) => statuses?.includes(status) ?? true);
  return json(200, {
    [kind.listName]: all.slice(from, to).map(kind.row),
    nextCursor: to < all.length ? String(to) : null,
    readAt: new Date().toISOString(),
    freshness: 'The fake is never behind.',
  });
}

const notInSage = () => ({ id: '', number: '' });

const json = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

const unknown = (what: 'business_unit' | 'invoice' | 'credit_note', id: string): Response =>
  problemAnswer({
    status: 404,
    code: `unknown_${what}`,
    detail: `There is no ${what.replace('_', ' ')} "${id}".`,
    fix: what === 'business_unit' ? 'Name it when the fake is made.' : 'Hand it over first.',
  });

const tooLate = (what: string, id: string): Response =>
  problemAnswer({ status: 409, code: 'already_in_sage', detail: `The ${what} "${id}" is in Sage already.` });

const notInTheFake = (method: string, path: string): Response =>
  problemAnswer({
    status: 501,
    code: 'not_in_the_fake',
    detail: `The fake has no ${method} ${path}.`,
    fix: 'Give the client a `fetch` of your own for it, or test against the sandbox.',
    retriable: false,
  });

/** Of a body no more is looked at than tells a mistake of the test. */
const isInvoice = (body: unknown): body is InvoiceRequest =>
  typeof body === 'object' && body !== null && 'number' in body && 'lines' in body;
const isCreditNote = (body: unknown): body is CreditNoteRequest => isInvoice(body);

function expect<Body>(is: (body: unknown) => body is Body, body: unknown): Body {
  if (is(body)) return body;
  throw new TypeError('The content of a hand-over has a number and lines');
}
