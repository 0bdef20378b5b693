import assert from 'node:assert/strict';
import { generateKeyEntry, parseKeyRing } from '../../temporal/key-ring.ts';
import { SecretSeal } from '../../temporal/secret-seal.ts';

const first = generateKeyEntry('first');
const second = generateKeyEntry('second');
const sealWith = (keys: string) => new SecretSeal(parseKeyRing(keys));

describe('The seal of tokens', () => {
  const token = 'eyJhbGciOi.eyJzdWIi.c2ln';

  it('opens to what was sealed, and shows nothing of it', () => {
    const seal = sealWith(first);
    const sealed = seal.seal(token);
    assert.equal(seal.open(sealed), token);
    assert.ok(!sealed.includes('eyJ'));
    assert.notEqual(seal.seal(token), sealed);
  });

  it('goes on with what an earlier version did not seal', () => {
    assert.equal(sealWith(first).open(token), token);
  });

  it('opens with every key, so that one can be replaced', () => {
    const sealed = sealWith(first).seal(token);
    assert.equal(sealWith(`${second},${first}`).open(sealed), token);
    assert.throws(() => sealWith(second).open(sealed), /No token key with id "first": add it to TOKEN_KEYS/);
  });

  it('refuses what was altered, or sealed with another key under the same id, and names the key', () => {
    const sealed = sealWith(first).seal(token);
    const altered = `${sealed.slice(0, -3)}${sealed.at(-3) === 'A' ? 'B' : 'A'}${sealed.slice(-2)}`;
    assert.throws(() => sealWith(first).open(altered), /key "first" does not open/);
    assert.throws(() => sealWith(generateKeyEntry('first')).open(sealed), /key "first" does not open/);
    assert.throws(() => sealWith(first).open('sealed:first:AAAA'));
  });
});
