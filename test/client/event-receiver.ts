import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { type VerifiedEvent } from '../../client/src/index.ts';

type Verify = (headers: IncomingHttpHeaders, body: Uint8Array, secret: string) => VerifiedEvent | null;

/** A PSA's address for events. */
export class EventReceiver {
  readonly url: string;
  readonly events: VerifiedEvent[] = [];
  refused = 0;
  secret = '';
  readonly #server: Server;

  private constructor(server: Server, verify: Verify) {
    this.#server = server;
    const address = server.address();
    this.url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`;
    server.on('request', (request, response) => {
      void buffer(request).then((body) => {
        try {
          const event = verify(request.headers, body, this.secret);
          if (event !== null) this.events.push(event);
          response.writeHead(204).end();
        } catch {
          this.refused += 1;
          response.writeHead(401).end();
        }
      });
    });
  }

  static async listen(verify: Verify): Promise<EventReceiver> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new EventReceiver(server, verify);
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }
}
