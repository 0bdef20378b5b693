import { createHash } from 'node:crypto';
import { type Attachment } from '../../domain/invoice/attachments.ts';
import { type InvoiceView } from '../../domain/invoice/invoice.ts';
import { type EmbeddedSystem } from '../embedded/start-system.ts';
import { expectSame } from './steps.ts';
import { type Witness } from '../../test/support/witness.ts';

const content = Buffer.from(
  'date,who,hours,what\n2026-10-05,Iris Vale,7.50,Design review\n2026-10-06,Iris Vale,6.25,Interface work\n',
);
const fileName = 'timesheet-october.csv';
const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** A file that the PSA gives out at a signed URL, as a hand-over names it. */
export const timesheetOf = ({ outside }: EmbeddedSystem): Attachment => ({
  url: outside.psa.files.put(fileName, content),
  sha256: digest(content),
  fileName,
});

/** It is in Sage once, and the very bytes are in the customer's mailbox beside Sage's PDF. */
export async function checkTimesheet(
  { outside }: EmbeddedSystem,
  witness: Witness,
  { sage, email, attachments, request }: InvoiceView,
): Promise<void> {
  const inSage = (await witness.records('attachment.created')).filter(
    ({ summary }) => summary['documentId'] === sage?.id,
  );
  expectSame(
    inSage.map(({ summary }) => [summary['fileName'], summary['size']]),
    [[fileName, String(content.length)]],
    'files of the invoice in Sage',
  );
  const mail = outside.mail.messages().find(({ messageId }) => `<${messageId}>` === email?.messageId);
  expectSame(
    mail?.attachments.map(({ filename }) => filename),
    [`${sage?.number}.pdf`, fileName],
    'files of the e-mail',
  );
  const received = await fetch(`${outside.mail.url}${mail?.attachments[1]?.url ?? ''}`);
  expectSame(digest(Buffer.from(await received.arrayBuffer())), digest(content), 'the file in the mailbox');
  expectSame(
    attachments?.map(({ inSage: place }) => place),
    ['attached'],
    'where the view says the files are',
  );
  expectSame(new URL(request.attachments?.[0]?.url ?? '').search, '', 'the signature of the URL in the view');
}
