import assert from 'node:assert/strict';
import { type InvoiceStatus } from '../../domain/invoice/invoice.ts';
import { eventWorkflowId } from '../../domain/keys.ts';
import { users } from '../../sandbox/sage/seed.ts';
import { Bed } from '../support/bed.ts';
import { bringTo, invoiceStandings, obeyingCancellation } from '../support/invoice-standings.ts';
import { devServer } from '../support/servers.ts';
import { aPing, attemptsTo, WebhookBed } from '../support/webhook-bed.ts';

const UNIT = 'asked-to-cancel';
const UNTESTED = 'asked-to-cancel-untested';

/** What to use instead, where the API would not cancel either. */
const refusals: Partial<Record<InvoiceStatus, RegExp>> = {
  posting: /^Sage may have it already: wait until it is issued, then void it by the API/,
  issued: /^It is in Sage: void it by the API/,
  sent: /^It is in Sage: void it by the API/,
  part_paid: /^It is in Sage: void it by the API/,
  paid: /^It is in Sage: void it by the API/,
};

describe('A request to cancel a run, by an operator', () => {
  let hooks: WebhookBed;
  let bed: Bed;
  before(async () => {
    bed = await Bed.make(await devServer());
    hooks = new WebhookBed(bed);
    await bed.verified(UNIT);
    await bed.consent(UNTESTED, users.olivia);
  });
  after(() => hooks.stop());

  const statusOf = async (unit: string, id: string) => (await bed.invoice(unit, id).describe()).status.name;
  const waiting = async () => {
    const receiver = await hooks.endpoint('busy');
    receiver.answerNext(1, { status: 503, headers: { 'retry-after': '3600' } });
    const eventId = await hooks.send(aPing());
    await hooks.until(eventId, (one) => attemptsTo(one, 'busy').length === 1, 'tried');
    return { receiver, eventId, run: bed.client.workflow.getHandle(eventWorkflowId(eventId)) };
  };

  for (const [at, standing] of invoiceStandings.entries()) {
    const { name, status, next = status } = standing;
    const instead = refusals[status];
    const id = `asked-${at}`;
    const unit = standing.ofUntestedUnit ? UNTESTED : UNIT;
    const order = { number: `C-${id}`, ...standing.content };
    const title =
      instead === undefined ? 'cancels it as the API does' : 'is refused, with what to do instead';
    it(`of an invoice that is ${name} ${title} (R21)`, async () => {
      await bringTo(standing, bed, { unit, id, order });
      await bed.invoice(unit, id).cancel();
      if (instead === undefined) {
        const { timeline } = await bed.untilStatus(unit, id, 'cancelled');
        await standing.release?.(bed);
        assert.match(timeline.at(-1)?.text ?? '', /Cancellation requested in Temporal/);
        await bed.invoice(unit, id).result();
        assert.equal(await statusOf(unit, id), 'COMPLETED', 'an end of its own, as by the API');
        assert.equal((await bed.witness.invoicesWith(order.number)).length, 0);
        return;
      }
      const refused = await bed.until(unit, id, (view) => view.cancellationRefused !== null);
      assert.match(refused.cancellationRefused?.fix ?? '', instead);
      await standing.release?.(bed);
      await bed.untilStatus(unit, id, next);
      assert.equal(await statusOf(unit, id), 'RUNNING');
      assert.equal((await bed.witness.invoicesWith(order.number)).length, 1);
    });
  }

  it('of an event on its way is refused and shown, and the event arrives (R21)', async () => {
    const { receiver, eventId, run } = await waiting();
    await run.cancel();
    await hooks.until(eventId, (one) => one.cancellationRefusedAt !== null, 'refused');
    await hooks.deliveries.resend(eventId, null);
    await hooks.until(eventId, (one) => one.status === 'delivered', 'delivered');
    assert.deepEqual(
      receiver.events().map(({ id, deliveries }) => [id, deliveries]),
      [[eventId, 2]],
    );
    await hooks.endpoints.remove('busy');
  });

  it('negative control: under code that does not see to it, it ends an event on its way and an invoice that is sent', async () => {
    await bed.stopWorker();
    await bed.startWorker(obeyingCancellation);
    const { eventId, run } = await waiting();
    await bed.handOver(UNIT, 'obeyed', { number: 'C-obeyed' });
    await bed.until(UNIT, 'obeyed', (view) => view.waitingFor?.what === 'payment');
    for (const one of [run, bed.invoice(UNIT, 'obeyed')]) {
      await one.cancel();
      await assert.rejects(one.result());
    }
    assert.equal((await hooks.deliveries.view(eventId)).stopped?.how, 'cancelled');
    assert.equal(await statusOf(UNIT, 'obeyed'), 'CANCELLED');
  });
});
