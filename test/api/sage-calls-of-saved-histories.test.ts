import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { defaultPayloadConverter } from '@temporalio/common';
import { loadDataConverter } from '@temporalio/common/lib/internal-non-workflow/index.js';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { temporal } from '@temporalio/proto';
import { callsOfRun } from '../../api/invoice/evidence/calls-of-run.ts';
import { type HistoryEvent } from '../../temporal/history/history-index.ts';
import { OpenPayloads } from '../../temporal/history/open-payloads.ts';

const callsOf = async (events: readonly HistoryEvent[]) =>
  (await callsOfRun(events, new OpenPayloads(loadDataConverter()))).map(({ call }) => call);

const { TIMEOUT_TYPE_HEARTBEAT, TIMEOUT_TYPE_SCHEDULE_TO_START } = temporal.api.enums.v1.TimeoutType;

/** A try to create, which timed out in this way. */
function timedOut(timeoutType: temporal.api.enums.v1.TimeoutType, heartbeat?: unknown): HistoryEvent[] {
  const payloads = heartbeat === undefined ? [] : [defaultPayloadConverter.toPayload(heartbeat)];
  return [
    { workflowExecutionStartedEventAttributes: { taskQueue: { name: 'queue' } } },
    {
      activityTaskScheduledEventAttributes: {
        activityType: { name: 'createInvoice' },
        taskQueue: { name: 'queue-sage' },
        retryPolicy: { maximumAttempts: 1 },
      },
    },
    {
      activityTaskTimedOutEventAttributes: {
        scheduledEventId: 2,
        failure: {
          message: 'timed out',
          timeoutFailureInfo: { timeoutType, lastHeartbeatDetails: { payloads } },
        },
      },
    },
  ].map((event, n) =>
    temporal.api.history.v1.HistoryEvent.fromObject({
      eventId: n + 1,
      eventTime: { seconds: 1_800_000_000 + 10 * n },
      ...event,
    }),
  );
}

describe('The calls to Sage, from the history alone', () => {
  it('say of a worker that was lost what it was sending, and that nobody knows what came of it', async () => {
    const sentBody = '{"sales_invoice":{"reference":"EV-9"}}';
    const [call, ...others] = await callsOf(timedOut(TIMEOUT_TYPE_HEARTBEAT, { sentBody }));
    assert.deepEqual(others, []);
    assert.deepEqual(
      [call?.method, call?.path, call?.requestBody?.text, call?.outcome, call?.answer, call?.durationMs],
      ['POST', '/sales_invoices', sentBody, 'unknown', null, 10_000],
    );
    assert.match(call?.error ?? '', /Sage may have done it/);
  });

  it('say the same where it had said nothing, but not of what it would have called', async () => {
    const [call] = await callsOf(timedOut(TIMEOUT_TYPE_HEARTBEAT));
    assert.deepEqual([call?.method, call?.outcome], [null, 'unknown']);
  });

  it('have nothing of a try that no worker took', async () => {
    assert.deepEqual(await callsOf(timedOut(TIMEOUT_TYPE_SCHEDULE_TO_START)), []);
  });

  it('say of a lost answer that nobody knows, and of the next try with the same bytes that it was done', async () => {
    const file = new URL('../histories/1.0.0/invoice-northwind-uk-lost-answer.json', import.meta.url);
    const { events } = historyFromJSON(JSON.parse(await readFile(file, 'utf8')));
    const calls = await callsOf(events ?? []);
    const creates = calls.filter(({ step }) => step === 'Create the invoice in Sage');
    assert.deepEqual(
      creates.map(({ outcome, stepError }) => [outcome, stepError !== null]),
      [
        ['unknown', true],
        ['done', false],
      ],
    );
    const [first, second] = creates.map(({ requestBody }) => requestBody?.text);
    assert.ok(first !== undefined && first === second);
  });
});
