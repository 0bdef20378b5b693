import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

export interface Passing {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

/** What becomes of a request: another body to pass on, or an answer of the proxy's own. */
export type Meddling = (request: Passing) => { readonly body: string } | { readonly status: number };

export interface MeddlingProxy {
  readonly url: string;
  /** How often it did not let a request pass as it was. */
  readonly meddled: () => number;
  stop(): Promise<void>;
}

/** Stands between two parts of the system and does something wrong: the deliberate bug of a negative control. */
export async function startMeddlingProxy(target: string, meddle: Meddling): Promise<MeddlingProxy> {
  const base = new URL(target);
  let meddled = 0;
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const passing = {
      method: request.method ?? '',
      path: request.url ?? '',
      body: (await buffer(request)).toString(),
    };
    const decided = meddle(passing);
    if ('status' in decided) {
      meddled += 1;
      response.writeHead(decided.status).end();
      return;
    }
    if (decided.body !== passing.body) meddled += 1;
    await passOn(new URL(passing.path, base.origin), request, decided.body, response);
  };
  const server = createServer((request, response) => {
    // What the other side cuts off is cut off here, too.
    handle(request, response).catch(() => response.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error(`No TCP port in ${String(address)}`);
  const path = base.pathname === '/' ? '' : base.pathname;
  return {
    url: `http://127.0.0.1:${address.port}${path}`,
    meddled: () => meddled,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const ofTheHop = new Set([
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'content-encoding',
  'keep-alive',
]);

async function passOn(
  url: URL,
  request: IncomingMessage,
  body: string,
  response: ServerResponse,
): Promise<void> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (typeof value === 'string' && !ofTheHop.has(name)) headers.set(name, value);
  const answer = await fetch(url, {
    method: request.method ?? 'GET',
    headers,
    redirect: 'manual',
    ...(body === '' ? {} : { body }),
  });
  const content = Buffer.from(await answer.arrayBuffer());
  const kept = [...answer.headers].filter(([name]) => !ofTheHop.has(name));
  response.writeHead(answer.status, Object.fromEntries(kept)).end(content);
}
