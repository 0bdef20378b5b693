import assert from 'node:assert/strict';
import { belowTerms, needsDefaultTerms } from '../../domain/invoice/footer.ts';
import { type InvoiceRequest } from '../../domain/invoice/invoice.ts';
import { planInvoice } from '../../domain/invoice/plan-invoice.ts';
import { defaultSettings, type FooterMode } from '../../domain/connection/connection.ts';
import { business, connection, request } from './samples.ts';

describe('The footer of an invoice', () => {
  it("stands below Sage's default terms, and alone where there are none", () => {
    assert.deepEqual(belowTerms('Bank: 00-00-00\n', 'Thank you'), {
      ok: true,
      value: 'Bank: 00-00-00\n\nThank you',
    });
    for (const terms of [null, '', ' \n'])
      assert.deepEqual(belowTerms(terms, 'Thank you'), { ok: true, value: 'Thank you' });
  });

  it('is told with both lengths where it is too long together with them, to the character', () => {
    assert.equal(belowTerms('t'.repeat(998), 'f'.repeat(1000)).ok, true);
    const joined = belowTerms('t'.repeat(999), 'f'.repeat(1000));
    assert.ok(!joined.ok);
    assert.deepEqual([joined.attention.code, joined.attention.field], ['footer_too_long', '/footer']);
    assert.match(
      joined.attention.message,
      /footer has 1000 characters and the default terms in Sage have 999: .* 2001/,
    );
  });

  const needs = (invoice: Partial<InvoiceRequest>, footerMode: FooterMode) => {
    const settings = connection({ settings: { ...defaultSettings, footerMode } });
    const planned = planInvoice(request(invoice), settings, business);
    assert.ok(planned.ok);
    return needsDefaultTerms(request(invoice), planned.value);
  };

  it('is added to them by default, and replaces them where the unit or the invoice says so', () => {
    assert.equal(defaultSettings.footerMode, 'append');
    assert.equal(needs({ footer: 'Thank you' }, 'append'), true);
    assert.equal(needs({ footer: 'Thank you' }, 'replace'), false);
    assert.equal(needs({ footer: 'Thank you', footerMode: 'append' }, 'replace'), true);
    assert.equal(needs({ footer: 'Thank you', footerMode: 'replace' }, 'append'), false);
  });

  it('asks for them only where there is one', () => {
    assert.equal(needs({}, 'append'), false);
    assert.equal(needs({ footer: '' }, 'append'), false);
  });
});
