import { type WorkerOptions } from '@temporalio/worker';
import { type WorkerConfig } from './config.ts';

/**
 * The version that this process is of, for both of its workers: Temporal makes a version current only when all queues of the one before
 * have it. Every run follows the current version, since an invoice is open for months and would hold its first version up as long.
 */
export function deploymentOf({
  WORKER_DEPLOYMENT: deploymentName,
  BUILD_ID: buildId,
}: WorkerConfig): Pick<WorkerOptions, 'workerDeploymentOptions'> {
  if (deploymentName === undefined || buildId === undefined) return {};
  return {
    workerDeploymentOptions: {
      version: { deploymentName, buildId },
      useWorkerVersioning: true,
      defaultVersioningBehavior: 'AUTO_UPGRADE',
    },
  };
}
