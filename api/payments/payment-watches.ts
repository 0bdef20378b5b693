import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { type InvoiceView } from '../../domain/invoice/invoice.ts';
import { paymentWatchWorkflowId, turnstileWorkflowId } from '../../domain/keys.ts';
import { watchedWait } from '../../domain/payments/seen-payments.ts';
import { type PaymentWatchView } from '../../domain/payments/watch-view.ts';
import {
  checkPaymentsUpdate,
  getPaymentWatchQuery,
  watchUnitSignal,
} from '../../domain/payments/messages.ts';
import { getTurnstileQuery } from '../../domain/turnstile/messages.ts';
import { paymentWatch } from '../../workflows/payments/payment-watch.ts';
import { type Connections } from '../connection/connections.ts';
import { Problem } from '../problem.ts';

/** A check makes some calls to Sage, in its turn. */
const CHECK_DEADLINE_MS = 75_000;
const QUERY_DEADLINE_MS = 10_000;

/** Talks to the payment watch of the Sage business that a unit is connected to. */
export class PaymentWatches {
  readonly #client: Client;
  readonly #connections: Connections;
  readonly #taskQueue: string;

  constructor(client: Client, connections: Connections, taskQueue: string) {
    this.#client = client;
    this.#connections = connections;
    this.#taskQueue = taskQueue;
  }

  async view(businessUnit: string): Promise<PaymentWatchView> {
    const watch = await this.#watchOf(businessUnit);
    return known(businessUnit, () =>
      this.#client.connection.withDeadline(Date.now() + QUERY_DEADLINE_MS, () =>
        watch.query(getPaymentWatchQuery),
      ),
    );
  }

  /** The view after a look, or as it is after a minute. */
  async check(businessUnit: string): Promise<PaymentWatchView> {
    const watch = await this.#openWatchOf(businessUnit);
    await known(businessUnit, () =>
      this.#client.connection.withDeadline(Date.now() + CHECK_DEADLINE_MS, () =>
        watch.executeUpdate(checkPaymentsUpdate),
      ),
    );
    return this.view(businessUnit);
  }

  /** The invoice with the next look for its payment, and what keeps payments from being seen; as it is where that cannot be asked. */
  async withNextCheck<View extends InvoiceView>(invoice: View): Promise<View> {
    const { waitingFor, plan } = invoice;
    const isWatched = waitingFor?.what === 'payment' || waitingFor?.what === 'release';
    if (!isWatched || plan === null) return invoice;
    const watch = this.#client.workflow.getHandle<typeof paymentWatch>(
      paymentWatchWorkflowId(plan.sageBusinessId),
    );
    try {
      const [view, closedUnits] = await Promise.all([
        this.#client.connection.withDeadline(Date.now() + QUERY_DEADLINE_MS, () =>
          watch.query(getPaymentWatchQuery),
        ),
        this.#closedUnits(plan.sageBusinessId),
      ]);
      return { ...invoice, waitingFor: watchedWait(waitingFor, view, closedUnits, invoice.businessUnit) };
    } catch {
      return invoice;
    }
  }

  /** Units whose connection lets nobody through to the Sage business; none where that cannot be asked. */
  async #closedUnits(sageBusinessId: string): Promise<readonly string[]> {
    const turnstile = this.#client.workflow.getHandle(turnstileWorkflowId(sageBusinessId));
    try {
      const { closedUnits } = await this.#client.connection.withDeadline(Date.now() + QUERY_DEADLINE_MS, () =>
        turnstile.query(getTurnstileQuery),
      );
      return closedUnits;
    } catch {
      return [];
    }
  }

  /** A person who asks gets a look even where the watch was ended: a new one takes over what that one knew. */
  async #openWatchOf(businessUnit: string) {
    const { business, status } = await this.#connections.view(businessUnit);
    if (business === null) throw nothingWatched(businessUnit);
    if (status !== 'verified') return this.#client.workflow.getHandle(paymentWatchWorkflowId(business.id));
    const { id: sageBusinessId, countryId, edition } = business;
    return this.#client.workflow.signalWithStart(paymentWatch, {
      workflowId: paymentWatchWorkflowId(sageBusinessId),
      taskQueue: this.#taskQueue,
      args: [{ sageBusinessId }],
      staticSummary: `Payments at Sage business ${sageBusinessId}`,
      signal: watchUnitSignal,
      signalArgs: [{ unit: businessUnit, countryId, edition }],
    });
  }

  async #watchOf(businessUnit: string) {
    const { business } = await this.#connections.view(businessUnit);
    if (business === null) throw nothingWatched(businessUnit);
    return this.#client.workflow.getHandle(paymentWatchWorkflowId(business.id));
  }
}

async function known<T>(businessUnit: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) throw nothingWatched(businessUnit);
    throw error;
  }
}

const nothingWatched = (businessUnit: string): Problem =>
  new Problem({
    status: 404,
    code: 'nothing_watched',
    detail: `No payment of "${businessUnit}" is looked for: its connection to Sage was never tested, or was tested a moment ago, or its payment watch was ended.`,
    fix: 'Test the connection; that begins the looks for payments. After a test that succeeded, ask again in a moment.',
  });
