import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type WorkflowHandle } from '@temporalio/client';
import { eventually } from './eventually.ts';
import { resolveTemporalCli } from '../../temporal/server/resolve-temporal-cli.ts';
import { readWorkerConfig } from '../../worker/config.ts';
import { type RunningWorker, startWorker } from '../../worker/start-worker.ts';
import { type Bed } from './bed.ts';
import { silent } from './servers.ts';
import { workflowBundle } from './workflow-bundle.ts';

const run = promisify(execFile);
export const DEPLOYMENT = 'invoicing';

/** Workers that are versions of one deployment, handled as docs/deployments.md tells an operator to: with the `temporal` command. */
export class Deployment {
  readonly #bed: Bed;
  readonly #workers = new Map<string, RunningWorker>();

  constructor(bed: Bed) {
    this.#bed = bed;
  }

  /** Its workflows show which build worked on them: what is "Paid in full" otherwise is so "(build ID)". */
  async start(buildId: string, change = (code: string) => code): Promise<void> {
    const env = { ...this.#bed.env, WORKER_DEPLOYMENT: DEPLOYMENT, BUILD_ID: buildId };
    const { code } = await workflowBundle();
    const worker = await startWorker(readWorkerConfig(env), {
      env,
      log: silent,
      workflowBundle: { code: change(code.replaceAll('Paid in full', `Paid in full (build ${buildId})`)) },
    });
    this.#workers.set(buildId, worker);
  }

  async stop(buildId: string): Promise<void> {
    await this.#workers.get(buildId)?.stop();
    this.#workers.delete(buildId);
  }

  async stopAll(): Promise<void> {
    for (const buildId of this.#workers.keys()) await this.stop(buildId);
  }

  /** A version is known a moment after its workers ask for work; until then the command is refused. */
  makeCurrent(buildId: string): Promise<void> {
    return this.#asked('set-current-version', '--build-id', buildId, '--yes');
  }

  ramp(buildId: string, percentage: number): Promise<void> {
    return this.#asked(
      'set-ramping-version',
      '--build-id',
      buildId,
      '--percentage',
      String(percentage),
      '--yes',
    );
  }

  /** Runs that passed that guard are worked on by that build, whichever is current; resolves when `one` of them is. */
  async pinAllPast(patch: string, buildId: string, one: WorkflowHandle): Promise<void> {
    const query = `TemporalChangeVersion = '${patch}' AND ExecutionStatus = 'Running'`;
    const to = [
      '--versioning-override-deployment-name',
      DEPLOYMENT,
      '--versioning-override-build-id',
      buildId,
    ];
    const pinned = ['--versioning-override-behavior', 'pinned', ...to];
    await eventually(async () => {
      await this.#command('workflow', 'update-options', '--query', query, ...pinned, '--yes');
      const { raw } = await one.describe();
      return raw.workflowExecutionInfo?.versioningInfo?.versioningOverride ? true : undefined;
    }, 'the pinned run');
  }

  /** What the server says of a version, as JSON. */
  async describe(buildId: string): Promise<string> {
    return this.#temporal('describe-version', '--build-id', buildId, '--output', 'json');
  }

  async #asked(verb: string, ...options: string[]): Promise<void> {
    let refusal: unknown;
    const attempt = () =>
      this.#temporal(verb, ...options).catch((error: unknown) => {
        refusal = error;
        return undefined;
      });
    await eventually(attempt, verb).catch((cause: unknown) => {
      throw new Error(`${String(cause)}: ${String(refusal)}`, { cause });
    });
  }

  #temporal(verb: string, ...options: string[]): Promise<string> {
    return this.#command('worker', 'deployment', verb, '--deployment-name', DEPLOYMENT, ...options);
  }

  async #command(...words: string[]): Promise<string> {
    const { path } = await resolveTemporalCli({ log: () => undefined });
    return (await run(path, [...words, '--address', this.#bed.server.address])).stdout;
  }
}

/** Which builds did the steps of a run, in order; `none` before there were versions. */
export async function buildsOf(run: WorkflowHandle): Promise<string[]> {
  const { events } = await run.fetchHistory();
  const builds = (events ?? []).flatMap(({ workflowTaskCompletedEventAttributes: done }) =>
    done ? [done.deploymentVersion?.buildId ?? 'none'] : [],
  );
  return builds.filter((build, index) => build !== builds[index - 1]);
}
