/** The smallest value that `share` of all values do not exceed (nearest rank). @throws Error when there are none */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  if (value === undefined) throw new Error('No percentile of nothing');
  return value;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** How many of the times fall into each step from the first on; all in milliseconds. */
export function countPer(stepMs: number, times: readonly number[]): number[] {
  const first = Math.min(...times);
  const counts: number[] = [];
  for (const time of times) {
    const step = Math.floor((time - first) / stepMs);
    counts[step] = (counts[step] ?? 0) + 1;
  }
  return Array.from(counts, (count) => count ?? 0);
}

/** The most that fall into any stretch of `windowMs`, wherever it begins. */
export function mostWithin(windowMs: number, times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  let most = 0;
  let from = 0;
  for (const [index, time] of sorted.entries()) {
    while ((sorted[from] ?? time) <= time - windowMs) from += 1;
    most = Math.max(most, index - from + 1);
  }
  return most;
}
