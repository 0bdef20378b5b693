import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

/** Gives out JSON Web Tokens, and its public key by HTTP. */
export class TokenIssuer {
  readonly #name: string;
  readonly #server: Server;
  readonly #key: CryptoKey;

  private constructor(name: string, server: Server, key: CryptoKey) {
    this.#name = name;
    this.#server = server;
    this.#key = key;
  }

  static async start(name: string): Promise<TokenIssuer> {
    const { privateKey, publicKey } = await generateKeyPair('ES256');
    const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'one' }] });
    const server = createServer((_request, response) => response.end(keys)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new TokenIssuer(name, server, privateKey);
  }

  /** For the API; `of`: whose issuer it is, before the names of the settings. */
  settings(of: '' | 'OPERATOR_'): Record<string, string> {
    const address = this.#server.address();
    return {
      [`${of}JWT_ISSUER`]: this.#name,
      [`${of}JWT_AUDIENCE`]: 'invoicing',
      [`${of}JWT_JWKS_URL`]: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/keys`,
    };
  }

  token(claims: JWTPayload, lifetime = '10m'): Promise<string> {
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', kid: 'one' })
      .setIssuer(this.#name)
      .setAudience('invoicing')
      .setSubject('somebody')
      .setExpirationTime(lifetime)
      .sign(this.#key);
  }

  stop(): void {
    this.#server.close();
  }
}
