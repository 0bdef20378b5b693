import {
  Client,
  Connection,
  defaultGrpcRetryOptions,
  makeGrpcRetryInterceptor,
  type WorkflowClientInterceptor,
} from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { NativeConnection } from '@temporalio/worker';
import { dataConverterFor } from './data-converter.ts';
import { type KeyRing } from './key-ring.ts';
import { explainStandstill } from './standstill.ts';

export interface TemporalSettings {
  readonly namespace: string;
  readonly connectionOptions: ReturnType<typeof loadClientConnectConfig>['connectionOptions'];
}

/**
 * Reads the standard Temporal client configuration: `TEMPORAL_ADDRESS`, `TEMPORAL_NAMESPACE`, `TEMPORAL_API_KEY`,
 * `TEMPORAL_TLS…` or a `temporal.toml` profile, the same that the `temporal` command reads.
 */
export function temporalSettings(env: NodeJS.ProcessEnv): TemporalSettings {
  const present: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) if (value) present[name] = value;
  const { namespace, connectionOptions } = loadClientConnectConfig({ overrideEnvVars: present });
  return { namespace: namespace ?? 'default', connectionOptions };
}

/** Connects lazily: the API comes up, and says that it is not ready, while Temporal is away. */
export function connectClient(
  settings: TemporalSettings,
  keyRing: KeyRing,
  interceptors: readonly WorkflowClientInterceptor[] = [],
): Client {
  const client: Client = new Client({
    connection: Connection.lazy({
      ...settings.connectionOptions,
      connectTimeout: '3 s',
      // By default the pause between two tries to connect grows to two minutes: so long the API would go on saying that Temporal is
      // away after it is back.
      channelArgs: { 'grpc.initial_reconnect_backoff_ms': 500, 'grpc.max_reconnect_backoff_ms': 3_000 },
      // Whoever asks the API must hear within a few seconds that Temporal is away.
      interceptors: [makeGrpcRetryInterceptor(defaultGrpcRetryOptions({ maxAttempts: 4 }))],
    }),
    namespace: settings.namespace,
    dataConverter: dataConverterFor(keyRing),
    interceptors: { workflow: [...interceptors, explainStandstill(() => client)] },
  });
  return client;
}

export const connectWorker = (settings: TemporalSettings): Promise<NativeConnection> =>
  NativeConnection.connect(settings.connectionOptions);
