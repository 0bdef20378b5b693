import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { createSageHttp, type SageHttp, type SageHttpOptions } from '../../sage/http.ts';
import { openSession, type SageSession } from '../../sage/session.ts';

export const businessId = '0d40342d0287cd6b13555c54afca6c90';
export const accessToken = 'eyJhbGciOiJSUzUxMiJ9.access-token.of-this-test';

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export type Reply = (request: Received, response: ServerResponse) => void;

export interface FakeSage {
  readonly url: string;
  readonly http: SageHttp;
  readonly session: SageSession;
  readonly received: Received[];
}

const open: (() => Promise<unknown>)[] = [];

/** An HTTP server that answers as the test says, and a session that calls it. */
export async function startFakeSage(
  reply: Reply,
  options: Omit<SageHttpOptions, 'endpoints'> = {},
): Promise<FakeSage> {
  const received: Received[] = [];
  const server = http.createServer((request, response) => {
    void receive(request).then((call) => {
      received.push(call);
      reply(call, response);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${portOf(server.address())}`;
  const sage = httpTo(url, options);
  open.push(() => new Promise((closed) => server.close(closed).closeAllConnections()));
  return { url, http: sage, session: openSession({ http: sage, accessToken, businessId }), received };
}

/** Run after each test. */
export async function closeFakeSages(): Promise<void> {
  await Promise.all(open.splice(0).map((close) => close()));
}

export function httpTo(url: string, options: Omit<SageHttpOptions, 'endpoints'> = {}): SageHttp {
  const endpoints = {
    authorizeUrl: `${url}/oauth2/auth/central`,
    apiUrl: `${url}/v3.1`,
    tokenUrl: `${url}/token`,
    revokeUrl: `${url}/revoke`,
  };
  const sage = createSageHttp({ endpoints, ...options });
  open.push(() => Promise.resolve(sage.close()));
  return sage;
}

/** Answers JSON as Sage does, naming the business. */
export function json(
  response: ServerResponse,
  body: unknown,
  status = 200,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'x-business': businessId,
    'x-request-id': 'req-1',
    ...headers,
  });
  response.end(JSON.stringify(body));
}

export const portOf = (address: AddressInfo | string | null): number =>
  typeof address === 'object' && address !== null ? address.port : 0;

async function receive(request: IncomingMessage): Promise<Received> {
  const chunks: string[] = [];
  request.setEncoding('utf8');
  for await (const chunk of request) chunks.push(String(chunk));
  const url = new URL(request.url ?? '/', 'http://sage');
  return {
    method: request.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body: chunks.join(''),
  };
}
