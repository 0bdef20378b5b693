import { type Bed } from './bed.ts';
import { type TurnstileView } from '../../domain/turnstile/messages.ts';
import { type InvoiceRequest, type InvoiceView, type WaitReason } from '../../domain/invoice/invoice.ts';
import { eventually } from './eventually.ts';
import * as messages from '../../domain/turnstile/messages.ts';

/** What tests of the turnstile do to many invoices at once. */
export class Turns {
  readonly #bed: Bed;

  constructor(bed: Bed) {
    this.#bed = bed;
  }

  view(): Promise<TurnstileView> {
    return this.#bed.turnstile().query(messages.getTurnstileQuery);
  }

  async pause(): Promise<void> {
    await this.#bed
      .turnstile()
      .executeUpdate(messages.pauseTurnstileUpdate, { args: [{ reason: 'a test' }] });
  }

  async resume(): Promise<void> {
    await this.#bed.turnstile().executeUpdate(messages.resumeTurnstileUpdate);
  }

  until(wanted: (view: TurnstileView) => boolean, what: string): Promise<TurnstileView> {
    return eventually(async () => {
      const view = await this.view();
      return wanted(view) ? view : undefined;
    }, what);
  }

  /** Hands over so many, of which each costs one call once the customer is known; their ids, which are their numbers too. */
  async handOver(
    unit: string,
    prefix: string,
    count: number,
    changes: Partial<InvoiceRequest> = { send: 'none' },
  ): Promise<string[]> {
    const ids = Array.from({ length: count }, (_, index) => `${prefix}-${index + 1}`);
    for (let from = 0; from < count; from += 10) {
      await Promise.all(
        ids.slice(from, from + 10).map((id) => this.#bed.handOver(unit, id, { number: id, ...changes })),
      );
    }
    return ids;
  }

  async all(
    unit: string,
    ids: readonly string[],
    wanted: (view: InvoiceView) => boolean,
  ): Promise<InvoiceView[]> {
    const views: InvoiceView[] = [];
    for (const id of ids) views.push(await this.#bed.until(unit, id, wanted));
    return views;
  }

  /** Calls that reached Sage after that request. */
  async callsSince(request: number): Promise<number> {
    return (await this.#bed.witness.apiCalls(request)).length;
  }

  /** Until each is in Sage, by Sage's own record. */
  async untilMade(ids: readonly string[]): Promise<void> {
    await eventually(async () => {
      const made = new Set(await this.madeInOrder());
      return ids.every((id) => made.has(id)) ? true : undefined;
    }, `${ids.length} invoices in Sage`);
  }

  /** Those that are not in Sage exactly once. */
  async notOnce(ids: readonly string[]): Promise<string[]> {
    const created = await this.#bed.witness.records('sales_invoice.created');
    return ids.filter((id) => created.filter(({ summary }) => summary['reference'] === id).length !== 1);
  }

  /** References of the invoices in Sage in the order of their making. */
  async madeInOrder(): Promise<string[]> {
    const created = await this.#bed.witness.records('sales_invoice.created');
    return created.map(({ summary }) => String(summary['reference']));
  }
}

export const inSage = (view: InvoiceView): boolean => view.sage !== null;

export const waitsFor =
  (what: WaitReason) =>
  ({ waitingFor }: InvoiceView): boolean =>
    waitingFor?.what === what;
