import assert from 'node:assert/strict';
import { hideSecrets, withoutSecrets } from '../../api/without-secrets.ts';

const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl';
const ticket = `northwind-uk.${'Ab3_-'.repeat(8)}xyz`;

const shown = (value: unknown, encoding = 'json/plain'): string => {
  const metadata = { encoding: Buffer.from(encoding) };
  const data = Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
  return Buffer.from(withoutSecrets({ metadata, data }).data ?? []).toString();
};

describe('Abuse: secrets in what is shown', () => {
  for (const [what, text, visible] of [
    ['a JWT', `Bearer ${jwt} was refused`, 'Bearer (hidden) was refused'],
    ['a JWT in a URL', `x%20${jwt}&y`, 'x%20(hidden)&y'],
    ['a secret that signs', 'whsec_QUJDREVG/+g= is it', '(hidden) is it'],
    ['a ticket', `?ticket=${ticket}&x`, '?ticket=northwind-uk.(hidden)&x'],
    ['nothing secret', 'eyJ is no token, nor is a.b.c', 'eyJ is no token, nor is a.b.c'],
  ] as const)
    it(`hides ${what}`, () => assert.equal(hideSecrets(text), visible));

  it('hides what is one by its name, and leaves problems their code', () => {
    const state = {
      accessToken: 'opaque',
      deep: [{ refreshToken: 'opaque', generation: 3 }],
      problem: { code: 'access_denied', message: 'x' },
      outcome: { code: 'GB/6a7' },
    };
    const visible = shown(state);
    assert.doesNotMatch(visible, /opaque|GB\/6a7/);
    assert.match(visible, /"code":"access_denied"/);
    assert.match(visible, /"generation":3/);
    assert.doesNotMatch(shown({ code: 'c-1', codeVerifier: 'v-1', redirectUri: 'r' }), /c-1|v-1/);
  });

  it('leaves everything else to the byte', () => {
    for (const text of ['{ "amount" : 1.0 }', '[1e2, null]', '"text"', 'no JSON'])
      assert.equal(shown(text), text);
    assert.equal(shown(jwt, 'binary/plain'), '(hidden)');
  });

  it('looks once at what only begins like secrets, over and over', () => {
    for (const text of ['eyJ', 'eyJ.', 'whsec_', 'a.', '.'].map((part) => part.repeat(300_000)))
      assert.equal(typeof hideSecrets(text), 'string');
  });
});
