import assert from 'node:assert/strict';
import { type RightView } from '../../domain/connection/rights.ts';
import { type TestOrder, type TestReport } from '../../domain/connection/test-report.ts';
import * as messages from '../../domain/connection/messages.ts';
import * as invoiceMessages from '../../domain/invoice/messages.ts';
import { type FaultName } from '../../sandbox/sage/faults.ts';
import { users } from '../../sandbox/sage/seed.ts';
import { Bed } from '../support/bed.ts';
import { eventually } from '../support/eventually.ts';
import { devServer } from '../support/servers.ts';

describe('A test of the connection', () => {
  let bed: Bed;
  before(async () => {
    bed = await Bed.make(await devServer());
  });
  beforeEach(async () => {
    await bed.outside.sage.control.faults.clear();
    await allow({ Sales: 'Full', Contacts: 'Full', Bank: 'Full', Settings: 'Full', Purchases: 'Full' });
  });
  after(() => bed.stop());

  type Rights = Parameters<Bed['outside']['sage']['control']['setUserRights']>[0]['rights'];
  const allow = (rights: Rights) => bed.outside.sage.control.setUserRights({ userEmail: users.sam, rights });
  const draft = { ledgerName: 'Sales - Services', keepTestInvoice: false };
  const read = { mode: 'read', ledgerName: null } as const;
  async function test(unit: string, order: TestOrder): Promise<TestReport> {
    const {
      view: { lastTest },
    } = await bed.connections.change(unit, (connection) =>
      connection.executeUpdate(messages.testConnectionUpdate, { args: [order] }),
    );
    assert.ok(lastTest);
    return lastTest;
  }
  const outcomes = ({ steps }: TestReport) =>
    Object.fromEntries(steps.map(({ step, outcome }) => [step, outcome]));
  const rightsOf = async (unit: string) => {
    const { rights } = await bed.connections.view(unit);
    return (does: RegExp): RightView => {
      const right = rights.find((one) => does.test(one.does));
      assert.ok(right);
      return right;
    };
  };
  const writes = async () =>
    (await bed.outside.sage.control.requests()).filter(
      ({ method, path }) => method !== 'GET' && path.startsWith('/v3.1'),
    ).length;

  it('by reading alone writes nothing, says so, and verifies nothing', async () => {
    await bed.consent('reads', users.sam);
    const before = await writes();
    const recorded = await bed.witness.lastRecord();
    const report = await test('reads', read);
    assert.deepEqual(
      [report.mode, report.outcome, report.ledgerName, report.written],
      ['read', 'success', null, 'Nothing was written to Sage.'],
    );
    assert.deepEqual(outcomes(report), {
      token: 'passed',
      business: 'passed',
      ledger: 'passed',
      tax_rate: 'passed',
      rights: 'passed',
    });
    assert.ok(Date.parse(report.at) <= Date.now());
    assert.equal(await writes(), before);
    assert.deepEqual(await bed.witness.records('contact.created', recorded), []);
    assert.equal((await bed.connections.view('reads')).status, 'connected');
    const wrong = await test('reads', { mode: 'read', ledgerName: 'sales - services' });
    assert.deepEqual([wrong.outcome, wrong.suggestions[0]], ['failed', 'Sales - Services']);
  });

  it('goes by the default ledger of the unit where it reads, and keeps it', async () => {
    await bed.consent('default', users.sam);
    await test('default', draft);
    const report = await test('default', read);
    assert.deepEqual([report.outcome, report.ledgerName], ['success', 'Sales - Services (4010)']);
    const { status, defaultLedger } = await bed.connections.view('default');
    assert.deepEqual([status, defaultLedger?.name], ['verified', 'Sales - Services']);
  });

  it('tells which rights are missing for what, and passes where invoices can go out without them', async () => {
    await allow({ Bank: 'None', Purchases: 'None', Settings: 'ReadOnly' });
    await bed.consent('fewer', users.sam);
    const report = await test('fewer', draft);
    assert.equal(report.outcome, 'success');
    const right = await rightsOf('fewer');
    const payments = right(/^List payments/);
    assert.deepEqual([payments.works, payments.needs], ['will_not_work', ['Bank: Read Only']]);
    const allocations = right(/^List what was put/);
    assert.equal(allocations.works, 'will_not_work');
    assert.deepEqual(allocations.needs, [
      'Sales: Full Access',
      'Purchases: Full Access',
      'Contacts: Full Access',
    ]);
    assert.match(allocations.message, /not allowed to access/);
    assert.equal(right(/^Create invoices/).works, 'works');
    assert.equal(right(/^Mark invoices/).works, 'not_known');
    assert.match(
      report.steps.find(({ step }) => step === 'rights')?.message ?? '',
      /List payments: Sage refused/,
    );
    await allow({ Bank: 'ReadOnly' });
    await test('fewer', read);
    assert.equal((await rightsOf('fewer'))(/^List payments/).works, 'works');
  });

  it('fails by reading where no invoice could go out', async () => {
    await allow({ Contacts: 'None' });
    await bed.consent('without-contacts', users.sam);
    const report = await test('without-contacts', read);
    assert.deepEqual([report.outcome, outcomes(report)['rights']], ['failed', 'failed']);
    assert.match(report.steps.at(-1)?.fix ?? '', /Contacts: Read Only/);
  });

  it('passes without the right to delete, and says what it left and where to remove it', async () => {
    await allow({ Sales: 'Restricted' });
    await bed.consent('restricted', users.sam);
    const report = await test('restricted', draft);
    assert.deepEqual([report.outcome, report.invoice?.kept], ['success', true]);
    const [invoice] = report.leftInSage;
    assert.deepEqual([invoice?.what, invoice?.id], ['invoice', report.invoice?.id]);
    assert.match(report.written, /Left in Sage: invoice .*Sales > Sales Invoices/);
    assert.equal((await rightsOf('restricted'))(/^Void invoices/).works, 'will_not_work');
  });

  it('that fails removes the customer that it made as well', async () => {
    await bed.verified('tidy');
    const from = await bed.witness.lastRecord();
    await bed.outside.sage.control.faults.arm({ name: 'tax-refused', endpoint: 'POST /sales_invoices' });
    const report = await test('tidy', draft);
    assert.deepEqual([report.outcome, report.leftInSage], ['failed', []]);
    assert.equal(report.written, 'Nothing of this test is left in Sage.');
    const made = await bed.witness.records('contact.created', from);
    const removed = await bed.witness.records('contact.deleted', from);
    assert.equal(made.length, 1);
    assert.deepEqual(
      made.map(({ id }) => id),
      removed.map(({ id }) => id),
    );
  });

  it('learns from an invoice which right is missing', async () => {
    await bed.verified('learns');
    await bed.outside.sage.control.faults.arm({ name: 'forbidden', endpoint: 'POST /sales_invoices' });
    await bed.handOver('learns', 'INV-1', { number: 'L-1' });
    await bed.untilStatus('learns', 'INV-1', 'needs_attention');
    const right = (await rightsOf('learns'))(/^Create invoices/);
    assert.deepEqual([right.works, right.needs.length], ['will_not_work', 2]);
    await bed.invoice('learns', 'INV-1').executeUpdate(invoiceMessages.retryInvoiceUpdate);
    await bed.untilStatus('learns', 'INV-1', 'sent');
    await eventually(
      async () => (await rightsOf('learns'))(/^Create invoices/).works === 'works' || undefined,
      'the right to be seen again, without a test',
    );
  });

  it('shows a refused call of which nobody knows the right', async () => {
    await bed.consent('odd', users.sam);
    await fault('forbidden', 'GET /businesses/{id}');
    await test('odd', read);
    const { works, message } = (await rightsOf('odd'))(/^Call GET \/businesses/);
    assert.equal(works, 'will_not_work');
    assert.match(message, /Which right it needs is not known/);
    await test('odd', read);
    await eventually(async () => {
      const { rights } = await bed.connections.view('odd');
      return rights.every(({ does }) => !does.startsWith('Call')) || undefined;
    }, 'the refusal to be forgotten');
  });

  const fault = (name: FaultName, endpoint: string, times = 1) =>
    bed.outside.sage.control.faults.arm({ name, endpoint, times });

  it("takes what it removed for removed, though Sage's answer to that was lost", async () => {
    await bed.verified('lost');
    await fault('cut-after-commit', 'DELETE /sales_invoices/{id}');
    await fault('cut-after-commit', 'DELETE /contacts/{id}');
    const report = await test('lost', draft);
    assert.deepEqual(
      [report.outcome, report.leftInSage, report.invoice?.kept],
      ['success', [], false],
      JSON.stringify(report.steps),
    );
  });

  it('removes its customer also where the removal of its invoice had no answer', async () => {
    await bed.verified('both');
    const from = await bed.witness.lastRecord();
    await fault('cut-after-commit', 'DELETE /sales_invoices/{id}');
    await fault('error-500-before-commit', 'DELETE /sales_invoices/{id}', 3);
    await test('both', draft);
    assert.equal((await bed.witness.records('contact.deleted', from)).length, 1);
  });

  it('says of what it could not remove for certain that it may be left, and where', async () => {
    await bed.verified('perhaps');
    await fault('cut-before-commit', 'DELETE /sales_invoices/{id}', 8);
    const report = await test('perhaps', draft);
    const left = report.leftInSage.map(({ what, isCertain }) => [what, isCertain]);
    assert.deepEqual(
      [report.outcome, left],
      [
        'failed',
        [
          ['invoice', false],
          ['customer', true],
        ],
      ],
    );
    assert.match(report.written, /May be left in Sage: invoice .*delete the draft.* Left in Sage: customer/);
  });

  it('by reading alone fails where it could not find out whether invoices can go out', async () => {
    await bed.consent('unanswered', users.sam);
    await fault('error-503', 'GET /contacts', 3);
    const report = await test('unanswered', read);
    assert.deepEqual([report.outcome, outcomes(report)['rights']], ['failed', 'failed']);
    assert.match(report.steps.at(-1)?.message ?? '', /read contacts could not be found out/);
    const right = await rightsOf('unanswered');
    assert.deepEqual([right(/^Find customers/).works, right(/^Find invoices/).works], ['not_known', 'works']);
  });

  it('by reading alone says that a vital right is missing, whatever else has no answer', async () => {
    await allow({ Contacts: 'None' });
    await bed.consent('vital', users.sam);
    await fault('error-503', 'GET /contact_payments', 20);
    const report = await test('vital', read);
    assert.match(report.steps.at(-1)?.fix ?? '', /Contacts: Read Only/);
  });

  it('names the area and level that the refused call needs', async () => {
    await bed.consent('areas', users.sam);
    await fault('forbidden', 'GET /tax_rates');
    const settings = await test('areas', read);
    assert.match(
      settings.steps.find(({ step }) => step === 'tax_rate')?.fix ?? '',
      /user Settings: Full Access/,
    );
    await fault('forbidden', 'POST /contacts');
    await fault('forbidden', 'POST /sales_invoices');
    const contacts = (await test('areas', draft)).steps.find(({ outcome }) => outcome === 'failed');
    assert.match(contacts?.fix ?? '', /Contacts: Restricted Access/);
  });

  it('gives its customer and its invoice the address of the business, and says what to do where Sage wants another', async () => {
    await allow({ Contacts: 'Full' });
    await bed.consent('quay', users.sam);
    const from = await bed.witness.lastRecord();
    await test('quay', { ...draft, keepTestInvoice: true });
    const [made] = await bed.witness.records('sales_invoice.created', from);
    const { business } = await bed.connections.view('quay');
    const { line1 = 'none', city = 'none' } = business?.address ?? {};
    assert.match(made?.summary['mainAddress'] ?? '', new RegExp(`${line1}, .*${city}.*GB`));
    await fault('address-required', 'POST /sales_invoices');
    const failed = (await test('quay', draft)).steps.find(({ outcome }) => outcome === 'failed');
    assert.match(failed?.fix ?? '', /complete it in Sage's business settings/);
  });

  it('shows that credit notes may not be read', async () => {
    await bed.consent('notes', users.sam);
    await fault('forbidden', 'GET /sales_credit_notes');
    assert.equal((await test('notes', read)).outcome, 'success');
    const { works, needs } = (await rightsOf('notes'))(/^Find and read credit notes/);
    assert.deepEqual([works, needs], ['will_not_work', ['Sales: Read Only']]);
  });
});
