import { type DocumentKind } from '../../domain/invoice/credit-note.ts';
import {
  comparePositions,
  type ListOrder,
  type Position,
  positionOf,
} from '../../domain/invoice/row-order.ts';
import { type RowSearch, rowTest } from '../../domain/invoice/search-rows.ts';
import { type InvoicePage, type InvoiceRow } from '../../domain/schemas/answers/lists.ts';
import { newestRuns } from '../../temporal/newest-runs.ts';
import { freshness, type ListReader, type PageRequest, visibilityPage } from '../visibility-page.ts';
import { type InvoiceFilter, invoiceQuery } from './invoice-query.ts';
import { rowOfRun } from './invoice-row.ts';
import { InvoiceScans, type ScannedRow } from './invoice-scan.ts';
import { openPosition, positionBytes } from './position-token.ts';
import { tooManyToSort } from './too-many-to-sort.ts';

/** Which rows, and in which order; without one, visibility's own. */
export interface ListRequest extends InvoiceFilter, RowSearch {
  readonly sort?: ListOrder | undefined;
}

/** Rows that are read for one answer at most: so many are a second or two of work. */
export const MOST_SORTED = 10_000;

/** Invoices, or credit notes, of a business unit, from Temporal's visibility: usually less than a second behind. */
export class InvoiceLists {
  readonly #lists: ListReader;
  readonly #kind: DocumentKind;
  readonly #scans: InvoiceScans;
  readonly #mostSorted: number;

  constructor(lists: ListReader, kind: DocumentKind = 'invoice', mostSorted = MOST_SORTED) {
    this.#lists = lists;
    this.#kind = kind;
    this.#scans = new InvoiceScans(lists.client);
    this.#mostSorted = mostSorted;
  }

  /**
   * Unsorted, open ones first, the newest first; then the finished ones, the last finished first: visibility knows no other order. Such a page
   * may hold fewer rows than asked for, since of an invoice with several runs only the newest is shown. @throws Problem too_many_to_sort
   */
  async page(businessUnit: string, request: ListRequest, page: PageRequest): Promise<InvoicePage> {
    const { sort, number, sageNumber, customer, text, ...filter } = request;
    const search = { number, sageNumber, customer, text };
    const isSearched = Object.values(search).some((one) => one !== undefined);
    const list = JSON.stringify([this.#kind, businessUnit, Object.entries(request).sort()]);
    if (sort === undefined && !isSearched) return this.#asVisible(businessUnit, filter, page, list);
    return this.#sorted(businessUnit, { filter, search, sort: sort ?? '-handedOver' }, page, list);
  }

  async #asVisible(
    businessUnit: string,
    filter: InvoiceFilter,
    page: PageRequest,
    list: string,
  ): Promise<InvoicePage> {
    const nowMs = Date.now();
    const query = invoiceQuery(businessUnit, filter, nowMs, this.#kind);
    const found = await visibilityPage(this.#lists, query, page, list);
    const runs = await newestRuns(this.#lists.client.workflow, found.runs);
    return {
      invoices: runs.map((run) => rowOfRun(businessUnit, run, nowMs, this.#kind)),
      nextCursor: found.nextCursor,
      readAt: new Date(nowMs).toISOString(),
      freshness,
    };
  }

  /** Every row of a filter, in no order. */
  async all(businessUnit: string, filter: InvoiceFilter): Promise<InvoiceRow[]> {
    const query = invoiceQuery(businessUnit, filter, Date.now(), this.#kind);
    return (await this.#scans.rows(businessUnit, query, this.#kind)).map(({ row }) => row);
  }

  /** Reads all that the filter leaves, each time: a page then begins behind the last row of the one before, whatever came between. */
  async #sorted(
    businessUnit: string,
    { filter, search, sort }: { filter: InvoiceFilter; search: RowSearch; sort: ListOrder },
    { limit, cursor }: PageRequest,
    list: string,
  ): Promise<InvoicePage> {
    const { cursors } = this.#lists;
    const behind = cursor === undefined ? null : openPosition(cursors.expect(list, cursor));
    const nowMs = Date.now();
    const query = invoiceQuery(businessUnit, filter, nowMs, this.#kind);
    const count = await this.#scans.count(query);
    if (count > this.#mostSorted) throw tooManyToSort(businessUnit, count, this.#mostSorted);
    const test = rowTest(search);
    const ordered = (await this.#scans.rows(businessUnit, query, this.#kind))
      .filter(({ row }) => test(row))
      .map((one): Placed => ({ ...one, position: positionOf(one.row, sort) }))
      .filter(({ position }) => behind === null || comparePositions(position, behind, sort) > 0)
      .sort((a, b) => comparePositions(a.position, b.position, sort));
    const { shown, last } = await this.#newest(ordered, limit);
    return {
      invoices: shown.map(({ row }) => row),
      nextCursor: last === null ? null : cursors.make(list, positionBytes(last)),
      readAt: new Date(nowMs).toISOString(),
      freshness,
    };
  }

  /** The first rows that no other run took over from; `last`: behind which there are more. */
  async #newest(
    ordered: readonly Placed[],
    limit: number,
  ): Promise<{ readonly shown: readonly Placed[]; readonly last: Position | null }> {
    const shown: Placed[] = [];
    for (let at = 0; at < ordered.length;) {
      const some = ordered.slice(at, at + limit - shown.length);
      at += some.length;
      const newest = await newestRuns(
        this.#lists.client.workflow,
        some.map(({ run }) => run),
      );
      const runIds = new Set(newest.map(({ runId }) => runId));
      shown.push(...some.filter(({ run }) => runIds.has(run.runId)));
      if (shown.length === limit)
        return { shown, last: at < ordered.length ? (some.at(-1)?.position ?? null) : null };
    }
    return { shown, last: null };
  }
}

interface Placed extends ScannedRow {
  readonly position: Position;
}
