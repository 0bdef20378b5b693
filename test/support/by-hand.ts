import { z } from 'zod';
import { contacts, northwind, users } from '../../sandbox/sage/seed.ts';
import { type OutsideWorld } from '../../scripts/embedded/outside-world.ts';

const made = z.object({ id: z.string(), displayed_as: z.string() });

/** An invoice that somebody makes in Sage's own pages: none of ours, without a marker. £200.00 and tax to Acme Rockets by default. */
export async function invoiceMadeByHand(
  outside: OutsideWorld,
  { net = '200.00', ...changes }: { net?: string } & Record<string, unknown> = {},
): Promise<{ id: string; number: string }> {
  const { accessToken } = await outside.sage.control.mintTokens({ userEmail: users.olivia });
  const tax = (Number(net) * 0.2).toFixed(2);
  const answer = await fetch(`${outside.sage.url}/v3.1/sales_invoices`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${accessToken}`,
      'x-business': northwind.id,
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      sales_invoice: {
        contact_id: contacts.acme,
        date: '2066-11-02',
        due_date: '2066-12-24',
        invoice_lines: [
          {
            description: 'By hand',
            ledger_account_id: northwind.ledgers.services,
            quantity: '1',
            unit_price: net,
            tax_rate_id: 'GB_STANDARD',
            tax_amount: tax,
          },
        ],
        ...changes,
      },
    }),
  });
  if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
  const { id, displayed_as: number } = made.parse(await answer.json());
  return { id, number };
}
