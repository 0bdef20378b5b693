import { readFile } from 'node:fs/promises';
import { Marked, type Tokens } from 'marked';

/** A document that is read as a page: its name is the file in `docs/` and the last part of its address. */
export interface Document {
  readonly name: string;
  /** In the list of documents. */
  readonly title: string;
}

/** In the order of the list. */
export const documents: readonly Document[] = [
  { name: 'api', title: 'Guide' },
  { name: 'events', title: 'Events' },
  { name: 'problems', title: 'Problems' },
  { name: 'runbook', title: 'What waits, and what to do' },
  { name: 'security', title: 'Security' },
];

/** The guide is where `/docs` leads, the others stand below it. */
export const addressOf = (name: string): string => (name === 'api' ? '/docs' : `/docs/${name}`);

/** A heading of the second level, to jump to. */
export interface Section {
  readonly id: string;
  readonly title: string;
}

export interface Rendered {
  readonly html: string;
  readonly sections: readonly Section[];
}

/** Beside the sources, and in a build beside what was compiled of them. */
const folder = new URL('../../docs/', import.meta.url);

export async function rendered({ name }: Document): Promise<Rendered> {
  return render(await readFile(new URL(`${name}.md`, folder), 'utf8'));
}

/** Markdown of ours as HTML: headings can be linked to, and links among documents lead to their pages. */
export function render(markdown: string): Rendered {
  const sections: Section[] = [];
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text }: Tokens.Heading): string {
        const id = idOf(text);
        if (depth === 2)
          sections.push({ id, title: this.parser.parseInline(tokens, this.parser.textRenderer) });
        return `<h${depth} id="${id}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      link({ href, tokens }: Tokens.Link): string {
        const text = this.parser.parseInline(tokens);
        const address = addressed(href);
        return address === undefined ? text : `<a href="${address}">${text}</a>`;
      },
      table(token: Tokens.Table): string {
        const row = (cells: readonly Tokens.TableCell[], tag: 'th' | 'td') =>
          `<tr>${cells.map((cell) => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join('')}</tr>`;
        const rows = token.rows.map((cells) => row(cells, 'td')).join('');
        return `<div class="wide"><table><thead>${row(token.header, 'th')}</thead><tbody>${rows}</tbody></table></div>\n`;
      },
    },
  });
  return { html: marked.parse(markdown, { async: false }), sections };
}

/** As the common hosts of repositories make them, so that one link is good in both places. */
const idOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .trim()
    .replaceAll(' ', '-');

/** Undefined for files of the repository that no page shows. */
function addressed(href: string): string | undefined {
  if (/^(https?:|#|\/)/.test(href)) return href;
  const [, name, fragment = ''] = /^(?:\.\/)?([\w-]+)\.md(#.*)?$/.exec(href) ?? [];
  const known = documents.find((one) => one.name === name);
  return known && `${addressOf(known.name)}${fragment}`;
}
