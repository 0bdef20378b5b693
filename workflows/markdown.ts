/** For what Temporal's UI shows of a run as markdown (current details). */

/** Text that others wrote, shown as it is: a customer's name must neither format the page nor lead anywhere. */
export const escapeMarkdown = (text: string): string =>
  text.replace(/[\\`*_{}[\]()<>#+\-!|~&]/g, '\\$&').replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ');

/** A heading and a list below it; the blank line is what makes it a list. Lines that are false, null or empty are left out. */
export function details(title: string, lines: readonly (string | false | null | undefined)[]): string {
  const items = lines.filter((line): line is string => typeof line === 'string' && line !== '');
  return items.length === 0 ? title : `${title}\n\n${items.map((line) => `- ${line}`).join('\n')}`;
}
