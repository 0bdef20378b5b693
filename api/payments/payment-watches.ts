import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { paymentWatchWorkflowId } from '../../domain/keys.ts';
import { type PaymentWatchView } from '../../domain/payments/watch-view.ts';
import { checkPaymentsUpdate, getPaymentWatchQuery } from '../../domain/payments/messages.ts';
import { type Connections } from '../connection/connections.ts';
import { Problem } from '../problem.ts';

/** A check makes some calls to Sage, in its turn. */
const CHECK_DEADLINE_MS = 75_000;
const QUERY_DEADLINE_MS = 10_000;

/** Talks to the payment watch of the Sage business that a unit is connected to. */
export class PaymentWatches {
  readonly #client: Client;
  readonly #connections: Connections;

  constructor(client: Client, connections: Connections) {
    this.#client = client;
    this.#connections = connections;
  }

  async view(businessUnit: string): Promise<PaymentWatchView> {
    const watch = await this.#watchOf(businessUnit);
    return known(businessUnit, () =>
      this.#client.connection.withDeadline(Date.now() + QUERY_DEADLINE_MS, () =>
        watch.query(getPaymentWatchQuery),
      ),
    );
  }

  async check(businessUnit: string): Promise<PaymentWatchView> {
    const watch = await this.#watchOf(businessUnit);
    return known(businessUnit, () =>
      this.#client.connection.withDeadline(Date.now() + CHECK_DEADLINE_MS, () =>
        watch.executeUpdate(checkPaymentsUpdate),
      ),
    );
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
    detail: `No invoice of "${businessUnit}" is in Sage yet, so no payment is looked for.`,
    fix: 'Hand over an invoice first.',
  });
