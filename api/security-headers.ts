import { type RequestHandler } from 'express';
import helmet from 'helmet';
import { styleSource } from './page.ts';

const YEAR_SECONDS = 365 * 86_400;

/**
 * What browsers are told of every answer: pages have one style of their own, forms that lead here, and nothing else, no script and no
 * frame around them. `isSecure`: browsers reach the API by https, and are to do so only.
 */
export const securityHeaders = (isSecure: boolean): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: [styleSource],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    // A PSA may open the consent in a window of its own and wait for its end, which this would hide from it.
    crossOriginOpenerPolicy: false,
    strictTransportSecurity: isSecure ? { maxAge: YEAR_SECONDS, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });
