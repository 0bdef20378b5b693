import { z } from 'zod';
import { type SageErrorDetail } from './error.ts';
import { parseJson } from './parse-json.ts';

/** An error travels through logs and histories: so much of what Sage says is kept. */
const MAX_DETAILS = 20;
const MAX_TEXT_LENGTH = 500;

/** What an answer that is not a success says, and whether Sage itself says it (a gateway answers with a page). */
export interface ErrorBody {
  readonly fromSage: boolean;
  readonly details: readonly SageErrorDetail[];
  /** Title of a gateway's page. */
  readonly page?: string | undefined;
}

const text = z
  .string()
  .nullish()
  .transform((value) => (value ? value.slice(0, MAX_TEXT_LENGTH) : undefined));

/** The usual form: `[{"$severity","$dataCode","$message","$source"}]`, `$source` often empty (Sage guide on errors). */
const complaints = z.array(z.object({ $message: text, $source: text, $dataCode: text }));

/** The form of the token endpoint and of a missing header: `{"error","error_description"?}`. */
const oauthError = z.object({ error: z.string().max(MAX_TEXT_LENGTH), error_description: text });

/** Reads the three forms errors come in: an array, an object with `error`, and HTML. */
export function parseErrorBody(body: string): ErrorBody {
  const raw = body.trim();
  if (raw === '') return { fromSage: true, details: [] };
  const json = parseJson(raw);
  const array = complaints.safeParse(json);
  if (array.success) return { fromSage: true, details: array.data.slice(0, MAX_DETAILS).map(detailOf) };
  const object = oauthError.safeParse(json);
  if (object.success) {
    const { error, error_description: description } = object.data;
    return { fromSage: true, details: [{ message: description ?? error, code: error }] };
  }
  const title = /<title[^>]*>([^<]*)</i.exec(raw)?.[1]?.trim().slice(0, 100);
  return { fromSage: false, details: [], page: title };
}

function detailOf(complaint: z.infer<typeof complaints>[number]): SageErrorDetail {
  const { $message: message, $source: field, $dataCode: code } = complaint;
  return { message: message ?? code ?? 'no message', field, code };
}
