import assert from 'node:assert/strict';
import { northwind } from '../../sandbox/sage/seed.ts';
import { anInvoice } from '../support/bed.ts';
import { ApiUnderTest, connectionPath, invoicePath } from './api-under-test.ts';

const UNIT = 'analysis-unit';
const PATH = `/v1/business-units/${UNIT}/analysis-types`;

describe("Sage's analysis types", () => {
  let api: ApiUnderTest;
  before(async () => {
    api = await ApiUnderTest.open();
    await api.bed.verified(UNIT);
  });
  after(() => api.close());

  it('are listed with the names and ids that a line may give', async () => {
    const { body } = await api.bed.psa.send<{
      analysisTypes: { name: string; categories: { id: string; name: string }[] }[];
    }>('GET', PATH);
    const project = body.analysisTypes.find(({ name }) => name === 'Project');
    const id = project?.categories.find(({ name }) => name === 'Website')?.id ?? '';
    assert.match(id, /^[0-9a-f]{32}$/);
    const { lines } = anInvoice();
    const analysed = lines.map((line) => ({ ...line, analysis: { Project: id } }));
    const answer = await api.send('PUT', invoicePath(UNIT, 'analysed'), {
      body: anInvoice({ number: 'AN-1', lines: analysed }),
    });
    assert.equal(answer.status, 202);
    await api.bed.untilStatus(UNIT, 'analysed', 'sent');
    const [made] = await api.bed.witness.invoicesWith('AN-1');
    assert.equal(made?.summary['analysis'], id);
  });

  it('are refused at the hand-over where they are no names', async () => {
    const [line] = anInvoice().lines;
    const body = { ...anInvoice(), lines: [{ ...line, analysis: { Project: 7 } }] };
    const problem = await api.refused(422, 'PUT', invoicePath(UNIT, 'wrong'), { body });
    assert.match(problem.errors?.[0]?.pointer ?? '', /^\/lines\/0\/analysis/);
  });

  it('are told to be lacking where the edition has none', async () => {
    await api.bed.outside.sage.control.setEdition({ businessId: northwind.id, edition: 'start' });
    await api.bed.psa.testConnection(UNIT, 'Sales - Services');
    const problem = await api.refused(409, 'GET', PATH);
    assert.equal(problem.code, 'not_in_edition');
    assert.match(problem.detail, /Sage Accounting Start does not have that/);
    assert.match((await api.send('GET', connectionPath(UNIT))).text, /GET \/analysis_types/);
  });
});
