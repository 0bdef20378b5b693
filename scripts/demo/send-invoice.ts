import { readFile } from 'node:fs/promises';
import { type InvoiceRequest, type InvoiceView } from '../../domain/invoice/invoice.ts';
import { invoiceRequest } from '../../domain/schemas/invoice.ts';
import { type PsaClient } from '../../test/support/psa-client.ts';
import { UNIT } from './set-up-unit.ts';
import { expectSame, expectTrue, type Steps } from './steps.ts';
import { type Witness } from '../../test/support/witness.ts';

export const examples = ['time-and-materials', 'fixed-fee', 'new-customer', 'project-terms'] as const;

export type Example = (typeof examples)[number];

interface Expected {
  readonly calls: number;
  readonly ledgers: readonly string[];
  readonly dueDate: string;
}

/** What each example must come to, worked out by hand from the settings that the story makes. */
const expected: Record<Example, Expected> = {
  'time-and-materials': {
    calls: 4,
    ledgers: ['Sales - Services', 'Sales - Licences'],
    dueDate: '2026-12-02',
  },
  'fixed-fee': { calls: 4, ledgers: ['Sales - Products'], dueDate: '2026-12-03' },
  'new-customer': { calls: 6, ledgers: ['Sales - Services'], dueDate: '2026-12-04' },
  // With a footer, which stands below Sage's default terms.
  'project-terms': { calls: 4, ledgers: ['Sales - Services'], dueDate: '2026-11-19' },
};

export interface Sent {
  readonly id: Example;
  readonly view: InvoiceView;
  readonly calls: number;
}

/** One of the examples, from the hand-over until it waits for its money. */
export async function sendInvoice(
  psa: PsaClient,
  witness: Witness,
  steps: Steps,
  id: Example,
): Promise<Sent> {
  return steps.step(`Send examples/${id}.json`, async () => {
    const content: unknown = JSON.parse(
      await readFile(new URL(`../../examples/${id}.json`, import.meta.url), 'utf8'),
    );
    const request = invoiceRequest.parse(content);
    const before = await witness.lastRequest();
    expectSame(await psa.handOver(UNIT, id, content), 202, 'the hand-over');
    const view = await psa.follow(
      UNIT,
      id,
      (now) => now.status === 'sent' && now.waitingFor?.what === 'payment',
    );
    const calls = await witness.invoiceCalls(before);
    expectSame(await psa.handOver(UNIT, id, content), 200, 'the same hand-over again');
    await checkInSage(witness, request, view, expected[id]);
    const mails = witness.mailsAbout(view.sage?.number ?? '');
    const pdf = mails[0]?.attachments[0];
    expectSame([mails.length, pdf?.contentType], [1, 'application/pdf'], 'e-mails with a PDF');
    expectSame(
      calls.length,
      expected[id].calls,
      `calls to Sage (${calls.map(({ method, path }) => `${method} ${path}`).join(', ')})`,
    );
    expectSame(view.sageCalls, calls.length, 'calls as the invoice counts them');
    const told = `${request.number} is ${view.sage?.number} in Sage, ${request.currency} ${view.sage?.totals.total}, for ${view.customer?.name} (${view.customer?.origin}); PDF e-mailed, marked sent`;
    return { told, value: { id, view, calls: calls.length } };
  });
}

async function checkInSage(
  witness: Witness,
  request: InvoiceRequest,
  view: InvoiceView,
  wanted: Expected,
): Promise<void> {
  const [made, ...more] = await witness.invoicesWith(request.number);
  expectTrue(made !== undefined && more.length === 0, `Sage must hold ${request.number} exactly once`);
  expectSame(made.id, view.sage?.id, 'the id in Sage');
  expectSame(made.summary['number'], view.sage?.number, "Sage's number");
  expectSame(Number(made.summary['total']), Number(view.sage?.totals.total), "Sage's total");
  expectSame(
    [made.summary['date'], made.summary['dueDate']],
    [request.date, wanted.dueDate],
    'dates in Sage',
  );
  expectSame(made.summary['reference'], request.reference ?? request.number, 'the reference in Sage');
  expectSame(view.sage?.differences, [], 'differences of totals');
  expectSame([...new Set(view.lines?.map((line) => line.ledger.name))], wanted.ledgers, 'ledgers');
  const sent = (await witness.records('sales_invoice.updated')).filter((entry) => entry.id === made.id);
  expectSame(
    sent.map((entry) => entry.summary['sent']),
    ['true'],
    'marks as sent in Sage',
  );
}
