import { byLedgerAndRate, type RightLine, type Sums, sumsBy } from './right-result.ts';

/** By ledger and rate; what differs is added in words. */
export function compareBy(
  booked: readonly RightLine[],
  right: readonly RightLine[],
  differences: string[],
): void {
  const sums = sumsBy(booked, byLedgerAndRate);
  for (const [key, wanted] of sumsBy(right, byLedgerAndRate))
    compare(key, sums.get(key) ?? { net: 0n, tax: 0n }, wanted, differences);
}

export function compare(what: string, booked: Sums, right: Sums, differences: string[]): void {
  for (const part of ['net', 'tax'] as const)
    if (booked[part] !== right[part])
      differences.push(
        `${what}: ${part} is ${text(booked[part])} in the books, right is ${text(right[part])}`,
      );
}

export const text = (cents: bigint): string => {
  const digits = String(cents < 0n ? -cents : cents).padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
