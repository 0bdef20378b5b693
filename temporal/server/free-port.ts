import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';

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
      const server = createServer();
      held.push(server);
      server.listen(port, ip);
      try {
        await once(server, 'listening');
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new Error(
          `Port ${port} on ${ip}, wanted for ${name}, cannot be used (${reason}). Stop what listens there, or choose another port.`,
          { cause: error },
        );
      }
      ports[name] = portOf(server.address());
    }
    return ports;
  } finally {
    await Promise.all(held.map((server) => new Promise((resolve) => server.close(resolve))));
  }
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error(`No TCP port in ${String(address)}`);
  return address.port;
}
