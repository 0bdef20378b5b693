import assert from 'node:assert/strict';
import { secretsIn } from '../support/secret-scan.ts';

const secret = 'whsec_a/b+c "quoted" ü';
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** What it cannot find it cannot rule out: the negative control of the test beside this one. */
describe('The scanner for secrets (S1)', () => {
  const planted: Record<string, string | Buffer> = {
    plain: `before ${secret} after`,
    'in a JSON string': JSON.stringify({ message: `x ${secret}` }),
    'in JSON within JSON': JSON.stringify({ message: JSON.stringify({ secret }) }),
    'in base64, alone': base64(secret),
    'in base64, one byte in': base64(`x${secret}y`),
    'in base64, two bytes in': base64(`xx${secret}yy`),
    'in base64url': Buffer.from(secret).toString('base64url'),
    'in the base64 of a JSON body': base64(JSON.stringify({ secret })),
    'in a URL': `https://x.test/?s=${encodeURIComponent(secret)}`,
    'in a form': new URLSearchParams({ s: secret }).toString(),
    'in hex': Buffer.from(secret).toString('hex'),
    'in UTF-16': Buffer.from(`x${secret}`, 'utf16le'),
  };
  for (const [where, content] of Object.entries(planted)) {
    it(`finds one ${where}, and names it`, () => {
      const finds = secretsIn({ log: Buffer.from(content) }, { 'a planted secret': secret });
      assert.ok(
        finds.some((find) => find.startsWith('a planted secret in log')),
        'not found',
      );
    });
  }

  it('finds nothing where there is nothing', () => {
    assert.deepEqual(secretsIn({ log: Buffer.from('[redacted]') }, { 'a planted secret': secret }), []);
  });
});
