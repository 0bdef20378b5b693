import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';

/**
 * Below what systems hand out for outgoing connections (from 32768 on Linux, 49152 elsewhere): a port from there could be taken by any
 * connection between being found free here and being listened on.
 */
const [lowest, beyond] = [20_000, 32_000];

/**
 * The ports asked for, each proven to be free; 0 is replaced by a free one. All are held until the last is known, so they differ.
 * Rejects with the name of the taken one.
 */
export async function claimPorts(
  ip: string,
  wanted: Record<string, number>,
): Promise<Record<string, number>> {
  const held: Server[] = [];
  const ports: Record<string, number> = {};
  try {
    for (const [name, port] of Object.entries(wanted)) {
      try {
        const server = await (port === 0 ? holdAnyOf(ip) : hold(port, ip));
        held.push(server);
        ports[name] = portOf(server.address());
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new Error(
          `Port ${port} on ${ip}, wanted for ${name}, cannot be used (${reason}). Stop what listens there, or choose another port.`,
          { cause: error },
        );
      }
    }
    return ports;
  } finally {
    await Promise.all(held.map((server) => new Promise((resolve) => server.close(resolve))));
  }
}

async function hold(port: number, ip: string): Promise<Server> {
  const server = createServer();
  server.listen(port, ip);
  await once(server, 'listening');
  return server;
}

async function holdAnyOf(ip: string): Promise<Server> {
  for (let left = 100; ; left -= 1) {
    try {
      return await hold(randomInt(lowest, beyond), ip);
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!isTaken || left === 0) throw error;
    }
  }
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error(`No TCP port in ${String(address)}`);
  return address.port;
}
