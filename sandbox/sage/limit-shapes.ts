/** How a limit of so many calls a minute is counted. Which of them Sage uses is documented nowhere. */
export const limitShapes = ['sliding', 'fixed', 'bucket', 'all'] as const;
export type LimitShape = (typeof limitShapes)[number];

export interface MinuteLimit {
  readonly perMinute: number;
  /** Length of the minute, milliseconds; a shortened one makes a test of the pace short. */
  readonly minuteMs: number;
}

/** One count of one business. Times are milliseconds of the sandbox's clock. */
export interface Meter {
  /** 0: one more call fits now; else how long until one may. */
  waitMs(now: number): number;
  /** One more call went through. */
  count(now: number): void;
}

export function createMeter(shape: LimitShape, limit: MinuteLimit): Meter {
  switch (shape) {
    case 'sliding':
      return sliding(limit);
    case 'fixed':
      return fixed(limit);
    case 'bucket':
      return bucket(limit);
    case 'all':
      return everyOne([sliding(limit), fixed(limit), bucket(limit)]);
  }
}

/** Never more than the budget within any stretch of a minute: no client passes this that would fail a fixed minute. */
function sliding({ perMinute, minuteMs }: MinuteLimit): Meter {
  let recent: number[] = [];
  return {
    waitMs: (now) => {
      recent = recent.filter((at) => at > now - minuteMs);
      const oldest = recent[recent.length - perMinute];
      return oldest === undefined ? 0 : oldest + minuteMs - now;
    },
    count: (now) => {
      recent.push(now);
    },
  };
}

/** A new budget with each full minute of the clock, so at the turn of a minute twice as much passes. */
function fixed({ perMinute, minuteMs }: MinuteLimit): Meter {
  let minute = 0;
  let taken = 0;
  return {
    waitMs: (now) => {
      const present = Math.floor(now / minuteMs);
      if (present !== minute) [minute, taken] = [present, 0];
      return taken < perMinute ? 0 : (minute + 1) * minuteMs - now;
    },
    count: () => {
      taken += 1;
    },
  };
}

/** Fills evenly and holds a tenth of a minute's budget: what comes in a rush is refused although it keeps to the minute. */
function bucket({ perMinute, minuteMs }: MinuteLimit): Meter {
  const intervalMs = minuteMs / perMinute;
  const capacity = Math.max(1, Math.floor(perMinute / 10));
  let level = capacity;
  let filledAt = -Infinity;
  return {
    waitMs: (now) => {
      level = Math.min(capacity, level + (now - filledAt) / intervalMs);
      filledAt = now;
      return level >= 1 ? 0 : (1 - level) * intervalMs;
    },
    count: () => {
      level -= 1;
    },
  };
}

function everyOne(meters: readonly Meter[]): Meter {
  return {
    waitMs: (now) => Math.max(...meters.map((meter) => meter.waitMs(now))),
    count: (now) => {
      for (const meter of meters) meter.count(now);
    },
  };
}
