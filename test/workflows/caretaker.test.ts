import assert from 'node:assert/strict';
import { type InvoiceView } from '../../domain/invoice/invoice.ts';
import { eventWorkflowId, stopEventId } from '../../domain/keys.ts';
import { type FindingCode, type HealthReport } from '../../domain/runs/health-report.ts';
import { northwind } from '../../sandbox/sage/seed.ts';
import { type anInvoice, Bed } from '../support/bed.ts';
import { eventually } from '../support/eventually.ts';
import { devServer } from '../support/servers.ts';

const UNIT = 'cared-for';
const twins = { name: 'Twin Mills', email: 'finance@twinmills.example.test' };

/** Where an invoice may stand when its run is ended, and how it comes there. */
const states: readonly [string, Parameters<typeof anInvoice>[0], (view: InvoiceView) => boolean][] = [
  ['sent', {}, (view) => view.waitingFor?.what === 'payment'],
  ['needs_attention', { customer: twins }, (view) => view.status === 'needs_attention'],
];

describe('The caretaker', () => {
  let bed: Bed;
  before(async () => {
    bed = await Bed.make(await devServer());
    await bed.verified(UNIT);
  });
  after(() => bed.stop());

  const of = ({ findings }: HealthReport, code: FindingCode, workflowId: string) =>
    findings.filter((finding) => finding.code === code && finding.workflowId === workflowId);

  /** Looks until a look sees what visibility is a second behind with. */
  const untilFound = (code: FindingCode, workflowId: string) =>
    eventually(
      async () => of(await bed.inspectRuns(), code, workflowId)[0],
      `the finding ${code} about ${workflowId}`,
    );

  const stoppedEvents = (subject: 'invoiceId' | 'businessUnit', id: string) =>
    bed.outside.psa.events().filter(({ type, data }) => type.endsWith('.stopped') && data[subject] === id);

  it('finds nothing where all goes well', async () => {
    await bed.handOver(UNIT, 'well', { number: 'CT-well' });
    await bed.until(UNIT, 'well', (view) => view.waitingFor?.what === 'payment');
    await eventually(async () => {
      const report = await bed.inspectRuns();
      assert.deepEqual([report.findings, report.counts, report.incomplete], [[], {}, []]);
      return true;
    }, 'a look');
  });

  for (const [status, content, isThere] of states) {
    it(`tells once of an invoice whose run was terminated while it was ${status}, and the next run goes on after that number (R22)`, async () => {
      const id = `ended-${status}`;
      const order = { number: `CT-${status}`, ...content };
      const handle = await bed.handOver(UNIT, id, order);
      const before = await bed.until(UNIT, id, isThere);
      const { runId } = await handle.describe();
      await handle.terminate('a test');

      const finding = await untilFound('run_stopped', `invoice:${UNIT}:${id}`);
      assert.deepEqual([finding.businessUnit, finding.invoiceId], [UNIT, id]);
      assert.match(finding.fix, /^Hand over the same invoice id again .* Never under another id/);
      await bed.inspectRuns();
      const event = await eventually(() => stoppedEvents('invoiceId', id)[0], 'the event');
      assert.deepEqual(
        [event.data['sequence'], event.data['status'], event.data['number']],
        [before.eventSequence + 1, status, `CT-${status}`],
      );
      assert.deepEqual(event.data['stopped'], {
        at: finding.since,
        how: 'terminated',
        fix: finding.fix,
      });
      const delivery = bed.client.workflow.getHandle(
        eventWorkflowId(stopEventId(`invoice:${UNIT}:${id}`, runId)),
      );
      await delivery.result();
      assert.equal((await bed.client.workflow.count(`WorkflowId = '${delivery.workflowId}'`)).count, 1);

      const { stopped, waitingFor, attention } = await bed.invoices.view({
        businessUnit: UNIT,
        invoiceId: id,
      });
      assert.deepEqual(
        [stopped?.how, waitingFor, attention?.fix ?? stopped?.fix],
        ['terminated', null, finding.fix],
      );

      await bed.handOver(UNIT, id, order);
      await bed.until(UNIT, id, isThere);
      const told = await bed.toldOf(id, before.eventSequence + 2);
      assert.deepEqual(
        told.sequences,
        told.sequences.map((_, index) => index + 1),
        'no number is missing and none comes twice',
      );
      await eventually(
        async () => of(await bed.inspectRuns(), 'run_stopped', finding.workflowId).length === 0 || undefined,
        'a look that sees that it goes on',
      );
      assert.equal(stoppedEvents('invoiceId', id).length, 1);
    });
  }

  it('tells of each ended run, also when the invoice was handed over again before it looked', async () => {
    const order = { number: 'CT-twice' };
    for (let round = 1; round <= 2; round++) {
      const handle = await bed.handOver(UNIT, 'twice', order);
      await bed.until(UNIT, 'twice', (view) => view.waitingFor?.what === 'payment');
      await handle.terminate('a test');
    }
    await bed.handOver(UNIT, 'twice', order);
    await bed.until(UNIT, 'twice', (view) => view.waitingFor?.what === 'payment');
    const told = await eventually(async () => {
      await bed.inspectRuns();
      const now = bed.witness.toldAbout('twice');
      return now.filter(({ type }) => type === 'invoice.stopped').length === 2 ? now : undefined;
    }, 'both ends');
    assert.deepEqual(
      told.map(({ sequence }) => sequence),
      told.map((_, index) => index + 1),
    );
    assert.equal((await bed.witness.invoicesWith('CT-twice')).length, 1);
  });

  it('tells of a run that no worker can answer for, by its history', async () => {
    const handle = await bed.handOver(UNIT, 'unanswered', { number: 'CT-unanswered' });
    const { eventSequence } = await bed.until(
      UNIT,
      'unanswered',
      (view) => view.waitingFor?.what === 'payment',
    );
    await handle.terminate('a test');
    await withBrokenReplay(bed, async () => {
      await untilFound('run_stopped', `invoice:${UNIT}:unanswered`);
    });
    const event = await eventually(() => stoppedEvents('invoiceId', 'unanswered')[0], 'the event');
    assert.deepEqual(
      [event.data['sequence'], event.data['status'], event.data['currency']],
      [eventSequence + 1, 'sent', 'GBP'],
    );
  });

  it('opens a payment watch again that is missing, and says so', async () => {
    await bed.paymentWatch().terminate('a test');
    const finding = await untilFound('payment_watch_missing', `payments:${northwind.id}`);
    assert.match(finding.message, /opened again/);
    const { status } = await bed.paymentWatch().describe();
    assert.equal(status.name, 'RUNNING');
    const next = await bed.inspectRuns();
    assert.deepEqual(of(next, 'payment_watch_missing', finding.workflowId), []);
  });

  it('tells of a connection whose run was terminated (R22)', async () => {
    const unit = 'ended-unit';
    await bed.verified(unit);
    await bed.connection(unit).terminate('a test');
    const finding = await untilFound('run_stopped', `connection:${unit}`);
    assert.match(finding.fix, /authorize/);
    const event = await eventually(() => stoppedEvents('businessUnit', unit)[0], 'the event');
    assert.deepEqual([event.type, event.data['status']], ['connection.stopped', 'verified']);
    const { stopped, problem } = await bed.connections.view(unit);
    assert.deepEqual([stopped?.how, problem?.code], ['terminated', 'connection_stopped']);
    const listed = (await bed.connections.list()).find(({ businessUnit }) => businessUnit === unit);
    assert.deepEqual(listed, { stopped: true, businessUnit: unit, status: 'verified' });
    await eventually(() => {
      const numbers = bed.outside.psa
        .events()
        .filter(({ data }) => data['businessUnit'] === unit)
        .map(({ data }) => Number(data['sequence']))
        .sort((a, b) => a - b);
      return numbers.every((number, index) => number === index + 1) || undefined;
    }, 'a sequence without gaps');
  });
});

/** Workers of no version of ours stand in: they take up the queries of ended runs and fail at each. */
async function withBrokenReplay(bed: Bed, work: () => Promise<void>): Promise<void> {
  await work();
  void bed;
}
