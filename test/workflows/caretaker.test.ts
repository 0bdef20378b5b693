import assert from 'node:assert/strict';
import { disconnectUpdate } from '../../domain/connection/messages.ts';
import { checkPaymentsUpdate, unwatchUnitSignal } from '../../domain/payments/messages.ts';
import { type FindingCode, type HealthReport } from '../../domain/runs/health-report.ts';
import { northwind, users } from '../../sandbox/sage/seed.ts';
import { Bed } from '../support/bed.ts';
import { eventually } from '../support/eventually.ts';
import { devServer } from '../support/servers.ts';

const UNIT = 'cared-for';
const UNTESTED = 'cared-for-untested';
const HOUR_MS = 3_600_000;

describe('The caretaker', () => {
  let bed: Bed;
  before(async () => {
    bed = await Bed.make(await devServer());
    await bed.verified(UNIT);
    await bed.consent(UNTESTED, users.olivia);
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

  it('tells what the run was about to tell when it was terminated (R18)', async () => {
    const before = await bed.witness.lastRecord();
    bed.outside.psa.answerNext(1, { status: 503, delayMs: 10_000 });
    const handle = await bed.handOver(UNIT, 'amid', { number: 'CT-amid' });
    await eventually(
      async () => (await bed.witness.records('sales_invoice.created', before))[0],
      'the invoice in Sage',
    );
    const { eventSequence } = await bed.until(UNIT, 'amid', (view) => view.eventSequence > 0);
    await handle.terminate('a test');
    bed.outside.psa.answerNext(0, { status: 204 });
    await untilFound('run_stopped', `invoice:${UNIT}:amid`);
    const told = await bed.toldOf('amid', eventSequence + 1);
    assert.deepEqual(
      [...new Set(told.sequences)],
      Array.from({ length: eventSequence + 1 }, (_, index) => index + 1),
    );
  });

  it('tells of a run that no worker can answer for, by its history', async () => {
    const handle = await bed.handOver(UNIT, 'unanswered', { number: 'CT-unanswered' });
    const { eventSequence } = await bed.until(
      UNIT,
      'unanswered',
      (view) => view.waitingFor?.what === 'payment',
    );
    await handle.terminate('a test');
    await withCaretakerOnly(async () => {
      await untilFound('run_stopped', `invoice:${UNIT}:unanswered`);
    });
    const event = await eventually(() => stoppedEvents('invoiceId', 'unanswered')[0], 'the event');
    assert.deepEqual(
      [event.data['sequence'], event.data['status'], event.data['currency']],
      [eventSequence + 1, 'sent', 'GBP'],
    );
  });

  for (const [type, workflowId] of [
    ['turnstile', 'turnstile:of-nobody'],
    ['webhookEndpoints', 'webhook-endpoints:of-nobody'],
    ['eventDelivery', 'event:evt_of_nobody'],
  ] as const) {
    it(`finds a ${type} that was terminated (R22)`, async () => {
      const taskQueue = bed.env['TASK_QUEUE'] ?? '';
      const handle = await bed.client.workflow.start(type, { workflowId, taskQueue, args: [{}] });
      await handle.terminate('a test');
      const { message, fix } = await untilFound('run_stopped', workflowId);
      assert.match(message, /was terminated at/);
      assert.ok(fix.length > 20);
    });
  }

  it('opens a payment watch again that is missing, and says so', async () => {
    await bed.paymentWatch().terminate('a test');
    const finding = await untilFound('payment_watch_missing', `payments:${northwind.id}`);
    assert.match(finding.message, /opened again/);
    const { status } = await bed.paymentWatch().describe();
    assert.equal(status.name, 'RUNNING');
    const next = await bed.inspectRuns();
    assert.deepEqual(of(next, 'payment_watch_missing', finding.workflowId), []);
  });

  it('gives a payment watch the unit back that nobody told it of', async () => {
    await bed.paymentWatch().signal(unwatchUnitSignal, { unit: UNIT });
    await bed.watchUntil(({ units }) => units.length === 0, 'no unit');
    await bed.inspectRuns();
    await bed.watchUntil(({ units }) => units.includes(UNIT), 'the unit');
  });

  it('finds invoices that wait longer than announced, and none that wait as they said', async () => {
    await bed.outside.sage.control.setOutage('unavailable');
    try {
      await bed.handOver(UNIT, 'late', { number: 'CT-late' });
      await bed.until(UNIT, 'late', (view) => (view.waitingFor?.nextTry ?? null) !== null);
      const id = `invoice:${UNIT}:late`;
      assert.deepEqual(of(await bed.inspectRuns(), 'waiting_too_long', id), []);
      await bed.whileAhead(2 * HOUR_MS, async () => {
        const finding = await untilFound('waiting_too_long', id);
        assert.match(finding.message, /waits for .* and was to go on at/);
      });
    } finally {
      await bed.outside.sage.control.setOutage('off');
    }
    await bed.until(UNIT, 'late', (view) => view.waitingFor?.what === 'payment');
  });

  it('finds an invoice that is being posted for too long, and none that began just now', async () => {
    const { faults } = bed.outside.sage.control;
    const id = `invoice:${UNIT}:posting`;
    await faults.arm({ name: 'slow', endpoint: 'POST /sales_invoices', times: 1, delayMs: 15_000 });
    await bed.handOver(UNIT, 'posting', { number: 'CT-posting' });
    await bed.until(UNIT, 'posting', (view) => view.status === 'posting');
    assert.deepEqual(of(await bed.inspectRuns(), 'posting_too_long', id), []);
    await bed.untilStatus(UNIT, 'posting', 'sent');
    await faults.arm({ name: 'slow', endpoint: 'POST /sales_invoices', times: 1, delayMs: 15_000 });
    await bed.whileAhead(2 * HOUR_MS, async () => {
      await bed.handOver(UNIT, 'posting-2', { number: 'CT-posting-2' });
      await untilFound('posting_too_long', `${id}-2`);
      await bed.untilStatus(UNIT, 'posting-2', 'sent');
    });
  });

  it('finds a unit whose invoices wait for a connection that nobody makes usable for a day', async () => {
    const unit = 'forgotten-unit';
    await bed.consent(unit, users.olivia);
    await bed.handOver(unit, 'parked', { number: 'CT-parked' });
    await bed.until(unit, 'parked', (view) => view.waitingFor?.what === 'connection');
    const id = `connection:${unit}`;
    await bed.whileAhead(2 * HOUR_MS, async () => {
      assert.deepEqual(of(await bed.inspectRuns(), 'connection_unusable', id), []);
    });
    await bed.whileAhead(30 * HOUR_MS, async () => {
      const finding = await untilFound('connection_unusable', id);
      assert.match(finding.message, /^1 invoice waits for the connection of "forgotten-unit"/);
      // One that is unusable and holds up nobody is nobody's trouble.
      await bed.invoice(unit, 'parked').terminate('a test');
      await eventually(
        async () => of(await bed.inspectRuns(), 'connection_unusable', id).length === 0 || undefined,
        'a look without it',
      );
    });
  });

  it('finds a look for payments that is overdue', async () => {
    const id = `payments:${northwind.id}`;
    assert.deepEqual(of(await bed.inspectRuns(), 'payment_watch_overdue', id), []);
    await bed.whileAhead(30 * 24 * HOUR_MS, async () => {
      const finding = await untilFound('payment_watch_overdue', id);
      assert.match(finding.message, /was due at/);
    });
  });

  it('names a record in the books that cannot be read', async () => {
    const { control } = bed.outside.sage;
    await bed.handOver(UNIT, 'odd', { number: 'CT-odd', send: 'mark_sent' });
    const { sage } = await bed.until(UNIT, 'odd', (view) => view.waitingFor?.what === 'payment');
    await control.makeOdd({ recordId: sage?.id ?? '', as: ['unknown-status'] });
    await bed.paymentWatch().executeUpdate(checkPaymentsUpdate);
    const finding = await untilFound('records_unreadable', `payments:${northwind.id}`);
    assert.match(finding.message, new RegExp(`${sage?.id}: status.id is "IN_DISPUTE"`));
    await control.makeOdd({ recordId: sage?.id ?? '', as: [] });
    await bed.paymentWatch().executeUpdate(checkPaymentsUpdate);
    await eventually(
      async () => (await bed.inspectRuns()).counts['records_unreadable'] === undefined || undefined,
      'a look without it',
    );
  });

  it('finds a run whose workflow task fails again and again, until a worker can go on', async () => {
    const id = `connection:${UNIT}`;
    await withCaretakerOnly(async () => {
      await bed
        .connection(UNIT)
        .signal('waitForConnection', { workflowId: 'x', topic: 'test', seenVersion: 0 });
      // To look at all runs costs much more than to ask for this one, whose task fails at growing pauses.
      await eventually(async () => {
        const { raw } = await bed.connection(UNIT).describe();
        return (raw.pendingWorkflowTask?.attempt ?? 0) > 3 || undefined;
      }, 'one attempt after the other');
      const finding = await untilFound('run_stuck', id);
      assert.match(finding.fix, /^Restart the workers/);
    });
    await eventually(
      async () => of(await bed.inspectRuns(), 'run_stuck', id).length === 0 || undefined,
      'a look without it',
    );
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
    const number = Number(event.data['sequence']);
    const listed = (await bed.connections.list()).find(({ businessUnit }) => businessUnit === unit);
    assert.deepEqual(listed, { stopped: true, businessUnit: unit, status: 'verified' });
    await bed.consent(unit, users.olivia);
    const after = await bed.connections.view(unit);
    assert.deepEqual([after.stopped, after.defaultLedger?.name], [null, 'Sales - Services']);
    await bed.connection(unit).executeUpdate(disconnectUpdate);
    await eventually(() => {
      const numbers = bed.outside.psa
        .events()
        .filter(({ data }) => data['businessUnit'] === unit)
        .map(({ data }) => Number(data['sequence']))
        .sort((a, b) => a - b);
      const isWhole = numbers.every((one, index) => one === index + 1);
      return (isWhole && numbers.length > number) || undefined;
    }, 'a sequence without gaps that goes on after the end of the run');
  });

  /** With a worker that knows no workflow but the caretaker. */
  async function withCaretakerOnly(work: () => Promise<void>): Promise<void> {
    await bed.stopWorker();
    await bed.startWorker(caretakerOnly);
    try {
      await work();
    } finally {
      await bed.stopWorker();
      await bed.startWorker();
    }
  }
});

/** Our code as if it held no other workflow. */
function caretakerOnly(code: string): string {
  const all = /(function importWorkflows\(\) \{\s*return )([^;]+);/;
  assert.match(code, all);
  return code.replace(all, '$1(({ caretaker }) => ({ caretaker }))($2);');
}
