import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';

interface PortRange {
  readonly lowest: number;
  readonly beyond: number;
}

/**
 * Below what systems hand out for outgoing connections (from 32768 on Linux, 49152 elsewhere): a port from there could be taken by any
 * connection between being found free here and being listened on.
 */
const CHOSEN_FROM: PortRange = { lowest: 21_000, beyond: 32_000 };
/**
 * Of each port that was chosen, the one so far below is held for as long as this process lives: that keeps it from being chosen by another
 * process before it is listened on here, and the system lets go of it however this process ends.
 */
const GUARD_DISTANCE = 11_000;

/**
 * The ports asked for, each proven to be free; 0 is replaced by a free one, which no other process is given while this one lives. Rejects
 * with the name of the taken one.
 */
export async function claimPorts(
  ip: string,
  wanted: Record<string, number>,
  chosenFrom = CHOSEN_FROM,
): Promise<Record<string, number>> {
  const held: Server[] = [];
  const ports: Record<string, number> = {};
  try {
    for (const [name, port] of Object.entries(wanted)) {
      try {
        const server = await (port === 0 ? holdAnyOf(chosenFrom, ip) : hold(port, ip));
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

async function holdAnyOf({ lowest, beyond }: PortRange, ip: string): Promise<Server> {
  for (let left = 100; ; left -= 1) {
    const port = randomInt(lowest, beyond);
    try {
      return await holdGuarded(port, ip);
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!isTaken || left === 0) throw error;
    }
  }
}

async function holdGuarded(port: number, ip: string): Promise<Server> {
  const guard = await hold(port - GUARD_DISTANCE, ip);
  guard.unref();
  try {
    return await hold(port, ip);
  } catch (error) {
    guard.close();
    throw error;
  }
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error(`No TCP port in ${String(address)}`);
  return address.port;
}
