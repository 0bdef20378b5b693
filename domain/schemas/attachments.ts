import { z } from 'zod';
import { MOST_ATTACHMENTS } from '../invoice/attachments.ts';
import { requiredText } from './text.ts';

export const attachment = z
  .strictObject({
    url: z
      .url({ protocol: /^https?$/, error: 'must be an http or https URL' })
      .max(2000, { error: 'must have 2,000 characters or fewer' })
      .describe('Where the file is fetched; a redirect is not followed'),
    sha256: z.string().regex(/^[0-9a-f]{64}$/, {
      error: 'must be the SHA-256 of the file as 64 lower-case hex digits',
    }),
    fileName: requiredText(100).refine((name) => !/[/\\"]/.test(name), {
      error: 'contains a slash, backslash or quotation mark: give the name of the file alone',
    }),
    contentType: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.+-]{0,63}\/[a-z0-9][a-z0-9.+-]{0,99}$/, {
        error: 'must be a media type such as application/pdf',
      })
      .optional(),
  })
  .meta({ id: 'Attachment' });

export const attachments = z
  .array(attachment)
  .max(MOST_ATTACHMENTS, { error: `must have ${MOST_ATTACHMENTS} files or fewer` })
  .superRefine((files, context) => {
    const names = new Set<string>();
    for (const [index, { fileName }] of files.entries()) {
      if (names.has(fileName)) {
        context.addIssue({
          code: 'custom',
          path: [index, 'fileName'],
          message: `"${fileName}" is the name of another file of this invoice: give each its own`,
        });
      }
      names.add(fileName);
    }
  });
