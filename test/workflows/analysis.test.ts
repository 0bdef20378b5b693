import assert from 'node:assert/strict';
import { WorkflowUpdateFailedError } from '@temporalio/client';
import * as connectionMessages from '../../domain/connection/messages.ts';
import { contentHash } from '../../domain/invoice/content-hash.ts';
import * as messages from '../../domain/invoice/messages.ts';
import { northwind } from '../../sandbox/sage/seed.ts';
import { analysisTypesOf } from '../../sandbox/sage/books/analysis.ts';
import { anInvoice, Bed } from '../support/bed.ts';
import { Books } from '../support/books.ts';
import { skippingServer } from '../support/servers.ts';

const UNIT = 'analysed';

describe('lines that are counted under projects and departments', () => {
  let bed: Bed;
  let books: Books;
  before(async () => {
    bed = await Bed.make(await skippingServer());
    await bed.verified(UNIT);
    books = new Books(bed, UNIT);
  });
  after(() => bed.stop());

  const categoryId = (type: string, name: string): string =>
    analysisTypesOf(northwind.id)
      .find((one) => one.name === type)
      ?.categories.find((one) => one.name === name)?.id ?? '';
  const invoice = (id: string, ...analyses: (Record<string, string> | undefined)[]) =>
    anInvoice({
      number: `${id}-X`,
      lines: analyses.map((analysis, n) => ({
        description: `Line ${n + 1}`,
        quantity: '1',
        unitPrice: '100.00',
        ...(analysis && { analysis }),
      })),
    });
  const handOver = (id: string, ...analyses: (Record<string, string> | undefined)[]) =>
    bed.handOver(UNIT, id, invoice(id, ...analyses));
  /** Of each line in Sage. */
  const inSage = async (id: string) => (await bed.witness.invoicesWith(`${id}-X`))[0]?.summary['analysis'];
  const test = () =>
    bed.connection(UNIT).executeUpdate(connectionMessages.testConnectionUpdate, {
      args: [{ ledgerName: 'Sales - Services', keepTestInvoice: false }],
    });
  const calls = async (since: number) =>
    (await bed.witness.apiCalls(since)).filter(({ path }) => path.includes('/analysis_types')).length;

  it('have the categories of Sage that their names or ids say, and the others none', async () => {
    const retainer = categoryId('Project', 'Retainer');
    await handOver('named', { Project: 'Website', Department: 'Consulting' }, undefined, {
      Project: retainer,
    });
    const { lines } = await bed.untilStatus(UNIT, 'named', 'sent');
    const [website, consulting] = [categoryId('Project', 'Website'), categoryId('Department', 'Consulting')];
    assert.equal(await inSage('named'), `${website} ${consulting},,${retainer}`);
    assert.deepEqual(
      lines?.map(({ analysis }) => analysis?.map(({ type, category }) => `${type}: ${category}`)),
      [['Project: Website', 'Department: Consulting'], [], ['Project: Retainer']],
    );
  });

  it('cost no call where none says anything', async () => {
    const since = await bed.witness.lastRequest();
    await handOver('plain', undefined);
    await bed.untilStatus(UNIT, 'plain', 'sent');
    assert.equal(await calls(since), 0);
  });

  it('are asked of a person where Sage has no such category, before anything is created, and are read afresh', async () => {
    await handOver('mistyped', { Project: 'Web site 2' });
    const { attention, sage } = await books.until('mistyped', (view) => view.attention !== null);
    assert.deepEqual([attention?.code, sage], ['analysis_unknown', null]);
    assert.match(attention?.message ?? '', /"Web site 2".*"Website"/);
    assert.equal(attention?.field, '/lines/0/analysis/Project');
    assert.equal(await inSage('mistyped'), undefined);
    const request = invoice('mistyped', { Project: 'Website' });
    await bed.invoice(UNIT, 'mistyped').executeUpdate(messages.correctInvoiceUpdate, {
      args: [{ request, contentHash: contentHash(request) }],
    });
    await bed.untilStatus(UNIT, 'mistyped', 'sent');
    assert.equal(await inSage('mistyped'), categoryId('Project', 'Website'));
  });

  it('are shown by the preview as they would go out, or with what stands in the way', async () => {
    const preview = (analysis: Record<string, string>) =>
      bed.connection(UNIT).executeUpdate(connectionMessages.previewInvoiceUpdate, {
        args: [{ invoiceId: 'preview', request: invoice('preview', analysis) }],
      });
    const { sageBody } = await preview({ Department: 'Development' });
    const expected = `"analysis_type_categories":[{"id":"${categoryId('Department', 'Development')}"}]`;
    assert.ok(JSON.stringify(sageBody).includes(expected), JSON.stringify(sageBody));
    const { problem } = await preview({ 'Cost Centre': 'Cost Centre 1' });
    assert.equal(problem?.code, 'analysis_unknown');
    assert.match(problem?.message ?? '', /not active for sales/);
  });

  it('are picked from what Sage has for sales', async () => {
    const list = () => bed.connection(UNIT).executeUpdate(connectionMessages.listAnalysisTypesUpdate);
    const types = await list();
    assert.deepEqual(
      types.map(({ name }) => name),
      ['Department', 'Project'],
    );
    assert.deepEqual(
      types[1]?.categories.map(({ name }) => name),
      ['Website', 'Mobile App', 'Retainer'],
    );
  });

  it('are never asked of an edition without them, by what Sage describes or by what it refused', async () => {
    await books.sage.faults.arm({ name: 'no-subscription', endpoint: 'GET /analysis_types' });
    await handOver('refused', { Project: 'Website' });
    const { attention } = await books.until('refused', (view) => view.attention !== null);
    assert.equal(attention?.code, 'not_in_edition');
    await handOver('learnt', { Project: 'Website' });
    const since = await bed.witness.lastRequest();
    const learnt = await books.until('learnt', (view) => view.attention !== null);
    assert.match(learnt.attention?.message ?? '', /Sage refused it/);
    assert.equal(await calls(since), 0);
    // With another edition, which the test finds out, all of them go on.
    await books.sage.setEdition({ businessId: northwind.id, edition: 'plus' });
    await test();
    await bed.untilStatus(UNIT, 'refused', 'sent');
    await bed.untilStatus(UNIT, 'learnt', 'sent');

    await books.sage.setEdition({ businessId: northwind.id, edition: 'start' });
    await test();
    const asOfStart = await bed.witness.lastRequest();
    await handOver('start', { Project: 'Website' });
    const start = await books.until('start', (view) => view.attention !== null);
    assert.match(start.attention?.message ?? '', /Sage Accounting Start does not have that/);
    await assert.rejects(
      bed.connection(UNIT).executeUpdate(connectionMessages.listAnalysisTypesUpdate),
      WorkflowUpdateFailedError,
    );
    assert.equal(await calls(asOfStart), 0);
  });

  it('are previewed as they would be sent where the edition refuses them, and then not asked again', async () => {
    const preview = () =>
      bed.connection(UNIT).executeUpdate(connectionMessages.previewInvoiceUpdate, {
        args: [{ invoiceId: 'preview', request: invoice('preview', { Project: 'Website' }) }],
      });
    await books.sage.setEdition({ businessId: northwind.id, edition: 'plus' });
    await test();
    await books.sage.faults.arm({ name: 'no-subscription', endpoint: 'GET /analysis_types' });
    const refused = await preview();
    assert.equal(refused.problem?.code, 'not_in_edition');
    assert.equal(refused.problem?.field, '/lines');
    const since = await bed.witness.lastRequest();
    assert.match((await preview()).problem?.message ?? '', /Sage refused it/);
    await assert.rejects(
      bed.connection(UNIT).executeUpdate(connectionMessages.listAnalysisTypesUpdate),
      WorkflowUpdateFailedError,
    );
    assert.equal(await calls(since), 0);
  });
});
