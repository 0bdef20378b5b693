import mustache from 'mustache';

/** What the templates of an e-mail may name. */
export const emailFields = [
  'number',
  'ourReference',
  'yourReference',
  'customerName',
  'contactName',
  'businessName',
  'total',
  'invoiceDate',
  'dueDate',
] as const;
export type EmailField = (typeof emailFields)[number];

// Its cache would keep every template that was ever tried.
mustache.templateCache = undefined;

const known: ReadonlySet<string> = new Set(emailFields);
const fieldsText = `The fields are ${emailFields.join(', ')}`;

/** What is wrong with a template, with what to do about it; null where nothing is. */
export function templateFault(template: string): string | null {
  let spans: mustache.TemplateSpans;
  try {
    spans = mustache.parse(template);
  } catch (error) {
    return unreadable(error instanceof Error ? error.message : String(error));
  }
  return faultIn(spans);
}

/** Plain text: nothing is escaped. An unknown field is empty. */
export const fillIn = (template: string, values: Readonly<Record<EmailField, string>>): string =>
  mustache.render(template, values, undefined, { escape: String });

function faultIn(spans: mustache.TemplateSpans): string | null {
  for (const [type, value, , , inner] of spans) {
    const fault = faultOf(type, value);
    if (fault !== null) return fault;
    const within = Array.isArray(inner) ? faultIn(inner) : null;
    if (within !== null) return within;
  }
  return null;
}

function faultOf(type: mustache.TemplateSpanType, value: string): string | null {
  switch (type) {
    case 'text':
    case '!':
      return null;
    case 'name':
      return known.has(value) ? null : `names {{${value}}}, which is no field. ${fieldsText}`;
    case '#':
    case '^':
      return known.has(value) ? null : `has a section {{${type}${value}}}, which is no field. ${fieldsText}`;
    case '&':
      return `has {{{${value}}}} or {{&${value}}}: write {{${value}}}, nothing is escaped in plain text. ${fieldsText}`;
    case '>':
      return `has the partial {{>${value}}}, and there are none: write its text out. ${fieldsText}`;
    case '=':
      return `sets other delimiters by {{=${value}=}}: write all tags with {{ and }}. ${fieldsText}`;
  }
}

/** The library's own messages: `Unclosed section "total" at 12`. */
function unreadable(message: string): string {
  const [, what, name = ''] = /^(Unclosed|Unopened) section "([^"]*)"/.exec(message) ?? [];
  if (what === 'Unclosed') return `opens the section {{#${name}}} and never closes it: add {{/${name}}}`;
  if (what === 'Unopened') return `closes {{/${name}}}, which was not opened: add {{#${name}}} or remove it`;
  const [, at] = /^Unclosed tag at (\d+)/.exec(message) ?? [];
  if (at !== undefined) return `has a tag without }} before character ${at}: close it. ${fieldsText}`;
  if (message.startsWith('Invalid tags'))
    return `sets other delimiters: write all tags with {{ and }}. ${fieldsText}`;
  return `is no usable template (${message}). ${fieldsText}`;
}
