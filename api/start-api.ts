import { setMaxListeners } from 'node:events';
import { createServer } from 'node:http';
import { type Logger } from 'pino';
import { connectClient, temporalSettings } from '../temporal/connect.ts';
import { createApp } from './app.ts';
import { type ApiConfig } from './config.ts';
import { Drain } from './drain.ts';
import { auditSink } from './principals/audit-log.ts';
import { tellWhoAsks } from './principals/calling.ts';

export interface RunningApi {
  readonly url: string;
  /** Takes no new requests, ends long polls at once, lets other requests end within SHUTDOWN_GRACE_MS, closes the rest, then resolves. */
  stop(): Promise<void>;
}

/** Milliseconds, as Node's `http.createServer` takes them. */
export type Timeouts = Readonly<
  Record<'headersTimeout' | 'requestTimeout' | 'connectionsCheckingInterval', number>
>;

/** Who sends a request slower than this, or reads an answer with longer pauses, only holds a connection. */
const defaultTimeouts: Timeouts = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
};
/** Longer than any answer takes, long polls and tests of connections included. */
const SILENT_MS = 180_000;

/** Listens until stopped. Comes up also while Temporal is away, and says so under `/health/ready`. */
export async function startApi(
  config: ApiConfig,
  parts: { env: NodeJS.ProcessEnv; log: Logger; timeouts?: Timeouts },
): Promise<RunningApi> {
  const client = connectClient(temporalSettings(parts.env), config.CODEC_KEYS, [tellWhoAsks]);
  const stopping = new AbortController();
  // As many as requests are open; ten would be warned of as a leak.
  setMaxListeners(0, stopping.signal);
  const audit = auditSink(config.AUDIT_LOG_FILE, parts.log);
  const app = createApp(config, { client, log: parts.log, audit, stopping: stopping.signal });
  const server = createServer(parts.timeouts ?? defaultTimeouts, app);
  server.setTimeout(SILENT_MS);
  const drain = new Drain(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const where = `${config.API_HOST}:${config.API_PORT}`;
      reject(
        error.code === 'EADDRINUSE' ? new Error(`API_PORT: ${where} is taken; choose another port`) : error,
      );
    });
    server.listen(config.API_PORT, config.API_HOST, resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : config.API_PORT;
  parts.log.info({ port }, 'api started');
  return {
    url: `http://${config.API_HOST.includes(':') ? `[${config.API_HOST}]` : config.API_HOST}:${port}`,
    stop: async () => {
      stopping.abort();
      const cutOff = await drain.stop(config.SHUTDOWN_GRACE_MS);
      await client.connection.close();
      audit.close();
      parts.log.info({ cutOff }, 'api stopped');
    },
  };
}
