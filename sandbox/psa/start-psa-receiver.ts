import { once } from 'node:events';
import { createServer } from 'node:http';
import { type Answer, createAnswers } from './answers.ts';
import { openEventLog, type ReceivedEvent } from './event-log.ts';
import { parseDelivery } from './event-schema.ts';
import { createFiles, type Files } from './files.ts';
import { createWeb } from './web.ts';

export interface PsaReceiverOptions {
  /** 0, the default, takes a free one. */
  port?: number;
  host?: string;
  /** Of Standard Webhooks: `whsec_` and base64. */
  secret: string;
  /** Events survive a restart in this file of JSON lines. */
  stateFile?: string;
}

export interface PsaReceiver {
  /** Where events are posted. */
  url: string;
  /** What was received, for eyes. */
  pageUrl: string;
  /** One entry per event however often it was delivered, in the order of first arrival. */
  events(): readonly ReceivedEvent[];
  /** The next `times` deliveries with a valid signature get this answer; what was set before and not used up is forgotten. */
  answerNext(times: number, answer: Answer): void;
  /** Files at signed URLs; `put` answers the whole URL. */
  files: Files;
  stop(): Promise<void>;
}

/** Starts what the PSA would have: a receiver of signed events that keeps them. */
export async function startPsaReceiver(options: PsaReceiverOptions): Promise<PsaReceiver> {
  const { port = 0, host = '127.0.0.1', secret, stateFile } = options;
  const log = openEventLog(stateFile, parseDelivery);
  const answers = createAnswers();
  const files = createFiles();
  const server = createServer(createWeb(secret, log, { answers, files })).listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error(`No TCP port in ${String(address)}`);
  const pageUrl = `http://${host}:${address.port}`;
  return {
    url: `${pageUrl}/webhooks`,
    pageUrl,
    events: () => log.events(),
    answerNext: (times, answer) => answers.next(times, answer),
    files: { ...files, put: (name, content) => pageUrl + files.put(name, content) },
    async stop() {
      answers.stop();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
