import { type InvoiceView } from '../../domain/invoice/invoice.ts';
import { type PaymentWatchView } from '../../domain/payments/watch-view.ts';
import { type EmbeddedSystem } from '../embedded/start-system.ts';
import { eventually } from '../../test/support/eventually.ts';
import { type PsaClient } from '../../test/support/psa-client.ts';
import { type Example, type Sent } from './send-invoice.ts';
import { UNIT } from './set-up-unit.ts';
import { expectSame, type Steps } from './steps.ts';
import { type Witness } from '../../test/support/witness.ts';

interface Stage {
  readonly psa: PsaClient;
  readonly witness: Witness;
  readonly steps: Steps;
  readonly sage: EmbeddedSystem['outside']['sage']['control'];
}

/** Paid in two parts, paid and taken back, voided, paid at once: what the four invoices come to. */
export async function followTheMoney(stage: Stage, sent: readonly Sent[]): Promise<InvoiceView[]> {
  const { steps, sage } = stage;
  const views: InvoiceView[] = [];
  for (const { id, view } of sent) {
    const number = view.sage?.number ?? '';
    const invoiceId = view.sage?.id ?? '';
    const currency = view.request.currency;
    switch (id) {
      case 'time-and-materials':
        await steps.step(`The customer pays ${currency} 100.00 of ${number} in Sage`, async () => {
          await sage.recordPayment({ invoiceId, amount: '100.00' });
          const { payment } = await until(stage, id, 'part_paid', ['part_paid']);
          expectSame(Number(payment?.paid), 100, 'what is paid');
          return {
            told: `Part paid; the PSA was told that ${currency} ${payment?.outstanding} is outstanding`,
            value: null,
          };
        });
        views.push(
          await payInFull(
            stage,
            id,
            `The customer pays the rest of ${number}`,
            ['part_paid', 'paid'],
            invoiceId,
          ),
        );
        break;
      case 'fixed-fee': {
        let paymentId = '';
        await steps.step(`The customer pays ${number} in Sage`, async () => {
          ({ id: paymentId } = await sage.recordPayment({ invoiceId }));
          await until(stage, id, 'paid', ['paid']);
          return { told: 'Paid; the PSA was told, and it stays watched', value: null };
        });
        views.push(
          await steps.step(`The payment of ${number} bounces: a bookkeeper deletes it in Sage`, async () => {
            await sage.deletePayment(paymentId);
            const view = await until(stage, id, 'sent', ['paid', 'sent']);
            expectSame(view.payment?.outstanding, view.sage?.totals.total, 'what is outstanding');
            return {
              told: `Open again; the PSA was told that ${currency} ${view.payment?.outstanding} is outstanding`,
              value: view,
            };
          }),
        );
        break;
      }
      case 'new-customer':
        views.push(await voidIt(stage, id, number, invoiceId));
        break;
      case 'project-terms':
        views.push(await payInFull(stage, id, `The customer pays ${number} in Sage`, ['paid'], invoiceId));
    }
  }
  await lookAtTheBooks(stage);
  return views;
}

function payInFull(
  stage: Stage,
  id: Example,
  title: string,
  statuses: readonly string[],
  invoiceId: string,
): Promise<InvoiceView> {
  return stage.steps.step(title, async () => {
    await stage.sage.recordPayment({ invoiceId });
    const view = await until(stage, id, 'paid', statuses);
    expectSame(Number(view.payment?.outstanding), 0, 'what is outstanding');
    return {
      told: `signal, look at Sage, Paid; the PSA was told ${['issued', 'sent', ...statuses].join(', ')}`,
      value: view,
    };
  });
}

function voidIt({ psa, witness, steps, ...rest }: Stage, id: Example, number: string, invoiceId: string) {
  return steps.step(`The PSA takes ${number} back: void, with the reason`, async () => {
    const path = `/v1/business-units/${UNIT}/invoices/${id}/void`;
    const order = { reason: 'Billed to the wrong customer' };
    await psa.send('POST', path, order);
    const again = await psa.send<InvoiceView>('POST', path, order);
    expectSame([again.status, again.body.status], [200, 'voided'], 'the same order again');
    const view = await until({ psa, witness, steps, ...rest }, id, 'voided', ['voided']);
    const voided = (await witness.records('sales_invoice.voided')).filter((entry) => entry.id === invoiceId);
    expectSame(voided.length, 1, 'times that Sage voided it');
    return { told: 'VOID in Sage, once; the PSA was told voided', value: view };
  });
}

async function lookAtTheBooks({ psa, witness, steps }: Stage): Promise<void> {
  await steps.step('An operator lets the books be looked at now, without any notice', async () => {
    const path = `/v1/business-units/${UNIT}/payment-watch`;
    const before = await witness.lastRequest();
    const { body } = await psa.send<PaymentWatchView>('POST', `${path}/check`);
    const calls = await witness.apiCalls(before);
    expectSame(calls.length, body.lastCheck?.calls, 'calls of the look');
    const { open, settled, nextCheck } = body;
    return {
      told: `${calls.length} calls, whatever is open; ${open} open, ${settled} paid and watched; next look ${nextCheck.at?.slice(0, 16)}Z (${nextCheck.why.replaceAll('_', ' ')})`,
      value: null,
    };
  });
}

/** The invoice at that status, and the PSA told of these after issued and sent, each once and without a gap. */
async function until(
  { psa, witness }: Stage,
  id: Example,
  status: InvoiceView['status'],
  statuses: readonly string[],
): Promise<InvoiceView> {
  const view = await psa.follow(UNIT, id, (now) => now.status === status);
  const wanted = ['issued', 'sent', ...statuses].map((name) => `invoice.${name}`);
  const told = await eventually(() => {
    const events = witness.toldAbout(id).filter(({ type }) => type !== 'invoice.overdue');
    return events.length >= wanted.length ? events : undefined;
  }, `the PSA to hear that ${id} is ${status}`);
  expectSame(
    told.map(({ type }) => type),
    wanted,
    'events told to the PSA',
  );
  const all = witness.toldAbout(id).map(({ sequence }) => sequence);
  expectSame(
    all,
    all.map((_, index) => index + 1),
    'their sequence',
  );
  return view;
}
