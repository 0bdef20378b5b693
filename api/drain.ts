import { type Server } from 'node:http';
import { type Socket } from 'node:net';

/** Whoever has no answer to come is not waited for: Node itself waits for a connection on which nothing was ever sent. */
export class Drain {
  readonly #server: Server;
  /** Open connections, each with the requests on it that are not answered yet. */
  readonly #connections = new Map<Socket, number>();
  #isStopping = false;

  /** To be made before the server listens. */
  constructor(server: Server) {
    this.#server = server;
    server.on('connection', (socket: Socket) => {
      this.#connections.set(socket, 0);
      socket.once('close', () => this.#connections.delete(socket));
    });
    server.on('request', ({ socket }, response) => {
      this.#count(socket, 1);
      response.once('close', () => {
        this.#count(socket, -1);
        if (this.#isStopping && this.#connections.get(socket) === 0) socket.end();
      });
    });
  }

  /** Takes nothing more, waits for the answers that are due, then closes what is left. @returns how many were cut off */
  async stop(graceMs: number): Promise<number> {
    this.#isStopping = true;
    const closed = new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
    });
    for (const [socket, requests] of this.#connections) if (requests === 0) socket.destroy();
    let cutOff = 0;
    const deadline = setTimeout(() => {
      cutOff = this.#connections.size;
      this.#server.closeAllConnections();
      for (const socket of this.#connections.keys()) socket.destroy();
    }, graceMs);
    await closed;
    clearTimeout(deadline);
    return cutOff;
  }

  #count(socket: Socket, change: 1 | -1): void {
    const before = this.#connections.get(socket);
    if (before !== undefined) this.#connections.set(socket, before + change);
  }
}
