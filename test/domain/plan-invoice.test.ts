import assert from 'node:assert/strict';
import { defaultSettings, type GlAccount, type InvoiceSettings } from '../../domain/connection/connection.ts';
import { type InvoiceRequest } from '../../domain/invoice/invoice.ts';
import { planInvoice } from '../../domain/invoice/plan-invoice.ts';
import { account, business, connection, line, request } from './samples.ts';

const glAccount = (id: string, change: Partial<GlAccount> = {}): GlAccount => ({
  id,
  name: `Ledger of ${id}`,
  integration: 'sage',
  ledger: account({ id: `ledger-of-${id}` }),
  ...change,
});

const both = {
  glAccounts: [glAccount('licences'), glAccount('fixed-fee')],
  templateGlAccountId: 'fixed-fee',
};

const planOf = (change: Partial<InvoiceRequest>, settings: Partial<InvoiceSettings> = {}) => {
  const decision = planInvoice(request(change), connection(settings), business);
  assert.ok(decision.ok);
  return decision.value;
};

const refusalOf = (change: Partial<InvoiceRequest>, settings: Partial<InvoiceSettings> = {}) => {
  const decision = planInvoice(request(change), connection(settings), business);
  assert.ok(!decision.ok);
  return decision.attention;
};

describe('The ledger account of a line', () => {
  const ledgerOf = (change: Partial<InvoiceRequest>, settings: Partial<InvoiceSettings>) => {
    const [first] = planOf(change, settings).lines;
    assert.ok(first);
    return [first.ledger.id, first.ledgerSource];
  };
  const withOwn = { lines: [{ ...line, glAccountId: 'licences' }] };

  it("is the line's own, before the template's and the default", () => {
    assert.deepEqual(ledgerOf(withOwn, both), ['ledger-of-licences', 'line']);
  });

  it("is the contract template's where the line has none", () => {
    assert.deepEqual(ledgerOf({}, both), ['ledger-of-fixed-fee', 'template']);
  });

  it("is the connection's default where neither has one", () => {
    assert.deepEqual(ledgerOf({}, {}), ['the-default', 'default']);
  });

  it('needs no default where line or template has one', () => {
    assert.deepEqual(ledgerOf(withOwn, { ...both, defaultLedger: null }), ['ledger-of-licences', 'line']);
    assert.deepEqual(ledgerOf({}, { ...both, defaultLedger: null }), ['ledger-of-fixed-fee', 'template']);
  });

  it('is chosen line by line', () => {
    const { lines } = planOf({ lines: [line, { ...line, glAccountId: 'licences' }, line] }, both);
    const sources = lines.map(({ ledgerSource }) => ledgerSource);
    assert.deepEqual(sources, ['template', 'line', 'template']);
  });
});

describe('An invoice needs a person', () => {
  it('when no ledger is named anywhere, and the first such line is pointed out', () => {
    const lines = [{ ...line, glAccountId: 'licences' }, line, line];
    const settings = { glAccounts: both.glAccounts, defaultLedger: null };
    assert.deepEqual(refusalOf({ lines }, settings), {
      code: 'no_default_ledger',
      message:
        'Line 2 has no GL account, its contract template has none linked, and the connection has no default ledger.',
      field: '/lines/1/glAccountId',
    });
  });

  it("when a line's GL account is unknown, rather than falling back to the default", () => {
    assert.deepEqual(refusalOf({ lines: [line, { ...line, glAccountId: 'gone' }] }, {}), {
      code: 'gl_account_unknown',
      message: 'GL account "gone" is not known to the connection.',
      field: '/lines/1/glAccountId',
    });
  });

  it("when the template's GL account is unknown, and the template is pointed out", () => {
    const { code, field } = refusalOf({}, { templateGlAccountId: 'gone' });
    assert.deepEqual([code, field], ['gl_account_unknown', '/contractTemplateId']);
  });

  it("when a line's GL account is not assigned to Sage", () => {
    const other = glAccount('licences', { integration: 'none', ledger: null });
    assert.deepEqual(refusalOf({ lines: [{ ...line, glAccountId: 'licences' }] }, { glAccounts: [other] }), {
      code: 'gl_account_not_for_sage',
      message: 'GL account "Ledger of licences" (licences) is not used by the Sage integration.',
      field: '/lines/0/glAccountId',
    });
  });

  it("when the template's GL account is not assigned to Sage", () => {
    const other = glAccount('fixed-fee', { integration: 'none', ledger: null });
    const { code, field } = refusalOf({}, { glAccounts: [other], templateGlAccountId: 'fixed-fee' });
    assert.deepEqual([code, field], ['gl_account_not_for_sage', '/contractTemplateId']);
  });

  it('when it is in a foreign currency and the business has its own only', () => {
    assert.deepEqual(refusalOf({ currency: 'EUR' }), {
      code: 'currency_not_supported',
      message: 'The invoice is in EUR, but "Northwind Ltd" works in GBP only.',
      field: '/currency',
    });
  });

  it('but not for a foreign currency where the business takes those', () => {
    const decision = planInvoice(request({ currency: 'EUR' }), connection(), {
      ...business,
      multiCurrency: true,
    });
    assert.ok(decision.ok);
  });
});

describe('The plan of an invoice', () => {
  it('has the net of each line and of all', () => {
    const hours = {
      description: 'Engineer',
      quantity: '121.25',
      unitPrice: '84.00',
      discount: { percent: '5' },
    };
    const { lines, net } = planOf({ lines: [line, hours] });
    assert.deepEqual(
      lines.map((planned) => [planned.discount, planned.amount]),
      [
        ['0.00', '100.00'],
        ['509.25', '9675.75'],
      ],
    );
    assert.equal(net, '9775.75');
  });

  it('has the due date and where it comes from', () => {
    const { dueDate, dueDateSource } = planOf({ projectDueDays: 14 });
    assert.deepEqual([dueDate, dueDateSource], ['2026-11-17', 'project']);
    const settings = { ...defaultSettings, defaultDueDays: 7 };
    assert.equal(planOf({}, { settings }).dueDate, '2026-11-10');
  });

  it("goes out as the invoice says, else as the connection's setting says", () => {
    const settings = { ...defaultSettings, send: 'mark_sent' } as const;
    assert.equal(planOf({ send: 'none' }, { settings }).send, 'none');
    assert.equal(planOf({}, { settings }).send, 'mark_sent');
  });

  it('keeps business and settings as they were when it was made', () => {
    const { sageBusinessId, businessName, reversalWindowDays } = planOf({});
    assert.deepEqual([sageBusinessId, businessName, reversalWindowDays], [business.id, 'Northwind Ltd', 60]);
  });
});
