import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { attentionEntries, type ProblemEntry, refusalEntries } from '../domain/problems/catalogue.ts';

/** `npm run problems:catalogue`: writes docs/problems.md, which a test compares with the catalogue. */
const file = fileURLToPath(new URL('../docs/problems.md', import.meta.url));

const again = { true: 'yes', false: 'no', sometimes: 'as it says' } as const;

const row = ({ code, status, means, fix, retriable }: ProblemEntry): string =>
  `| \`${code}\` | ${status.join(', ')} | ${means} | ${fix} | ${again[`${retriable}`]} |`;

/** What docs/problems.md must hold. */
export async function problemsPage(): Promise<string> {
  const page = [
    '# Problems',
    '<!-- Written by `npm run problems:catalogue` from domain/problems/: change these files, not this one. -->',
    introduction,
    '## What the API refuses',
    [
      '| code | status | means | what to do | repeat? |',
      '| --- | --- | --- | --- | --- |',
      ...refusalEntries.map(row),
    ].join('\n'),
    '## What an order fails with',
    'A command on an invoice or credit note (`void`, `credit`, `link` and so on) may meet what an invoice would need a person for. The [runbook](runbook.md#attention-codes) has a paragraph for each.',
    [
      '| code | status | what to do |',
      '| --- | --- | --- |',
      ...attentionEntries.map(
        ({ code, status, fix }) =>
          `| [\`${code}\`](runbook.md#${code}) | ${status.join(', ')} | ${fix.replaceAll('|', '\\|')} |`,
      ),
    ].join('\n'),
  ].join('\n\n');
  return format(page, { ...(await resolveConfig(file)), parser: 'markdown' });
}

const introduction = `
Every refusal is \`application/problem+json\` (RFC 9457). Programs go by \`code\`, people by \`detail\` (what is wrong, with the value) and \`fix\` (what to do about it in
this case). \`errors\` names each value that is not usable, by JSON pointer; of more than 50 the rest is counted in \`errorsNotNamed\`. \`suggestions\` has
what was probably meant.

\`retriable: true\` says that the very same request may succeed later by itself: wait for as long as \`Retry-After\` says, else some seconds, and send it again.
Every operation is safe to repeat. What is not retriable is refused again until somebody does what \`fix\` says.

Codes may be added: treat one that you do not know by its status and by \`retriable\`.
`.trim();

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(file, await problemsPage());
  console.log('Written: docs/problems.md');
}
