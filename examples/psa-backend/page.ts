import { type OwnInvoice } from './psa.ts';

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const words: Readonly<Record<string, string>> = {
  to_hand_over: 'To hand over',
  part_paid: 'Part paid',
  needs_attention: 'Needs you',
};

const inWords = (status: string): string =>
  words[status] ?? `${status.charAt(0).toUpperCase()}${status.slice(1).replaceAll('_', ' ')}`;

const row = ({ id, content, status, sageNumber, note }: OwnInvoice): string => `<tr>
  <td>${escaped(content.number)}</td>
  <td>${escaped(content.customer.name ?? '')}</td>
  <td>${escaped(sageNumber ?? '')}</td>
  <td><strong>${inWords(status)}</strong> ${escaped(note)}</td>
  <td>${status === 'to_hand_over' ? `<form method="post" action="/invoices/${id}/hand-over"><button>Hand over</button></form>` : ''}</td>
</tr>`;

/** The one page: connect, invoice, and what became of each. */
export const page = (connection: string, invoices: readonly OwnInvoice[]): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="refresh" content="5">
<title>A small PSA</title>
<h1>A small PSA</h1>
<p>Sage: <strong>${inWords(connection)}</strong></p>
<form method="post" action="/connect"><button>Connect</button></form>
<h2>New invoice</h2>
<form method="post" action="/invoices">
  <input name="customer" value="Juniper Analytics Ltd">
  <input name="email" value="billing@juniper.example.test">
  <input name="description" value="Data platform assessment">
  <input name="amount" value="960.00">
  <button>Send</button>
</form>
<h2>Invoices</h2>
<table>
<tr><th>Number</th><th>Customer</th><th>In Sage</th><th>Status</th><th></th></tr>
${invoices.map(row).join('\n')}
</table>
</html>
`;
