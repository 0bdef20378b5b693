import assert from 'node:assert/strict';
import { ApplicationFailure, type ProtoFailure } from '@temporalio/common';
import {
  decodeOptionalFailureToOptionalError,
  encodeErrorToFailure,
  loadDataConverter,
} from '@temporalio/common/lib/internal-non-workflow/index.js';
import { dataConverterFor } from '../../temporal/data-converter.ts';
import { generateKeyEntry, parseKeyRing } from '../../temporal/key-ring.ts';

const secret = 'accounts@acme.example.test';
const converter = loadDataConverter(dataConverterFor(parseKeyRing(generateKeyEntry('a'))));

const failureOf = (error: Error): Promise<ProtoFailure> => encodeErrorToFailure(converter, error);

/** All that the server gets, with bytes as text. */
const stored = (failure: ProtoFailure): string =>
  JSON.stringify(failure, (_name, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : value,
  );

describe('What Temporal stores of a failure', () => {
  const failure = ApplicationFailure.create({
    message: `No customer has ${secret}`,
    type: 'needs_person',
    details: [{ email: secret }],
    cause: new Error(`while asking for ${secret}`),
  });

  it('shows neither message, stack, details nor those of its cause', async () => {
    const text = stored(await failureOf(failure));
    assert.ok(!text.includes(secret));
    assert.ok(!text.includes('No customer'));
    assert.ok(!text.includes('codec-failures.test'), 'a stack trace is in clear');
  });

  it('shows its type, by which retries are decided', async () => {
    assert.equal((await failureOf(failure)).applicationFailureInfo?.type, 'needs_person');
  });

  it('comes back with all of it', async () => {
    const error = await decodeOptionalFailureToOptionalError(converter, await failureOf(failure));
    assert.ok(error instanceof ApplicationFailure);
    assert.equal(error.message, `No customer has ${secret}`);
    assert.deepEqual(error.details, [{ email: secret }]);
    assert.match(error.stack ?? '', /codec-failures\.test/);
    assert.equal(error.cause?.message, `while asking for ${secret}`);
  });
});
