import { type Chart } from '../report/chart.ts';
import { type Figures } from '../report/figures.ts';

export interface PartResult {
  readonly figures: Figures;
  /** What explains the figures, a line each. */
  readonly notes: readonly string[];
  /** By file name without its ending. */
  readonly charts?: Readonly<Record<string, Chart>>;
}

/** One measurement, on a stage of its own. `scale` is the share of the full number of invoices. */
export type Part = (scale: number) => Promise<PartResult>;

export const scaled = (full: number, scale: number, atLeast = 1): number =>
  Math.max(atLeast, Math.round(full * scale));

export const WITHIN_MS = 10 * 60_000;
