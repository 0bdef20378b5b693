import { parseArgs } from 'node:util';
import { startMailCatcher } from './start-mail-catcher.ts';

const usage = `Takes every mail and delivers none; shows them on a page.

  --smtp-port <port>    where mail is handed in (2525)
  --http-port <port>    where the page is (8025)
  --host <address>      127.0.0.1; 0.0.0.0 in a container
  --public-url <url>    how browsers reach the page; by default host and port
  --state-dir <dir>     keeps the mails over a restart, as .eml files
  --help`;

const { values } = parseArgs({
  options: {
    'smtp-port': { type: 'string', default: '2525' },
    'http-port': { type: 'string', default: '8025' },
    host: { type: 'string', default: '127.0.0.1' },
    'public-url': { type: 'string' },
    'state-dir': { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(usage);
} else {
  const catcher = await startMailCatcher({
    smtpPort: Number(values['smtp-port']),
    httpPort: Number(values['http-port']),
    host: values.host,
    stateDir: values['state-dir'],
  });
  console.log(`Mail is taken at ${catcher.smtpUrl} and shown at ${values['public-url'] ?? catcher.url}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void catcher.stop());
}
