import { type WorkflowBundle } from '@temporalio/worker';
import { connectSandboxControl } from '../../sandbox/sage/control-client.ts';
import { connectClient, temporalSettings } from '../../temporal/connect.ts';
import { parseKeyRing } from '../../temporal/key-ring.ts';
import { PsaClient } from '../../test/support/psa-client.ts';
import { type Fleet, startFleet } from '../processes/fleet.ts';
import { Caller } from './caller.ts';
import { check } from './check/check.ts';
import { conduct } from './conductor.ts';
import { connectUnits } from './connect-units.ts';
import { collect } from './collect.ts';
import { Journal } from './journal.ts';
import { keepMoving } from './person.ts';
import { PATIENCE_MS, persistently } from './persistently.ts';
import { type Plan } from './plan/plan.ts';
import { type Outcome } from './report.ts';
import { startSecondEndpoint } from './second-endpoint.ts';
import { setByPersons } from './set-by-persons.ts';
import { settle } from './settle.ts';
import { type Stage } from './stage.ts';
import { Witness } from './witness.ts';

export interface ChaosRun {
  readonly plan: Plan;
  readonly dir: string;
  readonly tell: (line: string) => void;
  /** The invoices are handed over as large runs of so many; left out: one by one. */
  readonly runsOf?: number;
  /** Made already; bundled at the start otherwise. */
  readonly workflowBundle?: WorkflowBundle;
  /** Puts something between the parts, to see whether the checker notices what it does. */
  readonly between?: {
    readonly workersAndSage?: (apiUrl: string) => Promise<string>;
    readonly callersAndApi?: (apiUrl: string) => Promise<string>;
  };
  /** Without any news for so long, what is open counts as stuck. */
  readonly patienceMs?: number;
}

/** One call to Sage at most; shorter than by default, so that calls that hang do not set the pace of the run. */
const SAGE_TIMEOUT_MS = 6_000;

/** Plays the plan on real processes and compares in the end what callers were told with what the witnesses recorded. */
export async function runChaos(options: ChaosRun): Promise<Outcome> {
  const { plan, tell } = options;
  const startedAt = Date.now();
  const fleet = await startFleet({
    workers: plan.workers,
    dir: options.dir,
    workflowBundle: options.workflowBundle,
    sageArgs: ['--limits', 'none'],
    settings: {
      SAGE_LIMITS: 'off',
      SAGE_TIMEOUT_MS: String(SAGE_TIMEOUT_MS),
      SHUTDOWN_GRACE_MS: String(SAGE_TIMEOUT_MS + 2_000),
      // So that what stopped is found, and told to the PSA, within the run.
      CARETAKER_MINUTES: '1',
    },
    tell,
    beforeSage: options.between?.workersAndSage,
  });
  try {
    return await play(options, fleet, startedAt);
  } finally {
    await fleet.stop();
  }
}

async function play(
  { plan, tell, between, patienceMs, runsOf }: ChaosRun,
  fleet: Fleet,
  startedAt: number,
): Promise<Outcome> {
  const { sage: sageAddress, mail, psa: psaAddress } = fleet.standIns.addresses;
  const sage = connectSandboxControl(sageAddress.url);
  const witness = new Witness(sage, { mail: mail.url, psa: psaAddress.pageUrl });
  const journal = new Journal(tell);
  const end = new AbortController();
  let issued = 0;
  const psa = new PsaClient(fleet.apiUrl, fleet.keys.apiKey, 20_000);
  const throughUrl = (await between?.callersAndApi?.(fleet.apiUrl)) ?? fleet.apiUrl;
  const caller = new Caller({
    psa: new PsaClient(throughUrl, fleet.keys.apiKey, 20_000),
    orders: plan.orders,
    concurrency: 8,
    backlog: Math.max(30, Math.ceil(plan.invoices / 5)),
    issued: () => issued,
    runsOf: runsOf ?? null,
  });
  const cutMail = async (times: number) => {
    await fetch(`${mail.url}/cut-after-data/${times}`, { method: 'PUT' });
  };
  const second = await startSecondEndpoint(psa);
  const temporal = connectClient(temporalSettings(fleet.env), parseKeyRing(fleet.keys.codecKeys));
  const patiently: Stage['persistently'] = (work, withinMs = PATIENCE_MS) =>
    persistently(work, withinMs + plan.awayMs, end.signal);
  const stage: Stage = {
    fleet,
    sage,
    witness,
    psa,
    temporal,
    caller,
    journal,
    second,
    cutMail,
    awayMs: plan.awayMs,
    persistently: patiently,
    over: end.signal,
  };
  await connectUnits(stage);
  const before = await persistently(() => setByPersons(stage), PATIENCE_MS);
  tell(
    `Up and connected after ${seconds(startedAt)}; ${plan.invoices} invoices and ${plan.steps.length} steps begin`,
  );

  const watch = setInterval(() => {
    witness.issued().then(
      (count) => (issued = count),
      () => undefined,
    );
  }, 150);
  const person = keepMoving(stage, plan.orders);
  try {
    const handedOver = caller.handOverAll();
    await Promise.all([
      handedOver,
      settle(stage, { handedOver, steps: conduct(stage, plan.steps, () => issued), patienceMs }),
    ]);
    const evidence = await collect(stage, before);
    return {
      plan,
      verdict: check(evidence),
      evidence,
      faults: await sage.faults.list(),
      mailCutsLeft: await cutsLeft(mail.url),
      journal,
      caller,
      deaths: [fleet.api, fleet.temporal, ...fleet.workers].map(({ name, deaths }) => ({ name, deaths })),
      tookMs: Date.now() - startedAt,
    };
  } finally {
    end.abort();
    clearInterval(watch);
    await person;
    await second.receiver.stop();
    await temporal.connection.close();
  }
}

async function cutsLeft(url: string): Promise<number> {
  const answer: unknown = await (await fetch(`${url}/cut-after-data`)).json();
  return typeof answer === 'object' && answer !== null && 'left' in answer ? Number(answer.left) : 0;
}

const seconds = (since: number): string => `${Math.round((Date.now() - since) / 1000)} s`;
