import {
  type BillingRunState,
  isOver,
  requestStanding,
  withRequest,
} from '../../domain/billing-run/billing-run.ts';
import * as messages from '../../domain/billing-run/messages.ts';
import { requestIdUsed } from '../../domain/invoice/requests.ts';
import { type LastRequest } from '../../domain/principals/caller.ts';
import { getStateQuery } from '../../domain/runs/messages.ts';
import { onQuery, onUpdate } from '../cancellation.ts';
import { refusal } from '../refusal.ts';
import { type BillingRun } from './run.ts';

/** What may be asked of a run; each is safe to repeat under its requestId. */
export function handleMessages(run: BillingRun): void {
  const { state } = run;
  const ack = (): messages.RunAck => ({ status: state.status });
  const taken = (request: LastRequest) => void (state.lastRequest = request);
  onQuery(messages.getBillingRunQuery, () => state, 'The whole state of the run');
  onQuery(getStateQuery, () => state, 'Everything that a next run begins with');
  onUpdate(
    messages.partsStoredUpdate,
    () => {
      state.isWhole = true;
      run.wake();
      return ack();
    },
    { description: 'All parts are stored: it may begin' },
  );
  onUpdate(
    messages.pauseRunUpdate,
    (pause) => {
      if (isNew(state, 'pause', pause)) {
        remember(state, 'pause', pause);
        const at = new Date().toISOString();
        state.pause = { reason: pause.reason, at };
        if (state.status === 'handing_over') run.enter('paused', 'run.paused');
        run.wake();
      }
      return ack();
    },
    {
      taken,
      validator: (pause) => {
        expectUsable(state, 'pause', pause);
        if (isNew(state, 'pause', pause)) expectToHandOver(state);
      },
      description: 'Hand over nothing more until resumed',
    },
  );
  onUpdate(
    messages.resumeRunUpdate,
    (request) => {
      if (isNew(state, 'resume', request)) {
        remember(state, 'resume', request);
        state.pause = null;
        if (state.status === 'paused') run.enter('handing_over', 'run.resumed');
        run.wake();
      }
      return ack();
    },
    {
      taken,
      validator: (request) => expectUsable(state, 'resume', request),
      description: 'Go on after a pause',
    },
  );
  onUpdate(
    messages.cancelRunUpdate,
    (order) => {
      if (isNew(state, 'cancel', order)) {
        remember(state, 'cancel', order);
        const { reason, handedOver } = order;
        state.cancellation ??= { reason, at: new Date().toISOString(), handedOver };
        state.pause = null;
        run.wake();
      }
      return ack();
    },
    {
      taken,
      validator: (order) => {
        expectUsable(state, 'cancel', order);
        if (isNew(state, 'cancel', order)) expectNotCancelled(state);
      },
      description: 'Hand over nothing more, for good',
    },
  );
}

const isNew = (state: BillingRunState, kind: string, request: { readonly requestId: string }): boolean =>
  requestStanding(state, kind, request) === 'new';

function remember(state: BillingRunState, kind: string, request: { readonly requestId: string }): void {
  state.requests = withRequest(state.requests, kind, request);
}

function expectUsable(state: BillingRunState, kind: string, request: { readonly requestId: string }): void {
  if (requestStanding(state, kind, request) === 'other') throw refusal(requestIdUsed(request.requestId));
}

function expectNotCancelled({ runId, cancellation, status }: BillingRunState): void {
  if (cancellation === null && !isOver(status)) return;
  throw refusal({
    code: 'run_over',
    message:
      cancellation === null
        ? `Run "${runId}" is over: it is ${status}.`
        : `Run "${runId}" was cancelled before, at ${cancellation.at}.`,
    fix: 'Nothing more of it is handed over. What is handed over is cancelled invoice by invoice (POST …/invoices/{id}/cancel).',
  });
}

function expectToHandOver(state: BillingRunState): void {
  expectNotCancelled(state);
  if (state.status !== 'following') return;
  throw refusal({
    code: 'run_handed_over',
    message: `All invoices of run "${state.runId}" are handed over: there is nothing left to pause.`,
    fix: 'To hold back what is not in Sage yet, pause the Sage business (POST …/turnstile/pause), or cancel the run with "handedOver": true.',
  });
}
