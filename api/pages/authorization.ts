import { type ConnectionView } from '../../domain/connection.ts';
import { type Problem } from '../problem.ts';
import { escaped, page } from './page.ts';

/** Shown after the consent when the PSA gave no address to return to. */
export function outcomePage(view: ConnectionView): string {
  const unit = escaped(view.businessUnit);
  if (view.problem !== null) {
    return page(
      'Not connected',
      `<p>${escaped(view.problem.message)}</p><p><strong>${escaped(view.problem.fix)}</strong></p>`,
    );
  }
  const next: Partial<Record<ConnectionView['status'], string>> = {
    choosing_business: `<p>Your Sage user reaches several businesses. Choose the one to invoice from in your PSA:</p>
      <ul>${view.businesses.map((one) => `<li>${escaped(one.name)} <code>${escaped(one.id)}</code></li>`).join('')}</ul>`,
    connected: `<p><strong>${unit}</strong> is connected to <strong>${escaped(view.business?.name ?? '')}</strong>.</p>
      <p>Next: test the connection in your PSA with the default revenue ledger, written exactly as in Sage's chart of accounts.</p>`,
    verified: `<p><strong>${unit}</strong> is connected to <strong>${escaped(view.business?.name ?? '')}</strong> again. Invoices that waited go on by themselves.</p>`,
  };
  return page(
    'Connected to Sage',
    next[view.status] ?? `<p>${unit} is ${escaped(view.status.replaceAll('_', ' '))}.</p>`,
  );
}

export const problemPage = ({ fields }: Problem): string =>
  page('This did not work', `<p>${escaped(fields.detail)}</p><p><strong>${escaped(fields.fix)}</strong></p>`);
