/** The sandbox's own time: real time moved forward by whatever a test asked for. All rules of time read it. */
export interface Clock {
  now(): Date;
  /** ISO with milliseconds, for what is kept. */
  stamp(): string;
  /** YYYY-MM-DD in UTC. */
  today(): string;
  advance(seconds: number): void;
}

export function createClock(offset: { clockOffsetMs: number }): Clock {
  const now = () => new Date(Date.now() + offset.clockOffsetMs);
  return {
    now,
    stamp: () => now().toISOString(),
    today: () => now().toISOString().slice(0, 10),
    advance: (seconds) => {
      offset.clockOffsetMs += Math.round(seconds * 1000);
    },
  };
}

/** Seconds resolution, as Sage shows created_at and updated_at ("2018-06-20T06:12:23Z"). */
export function shownTime(stamp: string): string {
  return `${stamp.slice(0, 19)}Z`;
}

/** `date` is YYYY-MM-DD. */
export function addDays(date: string, days: number): string {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}
