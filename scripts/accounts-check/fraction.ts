/** Exact numbers as fractions of whole ones: nothing here is rounded but by `inCents`. Shares no code with what it checks. */
export interface Fraction {
  readonly over: bigint;
  /** Always positive. */
  readonly under: bigint;
}

/** Of a decimal number such as "0.8333" or "-12.5". */
export function fraction(text: string): Fraction {
  const [whole = '0', decimals = ''] = text.split('.');
  return { over: BigInt(`${whole}${decimals}`), under: 10n ** BigInt(decimals.length) };
}

export const whole = (value: bigint): Fraction => ({ over: value, under: 1n });

export const plus = (a: Fraction, b: Fraction): Fraction => ({
  over: a.over * b.under + b.over * a.under,
  under: a.under * b.under,
});

export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, { over: -b.over, under: b.under });

export const times = (a: Fraction, b: Fraction): Fraction => shortened(a.over * b.over, a.under * b.under);

/** `by` is positive. */
export const divided = (a: Fraction, by: Fraction): Fraction =>
  shortened(a.over * by.under, a.under * by.over);

/** Whole cents of an amount in pounds, half a cent away from zero: what is taken off comes to as much as the same given. */
export const inCents = ({ over, under }: Fraction): bigint => {
  const size = (2n * 100n * (over < 0n ? -over : over) + under) / (2n * under);
  return over < 0n ? -size : size;
};

/** At most half apart. */
export function isWithinHalf(a: Fraction, b: Fraction): boolean {
  const { over, under } = minus(a, b);
  return 2n * (over < 0n ? -over : over) <= under;
}

function shortened(over: bigint, under: bigint): Fraction {
  let [a, b] = [over < 0n ? -over : over, under];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? { over: 0n, under: 1n } : { over: over / a, under: under / a };
}
