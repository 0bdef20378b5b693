import assert from 'node:assert/strict';
import { defaultSettings } from '../../domain/connection/connection.ts';
import { crossBorderOf, supplyTypeOf, taxTreatmentOf } from '../../domain/invoice/cross-border.ts';
import { taxWarning } from '../../domain/invoice/tax-warning.ts';
import { type CustomerInSage } from '../../domain/invoice/vat-territory.ts';
import { countries } from '../../sandbox/sage/books/catalog.ts';
import { isOutside } from '../../sandbox/sage/books/vat.ts';
import { seededState } from '../../sandbox/sage/seed.ts';
import { business as northwind, plannedLine, request } from './samples.ts';

interface Where {
  readonly country: string;
  readonly postalCode?: string;
}
const newcastle = { country: 'GB', postalCode: 'NE1 3DX' };
const belfast = { country: 'GB', postalCode: 'bt3 9DT' };
const dublin = { country: 'IE', postalCode: 'D07 F6X2' };
const lyon = { country: 'FR', postalCode: '69001' };
const goods = { goodsOrServices: 'goods' } as const;

const homeIn = ({ country, postalCode }: Where) => ({
  ...northwind,
  countryId: country,
  address: { line1: '1', ...(postalCode !== undefined && { postalCode }) },
});

const crossing = (
  home: Where,
  address: Where | undefined,
  more: {
    goodsOrServices?: 'goods' | 'services';
    vatNumber?: string;
    inSage?: CustomerInSage;
  } = {},
) => {
  const { goodsOrServices = 'services', vatNumber, inSage = null } = more;
  const asked = request({ goodsOrServices, customer: { ...request().customer, vatNumber, address } });
  const crossBorder = crossBorderOf(asked, inSage, defaultSettings, homeIn(home));
  const border = { request: asked, inSage, crossBorder, lines: [plannedTaxed], rates: [] };
  return { crossBorder, warning: taxWarning({ ...border, business: homeIn(home) }) };
};
const plannedTaxed = {
  ...plannedLine(),
  taxRateId: 'ZERO',
  taxSource: 'ledger',
  net: '100.00',
  tax: '0.00',
} as const;

describe('Goods and Northern Ireland', () => {
  it('go from there to the EU, and from the EU there, as within the EU', () => {
    for (const [home, to, side] of [
      [belfast, lyon, 'from'],
      [belfast, dublin, 'from'],
      [dublin, belfast, 'to'],
    ] as const) {
      const { crossBorder } = crossing(home, to, { ...goods, vatNumber: 'XI123456789' });
      assert.deepEqual(
        [crossBorder?.treatment, crossBorder?.northernIreland, supplyTypeOf(crossBorder)],
        ['eu_tax_registered', side, 'GOODS'],
      );
      assert.match(crossBorder?.message ?? '', /goods.*with a VAT number/);
    }
    const consumer = crossing(dublin, belfast, goods).crossBorder;
    assert.equal(consumer?.treatment, 'eu_not_tax_registered');
  });

  it('are one thing and services another: those are of the rest of the world, and say that they are services', () => {
    for (const [home, to] of [
      [belfast, lyon],
      [dublin, belfast],
    ] as const) {
      const { crossBorder } = crossing(home, to);
      assert.deepEqual(
        [crossBorder?.treatment, supplyTypeOf(crossBorder)],
        ['rest_of_world_tax', 'SERVICES'],
      );
    }
  });

  it('are at home in all of the United Kingdom, and of the rest of the world elsewhere', () => {
    assert.equal(crossing(belfast, newcastle, goods).crossBorder, null);
    assert.equal(crossing(newcastle, belfast, goods).crossBorder, null);
    assert.equal(crossing(belfast, { country: 'US' }, goods).crossBorder?.treatment, 'rest_of_world_tax');
    assert.equal(crossing(newcastle, lyon, goods).crossBorder?.treatment, 'rest_of_world_tax');
    assert.equal(crossing(dublin, newcastle, goods).crossBorder?.treatment, 'rest_of_world_tax');
  });

  it("go by Sage's word on its customer, then by the postcode, then by the letters of the VAT number", () => {
    const treatment = (address: Where, more: { vatNumber?: string; inSage?: CustomerInSage }) =>
      crossing(dublin, address, { ...goods, ...more }).crossBorder?.treatment;
    const inSage = { countryId: 'GB', inNorthernIreland: true, hasVatNumber: true };
    assert.equal(treatment(newcastle, { inSage }), 'eu_tax_registered');
    assert.equal(
      treatment(belfast, { inSage: { countryId: 'GB', inNorthernIreland: false } }),
      'rest_of_world_tax',
    );
    assert.equal(treatment({ country: 'GB' }, { vatNumber: 'XI123456789' }), 'eu_tax_registered');
    assert.equal(treatment(newcastle, { vatNumber: 'XI123456789' }), 'rest_of_world_tax');
  });

  it('leave the tax treatment of a new customer to Sage, as it depends on what is supplied', () => {
    assert.equal(taxTreatmentOf(crossing(dublin, belfast, goods).crossBorder), undefined);
    assert.equal(taxTreatmentOf(crossing(dublin, lyon, goods).crossBorder), 'eu_not_tax_registered');
  });

  it('are warned of where the VAT number speaks against the place', () => {
    const warned = (address: Where, vatNumber: string) =>
      crossing(dublin, address, { ...goods, vatNumber }).warning ?? '';
    assert.match(warned(belfast, 'GB123456789'), /not written with XI/);
    assert.match(warned(newcastle, 'XI123456789'), /its postcode is not one/);
    assert.equal(warned(belfast, 'XI123456789'), '');
    const moved = { countryId: 'GB', inNorthernIreland: false };
    assert.match(
      crossing(dublin, belfast, { ...goods, inSage: moved }).warning ?? '',
      /has "Acme Ltd" in GB, but the address of the invoice is in Northern Ireland/,
    );
    assert.equal(crossing(newcastle, belfast, { ...goods, inSage: moved }).warning, null, 'one and the same');
  });
});

describe('Which countries are outside', () => {
  it('is one rule for us and for the sandbox, with the Isle of Man at home and Jersey and Guernsey abroad', () => {
    const state = seededState();
    const places: Where[] = [...Object.keys(countries).map((country) => ({ country })), belfast];
    const outside: string[] = [];
    for (const home of state.businesses.filter(({ countryId }) => countryId !== 'CA'))
      for (const place of places)
        for (const goodsOrServices of ['goods', 'services'] as const) {
          const { country: countryId, postalCode = '' } = place;
          const mainAddress = { countryId, postalCode };
          const { crossBorder } = crossing(
            { country: home.countryId, postalCode: home.postalCode },
            { country: countryId, ...(postalCode && { postalCode }) },
            { goodsOrServices },
          );
          const ours = crossBorder?.treatment === 'rest_of_world_tax';
          const what = `${goodsOrServices} from ${home.name} to ${countryId} ${postalCode}`;
          assert.equal(ours, isOutside(home, { mainAddress }, goodsOrServices === 'goods'), what);
          if (ours && home.id === state.businesses[0]?.id && goodsOrServices === 'services')
            outside.push(countryId);
        }
    assert.deepEqual(outside.toSorted(), ['CA', 'DE', 'FR', 'GG', 'IE', 'JE', 'MC', 'US']);
  });
});
