import { isPosted, outstandingOf, totalsOf } from '../books/amounts.ts';
import { statusNames } from '../books/catalog.ts';
import { personsOf } from '../books/contacts.ts';
import { html, type Html, page } from '../html.ts';
import { type Artefact, type Business } from '../state.ts';
import { type World } from '../world.ts';

/** What the accountant sees: the invoices and contacts of every business, newest invoice first. */
export function booksPage(world: World, wrong: string | undefined): string {
  return page(
    'Books',
    html`<p class="muted">
        It is ${world.clock.now().toISOString()} here.
        ${world.state.outage === 'off' ? '' : `Outage: ${world.state.outage}.`}
      </p>
      <p class="wrong">${wrong ?? ''}</p>
      ${world.state.businesses.map((business) => businessSection(world, business))}`,
  );
}

function businessSection(world: World, business: Business): Html {
  const invoices = Object.values(world.state.artefacts).filter(
    (each) => each.businessId === business.id && each.kind === 'sales_invoice' && each.deletedAt === null,
  );
  return html`<h1>${business.name}</h1>
    <p class="muted">${business.id}${business.subscriptionActive ? '' : ', no active subscription'}</p>
    <h2>Invoices</h2>
    <table>
      <tr>
        <th>Number</th>
        <th>Customer</th>
        <th>Date</th>
        <th>Due</th>
        <th class="n">Total</th>
        <th class="n">Outstanding</th>
        <th>Status</th>
        <th>Sent</th>
        <th></th>
      </tr>
      ${
        invoices.length === 0
          ? html`<tr>
              <td colspan="9" class="muted">None yet.</td>
            </tr>`
          : ''
      }
      ${invoices.toReversed().map((invoice) => invoiceRow(world, invoice))}
    </table>
    ${contactsTable(world, business)}`;
}

function invoiceRow(world: World, invoice: Artefact): Html {
  const open = invoice.statusId === 'UNPAID' || invoice.statusId === 'PART_PAID';
  const owed = outstandingOf(invoice).toFixed(2);
  const path = `/invoices/${invoice.id}`;
  const payForm = html`<form method="post" action="${path}/payments">
    <input name="amount" value="${owed}" aria-label="Amount" /><button>Record payment</button>
  </form>`;
  const voidForm = html`<form method="post" action="${path}/void">
    <input name="void_reason" placeholder="Reason" aria-label="Reason" required />
    <button class="quiet">Void</button>
  </form>`;
  const draftForm = html`<form method="post" action="${path}/release"><button>Release</button></form>
    <form method="post" action="${path}/delete"><button class="quiet">Delete</button></form>`;
  return html`<tr>
    <td>${invoice.number ?? 'Draft'}<br /><span class="muted">${invoice.reference ?? ''}</span></td>
    <td>${world.state.contacts[invoice.contactId]?.name ?? ''}</td>
    <td>${invoice.date}</td>
    <td>${invoice.dueDate}</td>
    <td class="n">${totalsOf(invoice).total.toFixed(2)} ${invoice.currencyId}</td>
    <td class="n">${owed}</td>
    <td><span class="badge ${invoice.statusId}">${statusNames[invoice.statusId]}</span></td>
    <td>${invoice.sent ? 'Yes' : 'No'}</td>
    <td>
      <a href="${path}.pdf">PDF</a> ${open ? payForm : ''} ${invoice.statusId === 'UNPAID' ? voidForm : ''}
      ${isPosted(invoice) ? '' : draftForm}
    </td>
  </tr>`;
}

function contactsTable(world: World, business: Business): Html {
  const contacts = Object.values(world.state.contacts).filter(
    (each) => each.businessId === business.id && each.deletedAt === null,
  );
  return html`<h2>Contacts</h2>
    <table>
      <tr>
        <th>Name</th>
        <th>Reference</th>
        <th>Type</th>
        <th>People</th>
        <th>Country</th>
        <th>Currency</th>
        <th></th>
      </tr>
      ${contacts.map(
        (contact) =>
          html`<tr>
            <td id="${contact.id}">${contact.name}</td>
            <td>${contact.reference ?? ''}</td>
            <td>${contact.typeId === 'CUSTOMER' ? 'Customer' : 'Supplier'}</td>
            <td>
              ${personsOf(world, contact.id).map(
                (person) => html`${person.name} <span class="muted">${person.email}</span><br />`,
              )}
            </td>
            <td>${contact.mainAddress.countryId}</td>
            <td>${contact.currencyId}</td>
            <td class="muted">${contact.isActive ? '' : 'inactive'} ${contact.system ? 'system' : ''}</td>
          </tr>`,
      )}
    </table>`;
}
