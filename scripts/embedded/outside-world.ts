import { join } from 'node:path';
import { type MailCatcher, startMailCatcher } from '../../sandbox/mail/start-mail-catcher.ts';
import { type PsaReceiver, startPsaReceiver } from '../../sandbox/psa/start-psa-receiver.ts';
import { type SageSandbox, type SageSandboxOptions, startSageSandbox } from '../../sandbox/sage/index.ts';
import { type DevelopmentKeys } from './development-keys.ts';

export interface OutsideWorld {
  readonly sage: SageSandbox;
  readonly mail: MailCatcher;
  readonly psa: PsaReceiver;
  stop(): Promise<void>;
}

export interface OutsideWorldOptions {
  readonly keys: DevelopmentKeys;
  /** State survives here; nothing is kept without it. */
  readonly dataDir?: string;
  readonly ports?: { readonly sage: number; readonly mail: number; readonly psa: number };
  readonly sandbox?: Pick<
    SageSandboxOptions,
    | 'limits'
    | 'companyLimits'
    | 'profile'
    | 'bumpInvoiceOnPayment'
    | 'nullTaxUnregistered'
    | 'extraBusinesses'
  >;
}

/** Stand-ins for Sage, the mail server and the PSA: what the system talks to when nothing else is configured. */
export async function startOutsideWorld({
  keys,
  dataDir,
  ports,
  sandbox,
}: OutsideWorldOptions): Promise<OutsideWorld> {
  const inDataDir = (name: string) => (dataDir === undefined ? undefined : join(dataDir, name));
  const sage = await startSageSandbox({
    ...sandbox,
    port: ports?.sage ?? 0,
    clientSecret: keys.sageClientSecret,
    stateFile: inDataDir('sage-sandbox.json'),
  });
  const mail = await startMailCatcher({ httpPort: ports?.mail ?? 0, stateDir: inDataDir('mail') });
  const psa = await startPsaReceiver({
    port: ports?.psa ?? 0,
    secret: keys.psaSecret,
    stateFile: inDataDir('psa-events.jsonl'),
  });
  return {
    sage,
    mail,
    psa,
    stop: async () => {
      await Promise.all([sage.stop(), mail.stop(), psa.stop()]);
    },
  };
}
