import assert from 'node:assert/strict';
import { generateKeyEntry, parseKeyRing } from '../../temporal/key-ring.ts';

const key = generateKeyEntry('x').slice(2);
const form = 'must read "id:base64 of 32 bytes"';

describe('The codec keys', () => {
  it('are read in order, the first of them active', () => {
    const { activeKeyId, keys } = parseKeyRing(`b:${key}, a:${generateKeyEntry('a').slice(2)}`);
    assert.equal(activeKeyId, 'b');
    assert.deepEqual([...keys.keys()], ['b', 'a']);
    assert.equal(keys.get('b')?.toString('base64'), key);
  });

  it('are new each time one is made', () => {
    assert.notEqual(generateKeyEntry('a'), generateKeyEntry('a'));
    assert.equal(parseKeyRing(generateKeyEntry('a')).keys.get('a')?.length, 32);
  });

  const refused = [
    ['nothing', '', `entry 1 ${form}`],
    ['a key without id', key, `entry 1 ${form}`],
    ['an empty id', `:${key}`, `entry 1 ${form}`],
    ['an id without key', 'a:', `entry 1 ${form}`],
    ['a comma at the end', `a:${key},`, `entry 2 ${form}`],
    ['a third part', `a:${key}:${key}`, `entry 1 ${form}`],
    ['id and key swapped', `${key}:a`, `entry 1 ${form}`],
    ['a separator other than a comma', `a:${key} b:${key}`, `entry 1 ${form}`],
    [
      'a key that is too short',
      `a:${key.slice(0, 20)}`,
      'key "a" has 15 bytes after base64, it must have 32',
    ],
    ['a key that is too long', `a:${Buffer.alloc(33, 7).toString('base64')}`, 'key "a" has 33 bytes'],
    ['a password', 'a:correct horse battery staple', 'key "a" has 18 bytes'],
    ['one id twice', `a:${key},a:${generateKeyEntry('a').slice(2)}`, 'key id "a" is there twice'],
  ] as const;
  for (const [what, text, phrase] of refused) {
    it(`are refused with ${what}, naming the entry and never the key`, () => {
      assert.throws(
        () => parseKeyRing(text),
        ({ message }: Error) => {
          assert.ok(message.includes(phrase), message);
          assert.ok(!message.includes(key.slice(0, 12)) && !message.includes('horse'), message);
          return true;
        },
      );
    });
  }
});
