import { type Received } from './outbox.ts';
import { type RightDocument, rightEmail } from './right-email.ts';

/** What the e-mail says, in its subject, its text and its HTML part, against what is right; what differs is added in words. */
export function compareEmail(
  { subject, text, html }: Received,
  right: RightDocument,
  { hasOwnWords, differences }: { readonly hasOwnWords: boolean; readonly differences: string[] },
): void {
  const wanted = rightEmail(right, hasOwnWords);
  const subjectRead = plainBlanks(subject);
  if (subjectRead !== wanted.subject)
    differences.push(`the e-mail's subject is "${subjectRead}", right is "${wanted.subject}"`);
  const parts = [
    { what: 'text', lines: linesOf(plainBlanks(text)), says: wanted.says },
    { what: 'HTML part', lines: linesOf(textOfHtml(html)), says: [...wanted.says, ...wanted.rows] },
  ];
  for (const { what, lines, says } of parts) {
    for (const sentence of says)
      if (!lines.includes(sentence))
        differences.push(`the e-mail's ${what} does not say "${sentence}", but ${nearest(lines, sentence)}`);
    for (const beginning of wanted.saysNot)
      if (lines.some((line) => line.startsWith(beginning)))
        differences.push(`the e-mail's ${what} says "${beginning}", of which there is nothing to say`);
  }
}

/** The blanks that keep a number together are of several kinds. */
const plainBlanks = (text: string): string => text.replace(/[\u00a0\u2009\u202f]/g, ' ');

const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim());

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

const textOfHtml = (html: string): string =>
  plainBlanks(
    html
      .replace(/<\/th><td[^>]*>/g, ': ')
      .replace(/<\/(p|tr)>/g, '\n')
      .replace(/<[^>]*>/g, '')
      .replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole),
  );

/** The line that begins alike the longest. */
function nearest(lines: readonly string[], sentence: string): string {
  const alike = (line: string): number => {
    let at = 0;
    while (at < line.length && line[at] === sentence[at]) at += 1;
    return at;
  };
  const best = lines.reduce((one, other) => (alike(other) > alike(one) ? other : one), '');
  return best === '' ? 'nothing like it' : `"${best}"`;
}
