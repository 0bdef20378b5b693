/** Of the values that there are, the one that was kept as text; null for anything else, such as one of a former version. */
export const oneOf = <Value extends string>(values: readonly Value[], kept: unknown): Value | null =>
  values.find((value) => value === kept) ?? null;
