import type { ConnectionLike } from '@temporalio/client';
import { searchAttributeKeys } from '../../domain/search-attributes.ts';
import { converge } from './converge.ts';
import { isGrpcStatus } from './grpc-status.ts';
import type { Log } from './server-binary.ts';

/** `IndexedValueType` of temporalio/api, enums/v1/common.proto. */
const typeCodes = { KEYWORD: 2, BOOL: 5, DATETIME: 6, KEYWORD_LIST: 7 } as const;

const callTimeoutMs = 10_000;
/** A namespace just made is known to every part of the server after its cache was read again, 10 s by default. */
const usableWithinMs = 60_000;

type Key = (typeof searchAttributeKeys)[number];

/** Registers the missing search attributes and waits until the frontend takes them; answers the names it added. */
export async function ensureSearchAttributes(
  connection: ConnectionLike,
  namespace: string,
  log: Log,
): Promise<readonly string[]> {
  const registry = registryOf(connection, namespace);
  const added = new Set<string>();
  try {
    await converge(
      usableWithinMs,
      async () => {
        const missing = await registry.missing();
        if (missing.length === 0) return registry.assertUsable();
        await registry.add(missing);
        for (const { name } of missing) added.add(name);
        return 'again';
      },
      (error) =>
        isGrpcStatus(error, 'UNIMPLEMENTED', 'PERMISSION_DENIED', 'UNAUTHENTICATED') ||
        error instanceof WrongType,
    );
  } catch (error) {
    // The time-skipping test server can add them, but neither list them nor search by them.
    if (isGrpcStatus(error, 'UNIMPLEMENTED')) return addUnseen(registry, log);
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The search attributes of namespace "${namespace}" could not be set up: ${reason}`, {
      cause: error,
    });
  }
  const names = [...added];
  log(
    names.length === 0
      ? `Search attributes: all ${searchAttributeKeys.length} there already.`
      : `Search attributes: added ${names.join(', ')}.`,
  );
  return names;
}

async function addUnseen(registry: Registry, log: Log): Promise<readonly string[]> {
  const added: string[] = [];
  for (const key of searchAttributeKeys) {
    try {
      await registry.add([key]);
      added.push(key.name);
    } catch (error) {
      if (!isGrpcStatus(error, 'ALREADY_EXISTS')) throw error;
    }
  }
  log(`Search attributes: added ${added.length} to a server that cannot list them.`);
  return added;
}

class WrongType extends Error {}

type Registry = ReturnType<typeof registryOf>;

function registryOf(connection: ConnectionLike, namespace: string) {
  const { operatorService, workflowService } = connection;
  const call = <T>(work: () => Promise<T>) => connection.withDeadline(Date.now() + callTimeoutMs, work);
  return {
    async missing(): Promise<readonly Key[]> {
      const { customAttributes } = await call(() => operatorService.listSearchAttributes({ namespace }));
      return searchAttributeKeys.filter(({ name, type }) => {
        const found = customAttributes?.[name];
        if (found === undefined || Number(found) === typeCodes[type]) return found === undefined;
        throw new WrongType(
          `${name} has type code ${found}, expected ${typeCodes[type]} (${type}).` +
            ' Remove it (temporal operator search-attribute remove) or use another namespace.',
        );
      });
    },
    async add(keys: readonly Key[]): Promise<void> {
      const searchAttributes = Object.fromEntries(keys.map(({ name, type }) => [name, typeCodes[type]]));
      await call(() => operatorService.addSearchAttributes({ namespace, searchAttributes }));
    },
    /** Registered is not yet usable: a frontend refuses the name in a query until its own copy of the list is new. */
    async assertUsable(): Promise<void> {
      const query = searchAttributeKeys.map(({ name }) => `${name} IS NOT NULL`).join(' AND ');
      await call(() => workflowService.listWorkflowExecutions({ namespace, query, pageSize: 1 }));
    },
  };
}
