import { setTimeout as delay } from 'node:timers/promises';

export interface RunningProcess {
  readonly pid: number;
  /** Settles when the process has ended, with its exit code or signal. */
  readonly ended: Promise<number | string>;
  stop(): Promise<void>;
}

export interface ServiceOptions {
  readonly name: string;
  readonly start: () => Promise<RunningProcess>;
  /** Does it do its work? Asked of the process that runs now. */
  readonly isReady: () => Promise<boolean>;
}

export type ProcessSignal = 'SIGKILL' | 'SIGTERM' | 'SIGSTOP' | 'SIGCONT';

const RESTART_PAUSE_MS = 300;
const READY_PAUSE_MS = 50;

/** A program that is started again whenever it ends, as a container platform would, until it is stopped for good. */
export class Service {
  readonly name: string;
  /** Ends that nobody here asked for. */
  deaths = 0;
  starts = 0;
  readonly #options: ServiceOptions;
  #process: RunningProcess | undefined;
  #asked = false;
  #stopping = false;
  #downUntil = 0;
  #supervision: Promise<void> = Promise.resolve();

  constructor(options: ServiceOptions) {
    this.name = options.name;
    this.#options = options;
  }

  /** Resolves once it is ready. @throws Error when that takes longer than `withinMs` */
  async start(withinMs = 60_000): Promise<void> {
    this.#stopping = false;
    this.#supervision = this.#supervise();
    await this.ready(withinMs);
  }

  async ready(withinMs = 60_000): Promise<void> {
    const until = Date.now() + withinMs;
    while (this.#process === undefined || !(await this.#options.isReady().catch(() => false))) {
      if (Date.now() > until) throw new Error(`${this.name} was not ready within ${withinMs} ms`);
      await delay(READY_PAUSE_MS);
    }
  }

  /** False when there is no process to hit just now. After an end it stays down for `downForMs`. */
  signal(signal: ProcessSignal, downForMs = 0): boolean {
    if (this.#process === undefined) return false;
    if (signal === 'SIGKILL' || signal === 'SIGTERM') {
      this.#asked = true;
      this.#downUntil = Date.now() + downForMs;
    }
    try {
      process.kill(this.#process.pid, signal);
      return true;
    } catch {
      // ESRCH: it ended a moment ago.
      return false;
    }
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    // One that was paused hears nothing but SIGKILL otherwise.
    this.signal('SIGCONT');
    await this.#process?.stop();
    await this.#supervision;
  }

  async #supervise(): Promise<void> {
    while (!this.#stopping) {
      await delay(Math.max(0, this.#downUntil - Date.now()));
      await this.#once();
      if (!this.#stopping) await delay(RESTART_PAUSE_MS);
    }
  }

  /** One life, from start to end. */
  async #once(): Promise<void> {
    this.#asked = false;
    this.starts += 1;
    try {
      const process = await this.#options.start();
      this.#process = process;
      if (this.#stopping) await process.stop();
      await process.ended;
      if (!this.#asked && !this.#stopping) this.deaths += 1;
    } catch {
      this.deaths += 1;
    } finally {
      this.#process = undefined;
    }
  }
}
