import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import ts from 'typescript';
import { z } from 'zod';
import { eventually } from '../support/eventually.ts';
import { PsaClient } from '../support/psa-client.ts';
import { sendInvoice } from '../../scripts/demo/send-invoice.ts';
import { connect, mapLedgers, testLedger, UNIT } from '../../scripts/demo/set-up-unit.ts';
import { Steps } from '../../scripts/demo/steps.ts';
import { Witness } from '../support/witness.ts';
import { embeddedEnvironment } from '../../scripts/embedded/environment.ts';
import { type OutsideWorld, startOutsideWorld } from '../../scripts/embedded/outside-world.ts';
import { answers } from '../../scripts/processes/answers.ts';
import { type BoundChild, startBoundChild } from '../../temporal/server/bound-child.ts';
import { claimPorts } from '../../temporal/server/free-port.ts';
import { resolveTemporalCli } from '../../temporal/server/resolve-temporal-cli.ts';
import { type DevServer, startDevServer } from '../../temporal/server/start-dev-server.ts';
import { testKeys } from '../support/servers.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const run = promisify(execFile);

/** What the image holds (Dockerfile): made by `npm run build`, run by Node alone. */
describe('The compiled api and worker', () => {
  let outside: OutsideWorld;
  let temporal: DevServer;
  const children: BoundChild[] = [];
  before(async () => {
    await run('npm', ['run', 'build'], { cwd: root });
    const { path } = await resolveTemporalCli({ log: (line) => console.log(`      ${line}`) });
    temporal = await startDevServer({ path, headless: true, log: () => {} });
    outside = await startOutsideWorld({ keys: testKeys });
  });
  after(async () => {
    await Promise.all(children.map((child) => child.stop()));
    await temporal.stop();
    await outside.stop();
  });

  it('import nothing that npm ci --omit=dev leaves out', () => {
    const { dependencies } = z
      .object({ dependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
    const imported = new Set<string>();
    const compiled = readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' });
    for (const file of compiled.filter((name) => /\/.+\.js$/.test(name))) {
      const code = readFileSync(join(root, 'dist', file), 'utf8');
      for (const { fileName: from } of ts.preProcessFile(code).importedFiles) {
        const name = /^(?:@[^/]+\/)?[^/]+/.exec(from)?.[0] ?? '';
        if (!from.startsWith('.') && !isBuiltin(from)) imported.add(name);
      }
    }
    assert(imported.has('@temporalio/worker') && imported.has('express'), 'the imports are read');
    assert.deepEqual([...imported].filter((name) => dependencies[name] === undefined).sort(), []);
  });

  it('take on an invoice, bring it to Sage and the customer, and stop on SIGTERM', async () => {
    const ports = await claimPorts('127.0.0.1', { api: 0, worker: 0 });
    const url = (name: string) => `http://127.0.0.1:${ports[name]}`;
    const env = {
      ...process.env,
      // How tests themselves are run; the compiled code must do without.
      NODE_OPTIONS: '',
      ...embeddedEnvironment({
        keys: testKeys,
        outside,
        temporalAddress: temporal.address,
        apiPort: ports['api'] ?? 0,
        logLevel: 'info',
      }),
      WORKER_HEALTH_PORT: String(ports['worker']),
    };
    const start = async (script: string) => {
      const child = await startBoundChild(process.execPath, [join(root, script)], () => {}, env);
      children.push(child);
      return child;
    };
    const setUp = await start('dist/scripts/setup-temporal.js');
    assert.equal(await setUp.ended, 0, setUp.tail());
    const [api, worker] = [await start('dist/api/main.js'), await start('dist/worker/main.js')];
    for (const name of ['api', 'worker'])
      await eventually(async () => (await answers(`${url(name)}/health/ready`)) || undefined, name);

    for (const path of ['/docs', '/docs/events', '/docs/assets/swagger-ui-bundle.js'])
      assert(await answers(`${url('api')}${path}`), `${path} is in the image`);

    const psa = new PsaClient(url('api'), testKeys.apiKey);
    const witness = new Witness(outside);
    const steps = new Steps(() => {});
    await connect(psa, steps);
    await testLedger(psa, witness, steps);
    await mapLedgers(psa, steps);
    const { view } = await sendInvoice(psa, witness, steps, 'time-and-materials');
    assert.equal(view.status, 'sent');

    const poll = (seconds: number) => psa.invoice(UNIT, view.invoiceId, seconds, view.version + 100);
    const polled = poll(30);
    // By then the other one has been read once, and waits.
    await poll(0.5);
    for (const child of [api, worker]) process.kill(child.pid, 'SIGTERM');
    assert.equal((await polled).status, 'sent', 'who waits is answered');
    assert.deepEqual([await api.ended, await worker.ended], [0, 0], `${api.tail()}\n${worker.tail()}`);
    assert.match(worker.tail(), /"msg":"worker stopped"/);
    assert.match(api.tail(), /"msg":"api stopped"/);
  });
});
