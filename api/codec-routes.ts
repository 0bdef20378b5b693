import { isIP } from 'node:net';
import { type Express, type NextFunction, type Request, type Response } from 'express';
import { type Payload, ValueError } from '@temporalio/common';
import { z } from 'zod';
import { EncryptionCodec } from '../temporal/payload-codec.ts';
import { type Authenticate } from './principals/authenticate.ts';
import { expectRole } from './principals/door.ts';
import { type ApiConfig } from './config.ts';
import { jsonBody } from './json-body.ts';
import { only } from './methods.ts';
import { invalid, Problem } from './problem.ts';
import { withoutSecrets } from './without-secrets.ts';

const payloadList = z.object({
  // The `temporal` command sends none for a query without arguments.
  payloads: z
    .array(z.object({ metadata: z.record(z.string(), z.base64()).optional(), data: z.base64().optional() }))
    .default([]),
});

/**
 * Temporal's codec server protocol: lets the UI and the `temporal` command show payloads in clear to those who may see
 * them, but for tokens and secrets, which nobody is shown. A key is needed; the UI origins that the operator named need none where the API
 * listens on this machine alone, as an Origin header is no proof to a network.
 */
export function mountCodec(app: Express, config: ApiConfig, authenticate: Authenticate): void {
  const codec = new EncryptionCodec(config.CODEC_KEYS);
  const json = jsonBody('8mb', () => true);
  const isKeyless = isLoopback(config.API_HOST);
  const mayUse = (request: Request, response: Response, next: NextFunction) => {
    const origin = request.get('origin');
    if (origin !== undefined && config.CODEC_ORIGINS.includes(origin)) {
      response.set({
        'access-control-allow-origin': origin,
        'access-control-allow-headers': 'content-type, x-namespace, authorization',
        'access-control-allow-methods': 'POST, OPTIONS',
        vary: 'origin',
      });
      // A preflight never carries a key.
      if (isKeyless || request.method === 'OPTIONS') {
        next();
        return;
      }
    }
    void authenticate(request, response, (error?: unknown) => {
      if (error === undefined) expectRole(request, ['codec']);
      next(error);
    }).catch(next);
  };
  app.all(['/codec/encode', '/codec/decode'], only('POST', 'OPTIONS'));
  app.options('/codec/:direction', mayUse, (_request: Request, response: Response) => {
    response.status(204).end();
  });
  for (const direction of ['encode', 'decode'] as const) {
    app.post(`/codec/${direction}`, mayUse, json, async (request: Request, response: Response) => {
      const parsed = payloadList.safeParse(request.body);
      if (!parsed.success) throw invalid(parsed.error, request.body, 'body');
      const payloads = await translated(() => codec[direction](parsed.data.payloads.map(fromWire)));
      response.json({ payloads: payloads.map(direction === 'decode' ? shown : toWire) });
    });
  }
}

/** Whether an address to listen on is reached from this machine alone. */
const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

/** What does not open is the sender's: another key's, altered, or cut short. */
async function translated(translate: () => Promise<Payload[]>): Promise<Payload[]> {
  try {
    return await translate();
  } catch (error) {
    throw new Problem({
      status: 422,
      code: 'payload_refused',
      detail: error instanceof ValueError ? error.message : 'A payload is not as this service encrypts it.',
      fix: 'Send payloads as they are in the history, to a service that holds their key in CODEC_KEYS.',
    });
  }
}

type WirePayload = z.output<typeof payloadList>['payloads'][number];

const fromWire = ({ metadata, data }: WirePayload): Payload => ({
  metadata: Object.fromEntries(
    Object.entries(metadata ?? {}).map(([key, value]) => [key, Buffer.from(value, 'base64')]),
  ),
  data: Buffer.from(data ?? '', 'base64'),
});

const shown = (payload: Payload): WirePayload => toWire(withoutSecrets(payload));

const toWire = ({ metadata, data }: Payload): WirePayload => ({
  metadata: Object.fromEntries(
    Object.entries(metadata ?? {}).map(([key, value]) => [key, Buffer.from(value).toString('base64')]),
  ),
  data: Buffer.from(data ?? []).toString('base64'),
});
