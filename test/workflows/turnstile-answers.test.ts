import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { ApplicationFailure } from '@temporalio/common';
import { Client, Connection } from '@temporalio/client';
import { MockActivityEnvironment } from '@temporalio/testing';
import { askForTurn } from '../../activities/turnstile/ask-for-turn.ts';
import { giveBackTurn } from '../../activities/turnstile/give-back-turn.ts';
import { failureTypes } from '../../domain/failures.ts';
import { turnstileWorkflowId } from '../../domain/keys.ts';
import * as messages from '../../domain/turnstile/messages.ts';
import { type TurnAnswer, type TurnReport, type TurnRequest } from '../../domain/turnstile/messages.ts';
import { turnstile } from '../../workflows/turnstile/turnstile.ts';
import { northwind } from '../../sandbox/sage/seed.ts';
import { Bed } from '../support/bed.ts';
import { eventually } from '../support/eventually.ts';
import { devServer } from '../support/servers.ts';

const UNIT = 'answers';

describe('A turn at Sage that is asked for inside an activity', () => {
  let bed: Bed;
  before(async () => {
    bed = await Bed.make(await devServer(), {
      env: { SAGE_LIMITS: 'business', SAGE_CALLS_PER_MINUTE: '6000' },
    });
  });
  after(() => bed.stop());

  /** A Sage business of its own for each test, so that each has a turnstile of its own. */
  const aBusiness = () => `business-${randomUUID()}`;
  const taskQueue = () => bed.env['TASK_QUEUE'] ?? '';
  const inActivity = () => new MockActivityEnvironment({}, { client: bed.client });
  const ask = (business: string, request: TurnRequest): Promise<TurnAnswer> =>
    inActivity().run(askForTurn, taskQueue(), business, request);
  const giveBack = (business: string, report: TurnReport): Promise<boolean> =>
    inActivity().run(giveBackTurn, business, report);
  const handle = (business: string) => bed.turnstile(business);
  const view = (business: string) => handle(business).query(messages.getTurnstileQuery);
  const eventsOf = async (business: string) => (await handle(business).fetchHistory()).events ?? [];

  const aRequest = (workflowId: string): TurnRequest => ({
    workflowId,
    ticket: randomUUID().slice(0, 8),
    unit: UNIT,
    kind: 'invoice',
    sinceMs: Date.now(),
    notBeforeMs: 0,
  });
  const done = ({ workflowId, ticket }: TurnRequest, calls = 2): TurnReport => ({
    workflowId,
    ticket,
    calls,
    arrivalMs: Date.now(),
    outcome: { kind: 'done' },
  });

  /** A workflow that is there and says nothing: a turnstile of another business. */
  const aSilentWorkflow = async (): Promise<string> => {
    const name = aBusiness();
    const { workflowId } = await bed.client.workflow.start(turnstile, {
      workflowId: turnstileWorkflowId(name),
      taskQueue: taskQueue(),
      args: [{ sageBusinessId: name }],
    });
    return workflowId;
  };

  const granted = (answer: TurnAnswer) => {
    assert.ok('granted' in answer, JSON.stringify(answer));
    return answer.granted;
  };

  it('is in the answer where nobody is before, by a turnstile that comes into being, and is not signalled as well', async () => {
    const business = aBusiness();
    const request = aRequest('invoice:nobody:1');
    const grant = granted(await ask(business, request));
    assert.equal(grant.ticket, request.ticket);
    assert.ok(grant.pacing !== null, 'the limits are known before the first turn');
    assert.equal((await view(business)).holder?.workflowId, request.workflowId);
    const signals = (await eventsOf(business)).filter(
      ({ signalExternalWorkflowExecutionInitiatedEventAttributes: signal }) => signal,
    );
    assert.equal(signals.length, 0);
  });

  it('is answered as it stands when the same is asked again: granted, waiting, granted', async () => {
    const business = aBusiness();
    const [first, second] = [aRequest('invoice:nobody:1'), aRequest(await aSilentWorkflow())];
    const { leaseUntilMs } = granted(await ask(business, first));
    assert.equal(granted(await ask(business, first)).leaseUntilMs, leaseUntilMs, 'the same turn');
    assert.deepEqual(await ask(business, second), { queued: true });
    assert.deepEqual(await ask(business, second), { queued: true });
    assert.equal((await view(business)).queue.length, 1);
    assert.equal(await giveBack(business, done(first)), true);
    await eventually(
      async () => ((await view(business)).holder?.workflowId === second.workflowId ? true : undefined),
      'the second one holding',
    );
    assert.equal(granted(await ask(business, second)).ticket, second.ticket);
    assert.equal((await view(business)).totals.turns, 2);
  });

  it('that was given back is told once: the same report again changes nothing', async () => {
    const business = aBusiness();
    const [first, second] = [aRequest('invoice:nobody:1'), aRequest('invoice:nobody:2')];
    granted(await ask(business, first));
    await giveBack(business, done(first, 4));
    granted(await ask(business, second));
    await giveBack(business, done(first, 4));
    const { holder, totals, today } = await view(business);
    assert.equal(holder?.workflowId, second.workflowId);
    assert.equal(totals.calls, 4);
    // The second one's are charged in advance.
    assert.equal(today.spent, 4 + 5);
  });

  it('is not had at once by one before whom somebody has a better claim, an operator, or a lost consent stands', async () => {
    const business = aBusiness();
    const [first, later] = [aRequest('invoice:nobody:1'), aRequest('invoice:nobody:2')];
    granted(await ask(business, first));
    await giveBack(business, done(first));
    await handle(business).signal(messages.unitAvailabilitySignal, { unit: UNIT, available: false });
    assert.deepEqual(await ask(business, aRequest('invoice:nobody:3')), { queued: true });
    granted(await ask(business, { ...later, unit: 'another-unit' }));
    await giveBack(business, done(later));
    await handle(business).executeUpdate(messages.pauseTurnstileUpdate, { args: [{ reason: 'a test' }] });
    assert.deepEqual(await ask(business, { ...aRequest('invoice:nobody:4'), unit: 'another-unit' }), {
      queued: true,
    });
    const person = { ...aRequest('invoice:nobody:5'), kind: 'person' as const };
    assert.equal(granted(await ask(business, person)).ticket, person.ticket, 'a person passes both');
  });

  it('costs the turnstile nine events where nobody else wants one', async () => {
    const business = aBusiness();
    const turn = async (n: number) => {
      const request = aRequest(`invoice:nobody:${n}`);
      granted(await ask(business, request));
      await giveBack(business, done(request));
      await eventually(async () => ((await view(business)).holder === null ? true : undefined), 'given back');
    };
    await turn(0);
    const before = (await eventsOf(business)).length;
    for (let n = 1; n <= 5; n++) await turn(n);
    const each = ((await eventsOf(business)).length - before) / 5;
    assert.ok(each <= 9, `${each} events a turn`);
  });

  it('is left with the turnstile as a signal when that cannot answer, and is granted by signal', async () => {
    const business = aBusiness();
    const request = aRequest(await aSilentWorkflow());
    await bed.stopWorker();
    assert.deepEqual(await ask(business, request), { queued: true });
    await bed.startWorker();
    await eventually(async () => {
      const [signal] = (await eventsOf(business)).flatMap(
        ({ signalExternalWorkflowExecutionInitiatedEventAttributes: one }) => one ?? [],
      );
      return signal?.workflowExecution?.workflowId === request.workflowId ? true : undefined;
    }, 'the grant');
    assert.equal((await view(business)).holder?.workflowId, request.workflowId);
  });

  it('is asked for again later when Temporal does not answer at all', async () => {
    const connection = Connection.lazy({ address: '127.0.0.1:9' });
    const client = new Client({ connection });
    const asking = new MockActivityEnvironment({}, { client }).run(
      askForTurn,
      taskQueue(),
      aBusiness(),
      aRequest('invoice:nobody:1'),
    );
    await assert.rejects(asking, (error) => {
      assert.ok(error instanceof ApplicationFailure);
      assert.equal(error.type, failureTypes.tryAgain);
      assert.equal(error.nonRetryable, false);
      assert.match(error.message, /No turn at Sage could be asked for/);
      return true;
    });
    assert.equal(
      await new MockActivityEnvironment({}, { client }).run(
        giveBackTurn,
        aBusiness(),
        done(aRequest('invoice:nobody:1')),
      ),
      false,
    );
    await connection.close();
  });

  it('of an invoice leaves nothing of itself in the history of the invoice', async () => {
    await bed.verified(UNIT);
    // The payment watch begins with a look of its own, behind which the invoice would stand.
    await bed.watchUntil(({ lastCheck }) => lastCheck !== null, 'its first look');
    await eventually(async () => ((await view(northwind.id)).holder === null ? true : undefined), 'nobody');
    await bed.handOver(UNIT, 'first', { send: 'mark_sent' });
    await bed.untilStatus(UNIT, 'first', 'sent');
    const { events = [] } = await bed.invoice(UNIT, 'first').fetchHistory();
    const signalled = (events ?? []).filter(
      ({ signalExternalWorkflowExecutionInitiatedEventAttributes: signal }) =>
        signal?.workflowExecution?.workflowId?.startsWith('turnstile:'),
    );
    const heard = (events ?? []).filter(({ workflowExecutionSignaledEventAttributes: signal }) =>
      ['turnGranted', 'queueStatus'].includes(signal?.signalName ?? ''),
    );
    const asked = (events ?? []).filter(
      ({ activityTaskScheduledEventAttributes: activity }) => activity?.activityType?.name === 'requestTurn',
    );
    assert.deepEqual([signalled.length, heard.length, asked.length], [0, 0, 0]);
    const { holder } = await bed.turnstile().query(messages.getTurnstileQuery);
    assert.notEqual(holder?.workflowId, bed.invoice(UNIT, 'first').workflowId, 'it was given back');
  });
});
