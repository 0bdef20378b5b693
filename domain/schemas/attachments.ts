import { z } from 'zod';
import { MOST_ATTACHMENTS } from '../invoice/attachments.ts';
import { filledLinePattern, requiredText } from './text.ts';

const fileUrl = z
  .url({ protocol: /^https?$/, error: 'must be an http or https URL' })
  .max(2000, { error: 'must have 2,000 characters or fewer' })
  .refine((text) => !URL.canParse(text) || (new URL(text).username === '' && new URL(text).password === ''), {
    error:
      'carries a user or password: leave it out, and give a URL that is good by itself, such as a signed one',
  })
  .refine((text) => !text.includes('#'), { error: 'has a fragment (#…), which is never sent: leave it out' })
  .meta({ pattern: '^[hH][tT][tT][pP][sS]?://[^/?#@\\s]+(?:[/?][^#\\s]*)?$' });

export const attachment = z
  .strictObject({
    url: fileUrl.describe(
      'Where the file is fetched by GET, before the invoice is in Sage and again when it is e-mailed; no redirect is followed, internal addresses only where the worker allows them. Shown without its query, which may be signed',
    ),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/, {
        error: 'must be the SHA-256 of the file as 64 lower-case hex digits',
      })
      .describe("Of the file's bytes: no other file is ever sent"),
    fileName: requiredText(100)
      .refine((name) => !/[/\\"]/.test(name), {
        error: 'contains a slash, backslash or quotation mark: give the name of the file alone',
      })
      .meta({ pattern: filledLinePattern('/\\\\"') })
      .describe('What customer and bookkeeper see'),
    contentType: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.+-]{0,63}\/[a-z0-9][a-z0-9.+-]{0,99}$/, {
        error: 'must be a media type such as application/pdf',
      })
      .optional()
      .describe('Empty: by the ending of its name'),
  })
  .meta({ id: 'Attachment' });

export const attachments = z
  .array(attachment)
  .max(MOST_ATTACHMENTS, { error: `must have ${MOST_ATTACHMENTS} files or fewer` })
  .superRefine((files, context) => {
    const names = new Set<string>();
    for (const [index, { fileName }] of files.entries()) {
      const name = fileName.toLowerCase();
      if (names.has(name)) {
        context.addIssue({
          code: 'custom',
          path: [index, 'fileName'],
          message: `"${fileName}" is the name of another file of this invoice: give each its own`,
        });
      }
      names.add(name);
    }
  })
  .describe(
    'Timesheets, receipts: up to five, together at most 10 MB. Attached to the e-mail, and to the document in Sage where they have at most 2.5 MB each. Files are told apart by their sha256: the same ones at other URLs are the same content',
  );
