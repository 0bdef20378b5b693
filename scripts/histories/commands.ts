import { type InvoiceView } from '../../domain/invoice/invoice.ts';
import { type PsaClient } from '../../test/support/psa-client.ts';
import { UNIT } from '../demo/set-up-unit.ts';

export interface HandingOver {
  readonly request: object;
  readonly handOver: (id: string, changes?: object) => Promise<number>;
  readonly sent: (id: string) => Promise<InvoiceView>;
}

/** What a PSA asks of invoices that are in Sage, or about to be. The void is part of the story itself. */
export async function playCommands(psa: PsaClient, { request, handOver, sent }: HandingOver): Promise<void> {
  const base = `/v1/business-units/${UNIT}`;
  const command = (id: string, action: string, body: object) =>
    psa.send('POST', `${base}/invoices/${id}/${action}`, body);

  await handOver('credited');
  await sent('credited');
  const reason = 'for the history';
  await command('credited', 'credit', { requestId: 'first', amount: '10.00', reason });

  await handOver('reissued');
  await sent('reissued');
  await command('reissued', 'reissue', {
    reason,
    invoice: { ...request, number: 'reissued', reference: 'as it should be' },
  });
  await sent('reissued');

  await handOver('resent');
  await sent('resent');
  await command('resent', 'resend-email', { requestId: 'again' });
  await command('resent', 'contact', { email: 'another@customer.example.test' });

  await psa.send('PATCH', `${base}/connection/settings`, { undoWindowMinutes: 10 });
  await handOver('undone');
  await psa.follow(UNIT, 'undone', ({ waitingFor }) => waitingFor?.what === 'undo_window');
  await command('undone', 'cancel', { reason });
  await handOver('retried');
  await psa.follow(UNIT, 'retried', ({ waitingFor }) => waitingFor?.what === 'undo_window');
  await psa.send('POST', `${base}/invoices/retried/retry`);
  await sent('retried');
  await psa.send('PATCH', `${base}/connection/settings`, { undoWindowMinutes: 0 });
}
