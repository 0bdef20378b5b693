import { type BoundChild } from '../../temporal/server/bound-child.ts';
import { eventually } from '../../test/support/eventually.ts';
import { type DevelopmentKeys } from '../embedded/development-keys.ts';
import { type OutsideAddresses } from '../embedded/environment.ts';
import { answers } from './answers.ts';
import { startNodeProcess } from './node-process.ts';

export interface StandIns {
  readonly addresses: OutsideAddresses & { readonly mail: { readonly url: string } };
  stop(): Promise<void>;
}

export interface StandInOptions {
  readonly keys: DevelopmentKeys;
  readonly logDir: string;
  readonly ports: {
    readonly sage: number;
    readonly mail: number;
    readonly smtp: number;
    readonly psa: number;
  };
  /** More of the sandbox's command line, such as `--limits none`. */
  readonly sageArgs: readonly string[];
}

/** Sage, mail server and PSA, each a process of its own: the witnesses of what really happened. */
export async function startStandIns({ keys, logDir, ports, sageArgs }: StandInOptions): Promise<StandIns> {
  const url = (port: number) => `http://127.0.0.1:${port}`;
  const started: BoundChild[] = [];
  const start = async (name: string, script: string, args: string[], env: NodeJS.ProcessEnv = {}) =>
    started.push(await startNodeProcess({ name, script, args, env, logDir }));
  const stop = async () => {
    await Promise.all(started.map((child) => child.stop()));
  };
  try {
    await start('sage', 'sandbox/main.ts', ['--port', String(ports.sage), ...sageArgs], {
      SANDBOX_CLIENT_SECRET: keys.sageClientSecret,
    });
    const mailPorts = ['--http-port', String(ports.mail), '--smtp-port', String(ports.smtp)];
    await start('mail', 'sandbox/mail/main.ts', mailPorts);
    await start('psa', 'sandbox/psa/main.ts', ['--port', String(ports.psa)], {
      PSA_WEBHOOK_SECRET: keys.psaSecret,
    });
    const probes = [
      `${url(ports.sage)}/sandbox/clock`,
      `${url(ports.mail)}/messages`,
      `${url(ports.psa)}/events`,
    ];
    for (const probe of probes) await eventually(async () => (await answers(probe)) || undefined, probe);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    addresses: {
      sage: { url: url(ports.sage) },
      mail: { url: url(ports.mail), smtpUrl: `smtp://127.0.0.1:${ports.smtp}` },
      psa: { url: `${url(ports.psa)}/webhooks`, pageUrl: url(ports.psa) },
    },
    stop,
  };
}
