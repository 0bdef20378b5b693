import type { ConnectionLike } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { converge } from './converge.ts';
import { isGrpcStatus } from './grpc-status.ts';
import type { Log } from './server-binary.ts';

const msPerDay = 86_400_000;
const secondsPerDay = 86_400;
const callTimeoutMs = 10_000;
const settledWithinMs = 30_000;

/** Makes the namespace where it is missing and raises its retention where it is lower; never lowers it. */
export async function ensureNamespace(
  connection: ConnectionLike,
  namespace: string,
  retentionDays: number,
  log: Log,
): Promise<{ namespaceCreated: boolean; retentionRaised: boolean }> {
  const registry = namespaceRegistry(connection, namespace);
  let namespaceCreated = false;
  let raisedFrom: number | undefined;
  const keptDays = await converge(
    settledWithinMs,
    async () => {
      const days = await registry.keptDays();
      if (days !== undefined && days >= retentionDays) return days;
      if (days === undefined) {
        await registry.create(retentionDays);
        namespaceCreated = true;
        return retentionDays;
      }
      if (!(await registry.raise(retentionDays))) return Infinity;
      raisedFrom = days;
      return retentionDays;
    },
    (error) =>
      isGrpcStatus(error, 'INVALID_ARGUMENT', 'PERMISSION_DENIED', 'UNAUTHENTICATED', 'UNIMPLEMENTED'),
  ).catch((error: unknown) => {
    throw new Error(
      `Namespace "${namespace}" with a retention of ${retentionDays} days could not be set up: ${reasonAndFix(error)}`,
      { cause: error },
    );
  });
  const change = namespaceCreated ? 'made; ' : raisedFrom === undefined ? 'there already; ' : '';
  const before = raisedFrom === undefined ? '' : ` (${round(raisedFrom)} before)`;
  const kept = keptDays === Infinity ? 'as long as this server runs' : `for ${round(keptDays)} days`;
  log(`Namespace "${namespace}": ${change}closed runs are kept ${kept}${before}.`);
  return { namespaceCreated, retentionRaised: raisedFrom !== undefined };
}

function namespaceRegistry(connection: ConnectionLike, namespace: string) {
  const { workflowService } = connection;
  const call = <T>(work: () => Promise<T>) => connection.withDeadline(Date.now() + callTimeoutMs, work);
  return {
    async keptDays(): Promise<number | undefined> {
      try {
        const { config } = await call(() => workflowService.describeNamespace({ namespace }));
        return Number(config?.workflowExecutionRetentionTtl?.seconds ?? 0) / secondsPerDay;
      } catch (error) {
        if (isGrpcStatus(error, 'NOT_FOUND')) return undefined;
        throw error;
      }
    },
    async create(days: number): Promise<void> {
      const workflowExecutionRetentionPeriod = msToTs(days * msPerDay);
      await call(() => workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod }));
    },
    /** Answers false where there is nothing to raise: the time-skipping test server keeps everything and has no such call. */
    async raise(days: number): Promise<boolean> {
      try {
        const config = { workflowExecutionRetentionTtl: msToTs(days * msPerDay) };
        await call(() => workflowService.updateNamespace({ namespace, config }));
        return true;
      } catch (error) {
        if (isGrpcStatus(error, 'UNIMPLEMENTED')) return false;
        throw error;
      }
    },
  };
}

function reasonAndFix(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return isGrpcStatus(error, 'PERMISSION_DENIED')
    ? `${reason}. This account may not do it: on Temporal Cloud set it in the console or with tcld, then run this again.`
    : reason;
}

function round(days: number): number {
  return Math.round(days * 100) / 100;
}
