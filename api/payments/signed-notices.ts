import express, { type Express, type Request } from 'express';
import { type ApiConfig } from '../config.ts';
import { noticeSecretKey } from './notice-secret.ts';
import { checkJson } from '../check-json.ts';
import { only } from '../methods.ts';
import { verifyNotice } from './verify-notice.ts';
import { factsOf, SIGNED_NOTICE } from '../principals/principal.ts';
import { Problem } from '../problem.ts';

export interface SignedNotice {
  /** Of the delivery, as its sender numbers it. */
  readonly id: string;
  /** JSON, not checked yet. */
  readonly content: unknown;
}

/** Takes notices signed as Standard Webhooks describes; what is not signed with one of the secrets is 401. Answers 202 and what `handle` gives. */
export function mountSignedNotices(
  app: Express,
  path: string,
  config: ApiConfig,
  variable: 'NOTICE_SECRETS' | 'MAIL_NOTICE_SECRETS',
  handle: (notice: SignedNotice) => Promise<object>,
): void {
  const keys = config[variable].map(noticeSecretKey).filter((key) => key !== null);
  const raw = express.raw({ type: () => true, limit: '64kb', inflate: false });
  app.all(path, only('POST'));
  app.post(path, raw, async (request, response) => {
    const body = bodyOf(request);
    const verdict = verifyNotice({ rawHeaders: request.rawHeaders, body }, keys, Date.now(), variable);
    if (!verdict.ok) {
      throw new Problem({
        status: 401,
        code: 'signature_refused',
        detail: verdict.why,
        fix: verdict.fix,
      });
    }
    factsOf(request).caller = { principal: SIGNED_NOTICE, person: null };
    response.status(202).json(await handle({ id: verdict.id, content: readJson(body) }));
  });
}

function bodyOf(request: Request): Buffer {
  const body: unknown = request.body;
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
}

function readJson(body: Buffer): unknown {
  const text = body.toString('utf8');
  checkJson(text);
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem({
      status: 400,
      code: 'not_json',
      detail: 'The notice is not JSON.',
      fix: 'Send JSON.',
    });
  }
}
