import { readFile } from 'node:fs/promises';
import { type PsaClient } from '../../test/support/psa-client.ts';
import { type Witness } from '../../test/support/witness.ts';
import { expectSame, expectTrue, type Steps } from './steps.ts';

const UNIT = 'northwind-uk';
const ID = 'shared-email';

/** A new company uses the e-mail of another: nobody is invoiced until a person said who it is. */
export async function settleCustomerInDoubt(psa: PsaClient, witness: Witness, steps: Steps): Promise<void> {
  const file = new URL(`../../examples/${ID}.json`, import.meta.url);
  const content: unknown = JSON.parse(await readFile(file, 'utf8'));
  await steps.step(`Send examples/${ID}.json, whose e-mail is another customer's in Sage`, async () => {
    expectSame(await psa.handOver(UNIT, ID, content), 202, 'the hand-over');
    const { attention, request } = await psa.follow(UNIT, ID, (now) => now.status === 'needs_attention');
    expectSame(attention?.code, 'customer_name_differs', 'what the invoice asks');
    expectSame((await witness.invoicesWith(request.number)).length, 0, 'invoices in Sage before the answer');
    return { told: `${request.number} asks first: ${attention?.message}`, value: null };
  });
  await steps.step('Answer: create a new customer', async () => {
    const path = `/v1/business-units/${UNIT}/invoices/${ID}/customer`;
    await psa.send('POST', path, { create: true, remember: true });
    const view = await psa.follow(UNIT, ID, (now) => now.waitingFor?.what === 'payment');
    const { customer, request, sage } = view;
    expectSame([customer?.name, customer?.origin], [request.customer.name, 'created'], 'the customer');
    const [made, ...more] = await witness.invoicesWith(request.number);
    expectTrue(made !== undefined && more.length === 0, `Sage must hold ${request.number} exactly once`);
    const contacts = await witness.records('contact.created');
    expectSame(
      contacts.filter(({ summary }) => summary['name'] === request.customer.name).length,
      1,
      'customers of that name made in Sage',
    );
    return {
      told: `${request.number} is ${sage?.number} in Sage, for ${customer?.name} (created)`,
      value: null,
    };
  });
}
