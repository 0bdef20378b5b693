import assert from 'node:assert/strict';
import { contentHash } from '../../domain/invoice/content-hash.ts';
import { type InvoiceRequest } from '../../domain/invoice/invoice.ts';
import * as messages from '../../domain/invoice/messages.ts';
import { anInvoice, Bed } from '../support/bed.ts';
import { customerMadeByHand } from '../support/by-hand.ts';
import { skippingServer } from '../support/servers.ts';

const UNIT = 'reissue-checked';

describe('An invoice that is to be issued anew', () => {
  let bed: Bed;
  before(async () => {
    bed = await Bed.make(await skippingServer());
    await bed.verified(UNIT);
  });
  after(() => bed.stop());

  const at = { name: 'Main', address_line_1: '1 Quai', city: 'Nantes', country_id: 'FR' };
  const zero = [{ description: 'Advice', quantity: '1', unitPrice: '100.00', taxRateId: 'GB_ZERO' }];
  const standard = zero.map((line) => ({ ...line, taxRateId: 'GB_STANDARD' }));
  const bare = { name: 'Bare Ltd', email: 'bare@new.example.test', address: undefined };
  const french = { name: 'Nantes SARL', email: 'nantes@new.example.test', address: undefined };

  const cases: {
    what: string;
    code: RegExp;
    first: Partial<InvoiceRequest>;
    anew: Partial<InvoiceRequest>;
  }[] = [
    {
      what: 'tax-abroad',
      code: /Sage takes a zero rate there/,
      first: { customer: french, lines: zero },
      anew: { customer: french, lines: standard },
    },
    {
      what: 'no-address',
      code: /Sage has no address of "Bare Ltd"/,
      first: { customer: { ...bare, address: { line1: '1 Dock Road', country: 'GB' } } },
      anew: { customer: bare },
    },
    {
      what: 'other-total',
      code: /grossTotal 121.00 is not/,
      first: { lines: standard },
      anew: { lines: standard, grossTotal: '121.00' },
    },
    {
      what: 'long-footer',
      code: /footer has 1990 characters/,
      first: { lines: standard },
      anew: { lines: standard, footer: 'x'.repeat(1990) },
    },
  ];

  before(async () => {
    await customerMadeByHand(bed.outside, { name: french.name, email: french.email, main_address: at });
    await customerMadeByHand(bed.outside, { name: bare.name, email: bare.email });
  });

  for (const { what, code, first, anew } of cases)
    it(`is left in Sage where the new one would stop: ${what}`, async () => {
      await bed.handOver(UNIT, what, { number: what, send: 'none', ...first });
      const { sage } = await bed.untilStatus(UNIT, what, 'issued');
      const request = anInvoice({ number: what, send: 'none', ...anew });
      const order = { request, contentHash: contentHash(request), reason: 'Other content' };
      const refusal = await bed
        .invoice(UNIT, what)
        .executeUpdate(messages.reissueInvoiceUpdate, { args: [order] })
        .then(
          () => 'reissued',
          (error: unknown) => (error instanceof Error ? String(error.cause) : ''),
        );
      assert.match(refusal, /stays as it is/);
      assert.match(refusal, code);
      const view = await bed.invoices.view({ businessUnit: UNIT, invoiceId: what });
      assert.deepEqual([view.status, view.revision, view.sage?.id], ['issued', 1, sage?.id]);
      assert.deepEqual(await bed.witness.records('sales_invoice.voided'), []);
    });

  it('is issued anew where nothing stands against it', async () => {
    const request = anInvoice({
      number: 'tax-abroad',
      send: 'none',
      customer: french,
      lines: [...zero, ...zero],
    });
    const order = { request, contentHash: contentHash(request), reason: 'One more line' };
    await bed.invoice(UNIT, 'tax-abroad').executeUpdate(messages.reissueInvoiceUpdate, { args: [order] });
    const view = await bed.until(
      UNIT,
      'tax-abroad',
      ({ status, revision }) => status === 'issued' && revision === 2,
    );
    assert.equal(view.sage?.totals.total, '200.00');
  });
});
