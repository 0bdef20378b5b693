import { once } from 'node:events';
import { createServer } from 'node:http';
import { createFaults, type Refusal } from './faults.ts';
import { openMailbox } from './mailbox.ts';
import type { Message } from './message.ts';
import { startSmtp } from './smtp.ts';
import { createWeb } from './web.ts';

export interface MailCatcherOptions {
  /** 0, the default, takes a free one. */
  smtpPort?: number;
  /** 0, the default, takes a free one. */
  httpPort?: number;
  host?: string;
  /** Mails survive a restart here, one .eml file each. */
  stateDir?: string;
}

export interface MailCatcher {
  /** `smtp://host:port`. */
  smtpUrl: string;
  /** Of the mailbox page. */
  url: string;
  /** Oldest first. */
  messages(): readonly Message[];
  clear(): Promise<void>;
  /** The next `times` steps of this kind are refused; what was set before and not used up is forgotten. */
  refuseNext(times: number, refusal: Refusal): void;
  /** The next `times` mails are kept, but the connection is cut before the answer: the sender cannot know. */
  cutAfterData(times: number): void;
  /** The next mail is kept, and its answer held back until the promise resolves. */
  holdAnswer(until: Promise<unknown>): void;
  stop(): Promise<void>;
}

/** Starts a mail server that delivers nothing and shows everything. */
export async function startMailCatcher(options: MailCatcherOptions = {}): Promise<MailCatcher> {
  const { smtpPort = 0, httpPort = 0, host = '127.0.0.1', stateDir } = options;
  const mailbox = await openMailbox(stateDir);
  const faults = createFaults();
  const smtp = await startSmtp(smtpPort, host, mailbox, faults);
  const http = createServer(createWeb(mailbox, faults)).listen(httpPort, host);
  await once(http, 'listening');
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error(`No TCP port in ${String(address)}`);
  return {
    smtpUrl: `smtp://${host}:${smtp.port}`,
    url: `http://${host}:${address.port}`,
    messages: () => mailbox.messages(),
    clear: () => mailbox.clear(),
    refuseNext: (times, refusal) => faults.refuseNext(times, refusal),
    cutAfterData: (times) => faults.cutAfterData(times),
    holdAnswer: (until) => faults.holdAnswer(until),
    async stop() {
      await smtp.stop();
      const closed = once(http, 'close');
      http.close();
      http.closeAllConnections();
      await closed;
    },
  };
}
