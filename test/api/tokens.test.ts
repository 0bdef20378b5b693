import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import {
  type CryptoKey,
  exportJWK,
  exportSPKI,
  generateKeyPair,
  type JWK,
  type JWTPayload,
  SignJWT,
  UnsecuredJWT,
} from 'jose';
import { readApiConfig } from '../../api/config.ts';
import { Tokens } from '../../api/principals/tokens.ts';
import { Problem } from '../../api/problem.ts';
import { KeyHolders } from '../support/key-holders.ts';

const ISSUER = 'https://psa.example';
const AUDIENCE = 'sage-invoicing';

interface Signer {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly jwk: JWK;
}

async function newSigner(kid: string): Promise<Signer> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  return {
    kid,
    privateKey,
    publicKey,
    jwk: { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' },
  };
}

describe("A token of the PSA's issuer", () => {
  let signer: Signer;
  let published: JWK[] | null = [];
  let asked = 0;
  let issuer: Server;
  let jwksUrl: URL;
  before(async () => {
    signer = await newSigner('first');
    published = [signer.jwk];
    issuer = createServer((_request, response) => {
      asked += 1;
      response.statusCode = published === null ? 500 : 200;
      response.end(JSON.stringify({ keys: published ?? [] }));
    });
    await new Promise<void>((resolve) => issuer.listen(0, '127.0.0.1', resolve));
    const address = issuer.address();
    jwksUrl = new URL(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/keys`);
  });
  after(() => void issuer.close());

  const claims = { units: 'business_units', roles: 'roles', person: 'name' };
  const tokens = (askedEveryMs?: number) =>
    new Tokens({ issuer: ISSUER, audience: AUDIENCE, jwksUrl, claims }, askedEveryMs);
  const good = {
    iss: ISSUER,
    aud: AUDIENCE,
    sub: 'psa-backend',
    business_units: ['north'],
    roles: ['invoices:read'],
  };
  const now = () => Math.floor(Date.now() / 1000);
  const signed = (payload: JWTPayload, by = signer): Promise<string> =>
    new SignJWT({ exp: now() + 600, ...payload })
      .setProtectedHeader({ alg: 'ES256', kid: by.kid })
      .sign(by.privateKey);
  const refusal = async (token: string, by = tokens()) => {
    const { fields } = await by.principalOf(token).then(
      () => assert.fail('it was taken'),
      (error: unknown) => (error instanceof Problem ? error : assert.fail(String(error))),
    );
    assert.ok(!JSON.stringify(fields).includes(token));
    return fields;
  };

  it('names the principal, its units, its roles and the person', async () => {
    const token = await signed({
      ...good,
      roles: 'invoices:read settings other-service:admin',
      name: 'Olivia Ward',
    });
    const { id, units, roles, person } = await tokens().principalOf(token);
    assert.deepEqual([id, person], ['token:psa-backend', 'Olivia Ward']);
    assert.deepEqual([units, [...roles]], [new Set(['north']), ['invoices:read', 'settings']]);
    const all = await tokens().principalOf(await signed({ ...good, business_units: '*' }));
    assert.deepEqual([all.units, all.person], ['*', null]);
  });

  it('never decodes payloads, whatever it says', async () => {
    const { roles } = await tokens().principalOf(await signed({ ...good, roles: ['codec', 'operator'] }));
    assert.deepEqual([...roles], ['operator']);
  });

  const refused: readonly (readonly [string, () => JWTPayload, RegExp])[] = [
    ['of another issuer', () => ({ ...good, iss: 'https://other.example' }), /"iss"/],
    ['for another audience', () => ({ ...good, aud: 'something-else' }), /"aud"/],
    ['that has expired', () => ({ ...good, exp: now() - 60 }), /expired/],
    ['good for more than an hour', () => ({ ...good, exp: now() + 7_200 }), /more than an hour/],
    ['that never expires', () => ({ ...good, exp: undefined }), /"exp"/],
    ['that is not good yet', () => ({ ...good, nbf: now() + 600 }), /"nbf"/],
    ['without a principal', () => ({ ...good, sub: undefined }), /"sub"/],
    ['whose principal has a line break', () => ({ ...good, sub: 'psa\nroot' }), /"sub"/],
    ['without units', () => ({ ...good, business_units: undefined }), /"business_units"/],
    ['with a unit that is none', () => ({ ...good, business_units: ['north', '*'] }), /"business_units"/],
    ['with a person of two lines', () => ({ ...good, name: 'Olivia\nWard' }), /"name"/],
  ];
  for (const [which, payload, why] of refused) {
    it(`is refused: one ${which}`, async () => {
      const { status, code, detail } = await refusal(await signed(payload()));
      assert.deepEqual([status, code], [401, 'not_authenticated']);
      assert.match(detail, why);
    });
  }

  it('is refused when its signature is none, made with the public key as a secret, or of a stranger', async () => {
    const stranger = await newSigner('first');
    const unsigned = new UnsecuredJWT({ ...good, exp: now() + 600 }).encode();
    const secret = new TextEncoder().encode(await exportSPKI(signer.publicKey));
    const confused = await new SignJWT({ ...good, exp: now() + 600 })
      .setProtectedHeader({ alg: 'HS256', kid: 'first' })
      .sign(secret);
    const [header = '', , signature = ''] = (await signed(good)).split('.');
    const altered = [
      header,
      Buffer.from(JSON.stringify({ ...good, business_units: '*' })).toString('base64url'),
      signature,
    ];
    for (const token of [unsigned, confused, await signed(good, stranger), altered.join('.'), 'a.b.c'])
      assert.equal((await refusal(token)).status, 401, token);
  });

  it('of a new key is taken once the issuer has published it, and of a withdrawn one no more', async () => {
    const checking = tokens(0);
    await checking.principalOf(await signed(good));
    const next = await newSigner('second');
    assert.equal((await refusal(await signed(good, next), checking)).status, 401);
    published = [next.jwk];
    assert.equal((await checking.principalOf(await signed(good, next))).id, 'token:psa-backend');
    assert.equal((await refusal(await signed(good), checking)).status, 401);
    published = [signer.jwk];
  });

  it('costs the issuer one look, however many come and whatever keys they name', async () => {
    const checking = tokens();
    const before = asked;
    for (let at = 0; at < 20; at += 1) {
      await checking.principalOf(await signed(good));
      await refusal(await signed(good, { ...signer, kid: `invented-${at}` }), checking);
    }
    assert.equal(asked - before, 1);
  });

  it('is asked for again while the issuer does not answer', async () => {
    published = null;
    const { status, code, retryAfterSeconds } = await refusal(await signed(good));
    assert.deepEqual([status, code], [503, 'issuer_not_reached']);
    assert.ok(retryAfterSeconds);
    published = [signer.jwk];
  });

  it('needs an issuer that is named whole, with keys by https unless its host is allowed', () => {
    const holders = new KeyHolders();
    holders.add('psa', '*');
    const env = {
      CODEC_KEYS: `k:${Buffer.alloc(32).toString('base64')}`,
      SAGE_CLIENT_ID: 'id',
      API_KEYS: holders.apiKeys,
    };
    const issuer = { JWT_ISSUER: ISSUER, JWT_AUDIENCE: AUDIENCE, JWT_JWKS_URL: jwksUrl.href };
    assert.throws(() => readApiConfig({ ...env, JWT_ISSUER: ISSUER }), /belong together/);
    assert.throws(() => readApiConfig({ ...env, ...issuer }), /JWT_JWKS_URL: must begin with https/);
    const allowed = readApiConfig({ ...env, ...issuer, JWT_ALLOW_HOSTS: '127.0.0.1' });
    assert.equal(allowed.issuer?.jwksUrl.href, jwksUrl.href);
    assert.throws(() => readApiConfig({ ...env, API_KEYS: '' }), /nobody could use the API/);
    assert.equal(readApiConfig(env).issuer, null);
  });
});
