import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Connection } from '@temporalio/client';

const askAgainMs = 20;

/** Waits until a frontend serves the namespace; rejects with the last answer once `giveUp` is aborted. */
export async function waitUntilReady(
  host: string,
  port: number,
  namespace: string,
  giveUp: AbortSignal,
): Promise<void> {
  // By plain TCP first: a gRPC channel that was refused once tries again only after a second (its connection backoff).
  await until(giveUp, () => accepts(host, port));
  const connection = Connection.lazy({ address: `${host}:${port}` });
  try {
    await until(giveUp, () =>
      connection.withDeadline(Date.now() + 1_000, () =>
        connection.workflowService.describeNamespace({ namespace }),
      ),
    );
  } finally {
    await connection.close();
  }
}

async function until(giveUp: AbortSignal, attempt: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (giveUp.aborted) throw error;
      await delay(askAgainMs);
    }
  }
}

async function accepts(host: string, port: number): Promise<void> {
  const socket = connect(port, host);
  try {
    await once(socket, 'connect');
  } finally {
    socket.destroy();
  }
}
