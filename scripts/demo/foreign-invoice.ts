import { readFile } from 'node:fs/promises';
import { harbour, password, users } from '../../sandbox/sage/seed.ts';
import { type InvoiceView } from '../../domain/invoice/invoice.ts';
import { invoiceRequest } from '../../domain/schemas/invoice.ts';
import { walkConsent } from '../../test/support/browser-walk.ts';
import { eventually } from '../../test/support/eventually.ts';
import { type PsaClient } from '../../test/support/psa-client.ts';
import { type EmbeddedSystem } from '../embedded/start-system.ts';
import { checkTimesheet, timesheetOf } from './timesheet.ts';
import { expectSame, expectTrue, type Steps } from './steps.ts';
import { type Witness } from '../../test/support/witness.ts';

const UNIT = 'harbour-studio';
const ID = 'foreign-currency';

/** What the example must come to, worked out by hand: EUR 2725.90 / 1.1567, without tax, as the business is not registered for VAT. */
const expected = {
  rate: { rate: '1.1567', source: 'psa', asOf: null },
  inBaseCurrency: { currency: 'GBP', net: '2356.62', tax: '0.00', total: '2356.62' },
};

/** Another unit, whose business keeps foreign currencies, sends an invoice in one of them. */
export async function sendForeignInvoice(
  psa: PsaClient,
  system: EmbeddedSystem,
  witness: Witness,
  steps: Steps,
): Promise<InvoiceView> {
  await steps.step(`Connect and test business unit "${UNIT}", which has foreign currencies`, async () => {
    const page = await walkConsent(await psa.authorize(UNIT), { email: users.sam, password });
    expectSame(page.status, 200, 'the page after the callback');
    const report = await psa.testConnection(UNIT, 'Sales - Services');
    expectSame(report.outcome, 'success', `the test (${JSON.stringify(report.steps)})`);
    const { business } = await psa.connection(UNIT);
    expectSame([business?.id, business?.multiCurrency], [harbour.id, true], 'business and currencies');
    return { told: `${business?.name}, base currency ${business?.baseCurrency}`, value: null };
  });
  return steps.step(`Send examples/${ID}.json with a timesheet`, async () => {
    const file = new URL(`../../examples/${ID}.json`, import.meta.url);
    const example: unknown = JSON.parse(await readFile(file, 'utf8'));
    const content = { ...invoiceRequest.parse(example), attachments: [timesheetOf(system)] };
    expectSame(await psa.handOver(UNIT, ID, content), 202, 'the hand-over');
    const view = await psa.follow(UNIT, ID, (now) => now.waitingFor?.what === 'payment');
    const { exchangeRate, inBaseCurrency, sage, request } = view;
    expectSame(exchangeRate, expected.rate, 'the exchange rate');
    expectSame(inBaseCurrency, expected.inBaseCurrency, 'the amounts in base currency');
    const [made, ...more] = await witness.invoicesWith(request.number);
    expectTrue(made !== undefined && more.length === 0, `Sage must hold ${request.number} exactly once`);
    const { currency, exchangeRate: rate, baseTotal } = made.summary;
    expectSame(
      [currency, rate, baseTotal],
      ['EUR', expected.rate.rate, expected.inBaseCurrency.total],
      'currency, rate and total in base currency as Sage has them',
    );
    const told = await eventually(() => {
      const events = system.outside.psa.events().filter(({ data }) => data['invoiceId'] === ID);
      return events.find(({ type }) => type === 'invoice.sent');
    }, 'the PSA to hear that it is sent');
    expectSame(told.data['exchangeRate'], expected.rate, 'the rate that the PSA was told');
    expectSame(told.data['inBaseCurrency'], expected.inBaseCurrency, 'the amounts that the PSA was told');
    await checkTimesheet(system, witness, view);
    return {
      told: `${request.number} is ${sage?.number} in Sage, EUR ${sage?.totals.total} at 1.1567 for GBP 1 (from the PSA): GBP ${inBaseCurrency?.total}; the timesheet is attached to it there and to the e-mail`,
      value: view,
    };
  });
}
