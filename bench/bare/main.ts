import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, Worker } from '@temporalio/worker';
import { pino } from 'pino';
import { connectWorker, temporalSettings } from '../../temporal/connect.ts';
import { dataConverterFor, failureConverterPath } from '../../temporal/data-converter.ts';
import { commonVariables, readEnvironment } from '../../temporal/environment.ts';
import { installRuntime } from '../../temporal/runtime.ts';
import { bareActivities } from './activities.ts';

/** A worker of its own for the bare workflow: the same server, the same encryption, the SDK's own settings as ours has them. */
const { CODEC_KEYS, TASK_QUEUE } = readEnvironment(commonVariables, process.env);
const settings = temporalSettings(process.env);
installRuntime(pino({ level: 'warn' }));
const worker = await Worker.create({
  connection: await connectWorker(settings),
  namespace: settings.namespace,
  taskQueue: TASK_QUEUE,
  workflowBundle: await bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('./workflows.ts', import.meta.url)),
    failureConverterPath,
    logger: new DefaultLogger('WARN'),
  }),
  activities: bareActivities,
  dataConverter: dataConverterFor(CODEC_KEYS),
});
process.once('SIGTERM', () => worker.shutdown());
console.log('ready');
await worker.run();
process.exit(0);
