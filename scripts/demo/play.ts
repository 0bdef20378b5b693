import { readFile } from 'node:fs/promises';
import { type InvoiceView } from '../../domain/invoice.ts';
import { type InvoiceRequest } from '../../domain/invoice.ts';
import { invoiceWorkflowId } from '../../domain/keys.ts';
import { invoiceRequest } from '../../domain/schemas/invoice.ts';
import { northwind, password, users } from '../../sandbox/sage/seed.ts';
import { type EmbeddedSystem } from '../embedded/start-system.ts';
import { walkConsent } from './browser-walk.ts';
import { PsaClient } from './psa-client.ts';
import { eventually } from './eventually.ts';
import { expectSame, expectTrue, type Steps, table } from './steps.ts';
import { Witness } from './witness.ts';

const UNIT = 'northwind-uk';
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
    steps.tell(`\nHistories:\n${paid.map((view) => historyLink(system.uiUrl ?? '', view)).join('\n')}`);
}

async function connect(psa: PsaClient, steps: Steps): Promise<void> {
  const link = await steps.step(`Pick business unit "${UNIT}", click Connect on the Sage tile`, async () => {
    const url = await psa.authorize(UNIT);
    expectSame((await psa.connection(UNIT)).status, 'authorizing', 'status after Connect');
    return { told: 'a link to the consent page, good for ten minutes and one browser', value: url };
  });
  await steps.step('Log in at Sage, allow access, come back through the callback', async () => {
    const page = await walkConsent(link, { email: users.olivia, password });
    expectSame(page.status, 200, 'the page after the callback');
    const view = await psa.connection(UNIT);
    expectSame(view.status, 'choosing_business', 'status after the consent');
    return {
      told: `code exchanged with PKCE; choose: ${view.businesses.map(({ name }) => name).join(' or ')}`,
      value: undefined,
    };
  });
  await steps.step(`Choose ${northwind.name}`, async () => {
    const view = await psa.chooseBusiness(UNIT, northwind.id);
    expectSame([view.status, view.business?.id], ['connected', northwind.id], 'status and business');
    return {
      told: `${view.business?.name}, ${view.business?.baseCurrency}, VAT registered: ${view.business?.vatRegistered}`,
      value: undefined,
    };
  });
}

async function testLedger(psa: PsaClient, witness: Witness, steps: Steps): Promise<void> {
  await steps.step('Test connection with "sales - services"', async () => {
    const report = await psa.testConnection(UNIT, 'sales - services');
    const failed = report.steps.find((step) => step.outcome === 'failed');
    expectSame([report.outcome, failed?.step], ['failed', 'ledger'], 'the wrongly cased ledger');
    expectSame(report.suggestions[0], 'Sales - Services', 'the suggestion');
    expectSame((await witness.records('sales_invoice.created')).length, 0, 'invoices in Sage');
    return { told: `Failed: ${failed?.message} ${failed?.fix}`, value: undefined };
  });
  await steps.step('Test connection with "Sales - Services"', async () => {
    const report = await psa.testConnection(UNIT, 'Sales - Services');
    expectSame(report.outcome, 'success', `the test (${JSON.stringify(report.steps)})`);
    const created = (await witness.records('sales_invoice.created')).map((entry) => entry.id);
    const removed = (await witness.records('sales_invoice.deleted')).map((entry) => entry.id);
    expectSame([created.length, removed], [1, created], 'test invoices made and removed in Sage');
    expectSame((await psa.connection(UNIT)).status, 'verified', 'status after the test');
    return {
      told: `Success: test invoice ${report.invoice?.number} created, read back, removed; the unit is connected`,
      value: undefined,
    };
  });
}

async function mapLedgers(psa: PsaClient, steps: Steps): Promise<void> {
  await steps.step('Add two GL accounts, link one to a contract template', async () => {
    const base = `/v1/business-units/${UNIT}`;
    await psa.send('PUT', `${base}/gl-accounts/products`, {
      name: 'Sales - Products',
      description: 'Fixed-fee projects',
      integration: 'sage',
    });
    await psa.send('PUT', `${base}/gl-accounts/licences`, {
      name: 'Sales - Licences',
      description: 'Software passed on',
      integration: 'sage',
    });
    await psa.send('PUT', `${base}/contract-templates/fixed-fee`, { glAccountId: 'products' });
    const view = await psa.connection(UNIT);
    expectSame(
      view.glAccounts.map((account) => account.ledger?.nominalCode),
      [4020, 4000],
      'ledgers of the GL accounts',
    );
    return {
      told: 'licences -> Sales - Licences (4020); products -> Sales - Products (4000), linked to "fixed-fee"',
      value: undefined,
    };
  });
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

const historyLink = (uiUrl: string, { businessUnit, invoiceId, sage }: InvoiceView): string =>
  `  ${sage?.number}: ${uiUrl}/namespaces/default/workflows/${encodeURIComponent(invoiceWorkflowId(businessUnit, invoiceId))}`;

function summary(paid: readonly InvoiceView[], sent: readonly { id: string; calls: number }[]): string {
  return table(
    ['PSA number', 'Sage', 'Customer', 'Ledgers', 'Due', 'Total', 'Status', 'Calls'],
    paid.map((view) => [
      view.request.number,
      view.sage?.number ?? '',
      `${view.customer?.name} (${view.customer?.origin})`,
      [...new Set(view.lines?.map((line) => line.ledger.displayedAs))].join(', '),
      `${view.plan?.dueDate} (${view.plan?.dueDateSource})`,
      `${view.request.currency} ${view.sage?.totals.total}`,
      view.status,
      String(sent.find(({ id }) => id === view.invoiceId)?.calls ?? ''),
    ]),
  );
}
