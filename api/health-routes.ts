import { type Client } from '@temporalio/client';
import { type Express, type Request, type Response } from 'express';
import { only } from './methods.ts';

const DEADLINE_MS = 2_000;

/** `live`: the process answers. `ready`: it reaches Temporal, so that a hand-over would be durable. */
export function mountHealth(app: Express, client: Client): void {
  app.all(['/health/live', '/health/ready'], only('GET', 'HEAD'));
  app.get('/health/live', (_request: Request, response: Response) => {
    response.json({ status: 'live' });
  });
  app.get('/health/ready', async (_request: Request, response: Response) => {
    try {
      await client.connection.withDeadline(Date.now() + DEADLINE_MS, () =>
        client.workflowService.describeNamespace({ namespace: client.options.namespace }),
      );
      response.json({ status: 'ready' });
    } catch {
      response.status(503).json({ status: 'not_ready', reason: 'Temporal does not answer' });
    }
  });
}
