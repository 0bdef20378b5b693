import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FaultName } from '../../sandbox/sage/index.ts';
import { startNodeProcess } from '../../scripts/processes/node-process.ts';
import { Bed } from '../support/bed.ts';
import { eventually } from '../support/eventually.ts';
import { devServer } from '../support/servers.ts';
import { workflowBundle } from '../support/workflow-bundle.ts';

const UNIT = 'frozen';

describe('an invoice whose answer from Sage was lost before other code was deployed', () => {
  let bed: Bed;
  let dir: string;
  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'frozen-body-'));
    bed = await Bed.make(await devServer());
    await bed.verified(UNIT);
    await bed.stopWorker();
  });
  after(async () => {
    await bed.stop();
    await rm(dir, { recursive: true, force: true });
  });
  afterEach(async () => {
    await bed.outside.sage.control.faults.clear();
    await bed.stopWorker();
  });

  it('is asked of Sage again with the same bytes by the new code (R23)', async () => {
    await arm('cut-after-commit');
    await bed.startWorker();
    await bed.handOver(UNIT, 'cut', { number: 'cut', footer: 'Payable within 30 days' });
    await untilPosted(1);
    await bed.stopWorker();
    await sendsTheSame('cut');
  });

  it('is so, too, where the worker died while it waited for the answer (R23)', async () => {
    await arm('hang');
    const worker = await workerProcess();
    await bed.handOver(UNIT, 'dead', { number: 'dead', footer: 'Payable within 30 days' });
    await untilPosted(1);
    process.kill(worker.pid, 'SIGKILL');
    await worker.ended;
    await bed.outside.sage.control.faults.clear();
    await arm('cut-after-commit');
    await sendsTheSame('dead');
  });

  let since = 0;
  const arm = async (name: FaultName) => {
    since = await bed.witness.lastRequest();
    return bed.outside.sage.control.faults.arm({ name, endpoint: 'POST /sales_invoices', times: 100 });
  };
  /** Digests of the bodies that Sage was sent, by its own record. */
  const posted = async () =>
    (await bed.witness.apiCalls(since))
      .filter(({ method, path }) => method === 'POST' && path === '/sales_invoices')
      .map(({ bodyDigest }) => bodyDigest);
  const untilPosted = (count: number) =>
    eventually(async () => {
      const digests = await posted();
      return digests.length >= count ? digests : undefined;
    }, `${count} calls that create an invoice`);

  /**
   * New code words the invoice otherwise, and Sage's answer is lost once more. As a negative control there then comes code that does not keep
   * the body: it is seen to send other bytes.
   */
  async function sendsTheSame(id: string): Promise<void> {
    const first = await posted();
    await bed.startWorker(otherWording);
    const byNewCode = await untilPosted(first.length + 1);
    assert.equal(new Set(byNewCode).size, 1, 'the same bytes');
    await bed.stopWorker();

    const before = await posted();
    await bed.outside.sage.control.faults.clear();
    await bed.startWorker((code) => forgetful(otherWording(code)));
    const byForgetfulCode = (await untilPosted(before.length + 1)).slice(before.length);
    assert.ok(!byForgetfulCode.includes(first[0]), 'without the kept body the bytes differ');
    await bed.untilStatus(UNIT, id, 'sent');
    assert.equal((await bed.witness.invoicesWith(id)).length, 1);
  }

  /** As `bed.startWorker`, but to be killed. */
  async function workerProcess() {
    const bundle = join(dir, 'workflow-bundle.js');
    await writeFile(bundle, (await workflowBundle()).code);
    const env = { ...bed.env, WORKFLOW_BUNDLE: bundle };
    return startNodeProcess({ name: 'worker', script: 'worker/main.ts', env, logDir: dir });
  }
});

/** Code whose invoices say something else than before. */
const otherWording = (code: string): string =>
  changed(code, /\bfooter: request\.footer,/g, "footer: 'Payable at once',");

/** Code that makes the body anew for each try. */
const forgetful = (code: string): string => changed(code, /\bfrozenBody: .+,$/gm, 'frozenBody: null,');

function changed(code: string, from: RegExp, to: string): string {
  assert.equal(code.match(from)?.length, 1, `${from.source} is once in the code`);
  return code.replace(from, to);
}
