import { z } from 'zod';
import { contacts, northwind, users } from '../../sandbox/sage/seed.ts';
import { type OutsideWorld } from '../../scripts/embedded/outside-world.ts';

const made = z.object({ id: z.string(), displayed_as: z.string() });

/** An invoice that somebody makes in Sage's own pages: none of ours, without a marker. £200.00 and tax to Acme Rockets by default. */
export async function invoiceMadeByHand(
  outside: OutsideWorld,
  { net = '200.00', ...changes }: { net?: string } & Record<string, unknown> = {},
): Promise<{ id: string; number: string }> {
  const tax = (Number(net) * 0.2).toFixed(2);
  const { id, displayed_as: number } = await byHand(outside, 'POST', '/sales_invoices', {
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
  });
  return { id, number };
}

/** A customer that somebody enters in Sage's own pages, without an address unless one is given. */
export async function customerMadeByHand(
  outside: OutsideWorld,
  { name, email, ...changes }: { name: string; email: string } & Record<string, unknown>,
): Promise<string> {
  const person = {
    contact_person_type_ids: ['ACCOUNTS'],
    name: 'Main Contact',
    email,
    is_main_contact: true,
  };
  const contact = { name, contact_type_ids: ['CUSTOMER'], main_contact_person: person, ...changes };
  return (await byHand(outside, 'POST', '/contacts', { contact })).id;
}

export async function customerEditedByHand(
  outside: OutsideWorld,
  id: string,
  contact: Record<string, unknown>,
): Promise<void> {
  await byHand(outside, 'PUT', `/contacts/${id}`, { contact });
}

async function byHand({ sage }: OutsideWorld, method: 'POST' | 'PUT', path: string, body: unknown) {
  const { accessToken } = await sage.control.mintTokens({ userEmail: users.olivia });
  const answer = await fetch(`${sage.url}/v3.1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${accessToken}`,
      'x-business': northwind.id,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
  return made.parse(await answer.json());
}
