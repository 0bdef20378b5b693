import http from 'node:http';
import { z } from 'zod';
import { Webhook } from 'standardwebhooks';

const event = z.looseObject({
  type: z.string(),
  timestamp: z.string(),
  data: z.record(z.string(), z.unknown()),
});

export interface RawEvent {
  readonly id: string;
  /** The whole body, as it came. */
  readonly body: z.infer<typeof event>;
}

/** A receiver that keeps whole bodies, and answers as it is told. */
export interface RawReceiver {
  readonly url: string;
  readonly received: RawEvent[];
  /** For all from now on. */
  answer: { status: number; body: string };
  /** Known once the endpoint is put; without a good signature the answer is 400. */
  secret: string;
  stop(): Promise<void>;
}

export async function startRawReceiver(): Promise<RawReceiver> {
  const received: RawEvent[] = [];
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const header = (name: string) => String(request.headers[name] ?? '');
      const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature'];
      try {
        new Webhook(receiver.secret).verify(
          text,
          Object.fromEntries(names.map((name) => [name, header(name)])),
        );
      } catch (error) {
        return response.writeHead(400).end(String(error));
      }
      received.push({ id: header('webhook-id'), body: event.parse(JSON.parse(text)) });
      return response.writeHead(receiver.answer.status).end(receiver.answer.body);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const receiver: RawReceiver = {
    url: `http://127.0.0.1:${port}/`,
    received,
    answer: { status: 200, body: 'thank you' },
    secret: '',
    stop: () => new Promise((closed) => server.close(() => closed()).closeAllConnections()),
  };
  return receiver;
}
