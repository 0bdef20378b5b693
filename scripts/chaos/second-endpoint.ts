import { type PsaReceiver, startPsaReceiver } from '../../sandbox/psa/start-psa-receiver.ts';
import { claimPorts } from '../../temporal/server/free-port.ts';
import { type PsaClient } from '../../test/support/psa-client.ts';

const PATH = '/v1/webhooks/endpoints/second';

/** A receiver beside the one of the configuration. Where it is, and its secret, only the run of the webhook endpoints knows. */
export interface SecondEndpoint {
  readonly receiver: PsaReceiver;
  /** As a person puts it who does what `fix` says. */
  putAgain(psa: PsaClient): Promise<void>;
}

export async function startSecondEndpoint(psa: PsaClient): Promise<SecondEndpoint> {
  const { second: port = 0 } = await claimPorts('127.0.0.1', { second: 0 });
  const settings = { url: `http://127.0.0.1:${port}/webhooks`, description: 'Put by the API' };
  const { body } = await psa.send<{ signingSecret: string }>('PUT', PATH, settings);
  const receiver = await startPsaReceiver({ port, secret: body.signingSecret });
  return {
    receiver,
    putAgain: async (client) => void (await client.send('PUT', PATH, settings)),
  };
}
