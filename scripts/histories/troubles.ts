import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type InvoiceView } from '../../domain/invoice/invoice.ts';
import { northwind, password, users } from '../../sandbox/sage/seed.ts';
import { walkConsent } from '../../test/support/browser-walk.ts';
import { invoiceMadeByHand } from '../../test/support/by-hand.ts';
import { eventually } from '../../test/support/eventually.ts';
import { type Operation } from '../../domain/schemas/answers/operations.ts';
import { type PsaClient } from '../../test/support/psa-client.ts';
import { UNIT } from '../demo/set-up-unit.ts';
import { type EmbeddedSystem } from '../embedded/start-system.ts';
import { playCommands } from './commands.ts';

/**
 * States that the story itself does not pass through. Most are left again, since a history that goes on replays its beginning too; the last
 * stays as it is. What changes the steps of a workflow adds a trouble here, so that the next saved histories have it.
 */
export async function playTroubles(system: EmbeddedSystem, psa: PsaClient): Promise<void> {
  const { control } = system.outside.sage;
  const base = `/v1/business-units/${UNIT}`;
  const content: unknown = JSON.parse(await readFile('examples/new-customer.json', 'utf8'));
  const request = z.looseObject({ lines: z.array(z.looseObject({})) }).parse(content);
  const handOver = (id: string, changes: object = {}) =>
    psa.handOver(UNIT, id, { ...request, number: id, ...changes });
  const until = (id: string, wanted: (view: InvoiceView) => boolean) => psa.follow(UNIT, id, wanted);
  const sent = (id: string) => until(id, ({ status }) => status === 'sent');

  const twins = { name: 'Twin Mills', email: 'finance@twinmills.example.test' };
  await handOver('ambiguous', { customer: twins });
  await until('ambiguous', ({ status }) => status === 'needs_attention');

  const lines = request.lines.map((line) => ({ ...line, glAccountId: 'nowhere' }));
  await handOver('cancelled', { lines });
  await until('cancelled', ({ status }) => status === 'needs_attention');
  await psa.send('POST', `${base}/invoices/cancelled/cancel`, { reason: 'for the history' });

  await handOver('mapped', { lines: request.lines.map((line) => ({ ...line, glAccountId: 'late' })) });
  await until('mapped', ({ status }) => status === 'needs_attention');
  await psa.send('PUT', `${base}/gl-accounts/late`, { name: 'Sales - Products', integration: 'sage' });
  await sent('mapped');

  system.outside.mail.refuseNext(1, { code: 550, message: 'no such mailbox', at: 'rcpt' });
  await handOver('refused-mail');
  await until('refused-mail', ({ status }) => status === 'needs_attention');
  await psa.send('POST', `${base}/invoices/refused-mail/retry`);
  await sent('refused-mail');

  await control.faults.arm({ name: 'cut-after-commit', endpoint: 'POST /sales_invoices' });
  await handOver('lost-answer');
  const { sage } = await sent('lost-answer');
  await control.recordPayment({ invoiceId: sage?.id ?? '', amount: '100.00' });
  await until('lost-answer', ({ status }) => status === 'part_paid');

  // Not taken at once, an event has a workflow of its own.
  system.outside.psa.answerNext(1, { status: 503 });
  await handOver('late-event');
  await sent('late-event');

  await psa.send('POST', `${base}/turnstile/pause`, { reason: 'for the history' });
  await handOver('paused');
  await handOver('behind-it');
  await until('paused', ({ waitingFor }) => waitingFor?.what === 'operator');
  await psa.send('POST', `${base}/turnstile/resume`);
  await sent('paused');
  await sent('behind-it');

  await psa.send('PUT', `${base}/turnstile/limits`, { callsPerDay: 10 });
  await handOver('budget');
  await until('budget', ({ waitingFor }) => waitingFor?.what === 'budget');
  await psa.send('DELETE', `${base}/turnstile/limits`);
  await sent('budget');

  // The access token at hand lives on for a few minutes, so Sage must refuse it once.
  await control.faults.arm({ name: 'token-refused', endpoint: 'POST /sales_invoices' });
  await control.revokeConsent({ userEmail: users.olivia });
  await handOver('consent');
  await until('consent', ({ waitingFor }) => waitingFor?.what === 'connection');
  await walkConsent(await psa.authorize(UNIT), { email: users.olivia, password });
  if ((await psa.connection(UNIT)).status === 'choosing_business')
    await psa.chooseBusiness(UNIT, northwind.id);
  await sent('consent');

  const { id: sageInvoiceId } = await invoiceMadeByHand(system.outside);
  const invoice = {
    number: 'linked',
    date: '2066-11-02',
    currency: 'GBP',
    customer: { name: 'Acme Rockets Ltd', email: 'accounts@acme.example.test' },
    lines: [{ description: 'Consulting', quantity: '2', unitPrice: '100.00' }],
  };
  await psa.send('POST', `${base}/invoices/linked/link`, { sageInvoiceId, invoice });
  await until('linked', ({ linked }) => linked);

  await handOver('draft', { create: 'draft' });
  const { sage: drafted } = await until('draft', ({ status }) => status === 'draft');
  await control.releaseInvoice(drafted?.id ?? '');
  await psa.send('POST', `${base}/invoices/draft/check-payment`);
  await sent('draft');

  await playCommands(psa, { request, handOver, sent });

  await psa.send('POST', `${base}/invoices/retry`, {
    requestId: 'for-the-history',
    filter: { attention: ['customer_ambiguous'] },
  });
  await eventually(async () => {
    const { body } = await psa.send<Operation>('GET', `${base}/operations/for-the-history`);
    return body.finishedAt ?? undefined;
  }, 'the end of the retry of many');

  const invoices = ['in-a-run', 'in-a-run-too'].map((id) => ({ invoiceId: id, ...request, number: id }));
  await psa.send('PUT', `${base}/runs/for-the-history`, { invoices });
  await eventually(async () => {
    const { body } = await psa.send<{ status: string }>('GET', `${base}/runs/for-the-history`);
    return body.status === 'completed' ? body : undefined;
  }, 'the end of the run');

  const endpoints = '/v1/webhooks/endpoints';
  await psa.send('PUT', `${endpoints}/second`, { url: system.outside.psa.url, events: ['invoice.voided'] });
  await psa.send('POST', `${endpoints}/second/ping`);
  await psa.send('POST', `${endpoints}/second/rotate-secret`, { overlapHours: 1 });
  await psa.send('DELETE', `${endpoints}/second`);
  const now = Date.now();
  const span = { from: new Date(now - 3_600_000).toISOString(), to: new Date(now).toISOString() };
  const replay = { requestId: 'kept', ...span, types: ['invoice.voided'] };
  await psa.send('POST', `${endpoints}/default/replay`, replay);
  await eventually(async () => {
    const { body } = await psa.send<{ status: string }>('GET', `${endpoints}/default/replays/kept`);
    return body.status === 'done' ? body : undefined;
  }, 'the replay to be done');

  await control.setOutage('unavailable');
  await handOver('outage');
  await until('outage', ({ waitingFor }) => waitingFor?.what === 'sage');
}
