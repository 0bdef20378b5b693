import { once } from 'node:events';
import type { Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import type { Faults, Refusal } from './faults.ts';
import type { Mailbox } from './mailbox.ts';

/** The SMTP side: takes mail from anyone to anyone, with any password, in clear text. */
export async function startSmtp(
  port: number,
  host: string,
  mailbox: Mailbox,
  faults: Faults,
): Promise<{ port: number; stop(): Promise<void> }> {
  const sockets = new Map<number, Socket>();
  const smtp = new SMTPServer({
    // The built-in certificate is nobody's: a client that checks it could not get in.
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    closeTimeout: 100,
    onAuth: ({ username }, _session, callback) => callback(null, { user: username ?? 'anyone' }),
    onRcptTo: ({ address }, _session, callback) => callback(errorFor(faults.refusalAt('rcpt', address))),
    onData(stream, session, callback) {
      const receive = async () => {
        const raw = await buffer(stream);
        const refusal = faults.refusalAt('data');
        if (refusal) return callback(errorFor(refusal));
        await mailbox.add(
          session.envelope.rcptTo.map(({ address }) => address),
          raw,
        );
        await faults.takeHold();
        if (faults.takeCut()) sockets.get(session.remotePort)?.destroy();
        else callback();
      };
      receive().catch((error: unknown) =>
        callback(error instanceof Error ? error : new Error(String(error))),
      );
    },
  });
  // A client that goes away in mid-sentence is no matter of the catcher.
  smtp.on('error', () => {});
  smtp.server.on('connection', (socket: Socket) => {
    const remotePort = socket.remotePort ?? 0;
    sockets.set(remotePort, socket);
    socket.once('close', () => sockets.delete(remotePort));
  });
  const server = smtp.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error(`No TCP port in ${String(address)}`);
  return {
    port: address.port,
    async stop() {
      for (const socket of sockets.values()) socket.destroy();
      await new Promise<void>((resolve) => smtp.close(resolve));
    },
  };
}

function errorFor(refusal: Refusal | undefined): Error | null {
  if (refusal === undefined) return null;
  return Object.assign(new Error(refusal.message), { responseCode: refusal.code });
}
