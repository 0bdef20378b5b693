import assert from 'node:assert/strict';
import { createLogger } from '../../temporal/logger.ts';

const secret = 'do-not-log-me';

function logged(fields: object, level = 'info'): string {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  createLogger({ level, name: 'test', destination }).info(fields, 'happened');
  return lines.join('');
}

describe('The log', () => {
  const names = [
    'accessToken',
    'refreshToken',
    'code',
    'codeVerifier',
    'clientSecret',
    'authorization',
    'cookie',
    'apiKey',
    'secret',
    'password',
  ];
  for (const name of names) {
    it(`hides ${name}, at the top and one level down`, () => {
      const line = logged({ [name]: secret, pair: { [name]: secret }, kept: 'visible' });
      assert.ok(!line.includes(secret), line);
      assert.equal(line.split('[redacted]').length, 3);
      assert.ok(line.includes('visible'));
    });
  }

  it('hides the headers of a request that would let others in', () => {
    assert.ok(!logged({ headers: { authorization: `Bearer ${secret}`, cookie: secret } }).includes(secret));
  });

  it('is one line of JSON per event, with the name of the process', () => {
    const line = logged({ invoiceId: 'inv-1\ninv-2' });
    assert.equal(line.trimEnd().split('\n').length, 1);
    const event: unknown = JSON.parse(line);
    assert.ok(typeof event === 'object' && event !== null);
    assert.deepEqual(
      ['name', 'msg', 'invoiceId'].map((field): unknown => Reflect.get(event, field)),
      ['test', 'happened', 'inv-1\ninv-2'],
    );
  });

  it('is silent below its level', () => {
    assert.equal(logged({ a: 1 }, 'warn'), '');
  });
});
