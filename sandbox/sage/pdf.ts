import PDFDocument from 'pdfkit';
import { outstandingOf, totalsOf } from './books/amounts.ts';
import { countries, taxRates } from './books/catalog.ts';
import { money } from './money.ts';
import { type Address, type Artefact, type Business } from './state.ts';
import { type World } from './world.ts';

const left = 50;
const right = 545;
const columns = { quantity: 300, price: 345, vat: 410, net: 470 } as const;

/** The invoice, or the credit note, as a person would receive it. */
export async function invoicePdf(world: World, invoice: Artefact): Promise<Buffer> {
  const business = world.state.businesses.find((each) => each.id === invoice.businessId);
  const contact = world.state.contacts[invoice.contactId];
  const doc = new PDFDocument({
    size: 'A4',
    margin: left,
    info: { Title: `${nameOf(invoice)} ${invoice.number ?? 'draft'}`, Author: business?.name ?? '' },
  });
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
  });
  if (business !== undefined) letterhead(doc, business);
  heading(doc, invoice);
  addressBlock(doc, contact?.name ?? '', invoice.mainAddress);
  lineTable(doc, invoice);
  totals(doc, invoice);
  if (invoice.termsAndConditions !== null)
    doc
      .moveDown(3)
      .font('Helvetica')
      .fontSize(9)
      .text(invoice.termsAndConditions, left, doc.y, { width: right - left });
  doc.end();
  return done;
}

const nameOf = ({ kind }: Artefact): string => (kind === 'sales_invoice' ? 'Invoice' : 'Credit note');

type Doc = InstanceType<typeof PDFDocument>;

function letterhead(doc: Doc, business: Business): void {
  doc.font('Helvetica-Bold').fontSize(16).text(business.name, left, 50, { width: 280 });
  doc.font('Helvetica').fontSize(9);
  doc.text(business.addressLine1);
  doc.text(`${business.city} ${business.postalCode}`);
  doc.text(`${business.telephone}  ${business.website}`);
  if (business.vatNumber !== null) doc.text(`VAT number ${business.vatNumber}`);
}

function heading(doc: Doc, invoice: Artefact): void {
  const rows: [string, string][] = [
    ['Number', invoice.number ?? 'Draft'],
    ['Date', longDate(invoice.date)],
    ['Due', invoice.kind === 'sales_invoice' ? longDate(invoice.dueDate) : ''],
    ['Reference', invoice.reference ?? ''],
  ];
  const title = `${nameOf(invoice)}${invoice.statusId === 'VOID' ? ' (void)' : ''}`;
  doc
    .font('Helvetica-Bold')
    .fontSize(20)
    .text(title, 350, 50, { width: right - 350, align: 'right' });
  let y = 80;
  for (const [label, value] of rows.filter(([, text]) => text !== '')) {
    doc.font('Helvetica-Bold').fontSize(9).text(label, 350, y, { width: 70 });
    doc.font('Helvetica').text(value, 420, y, { width: right - 420, align: 'right' });
    y += 14;
  }
}

function addressBlock(doc: Doc, name: string, address: Address): void {
  doc.font('Helvetica-Bold').fontSize(10).text(name, left, 160);
  doc.font('Helvetica');
  const town = `${address.city} ${address.postalCode}`.trim();
  const country = countries[address.countryId] ?? address.countryId;
  for (const line of [address.line1, address.line2, town, address.region, country])
    if (line !== '') doc.text(line);
}

function lineTable(doc: Doc, invoice: Artefact): void {
  let y = 260;
  doc.font('Helvetica-Bold').fontSize(9);
  cell(doc, 'Description', left, y, 240, 'left');
  row(doc, y, ['Quantity', 'Price', 'VAT', 'Net']);
  y += 16;
  doc
    .moveTo(left, y - 3)
    .lineTo(right, y - 3)
    .stroke();
  doc.font('Helvetica');
  for (const line of invoice.lines) {
    const rate = taxRates.find((each) => each.id === line.taxRateId);
    const height = doc.heightOfString(line.description, { width: 240 });
    if (y + height > 740) {
      doc.addPage();
      y = 60;
    }
    cell(doc, line.description, left, y, 240, 'left');
    const percent = line.taxRateId.endsWith('_NO_TAX') ? '-' : `${Number(rate?.percentage ?? '0')}%`;
    row(doc, y, [line.quantity, amount(line.unitPrice), percent, amount(line.netAmount)]);
    y += height + 6;
  }
  doc.moveTo(left, y).lineTo(right, y).stroke();
  doc.y = y + 8;
}

function row(doc: Doc, y: number, [quantity, price, vat, net]: [string, string, string, string]): void {
  cell(doc, quantity, columns.quantity, y, 45, 'right');
  cell(doc, price, columns.price, y, 60, 'right');
  cell(doc, vat, columns.vat, y, 45, 'right');
  cell(doc, net, columns.net, y, right - columns.net, 'right');
}

function totals(doc: Doc, invoice: Artefact): void {
  const { net, tax, total } = totalsOf(invoice);
  const rows: [string, string][] = [
    ['Net', net.toFixed(2)],
    ['VAT', tax.toFixed(2)],
    [`Total ${invoice.currencyId}`, total.toFixed(2)],
  ];
  if (money(invoice.paidAmount).plus(invoice.paidDiscount).gt(0))
    rows.push(['Outstanding', outstandingOf(invoice).toFixed(2)]);
  if (doc.y > 690) doc.addPage();
  let y = doc.y;
  for (const [label, value] of rows) {
    doc.font(label.startsWith('Total') ? 'Helvetica-Bold' : 'Helvetica').fontSize(10);
    cell(doc, label, columns.price, y, 120, 'right');
    cell(doc, value, columns.net, y, right - columns.net, 'right');
    y += 16;
  }
  doc.y = y;
}

function cell(doc: Doc, text: string, x: number, y: number, width: number, align: 'left' | 'right'): void {
  doc.text(text, x, y, { width, align });
}

/** At least two decimals; a finer price keeps what it has. */
function amount(text: string): string {
  const value = money(text);
  return value.toFixed(Math.max(2, value.decimalPlaces()));
}

function longDate(date: string): string {
  const form = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Date(`${date}T00:00:00Z`).toLocaleDateString('en-GB', form);
}
