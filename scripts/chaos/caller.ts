import { setTimeout as delay } from 'node:timers/promises';
import { type InvoiceRequest } from '../../domain/invoice/invoice.ts';
import { ProblemError } from '../../client/src/index.ts';
import { type PsaClient } from '../../test/support/psa-client.ts';
import { type Order } from './plan/orders.ts';

const REPEAT_MS = 400;
/** Order of the repeats: so many invoices later. */
const AGAIN_AFTER = 12;

export interface CallerOptions {
  readonly psa: PsaClient;
  readonly orders: readonly Order[];
  /** Callers at a time. */
  readonly concurrency: number;
  /** Handed over and not yet in Sage, at most: so that hand-overs go on all through the trouble. */
  readonly backlog: number;
  readonly issued: () => number;
  /** Hands over as large runs of so many; null: one by one. */
  readonly runsOf: number | null;
}

/** The PSA's backend: hands every invoice over and repeats it until it is acknowledged, as the README tells a PSA to. */
export class Caller {
  /** In the order of their acknowledgement. */
  readonly acknowledged: Order[] = [];
  /** Answers that no PSA should get: refusals of good content, acceptance of other content. */
  readonly wrongAnswers: string[] = [];
  attempts = 0;
  unanswered = 0;
  /** 503: nothing promised. */
  notNow = 0;
  readonly #corrections = new Map<Order, InvoiceRequest>();
  readonly #options: CallerOptions;

  constructor(options: CallerOptions) {
    this.#options = options;
  }

  async handOverAll(): Promise<void> {
    const { runsOf, orders } = this.#options;
    if (runsOf !== null) return this.#handOverRuns(orders, runsOf);
    const queue = [...orders];
    const work = async () => {
      for (let order = queue.shift(); order !== undefined; order = queue.shift()) {
        while (this.acknowledged.length - this.#options.issued() >= this.#options.backlog) await delay(50);
        await this.#handOver(order);
      }
    };
    await Promise.all(Array.from({ length: this.#options.concurrency }, work));
    for (const order of this.#options.orders.filter(({ again }) => again).slice(-AGAIN_AFTER))
      await this.untilAcknowledged(order);
  }

  /** Of one unit each, one after the other in it. */
  async #handOverRuns(orders: readonly Order[], size: number): Promise<void> {
    const byUnit = [...new Set(orders.map(({ unit }) => unit))].map((unit) =>
      orders.filter((order) => order.unit === unit),
    );
    await Promise.all(
      byUnit.map(async (own) => {
        for (let at = 0; at < own.length; at += size) {
          while (this.acknowledged.length - this.#options.issued() >= this.#options.backlog) await delay(50);
          await this.#handOverRun(`run-${at / size + 1}`, own.slice(at, at + size));
        }
      }),
    );
  }

  /** Put until it is acknowledged, twice at the same moment; then each of its invoices is promised. */
  async #handOverRun(runId: string, orders: readonly Order[]): Promise<void> {
    const unit = orders[0]?.unit ?? '';
    const invoices = orders.map(({ invoiceId, request }) => ({ invoiceId, ...request }));
    const path = `/v1/business-units/${unit}/runs/${runId}`;
    const put = () => this.#repeated(`${unit}/${runId}`, () => this.#send('PUT', path, { invoices }));
    await Promise.all([put(), put()]);
    for (;;) {
      const left = await this.#notHandedOver(path);
      if (left === 0) break;
      await delay(REPEAT_MS);
    }
    this.acknowledged.push(...orders);
    await put();
    for (const order of orders) if (order.otherContent) await this.#tryOtherContent(order);
  }

  async #notHandedOver(path: string): Promise<number | null> {
    try {
      const { body } = await this.#options.psa.send<{ notHandedOver: number }>('GET', path);
      return body.notHandedOver;
    } catch {
      return null;
    }
  }

  async #repeated(what: string, work: () => Promise<number | null>): Promise<void> {
    for (;;) {
      const status = await work();
      if (status === 200 || status === 202) return;
      if (status !== null && status < 500) {
        this.wrongAnswers.push(`${what}: good content was answered ${status}`);
        return;
      }
      await delay(REPEAT_MS);
    }
  }

  async #handOver(order: Order): Promise<void> {
    await Promise.all(Array.from({ length: order.callers }, () => this.untilAcknowledged(order)));
    this.acknowledged.push(order);
    if (order.otherContent) await this.#tryOtherContent(order);
    const earlier = this.acknowledged[this.acknowledged.length - AGAIN_AFTER];
    if (earlier?.again === true) await this.untilAcknowledged(earlier);
  }

  /** A person may have corrected it: from then on that content is handed over, or the former where the correction never arrived. */
  corrected(order: Order, request: InvoiceRequest): void {
    this.#corrections.set(order, request);
  }

  /** Repeats the same PUT until 202 or 200. */
  async untilAcknowledged(order: Order): Promise<void> {
    const contents = [this.#corrections.get(order), order.request].filter((content) => content !== undefined);
    for (;;) {
      const status = await this.#put(order, contents[0]);
      if (status === 200 || status === 202) return;
      if (status === 409 && contents.length > 1) {
        contents.shift();
        continue;
      }
      if (status !== null && status < 500) {
        this.wrongAnswers.push(`${order.unit}/${order.invoiceId}: good content was answered ${status}`);
        return;
      }
      await delay(REPEAT_MS);
    }
  }

  async #tryOtherContent(order: Order): Promise<void> {
    const other = { ...order.request, reference: 'another' };
    for (;;) {
      const status = await this.#put(order, other);
      if (status === 409) return;
      if (status !== null && status < 500) {
        this.wrongAnswers.push(`${order.unit}/${order.invoiceId}: other content was answered ${status}`);
        return;
      }
      await delay(REPEAT_MS);
    }
  }

  /** The status, or null when there was no answer. */
  #put(order: Order, request: unknown): Promise<number | null> {
    return this.#send('PUT', `/v1/business-units/${order.unit}/invoices/${order.invoiceId}`, request);
  }

  async #send(method: string, path: string, body: unknown): Promise<number | null> {
    this.attempts += 1;
    try {
      return (await this.#options.psa.send(method, path, body)).status;
    } catch (error) {
      if (error instanceof ProblemError) {
        if (error.status >= 500) this.notNow += 1;
        return error.status;
      }
      this.unanswered += 1;
      return null;
    }
  }
}
