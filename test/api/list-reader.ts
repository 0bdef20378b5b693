import assert from 'node:assert/strict';
import { z } from 'zod';
import { invoicePage, invoiceTotals } from '../../domain/schemas/answers/lists.ts';
import { eventually } from '../support/eventually.ts';
import { type ApiUnderTest } from './api-under-test.ts';

const behind = z.looseObject({ freshness: z.string().regex(/behind/) });

/** Reads lists and totals of invoices as a PSA does, and checks their form by the way. */
export class ListReader {
  readonly #api: ApiUnderTest;

  constructor(api: ApiUnderTest) {
    this.#api = api;
  }

  async list(unit: string, query = '') {
    return invoicePage.parse(await this.#get(`/v1/business-units/${unit}/invoices?${query}`));
  }

  async totals(unit: string) {
    return invoiceTotals.parse(await this.#get(`/v1/business-units/${unit}/invoice-totals`));
  }

  refused(unit: string, query: string) {
    return this.#api.refused(400, 'GET', `/v1/business-units/${unit}/invoices?${query}`);
  }

  /** The ids of a list, page by page, with what `between` does after the first. */
  async walk(unit: string, query: string, between?: () => Promise<unknown>): Promise<string[][]> {
    const pages: string[][] = [];
    for (let cursor = ''; ;) {
      const { invoices, nextCursor } = await this.list(unit, `${query}${cursor}`);
      pages.push(invoices.map(({ invoiceId }) => invoiceId));
      if (nextCursor === null) return pages;
      if (pages.length === 1) await between?.();
      cursor = `&cursor=${nextCursor}`;
      assert.ok(pages.length < 50, 'it never ends');
    }
  }

  /** Resolves once the list has these ids, in whatever order. */
  async untilListed(unit: string, query: string, expected: readonly string[]): Promise<void> {
    const wanted = [...expected].sort();
    let ids: string[] = [];
    const look = async () => {
      ids = (await this.walk(unit, query)).flat().sort();
      return JSON.stringify(ids) === JSON.stringify(wanted) ? true : undefined;
    };
    await eventually(look, 'the list').catch(() => assert.deepEqual(ids, wanted, `?${query}`));
  }

  async #get(path: string): Promise<unknown> {
    const answer = await this.#api.send('GET', path);
    assert.equal(answer.status, 200, answer.text);
    return behind.parse(JSON.parse(answer.text));
  }
}
