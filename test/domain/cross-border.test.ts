import assert from 'node:assert/strict';
import {
  type CrossBorder,
  crossBorderOf,
  supplyTypeOf,
  taxAcrossBorder,
} from '../../domain/invoice/cross-border.ts';
import { type CustomerInSage } from '../../domain/invoice/vat-territory.ts';
import { defaultSettings } from '../../domain/connection/connection.ts';
import { type InvoiceRequest, type TaxedLine } from '../../domain/invoice/invoice.ts';
import { business, connection, plannedLine, request } from './samples.ts';

describe('An invoice to another country', () => {
  const cross = (
    home: string | null,
    country: string | undefined,
    more: Partial<InvoiceRequest> & { vatNumber?: string; inSage?: string } = {},
  ) => {
    const { vatNumber, inSage = null, ...change } = more;
    const customer = { ...request().customer, vatNumber, address: { country } };
    const asked = request({ customer, ...change });
    return crossBorderOf(asked, inSage === null ? null : { countryId: inSage }, defaultSettings, {
      ...business,
      countryId: home,
    });
  };
  const taxed = (taxRateId: string): TaxedLine => ({
    ...plannedLine(),
    taxRateId,
    taxSource: 'ledger',
    net: '100.00',
    tax: '0.00',
  });

  const refused = (
    crossBorder: CrossBorder | null,
    lines: TaxedLine[],
    { of = request(), inSage = null }: { of?: InvoiceRequest; inSage?: CustomerInSage | null } = {},
  ) => taxAcrossBorder({ request: of, inSage, crossBorder, lines, rates: connection().taxRates, business });

  it('is none at home, within one VAT area, or where a country is not known', () => {
    for (const [home, country] of [
      ['GB', 'GB'],
      ['GB', 'IM'],
      ['IE', 'IE'],
      [null, 'FR'],
      ['GB', undefined],
    ] as const)
      assert.equal(cross(home, country), null);
  });

  it('from Ireland is within the EU by VAT number, and names goods or services', () => {
    const business = cross('IE', 'FR', { vatNumber: 'FR12345678901' });
    assert.deepEqual([business?.treatment, supplyTypeOf(business)], ['eu_tax_registered', 'SERVICES']);
    const consumer = cross('IE', 'DE', { goodsOrServices: 'goods' });
    assert.deepEqual([consumer?.treatment, supplyTypeOf(consumer)], ['eu_not_tax_registered', 'GOODS']);
  });

  it('to or from outside the EU is of the rest of the world, without goods or services', () => {
    for (const [home, country] of [
      ['GB', 'FR'],
      ['IE', 'GB'],
      ['IE', 'US'],
      ['GB', 'IE'],
    ] as const) {
      const crossing = cross(home, country);
      assert.deepEqual([crossing?.treatment, supplyTypeOf(crossing)], ['rest_of_world_tax', undefined]);
      assert.equal(crossing?.message, `To ${country}, to a customer of the rest of the world.`);
    }
  });

  it('goes by the country that Sage has of the customer', () => {
    assert.equal(cross('GB', 'GB', { inSage: 'FR' })?.country, 'FR');
    assert.equal(cross('GB', 'FR', { inSage: 'GB' }), null);
  });

  it('to the rest of the world with tax is told, with the line and the rates of 0 %', () => {
    const lines = [taxed('GB_ZERO'), taxed('GB_STANDARD')];
    const told = refused(cross('GB', 'US'), lines);
    assert.deepEqual([told?.code, told?.field], ['cross_border_tax', '/lines/1/taxRateId']);
    assert.match(told?.message ?? '', /Standard \(20\.0 %.*in US, as the invoice has it/);
    assert.equal(refused(cross('GB', 'US'), [taxed('GB_ZERO')]), null);
    assert.equal(refused(cross('IE', 'FR'), lines), null);
    assert.equal(refused(null, lines), null);
  });

  it('to the rest of the world with tax has a remedy for its case, which asks for the country first', () => {
    const lines = [taxed('GB_STANDARD')];
    const isNew = refused(cross('GB', 'US'), lines)?.fix ?? '';
    assert.match(isNew, /correct customer\.address\.country.*the rate GB_ZERO \(taxRateId\).*send-anyway/);
    assert.doesNotMatch(isNew, /NO_TAX|EXEMPT|on the customer/);
    const known = refused(cross('GB', 'US'), lines, { inSage: { countryId: 'US' } })?.fix ?? '';
    assert.match(known, /customer's address in Sage.*set that rate on the customer in Sage/);
  });

  it('is not asked about for a credit note against an invoice', () => {
    const note = { ...request(), against: { invoiceId: 'INV-1' } };
    assert.equal(refused(cross('GB', 'US'), [taxed('GB_STANDARD')], { of: note }), null);
  });
});
