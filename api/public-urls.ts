import { type ApiConfig } from './config.ts';

/** The API's addresses as browsers see them. */
export function publicUrls(config: ApiConfig) {
  const base = (config.API_PUBLIC_URL ?? `http://localhost:${config.API_PORT}`).replace(/\/$/, '');
  return {
    base,
    /** Reached by TLS alone, at least as far as browsers see it. */
    isSecure: base.startsWith('https:'),
    /** Where a person who has to begin again finds the way; null where no address of the PSA is known. */
    psaUrl: config.RETURN_URLS[0] ?? null,
    startUrl: `${base}/oauth/sage/start`,
    screenUrl: `${base}/oauth/sage/screen`,
    redirectUri: config.SAGE_REDIRECT_URL ?? `${base}/oauth/sage/callback`,
  };
}
