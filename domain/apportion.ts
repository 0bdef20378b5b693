export interface Share {
  readonly weight: bigint;
  /** The most it takes; null: any amount. */
  readonly room: bigint | null;
}

/**
 * Spreads whole units by weight: each gets its share rounded down, and what is left goes one by one to those with the largest fractions
 * (largest remainder), never more than there is room for. The parts add up to `amount` unless there is less room than that.
 */
export function apportion(amount: bigint, shares: readonly Share[]): bigint[] {
  const weights = shares.map(({ weight }) => weight);
  const all = weights.reduce((sum, weight) => sum + weight, 0n);
  const parts = shares.map(({ weight, room }) => atMost(all === 0n ? 0n : (amount * weight) / all, room));
  let rest = parts.reduce((left, part) => left - part, amount);
  const fraction = (index: number): bigint => (all === 0n ? 0n : (amount * (weights[index] ?? 0n)) % all);
  const order = [...shares.keys()].sort((a, b) => compare(fraction(b), fraction(a)));
  const give = (index: number, wanted: bigint) => {
    const part = parts[index] ?? 0n;
    const given = atMost(part + wanted, shares[index]?.room ?? null) - part;
    parts[index] = part + given;
    rest -= given;
  };
  for (const index of order) if (rest > 0n && fraction(index) > 0n) give(index, 1n);
  // Only where room was short, or nothing has a weight.
  for (const index of order) if (rest > 0n) give(index, rest);
  return parts;
}

const atMost = (value: bigint, room: bigint | null): bigint => (room !== null && value > room ? room : value);
const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);
