import { parseArgs } from 'node:util';
import { startPsaReceiver } from './start-psa-receiver.ts';

const usage = `Receives the PSA's webhooks, checks their signature and shows them on a page.

  --port <port>          4020
  --host <address>       127.0.0.1; 0.0.0.0 in a container
  --public-url <url>     how browsers reach the page; by default host and port
  --secret <whsec_...>   by default PSA_WEBHOOK_SECRET of the environment
  --state-file <file>    keeps the events over a restart
  --help`;

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4020' },
    host: { type: 'string', default: '127.0.0.1' },
    'public-url': { type: 'string' },
    secret: { type: 'string', default: process.env.PSA_WEBHOOK_SECRET ?? '' },
    'state-file': { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(usage);
} else if (values.secret === '') {
  console.error('The secret is missing: give --secret whsec_... or set PSA_WEBHOOK_SECRET.');
  process.exitCode = 1;
} else {
  const receiver = await startPsaReceiver({
    port: Number(values.port),
    host: values.host,
    secret: values.secret,
    stateFile: values['state-file'],
  });
  console.log(`Events are taken at ${receiver.url} and shown at ${values['public-url'] ?? receiver.pageUrl}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void receiver.stop());
}
