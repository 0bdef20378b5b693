import { type ConnectionView, type TestReport } from '../../domain/connection/connection.ts';
import { escaped, page } from '../page.ts';

export function testScreen(view: ConnectionView, ticket: string): string {
  const hidden = `<input type="hidden" name="ticket" value="${escaped(ticket)}">`;
  if (view.status === 'choosing_business') return page('Choose a business', businessForm(view, hidden));
  const unit = `<p><strong>${escaped(view.businessUnit)}</strong> and <strong>${escaped(view.business?.name ?? '')}</strong> in Sage</p>`;
  const state =
    view.status === 'verified'
      ? `<p class="good">Connected: invoices go out with "${escaped(view.defaultLedger?.displayedAs ?? '')}" by default. You can close this page.</p>`
      : '';
  return page('Test connection', unit + state + reportOf(view.lastTest) + ledgerForm(view, hidden));
}

const businessForm = (view: ConnectionView, hidden: string): string => `
  <p>Your Sage user reaches several businesses. Which one does <strong>${escaped(view.businessUnit)}</strong> invoice from?</p>
  <form method="post" action="/oauth/sage/screen">${hidden}
    ${view.businesses
      .map(
        (one) => `<p><button name="businessId" value="${escaped(one.id)}">${escaped(one.name)}</button></p>`,
      )
      .join('')}
  </form>`;

const ledgerForm = (view: ConnectionView, hidden: string): string => `
  <form method="post" action="/oauth/sage/screen">${hidden}
    <p><label for="ledgerName">Default revenue ledger, exactly as in Sage's chart of accounts</label>
    <input id="ledgerName" name="ledgerName" required maxlength="220" placeholder="Sales - Services"
      value="${escaped(view.lastTest?.suggestions[0] ?? view.lastTest?.ledgerName ?? '')}"></p>
    <p><label><input type="checkbox" name="keepTestInvoice"> Leave the test invoice in Sage for me to look at</label></p>
    <p><button>Test</button></p>
  </form>`;

function reportOf(report: TestReport | null): string {
  if (report === null) return '';
  const mark = { passed: '&#10003;', failed: '&#10007;', skipped: '&#8211;' } as const;
  const steps = report.steps
    .map(({ step, outcome, message, fix }) => {
      const hint = fix === undefined ? '' : `<br><strong>${escaped(fix)}</strong>`;
      return `<li class="${outcome}">${mark[outcome]} ${escaped(step.replaceAll('_', ' '))}: ${escaped(message)}${hint}</li>`;
    })
    .join('');
  const title = report.outcome === 'success' ? '<p class="good">Success</p>' : '<p class="bad">Failed</p>';
  return `${title}<ul class="steps">${steps}</ul>`;
}
