import { type InvoiceView } from '../../domain/invoice/invoice.ts';
import { eventually } from '../../test/support/eventually.ts';
import { type PsaClient } from '../../test/support/psa-client.ts';
import { type EmbeddedSystem } from '../embedded/start-system.ts';
import { expectSame, expectTrue, type Steps } from './steps.ts';
import { type Witness } from '../../test/support/witness.ts';

const ID = 'credit-of-a-day';

/** A credit note for an invoice that is in Sage, put against it there. */
export async function sendCreditNote(
  psa: PsaClient,
  { outside }: EmbeddedSystem,
  witness: Witness,
  { steps, invoice }: { readonly steps: Steps; readonly invoice: InvoiceView },
): Promise<void> {
  const { businessUnit, invoiceId, sage, request } = invoice;
  await steps.step(`Hand over a credit note against ${request.number}`, async () => {
    const content = {
      number: 'CN-2026-0001',
      date: request.date,
      currency: request.currency,
      customer: request.customer,
      lines: [{ description: 'A day that was not worked', quantity: '1', unitPrice: '115.67' }],
      against: { invoiceId },
      allocate: true,
    };
    const path = `/v1/business-units/${businessUnit}/credit-notes/${ID}`;
    expectSame((await psa.send('PUT', path, content)).status, 202, 'the hand-over');
    const { data } = await eventually(() => {
      const events = outside.psa.events().filter((event) => event.data['creditNoteId'] === ID);
      return events.find(({ type }) => type === 'credit_note.sent');
    }, 'the PSA to hear that it is sent');
    const made = (await witness.records('sales_credit_note.created')).filter(
      ({ id }) => id === data['sageCreditNoteId'],
    );
    expectSame(made.length, 1, 'credit notes in Sage');
    const { against, sageNumber } = data;
    const isPut = typeof against === 'object' && against !== null && 'allocated' in against;
    expectTrue(isPut && against.allocated === '115.67', 'it must be put against its invoice');
    return {
      told: `CN-2026-0001 is ${String(sageNumber)} in Sage, e-mailed, EUR 115.67 put against ${sage?.number}`,
      value: null,
    };
  });
}
