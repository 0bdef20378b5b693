/** Bodies in the shape Sage's guides show, cut to a few fields more than we read. */

export const contact = {
  id: '14d93840783b11e8990a122c8428e4b2',
  displayed_as: 'Jane Doe Ltd (JANE01)',
  $path: '/contacts/14d93840783b11e8990a122c8428e4b2',
  contact_types: [{ id: 'CUSTOMER', displayed_as: 'Customer', $path: '/contact_types/CUSTOMER' }],
  name: 'Jane Doe Ltd',
  main_contact_person: {
    id: 'person',
    displayed_as: 'Jane Doe',
    name: 'Jane Doe',
    email: 'Jane@Example.test',
  },
  default_sales_tax_rate: { id: 'GB_STANDARD', displayed_as: 'Standard 20.00%' },
  currency: { id: 'GBP', displayed_as: 'Pound Sterling (GBP)' },
  is_active: true,
};

export const invoice = {
  id: 'e5aff2cd745011e8863412a7e3287944',
  displayed_as: 'SI-12',
  $path: '/sales_invoices/e5aff2cd745011e8863412a7e3287944',
  links: [{ href: 'https://accounting.example/invoices/12', rel: 'alternate', type: 'text/html' }],
  invoice_number: 'SI-12',
  contact: { id: contact.id, displayed_as: contact.displayed_as },
  date: '2026-06-20',
  due_date: '2026-07-20',
  reference: 'AB-123',
  notes: 'Handed over by the PSA\n[PSA bu-1/inv-1 r1]',
  net_amount: '294.0',
  tax_amount: '27.2',
  total_amount: '321.2',
  total_paid: '0.0',
  outstanding_amount: '321.2',
  last_paid: '',
  currency: { id: 'GBP', displayed_as: 'Pound Sterling (GBP)' },
  status: { id: 'UNPAID', displayed_as: 'Unpaid', $path: '/artefact_statuses/UNPAID' },
  sent: false,
  created_at: '2026-06-20T06:12:23Z',
};

export const page = (items: readonly unknown[], next: string | null = null) => ({
  $total: items.length,
  $page: 1,
  $next: next,
  $back: null,
  $itemsPerPage: 200,
  $items: items,
});

export const complaint = (code: string, message: string, source = '') => [
  { $severity: 'error', $dataCode: code, $message: message, $source: source },
];
