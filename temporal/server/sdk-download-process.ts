/** Run by sdk-download.ts as a process of its own: starts the SDK's server once, which downloads it, and stops it again. */
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { z } from 'zod';

const { kind, version, dir } = z
  .object({ kind: z.enum(['dev-server', 'time-skipping']), version: z.string(), dir: z.string() })
  .parse(JSON.parse(process.env.SDK_DOWNLOAD ?? '{}'));

const server = { executable: { type: 'cached-download', version, downloadDir: dir } } as const;
const environment = await (kind === 'dev-server'
  ? TestWorkflowEnvironment.createLocal({ server })
  : TestWorkflowEnvironment.createTimeSkipping({ server }));
await environment.teardown();
