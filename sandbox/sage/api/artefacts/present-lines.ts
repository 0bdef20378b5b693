import { type JsonObject } from '../../answer.ts';
import { inBase } from '../../books/amounts.ts';
import { taxRates } from '../../books/catalog.ts';
import { money, show, showText, sum, zero } from '../../money.ts';
import { type Artefact, type Line } from '../../state.ts';
import { type World } from '../../world.ts';
import { ledgerRef, ref, taxRateRef } from '../references.ts';

export function presentLine(world: World, artefact: Artefact, line: Line): JsonObject {
  const base = (amount: string) => show(inBase(artefact, money(amount)));
  const type = line.euGoodsServicesTypeId;
  const rate = taxRates.find((each) => each.id === line.taxRateId);
  return {
    id: line.id,
    displayed_as: line.description,
    description: line.description,
    product: null,
    service: null,
    ledger_account: ledgerRef(world.state, line.ledgerAccountId),
    trade_of_asset: false,
    quantity: showText(line.quantity),
    unit_price: showText(line.unitPrice),
    net_amount: showText(line.netAmount),
    tax_rate: taxRateRef(line.taxRateId),
    tax_amount: showText(line.taxAmount),
    tax_breakdown: [
      {
        tax_rate: taxRateRef(line.taxRateId),
        percentage: rate?.percentage ?? '0.0',
        amount: showText(line.taxAmount),
      },
    ],
    total_amount: showText(line.totalAmount),
    base_currency_unit_price: base(line.unitPrice),
    unit_price_includes_tax: line.unitPriceIncludesTax,
    base_currency_net_amount: base(line.netAmount),
    base_currency_tax_amount: base(line.taxAmount),
    base_currency_tax_breakdown: [],
    base_currency_total_amount: base(line.totalAmount),
    eu_goods_services_type:
      type === null ? null : ref('eu_goods_services_types', type, type === 'GOODS' ? 'Goods' : 'Services'),
    discount_amount: showText(line.discountAmount),
    base_currency_discount_amount: base(line.discountAmount),
    discount_percentage: showText(line.discountPercentage),
    eu_sales_description: null,
  };
}

/** Net, tax and total for each tax rate in use. */
export function presentTaxAnalysis(artefact: Artefact): JsonObject[] {
  const rateIds = [...new Set(artefact.lines.map((line) => line.taxRateId))];
  return rateIds.map((id) => {
    const lines = artefact.lines.filter((line) => line.taxRateId === id);
    const net = sum(lines.map((line) => money(line.netAmount)));
    const tax = sum(lines.map((line) => money(line.taxAmount)));
    return {
      tax_rate: taxRateRef(id),
      net_amount: show(net),
      tax_amount: show(tax),
      total_amount: show(net.plus(tax)),
      goods_amount: show(zero),
      service_amount: show(zero),
    };
  });
}
