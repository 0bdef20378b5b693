import { table } from '../../scripts/demo/steps.ts';
import {
  type FigureKey,
  type FigureKind,
  figureKinds,
  type Figures,
  shown,
  shownGoal,
  verdictOn,
} from './figures.ts';

const keys = Object.keys(figureKinds).filter((key): key is FigureKey => key in figureKinds);

interface Row {
  readonly key: FigureKey;
  readonly value: number;
  readonly kind: FigureKind;
}

function rowsOf(figures: Figures): Row[] {
  return keys.flatMap((key) => {
    const value = figures[key];
    return value === undefined ? [] : [{ key, value, kind: figureKinds[key] }];
  });
}

/** The figures that were measured, each beside its goal. */
export function tableOf(figures: Figures): string {
  const rows = rowsOf(figures).map(({ key, value, kind: { what, unit, goal } }) => [
    key,
    what,
    shown(unit, value),
    shownGoal(unit, goal),
    verdictOn(goal, value),
  ]);
  return table(['figure', 'what', 'value', 'goal', ''], rows);
}

/** Figures by their dotted keys, with what one must know to compare two such files. */
export function jsonOf(figures: Figures, about: Record<string, unknown>): string {
  const measured = Object.fromEntries(rowsOf(figures).map(({ key, value }) => [key, rounded(value)]));
  return `${JSON.stringify({ ...measured, about }, null, 2)}\n`;
}

export const missed = (figures: Figures): FigureKey[] =>
  rowsOf(figures)
    .filter(({ kind, value }) => verdictOn(kind.goal, value) === 'missed')
    .map(({ key }) => key);

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;
