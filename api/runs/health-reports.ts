import { type Client, ScheduleNotFoundError, type ScheduleDescription } from '@temporalio/client';
import { caretakerScheduleId } from '../../domain/keys.ts';
import { type HealthReport } from '../../domain/runs/health-report.ts';
import { lookQuery } from '../../temporal/visibility-query.ts';
import type { caretaker } from '../../workflows/runs/caretaker.ts';

const DEADLINE_MS = 10_000;
/** So many looks may be missing before it is said that it does not look. */
const LOOKS_MISSED = 3;

export interface HealthAnswer extends Omit<HealthReport, 'at' | 'toldUpTo'> {
  /** Of the newest look; null when it never looked. */
  readonly at: string | null;
  /** `late`: it should have looked since; workers may be away. `off`: it has no Schedule, so nobody looks. */
  readonly caretaker: {
    readonly state: 'running' | 'late' | 'paused' | 'off';
    readonly everyMinutes: number | null;
    readonly nextLook: string | null;
  };
}

/** What the caretaker of this installation found last. */
export class HealthReports {
  readonly #client: Client;
  readonly #taskQueue: string;

  constructor(client: Client, taskQueue: string) {
    this.#client = client;
    this.#taskQueue = taskQueue;
  }

  async newest(): Promise<HealthAnswer> {
    return this.#client.connection.withDeadline(Date.now() + DEADLINE_MS, async () => {
      const schedule = await this.#schedule();
      if (schedule === null) return answer(null, { state: 'off', everyMinutes: null, nextLook: null });
      const report = await this.#report();
      const everyMs = schedule.spec.intervals?.[0]?.every ?? 0;
      const sinceMs = Date.now() - Math.max(beganAt(schedule), Date.parse(report?.at ?? '') || 0);
      const isLate = sinceMs > LOOKS_MISSED * everyMs;
      return answer(report, {
        state: schedule.state.paused ? 'paused' : isLate ? 'late' : 'running',
        everyMinutes: everyMs / 60_000,
        nextLook: schedule.info.nextActionTimes[0]?.toISOString() ?? null,
      });
    });
  }

  async #schedule(): Promise<ScheduleDescription | null> {
    try {
      return await this.#client.schedule.getHandle(caretakerScheduleId(this.#taskQueue)).describe();
    } catch (error) {
      if (error instanceof ScheduleNotFoundError) return null;
      throw error;
    }
  }

  /** The result of the newest look that came to an end. */
  async #report(): Promise<HealthReport | null> {
    const { workflow } = this.#client;
    for await (const look of workflow.list({ query: lookQuery(this.#taskQueue), pageSize: 1 }))
      return workflow.getHandle<typeof caretaker>(look.workflowId, look.runId).result();
    return null;
  }
}

/** Since when it might have looked: it is not late before. */
const beganAt = ({ info }: ScheduleDescription): number => (info.lastUpdatedAt ?? info.createdAt).getTime();

function answer(report: HealthReport | null, state: HealthAnswer['caretaker']): HealthAnswer {
  const { at = null, findings = [], counts = {}, incomplete = [] } = report ?? {};
  return { at, caretaker: state, counts, findings, incomplete };
}
