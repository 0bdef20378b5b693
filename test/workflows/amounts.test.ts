import assert from 'node:assert/strict';
import { inflateSync } from 'node:zlib';
import { type InvoiceRequest } from '../../domain/invoice/invoice.ts';
import { Bed } from '../support/bed.ts';
import { skippingServer } from '../support/servers.ts';

const UNIT = 'amounts';

describe('the amounts of an invoice', () => {
  let bed: Bed;
  before(async () => {
    bed = await Bed.make(await skippingServer());
    await bed.verified(UNIT);
  });
  after(() => bed.stop());

  const sent = async (id: string, changes: Partial<InvoiceRequest>) => {
    await bed.handOver(UNIT, id, { number: id, ...changes });
    const { sage } = await bed.untilStatus(UNIT, id, 'sent');
    assert.ok(sage);
    assert.deepEqual(sage.differences, [], "Sage's totals are ours");
    const [mail] = bed.witness.mailsAbout(sage.number);
    const pdf = await fetch(new URL(mail?.attachments[0]?.url ?? '', bed.outside.mail.url));
    return { ...sage, mail: mail?.text ?? '', pdf: textOf(Buffer.from(await pdf.arrayBuffer())) };
  };
  const line = { description: 'Consulting', quantity: '1', unitPrice: '100.00' };

  it('with prices that include tax are the same in Sage, PDF and e-mail: 49.95 stays 49.95', async () => {
    const { totals, mail, pdf } = await sent('P-1', {
      pricesIncludeTax: true,
      lines: [{ ...line, unitPrice: '49.95' }],
      taxTotal: '8.33',
      grossTotal: '49.95',
    });
    assert.deepEqual(totals, { net: '41.62', tax: '8.33', total: '49.95' });
    assert.match(mail, /for £49\.95\./);
    assert.match(pdf, /49\.95/);
  });

  it('are not a cent less for a line that is wholly discounted: 0.25 x 85.50 less 100 %', async () => {
    const free = { ...line, quantity: '0.25', unitPrice: '85.50', discount: { percent: '100' } };
    const { totals, mail, pdf } = await sent('P-2', { lines: [line, free] });
    assert.equal(totals.total, '120.00');
    assert.match(mail, /for £120\.00\./);
    assert.match(pdf, /Consulting \(0\.25 x 85\.50\)/);
  });

  it('are to the cent for quantities and prices with many decimals, which the PDF shows', async () => {
    const lines = [
      { ...line, quantity: '0.8333' },
      { ...line, quantity: '0.1648', unitPrice: '7000' },
      { ...line, unitPrice: '41.625' },
      { ...line, quantity: '0.75', unitPrice: '49.50', discount: { percent: '10' } },
    ];
    const { totals, pdf } = await sent('P-3', { lines, netTotal: '1311.97' });
    assert.equal(totals.net, '1311.97');
    for (const figures of ['0.8333 x 100.00', '0.1648 x 7000', '1 x 41.625'])
      assert.ok(pdf.includes(figures), figures);
  });
});

/** The text of a PDF as its content streams have it, without its layout. */
function textOf(pdf: Buffer): string {
  const parts: string[] = [];
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 7)) {
    if (pdf.subarray(at - 3, at).toString('latin1') === 'end') continue;
    const packed = pdf.subarray(at + 7, pdf.indexOf('endstream', at));
    // Of the others, images and the like, nothing is text.
    if (packed[0] !== 0x78) continue;
    const content = inflateSync(packed).toString('latin1');
    for (const [shown] of content.matchAll(/\[[^\]]*\] TJ/g))
      parts.push(
        [...shown.matchAll(/<([0-9a-f]*)>/g)]
          .map(([, hex = '']) => Buffer.from(hex, 'hex').toString('latin1'))
          .join(''),
      );
  }
  return parts.join('\n').replaceAll('\n', ' ');
}
