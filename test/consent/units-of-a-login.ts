import {
  chooseBusinessUpdate,
  disconnectUpdate,
  testConnectionUpdate,
} from '../../domain/connection/messages.ts';
import { harbour, northwind, users } from '../../sandbox/sage/seed.ts';
import { createSageHttp, type SageHttp } from '../../sage/http.ts';
import { sageEndpoints } from '../../sage/endpoints.ts';
import { exchangeCode } from '../../sage/exchange-code.ts';
import { refreshTokens } from '../../sage/refresh-tokens.ts';
import { revokeToken } from '../../sage/revoke-token.ts';
import { SecretSeal } from '../../temporal/secret-seal.ts';
import { readWorkerConfig } from '../../worker/config.ts';
import { type Bed } from '../support/bed.ts';
import { refresh } from '../support/refreshing.ts';

/** Business units that all connect with Olivia's login, and what can be done to them. */
export interface UnitsOfALogin {
  connect(unit: string): Promise<void>;
  disconnect(unit: string): Promise<void>;
  /** Gets a new pair, and tries its access token at Sage. */
  reachesSage(unit: string): Promise<boolean>;
  /** Olivia withdraws her consent at Sage, and the next refresh finds that out. */
  withdraw(noticedBy: string): Promise<void>;
}

/** Units on both of Olivia's businesses. */
export const businessOf = (unit: string) => (unit.endsWith('b') ? harbour : northwind);

const isTaken = async (bed: Bed, accessToken: string): Promise<boolean> => {
  const { url } = bed.outside.sage;
  const headers = { Authorization: `Bearer ${accessToken}` };
  return (await fetch(new URL('/v3.1/businesses', url), { headers })).status === 200;
};

/** Ours. */
export class Units implements UnitsOfALogin {
  readonly #bed: Bed;

  constructor(bed: Bed) {
    this.#bed = bed;
  }

  async connect(unit: string): Promise<void> {
    const connection = this.#bed.connection(unit);
    const { status } = await this.#bed.consent(unit, users.olivia);
    if (status === 'choosing_business') {
      const choice = { businessId: businessOf(unit).id };
      await connection.executeUpdate(chooseBusinessUpdate, { args: [choice] });
    }
    if (status === 'verified') return;
    const test = { ledgerName: 'Sales - Services', keepTestInvoice: false };
    await connection.executeUpdate(testConnectionUpdate, { args: [test] });
  }

  async disconnect(unit: string): Promise<void> {
    await this.#bed.connection(unit).executeUpdate(disconnectUpdate);
  }

  async reachesSage(unit: string): Promise<boolean> {
    try {
      const { accessToken } = await refresh(this.#bed, unit);
      const seal = new SecretSeal(readWorkerConfig(this.#bed.env).TOKEN_KEYS);
      return await isTaken(this.#bed, seal.open(accessToken));
    } catch {
      return false;
    }
  }

  async withdraw(noticedBy: string): Promise<void> {
    await this.#bed.outside.sage.control.revokeConsent({ userEmail: users.olivia });
    await this.reachesSage(noticedBy);
  }
}

/** As it was once: a pair for each unit. The negative control. */
export class UnitsApart implements UnitsOfALogin {
  readonly #bed: Bed;
  readonly #http: SageHttp;
  readonly #application: { clientId: string; clientSecret: string };
  readonly #refreshTokens = new Map<string, string>();

  constructor(bed: Bed) {
    this.#bed = bed;
    const {
      SAGE_TOKEN_URL = '',
      SAGE_REVOKE_URL = '',
      SAGE_CLIENT_ID = '',
      SAGE_CLIENT_SECRET = '',
    } = bed.env;
    const endpoints = { ...sageEndpoints, tokenUrl: SAGE_TOKEN_URL, revokeUrl: SAGE_REVOKE_URL };
    this.#http = createSageHttp({ endpoints });
    this.#application = { clientId: SAGE_CLIENT_ID, clientSecret: SAGE_CLIENT_SECRET };
  }

  async connect(unit: string): Promise<void> {
    // The pair of RFC 7636, appendix B.
    const codeVerifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
    const codeChallenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
    const redirectUri = 'http://127.0.0.1:9/callback';
    const ask = { state: unit, redirectUri, codeChallenge, person: users.olivia };
    const code = await this.#bed.codeFor(ask);
    const grant = await exchangeCode(this.#http, { ...this.#application, code, codeVerifier, redirectUri });
    this.#refreshTokens.set(unit, grant.refreshToken);
  }

  async disconnect(unit: string): Promise<void> {
    const refreshToken = this.#refreshTokens.get(unit);
    this.#refreshTokens.delete(unit);
    if (refreshToken !== undefined) await revokeToken(this.#http, { ...this.#application, refreshToken });
  }

  async reachesSage(unit: string): Promise<boolean> {
    const refreshToken = this.#refreshTokens.get(unit);
    if (refreshToken === undefined) return false;
    try {
      const grant = await refreshTokens(this.#http, { ...this.#application, refreshToken });
      this.#refreshTokens.set(unit, grant.refreshToken);
      return await isTaken(this.#bed, grant.accessToken);
    } catch {
      return false;
    }
  }

  async withdraw(): Promise<void> {
    await this.#bed.outside.sage.control.revokeConsent({ userEmail: users.olivia });
  }

  close(): void {
    this.#http.close();
  }
}
