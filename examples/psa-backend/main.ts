import { readFileSync } from 'node:fs';
import { SageInvoicing } from '@sage-invoicing/client';
import { startPsa } from './psa.ts';

/** `npm run example:psa`, beside `npm start`. */
const {
  API_URL = 'http://127.0.0.1:3000',
  API_KEY,
  BUSINESS_UNIT = 'northwind-uk',
  PORT = '4040',
} = process.env;

/** The one of `npm start` where none is given. */
function developmentKey(): string {
  const keys: unknown = JSON.parse(readFileSync('.data/keys.json', 'utf8'));
  if (typeof keys === 'object' && keys !== null && 'apiKey' in keys) return String(keys.apiKey);
  throw new Error('API_KEY is not set, and .data/keys.json has none');
}

const sage = new SageInvoicing({ url: API_URL, token: API_KEY ?? developmentKey() });
const psa = await startPsa({ sage, businessUnit: BUSINESS_UNIT, port: Number(PORT) });
console.log(`The PSA is at ${psa.url}`);
