import { readFile } from 'node:fs/promises';
import { type InvoiceRequest, type InvoiceView } from '../../domain/invoice.ts';
import { invoiceRequest } from '../../domain/schemas/invoice.ts';
import { type EmbeddedSystem } from '../embedded/start-system.ts';
import { PsaClient } from './psa-client.ts';
import { eventually } from './eventually.ts';
import { connect, mapLedgers, testLedger, UNIT } from './set-up-unit.ts';
import { expectSame, expectTrue, type Steps } from './steps.ts';
import { historyLink, summary } from './summary.ts';
import { Witness } from './witness.ts';

const examples = ['time-and-materials', 'fixed-fee', 'new-customer', 'project-terms'] as const;

interface Expected {
  readonly calls: number;
  readonly ledgers: readonly string[];
  readonly dueDate: string;
}

/** What each example must come to, worked out by hand from the settings that the story makes. */
const expected: Record<(typeof examples)[number], Expected> = {
  'time-and-materials': {
    calls: 4,
    ledgers: ['Sales - Services', 'Sales - Licences'],
    dueDate: '2026-12-02',
  },
  'fixed-fee': { calls: 4, ledgers: ['Sales - Products'], dueDate: '2026-12-03' },
  'new-customer': { calls: 5, ledgers: ['Sales - Services'], dueDate: '2026-12-04' },
  'project-terms': { calls: 3, ledgers: ['Sales - Services'], dueDate: '2026-11-19' },
};

/** The whole story, each step checked against what Sage, the mailbox and the PSA themselves recorded. */
export async function play(system: EmbeddedSystem, apiKey: string, steps: Steps): Promise<void> {
  const psa = new PsaClient(system.api.url, apiKey);
  const witness = new Witness(system.outside);
  await connect(psa, steps);
  await testLedger(psa, witness, steps);
  await mapLedgers(psa, steps);
  const sent: { id: string; view: InvoiceView; calls: number }[] = [];
  for (const example of examples) sent.push(await sendInvoice(psa, witness, steps, example));
  const paid: InvoiceView[] = [];
  for (const { id, view } of sent) paid.push(await payInvoice(system, psa, witness, steps, id, view));
  steps.tell(`\n${summary(paid, sent)}`);
  if (system.uiUrl !== null)
    steps.tell(
      `\nHistories, while this runs (npm run demo -- --keep):\n${paid.map((view) => historyLink(system.uiUrl ?? '', view)).join('\n')}`,
    );
}

async function sendInvoice(psa: PsaClient, witness: Witness, steps: Steps, id: (typeof examples)[number]) {
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
    const calls = await witness.apiCalls(before);
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

async function payInvoice(
  system: EmbeddedSystem,
  psa: PsaClient,
  witness: Witness,
  steps: Steps,
  id: string,
  issued: InvoiceView,
): Promise<InvoiceView> {
  return steps.step(`The customer pays ${issued.sage?.number} in Sage`, async () => {
    await system.outside.sage.control.recordPayment({ invoiceId: issued.sage?.id ?? '' });
    const view = await psa.follow(UNIT, id, (now) => now.status === 'paid');
    expectSame(Number(view.payment?.outstanding), 0, 'what is outstanding');
    const told = await eventually(() => {
      const { sequences, statuses } = witness.statusesTold(id);
      return statuses.at(-1) === 'paid' ? { sequences, statuses } : undefined;
    }, `the PSA to hear that ${id} is paid`);
    expectSame(told.statuses, ['issued', 'sent', 'paid'], 'statuses told to the PSA');
    expectSame(told.sequences, [1, 2, 3], 'their sequence');
    return { told: `signal, look at Sage, Paid; the PSA was told ${told.statuses.join(', ')}`, value: view };
  });
}
