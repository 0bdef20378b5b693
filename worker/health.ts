import { createServer } from 'node:http';
import { type Worker } from '@temporalio/worker';
import { type WorkerConfig } from './config.ts';

export interface Health {
  readonly url: string;
  close(): Promise<void>;
}

/** `/health/live` and `/health/ready` for a container's health check; null when no port is configured. */
export async function serveHealth(config: WorkerConfig, workers: readonly Worker[]): Promise<Health | null> {
  const { WORKER_HEALTH_PORT: port, WORKER_HEALTH_HOST: host } = config;
  if (port === 0) return null;
  const server = createServer((request, response) => {
    const states = workers.map((worker) => worker.getState());
    const healthy = request.url === '/health/live' || states.every((state) => state === 'RUNNING');
    response.writeHead(healthy ? 200 : 503, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ state: states.find((state) => state !== 'RUNNING') ?? 'RUNNING' }));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  return {
    url: `http://${host}:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
