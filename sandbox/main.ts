import { optionsFrom, usage } from './sage/cli-options.ts';
import { password, users } from './sage/seed.ts';
import { startSageSandbox } from './sage/index.ts';

/** `npm run sandbox`: a Sage of your own until Ctrl-C. */
async function main(): Promise<void> {
  const options = readOptions();
  if (options === undefined) return;
  const sandbox = await startSageSandbox(options);
  const url = options.publicUrl ?? sandbox.url;
  console.log(`Sage sandbox
  what the accountant sees  ${url}/
  API                       ${url}/v3.1
  authorise                 ${url}/oauth2/auth/central
  token, revoke             ${url}/token  ${url}/revoke
  control                   ${url}/sandbox
  client id                 ${options.clientId ?? 'sandbox-client'}
  users                     ${Object.values(users).join(', ')} (password: ${password})
Ctrl-C stops it.`);
  const stop = () => {
    void sandbox.stop().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function readOptions() {
  try {
    const options = optionsFrom(process.argv.slice(2), process.env);
    if (options === 'help') console.log(usage);
    return options === 'help' ? undefined : options;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.error('Try --help.');
    process.exit(2);
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
