import { type Decimal } from 'decimal.js';
import { analysisTypesOf } from '../../books/analysis.ts';
import { ratesOf } from '../../books/catalog.ts';
import { isOutside } from '../../books/vat.ts';
import { invalid, notFound, problem, required, SageError } from '../../errors.ts';
import { zeroRatedOnly } from '../../fault-effects.ts';
import { newId } from '../../ids.ts';
import { cents, money, zero } from '../../money.ts';
import { type ArtefactKind, type Contact, type Line } from '../../state.ts';
import { type Call, own } from '../call.ts';
import { type Fields } from '../fields.ts';

/** `$source` says line_items although the body says invoice_lines (observed). */
const source = 'line_items.';

export function linesName(kind: ArtefactKind): string {
  return kind === 'sales_invoice' ? 'invoice_lines' : 'credit_note_lines';
}

/** All lines of a new artefact. */
export function readLines(call: Call, fields: Fields, kind: ArtefactKind, contact: Contact): Line[] {
  const items = fields.list(linesName(kind), source);
  if (items === undefined || items.length === 0) throw invalidLines(kind);
  const lines = items.map((item) => readLine(call, item, contact, undefined));
  expectOneSupply(fields, lines);
  return lines;
}

/** All lines alike (Sage guide). */
function expectOneSupply(fields: Fields, lines: Line[]): void {
  if (new Set(lines.map((line) => line.euGoodsServicesTypeId)).size > 1)
    fields.wrong('eu_goods_services_type_id', 'must be the same on all lines');
}

/**
 * Lines of a PUT: with an `id` the line is changed, without it is added. What happens to lines left out is not
 * documented; they stay.
 */
export function mergeLines(
  call: Call,
  fields: Fields,
  kind: ArtefactKind,
  contact: Contact,
  before: Line[],
): Line[] {
  if (!fields.has(linesName(kind))) return before;
  const items = fields.list(linesName(kind), source);
  if (items === undefined || items.length === 0) throw invalidLines(kind);
  const lines = [...before];
  for (const item of items) {
    const id = item.text('id');
    const index = typeof id === 'string' ? lines.findIndex((line) => line.id === id) : lines.length;
    if (index < 0) throw notFound();
    lines[index] = readLine(call, item, contact, lines[index]);
  }
  return lines;
}

function invalidLines(kind: ArtefactKind): SageError {
  const name = `${kind}[${linesName(kind)}]`;
  return new SageError(422, problem('Validation', `${name} is invalid`, name));
}

function readLine(call: Call, fields: Fields, contact: Contact, before: Line | undefined): Line {
  const rule = { required: before === undefined };
  const description = readDescription(fields, rule) ?? before?.description ?? '';
  const ledgerAccountId = readLedger(call, fields, rule) ?? before?.ledgerAccountId ?? '';
  const quantity = fields.decimal('quantity', rule) ?? money(before?.quantity ?? '0');
  const unitPrice =
    fields.decimal('unit_price', { ...rule, signed: true }) ?? money(before?.unitPrice ?? '0');
  const supplyType =
    fields.oneOf('eu_goods_services_type_id', ['GOODS', 'SERVICES']) ?? before?.euGoodsServicesTypeId ?? null;
  const taxRateId = readTaxRate(call, fields, { contact, supplyType }, rule) ?? before?.taxRateId ?? '';
  // Sage does not work out the tax of a line: what was sent is kept, nothing sent is nothing (Sage guide).
  const tax = fields.decimal('tax_amount', { signed: true }) ?? money(before?.taxAmount ?? '0');
  const gross = quantity.times(unitPrice);
  const discount = readDiscount(fields, gross) ?? money(before?.discountAmount ?? '0');
  const includesTax = fields.flag('unit_price_includes_tax') ?? before?.unitPriceIncludesTax ?? false;
  const reduced = cents(gross.minus(discount));
  const net = includesTax ? reduced.minus(tax) : reduced;
  const analysisCategoryIds = readAnalysis(call, fields) ?? before?.analysisCategoryIds ?? [];
  return {
    id: before?.id ?? newId(),
    description,
    ledgerAccountId,
    quantity: quantity.toFixed(),
    unitPrice: unitPrice.toFixed(),
    unitPriceIncludesTax: includesTax,
    discountAmount: discount.toFixed(),
    discountPercentage: gross.isZero() ? '0' : cents(discount.times(100).dividedBy(gross)).toFixed(),
    taxRateId,
    taxAmount: tax.toFixed(),
    netAmount: net.toFixed(),
    totalAmount: net.plus(tax).toFixed(),
    euGoodsServicesTypeId: supplyType,
    analysisCategoryIds,
  };
}

/** Objects with an id (guide) or ids alone (swagger): one category of each type, which must be active for sales (guide). */
function readAnalysis(call: Call, fields: Fields): string[] | undefined {
  const given = fields.ids('analysis_type_categories');
  if (given === undefined) return undefined;
  const types = given.map((id) => {
    const type = analysisTypesOf(call.business.id).find(({ categories }) =>
      categories.some((category) => category.id === id),
    );
    if (type === undefined) throw notFound();
    if (!type.activeAreas.includes('SALES'))
      fields.add(problem('Validation', 'analysis_type_categories are not enabled for Active Area SALES', ''));
    return type.id;
  });
  if (new Set(types).size < types.length)
    fields.wrong('analysis_type_categories', 'has several categories of one analysis type');
  return given;
}

/** HTML entities are refused with the words for a missing description (observed). */
function readDescription(fields: Fields, rule: { required: boolean }): string | null | undefined {
  const text = fields.text('description', rule);
  if (typeof text === 'string' && /&(#\d+|#x[\da-f]+|[a-z]\w*);/i.test(text))
    fields.add(required(`${source}description`));
  return text;
}

function readLedger(call: Call, fields: Fields, rule: { required: boolean }): string | undefined {
  const id = fields.text('ledger_account_id', rule);
  if (typeof id !== 'string') return undefined;
  const ledger = own(call, call.world.state.ledgerAccounts, id);
  if (!ledger.visibleIn.includes('sales')) fields.wrong('ledger_account_id', 'is not visible in sales');
  return ledger.id;
}

function readTaxRate(
  call: Call,
  fields: Fields,
  { contact, supplyType }: { contact: Contact; supplyType: string | null },
  rule: { required: boolean },
): string | undefined {
  const id = fields.text('tax_rate_id', rule);
  if (typeof id !== 'string') return undefined;
  const { countryId, vatRegistered } = call.business;
  const rate = ratesOf(call.business).find((each) => each.id === id);
  if (rate === undefined) throw notFound();
  // Both refusals are known from public clients; the wording of the first is ours.
  if (!vatRegistered && id !== `${countryId}_NO_TAX`)
    fields.wrong('tax_rate_id', "must be 'No VAT': the business is not registered for VAT");
  else if (Number(rate.percentage) > 0 && isOutside(call.business, contact, supplyType === 'GOODS'))
    fields.add(invalid(zeroRatedOnly, `${source}tax_rate_id`));
  return id;
}

function readDiscount(fields: Fields, gross: Decimal): Decimal | undefined {
  const amount = fields.decimal('discount_amount');
  const percentage = fields.decimal('discount_percentage');
  if (percentage?.gt(100)) fields.wrong('discount_percentage', 'must be less than or equal to 100');
  if (amount) return amount;
  if (percentage) return cents(gross.times(percentage).dividedBy(100));
  return amount === null || percentage === null ? zero : undefined;
}
