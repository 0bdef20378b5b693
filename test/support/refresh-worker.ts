import { NativeConnection, Worker } from '@temporalio/worker';
import { deliverTokens } from '../../activities/consent/deliver-tokens.ts';
import { sealedPair } from '../../activities/consent/tokens.ts';
import { recordHeartbeat } from '../../activities/record-heartbeat.ts';
import { type TokenDelivery } from '../../domain/consent/tokens.ts';
import { sageEndpoints } from '../../sage/endpoints.ts';
import { createSageHttp } from '../../sage/http.ts';
import { refreshTokens } from '../../sage/refresh-tokens.ts';
import { dataConverterFor } from '../../temporal/data-converter.ts';
import { SecretSeal } from '../../temporal/secret-seal.ts';
import { readWorkerConfig } from '../../worker/config.ts';
import { type Bed } from './bed.ts';
import { silent } from './servers.ts';
import { workflowBundle } from './workflow-bundle.ts';

interface Refresh {
  readonly sageUser: string;
  readonly generation: number;
  readonly refreshToken: string;
}

export interface RefreshWorker {
  /** Resolves when Sage's answer is in and what was to be done first is done. */
  readonly answered: Promise<void>;
  /** Delivers after all, as a worker does that was cut off for a while. */
  deliver(): void;
  /** As when the process is gone: the activity ends without a word. */
  die(): Promise<void>;
}

/** A worker that refreshes as ours does, up to the moment after Sage's answer, and then stands still: dead, or cut off. */
export async function startRefreshWorker(bed: Bed, last: 'heartbeat' | 'nothing'): Promise<RefreshWorker> {
  const config = readWorkerConfig(bed.env);
  const connection = await NativeConnection.connect({ address: bed.server.address });
  const seal = new SecretSeal(config.TOKEN_KEYS);
  const http = createSageHttp({ endpoints: { ...sageEndpoints, tokenUrl: config.SAGE_TOKEN_URL } });
  const application = { clientId: config.SAGE_CLIENT_ID, clientSecret: config.SAGE_CLIENT_SECRET };
  const answered = deferred<undefined>();
  const released = deferred<'deliver' | 'die'>();
  const worker = await Worker.create({
    connection,
    taskQueue: config.TASK_QUEUE,
    workflowBundle: await workflowBundle(),
    dataConverter: dataConverterFor(config.CODEC_KEYS),
    shutdownForceTime: '1 s',
    // The one refresh that it keeps, so that it takes no other.
    maxConcurrentActivityTaskExecutions: 1,
    activities: {
      async refreshTokens({ sageUser, generation, refreshToken }: Refresh): Promise<void> {
        const grant = await refreshTokens(http, { ...application, refreshToken: seal.open(refreshToken) });
        const pair = sealedPair(seal, grant, Date.now());
        const delivery: TokenDelivery = { sageUser, cause: { refreshOf: generation }, pair };
        if (last === 'heartbeat') await recordHeartbeat(delivery);
        answered.resolve(undefined);
        if ((await released.promise) === 'deliver')
          await deliverTokens(delivery, { taskQueue: config.TASK_QUEUE, log: silent });
        else await new Promise(() => undefined);
      },
    },
  });
  const stopped = worker.run().catch(() => undefined);
  return {
    answered: answered.promise,
    deliver: () => released.resolve('deliver'),
    die: async () => {
      released.resolve('die');
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await stopped;
      http.close();
      await connection.close().catch(() => undefined);
    },
  };
}

function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
