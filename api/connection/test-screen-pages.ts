import { type ConnectionView } from '../../domain/connection/connection.ts';
import { type TestReport } from '../../domain/connection/test-report.ts';
import { escaped, page } from '../page.ts';

/** `others`: business units that the Sage login of this browser serves besides. */
export function testScreen(view: ConnectionView, ticket: string, others: readonly string[]): string {
  const hidden = `<input type="hidden" name="ticket" value="${escaped(ticket)}">`;
  if (view.status === 'choosing_business')
    return page('Choose a business', sharing(view, others) + businessForm(view, hidden));
  const unit = `<p><strong>${escaped(view.businessUnit)}</strong> and <strong>${escaped(view.business?.name ?? '')}</strong> in Sage</p>`;
  const state =
    view.status === 'verified'
      ? `<p class="good">Connected: invoices go out with "${escaped(view.defaultLedger?.displayedAs ?? '')}" by default. You can close this page.</p>`
      : '';
  return page(
    'Test connection',
    unit +
      sharing(view, others) +
      state +
      reportOf(view.lastTest) +
      rightsOf(view) +
      ledgerForm(view, hidden),
  );
}

function sharing({ sharedBusiness }: ConnectionView, others: readonly string[]): string {
  const names = others.map((unit) => `<strong>${escaped(unit)}</strong>`).join(', ');
  const login =
    others.length === 0
      ? ''
      : `<p>Your Sage login also serves ${names}: this consent renews theirs, and withdrawing it in Sage ends it for all.</p>`;
  return sharedBusiness === null ? login : `${login}<p>${escaped(sharedBusiness.message)}</p>`;
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
    <p><label><input type="checkbox" name="readOnly"> Only read: write nothing to Sage (this does not connect the unit)</label></p>
    <p><button>Test</button></p>
  </form>`;

/** What the connected user needs in Sage, once something is known of it. */
function rightsOf({ rights }: ConnectionView): string {
  if (rights.every(({ works }) => works === 'not_known')) return '';
  const words = { works: 'works', will_not_work: 'will not work', not_known: 'not known' } as const;
  const rows = rights
    .map(({ does, needs, works, message }) =>
      [does, needs.join(', '), words[works], works === 'will_not_work' ? message : '']
        .map((cell) => `<td>${escaped(cell)}</td>`)
        .join(''),
    )
    .map((row) => `<tr>${row}</tr>`)
    .join('');
  return `<details><summary>Rights in Sage</summary><table>
    <tr><th>What we do</th><th>Needs in Sage</th><th>As far as is known</th><th></th></tr>${rows}</table></details>`;
}

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
  const when = `<p>Tested on ${escaped(report.at)}. ${escaped(report.written)}</p>`;
  return `${title}${when}<ul class="steps">${steps}</ul>`;
}
