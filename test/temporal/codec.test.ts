import assert from 'node:assert/strict';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import fc from 'fast-check';
import { generateKeyEntry, parseKeyRing } from '../../temporal/key-ring.ts';
import { EncryptionCodec } from '../../temporal/payload-codec.ts';

const secret = 'accounts@acme.example.test owes 1234.50';
const entries = { old: generateKeyEntry('2026-a'), new: generateKeyEntry('2026-b') };
const codec = new EncryptionCodec(parseKeyRing(entries.old));

const payloadOf = (value: unknown): Payload => {
  const payload = defaultPayloadConverter.toPayload(value);
  assert.ok(payload);
  return payload;
};
const bytes = (data: Uint8Array | null | undefined): Buffer => Buffer.from(data ?? []);
const text = (payload: Payload, field: string): string => bytes(payload.metadata?.[field]).toString('utf8');

async function encrypted(value: unknown, by = codec): Promise<Payload> {
  const [payload] = await by.encode([payloadOf(value)]);
  assert.ok(payload);
  return payload;
}

async function decrypted(payload: Payload, by = codec): Promise<unknown> {
  const [opened] = await by.decode([payload]);
  assert.ok(opened);
  return defaultPayloadConverter.fromPayload(opened);
}

const alteredMessage = /encrypted with key "2026-a" does not open: it was altered, or the key is another/;

describe('What Temporal stores of us', () => {
  it('comes back as it was', async () => {
    const json = fc.jsonValue().map((value): unknown => JSON.parse(JSON.stringify(value)));
    await fc.assert(
      fc.asyncProperty(json, async (value) => {
        assert.deepEqual(await decrypted(await encrypted(value)), value);
      }),
    );
  });

  it('comes back as it was where it is nothing or bytes', async () => {
    assert.equal(await decrypted(await encrypted(undefined)), undefined);
    assert.deepEqual(bytes(payloadOf(new Uint8Array([0, 255])).data), Buffer.from([0, 255]));
    assert.deepEqual(await decrypted(await encrypted(new Uint8Array([0, 255]))), new Uint8Array([0, 255]));
  });

  it('keeps its order when there are several', async () => {
    const sealed = await codec.encode([1, 2, 3].map(payloadOf));
    const opened = await codec.decode(sealed);
    assert.deepEqual(
      opened.map((payload): unknown => defaultPayloadConverter.fromPayload(payload)),
      [1, 2, 3],
    );
  });

  it('shows nothing of its content, neither as text nor as base64 or hex', async () => {
    const sealed = await encrypted({ secret });
    const stored = JSON.stringify({
      utf8: bytes(sealed.data).toString('utf8'),
      latin1: bytes(sealed.data).toString('latin1'),
      base64: bytes(sealed.data).toString('base64'),
      hex: bytes(sealed.data).toString('hex'),
      metadata: Object.values(sealed.metadata ?? {}).map((value) => bytes(value).toString('utf8')),
    });
    for (const part of ['accounts', 'acme', '1234.50', 'secret', 'json/plain']) {
      for (const encoding of ['utf8', 'base64', 'hex'] as const) {
        const form = Buffer.from(part).toString(encoding).replace(/=+$/, '');
        assert.ok(!stored.includes(form), `${part} as ${encoding}`);
      }
    }
  });

  it('says which key it needs, and nothing else', async () => {
    const sealed = await encrypted(secret);
    assert.deepEqual(Object.keys(sealed.metadata ?? {}), ['encoding', 'encryption-key-id']);
    assert.equal(text(sealed, 'encoding'), 'binary/encrypted');
    assert.equal(text(sealed, 'encryption-key-id'), '2026-a');
  });

  it('never looks the same twice', async () => {
    assert.notDeepEqual((await encrypted(secret)).data, (await encrypted(secret)).data);
  });

  it('is passed through when it is not ours', async () => {
    const foreign = [payloadOf(secret), { metadata: {}, data: Buffer.from('x') }, {}];
    assert.deepEqual(await codec.decode(foreign), foreign);
  });
});

describe('An altered payload does not open', () => {
  it('with one bit changed anywhere', async () => {
    const sealed = await encrypted('short');
    const data = bytes(sealed.data);
    for (let position = 0; position < data.length; position++) {
      const altered = Buffer.from(data);
      altered[position] = (altered[position] ?? 0) ^ 1;
      await assert.rejects(decrypted({ ...sealed, data: altered }), alteredMessage);
    }
  });

  it('when it is cut short anywhere, even within its tag', async () => {
    // The empty one is nothing but its tag, and a shorter tag is a weaker one.
    for (const sealed of [...(await codec.encode([{}])), await encrypted('short')]) {
      const data = bytes(sealed.data);
      for (let length = 0; length < data.length; length++) {
        await assert.rejects(decrypted({ ...sealed, data: data.subarray(0, length) }), alteredMessage);
      }
    }
  });

  it('with something added', async () => {
    const sealed = await encrypted('short');
    const data = Buffer.concat([bytes(sealed.data), Buffer.from([0])]);
    await assert.rejects(decrypted({ ...sealed, data }), alteredMessage);
  });

  it('without its data', async () => {
    const { metadata } = await encrypted('short');
    await assert.rejects(decrypted({ metadata }), alteredMessage);
  });

  it('under the id of another key that holds the same bytes', async () => {
    const twins = new EncryptionCodec(parseKeyRing(`${entries.old},twin:${entries.old.split(':')[1]}`));
    const sealed = await encrypted('short', twins);
    const metadata = { ...sealed.metadata, 'encryption-key-id': Buffer.from('twin') };
    await assert.rejects(decrypted({ ...sealed, metadata }, twins), /key "twin" does not open/);
  });
});

describe('A replaced key', () => {
  const both = new EncryptionCodec(parseKeyRing(`${entries.new},${entries.old}`));
  const newOnly = new EncryptionCodec(parseKeyRing(entries.new));

  it('still opens what it closed, while the new one closes', async () => {
    assert.equal(await decrypted(await encrypted(secret), both), secret);
    const sealed = await encrypted(secret, both);
    assert.equal(text(sealed, 'encryption-key-id'), '2026-b');
    assert.equal(await decrypted(sealed, newOnly), secret);
  });

  it('is asked for by its id when it was taken away too early', async () => {
    await assert.rejects(decrypted(await encrypted(secret), newOnly), {
      name: 'ValueError',
      message: /^No codec key with id "2026-a": add it to CODEC_KEYS/,
    });
  });

  it('is told from another key of the same id', async () => {
    const other = new EncryptionCodec(parseKeyRing(generateKeyEntry('2026-a')));
    await assert.rejects(decrypted(await encrypted(secret), other), alteredMessage);
  });
});
