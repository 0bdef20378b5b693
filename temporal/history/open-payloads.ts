import {
  type LoadedDataConverter,
  type Payload,
  type ProtoFailure,
  TimeoutFailure,
} from '@temporalio/common';
import {
  decodeArrayFromPayloads,
  decodeOptionalFailureToOptionalError,
  decodeOptionalSinglePayload,
} from '@temporalio/common/lib/internal-non-workflow/index.js';

interface Payloads {
  readonly payloads?: Payload[] | null;
}

/** The encrypted parts of a history's events. What cannot be read, as with a key that is gone, is null: the rest is told without. */
export class OpenPayloads {
  readonly #converter: LoadedDataConverter;

  constructor(converter: LoadedDataConverter) {
    this.#converter = converter;
  }

  all(of: Payloads | null | undefined): Promise<unknown[] | null> {
    return orNull(() => decodeArrayFromPayloads(this.#converter, of?.payloads));
  }

  async first(of: Payloads | null | undefined): Promise<unknown> {
    return (await this.all(of))?.[0] ?? null;
  }

  text(payload: Payload | null | undefined): Promise<string | null> {
    return orNull(async () => {
      const value = await decodeOptionalSinglePayload<unknown>(this.#converter, payload);
      return typeof value === 'string' ? value : null;
    });
  }

  failure(failure: ProtoFailure | null | undefined): Promise<Error | null> {
    return orNull(async () => (await decodeOptionalFailureToOptionalError(this.#converter, failure)) ?? null);
  }
}

async function orNull<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch {
    return null;
  }
}

/** No worker took it, which leaves no doubt; or its answer never came. */
export const wasNeverBegun = (error: Error | null): boolean =>
  error instanceof TimeoutFailure && error.timeoutType === 'SCHEDULE_TO_START';
