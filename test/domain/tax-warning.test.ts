import assert from 'node:assert/strict';
import { defaultSettings } from '../../domain/connection/connection.ts';
import { crossBorderOf } from '../../domain/invoice/cross-border.ts';
import { type CustomerInSage } from '../../domain/invoice/vat-territory.ts';
import { type InvoiceRequest, type TaxSource } from '../../domain/invoice/invoice.ts';
import { taxWarning } from '../../domain/invoice/tax-warning.ts';
import { business as northwind, plannedLine, request } from './samples.ts';

describe('What is worth a look about tax', () => {
  const rates = [
    { id: 'STANDARD', name: 'Standard', percentage: '23.0' },
    { id: 'ZERO', name: 'Zero Rated', percentage: '0.0' },
  ];
  const warned = (
    home: 'GB' | 'IE',
    customer: { country?: string; vatNumber?: string },
    inSage: CustomerInSage | null = null,
    more: { rate?: string; from?: TaxSource; currency?: string } = {},
  ) => {
    const { rate = 'STANDARD', from = 'ledger', currency = home === 'IE' ? 'EUR' : 'GBP' } = more;
    const { country, vatNumber } = customer;
    const address = country === undefined ? undefined : { line1: '1 Rue', country };
    const asked: InvoiceRequest = request({
      currency,
      customer: { ...request().customer, vatNumber, address },
    });
    const business = { ...northwind, countryId: home, baseCurrency: home === 'IE' ? 'EUR' : 'GBP' };
    const lines = [{ ...plannedLine(), taxRateId: rate, taxSource: from, net: '100.00', tax: '0.00' }];
    const crossBorder = crossBorderOf(asked, inSage, defaultSettings, business);
    return taxWarning({ request: asked, inSage, crossBorder, lines, rates, business });
  };

  it('is VAT to a business of another member state, unless the line itself names the rate', () => {
    const french = { country: 'FR', vatNumber: 'FR12345678901' };
    assert.match(
      warned('IE', french) ?? '',
      /Line 1 has Standard \(23\.0 %, from the ledger\).*VAT number in FR/,
    );
    assert.match(warned('IE', { country: 'FR' }, { hasVatNumber: true }) ?? '', /VAT number in FR/);
    assert.equal(warned('IE', french, null, { from: 'line' }), null);
    assert.equal(warned('IE', french, null, { rate: 'ZERO' }), null);
    assert.equal(warned('IE', { country: 'FR' }), null, 'a consumer');
  });

  it('is another country in Sage than on the invoice', () => {
    const different = warned('GB', { country: 'FR' }, { countryId: 'GB' });
    assert.match(different ?? '', /in GB, but the address of the invoice is in FR: it is taxed as for GB/);
    assert.equal(warned('GB', { country: 'IM' }, { countryId: 'GB' }), null, 'one VAT area');
  });

  it('is a customer taken for one at home though its VAT number or currency says otherwise', () => {
    assert.match(warned('GB', { vatNumber: 'FR12345678901' }) ?? '', /as a customer in GB.*is one of FR/);
    assert.match(warned('GB', {}, {}, { currency: 'USD' }) ?? '', /in USD, and neither it nor Sage/);
    assert.equal(warned('GB', { country: 'GB' }, null, { currency: 'USD' }), null);
    assert.equal(warned('GB', { vatNumber: 'GB123456789' }), null);
  });
});
