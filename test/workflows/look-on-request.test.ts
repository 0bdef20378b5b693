import assert from 'node:assert/strict';
import * as invoiceMessages from '../../domain/invoice/messages.ts';
import { pauseTurnstileUpdate } from '../../domain/turnstile/messages.ts';
import * as messages from '../../domain/payments/messages.ts';
import { Bed } from '../support/bed.ts';
import { Books } from '../support/books.ts';
import { skippingServer } from '../support/servers.ts';

const UNIT = 'on-request';
const MINUTE_MS = 60_000;

describe('A person who asks for a look at the payments after trouble', () => {
  let bed: Bed;
  let books: Books;
  beforeEach(async () => {
    bed = await Bed.make(await skippingServer(), { env: { PAYMENT_CHECK_MINUTES: '15' } });
    await bed.verified(UNIT);
    books = new Books(bed, UNIT);
  });
  afterEach(() => bed.stop());

  /** The watch waits in the turnstile for a turn of its own, which nothing opens but a person. */
  const heldBack = async (invoiceId: string) => {
    const id = await books.sent(invoiceId);
    await books.look();
    await books.pay(id);
    await bed.turnstile().executeUpdate(pauseTurnstileUpdate, { args: [{ reason: 'a test' }] });
    await bed.pass(61 * MINUTE_MS);
    await bed.watchUntil((view) => view.problem?.code === 'operator', 'it waits for its turn');
  };

  it('gets one at once, though the watch waits for a turn that is held back', async () => {
    await heldBack('all');
    const { looked } = await bed.paymentWatch().executeUpdate(messages.checkPaymentsUpdate);
    assert.equal(looked, true);
    await books.until('all', ({ status }) => status === 'paid');
  });

  it('of one invoice gets that at once as well', async () => {
    await heldBack('one');
    await bed.invoice(UNIT, 'one').executeUpdate(invoiceMessages.checkPaymentUpdate);
    const { status } = await bed.invoices.view({ businessUnit: UNIT, invoiceId: 'one' });
    assert.equal(status, 'paid');
  });

  it('gets one while the watch pauses for what Sage refused', async () => {
    const id = await books.sent('refused');
    await books.look();
    await books.pay(id);
    await books.sage.faults.arm({ name: 'forbidden', endpoint: 'GET /sales_invoices', times: 8 });
    const first = bed.paymentWatch().executeUpdate(messages.checkPaymentsUpdate);
    for (let n = 0; n < 30; n += 1) await bed.pass(2 * MINUTE_MS);
    await first;
    await bed.watchUntil(({ nextCheck }) => nextCheck.why === 'problem', 'it pauses');
    await books.sage.faults.clear();
    const { looked } = await bed.paymentWatch().executeUpdate(messages.checkPaymentsUpdate);
    assert.equal(looked, true);
    await books.until('refused', ({ status }) => status === 'paid');
  });
});
