import { type Problem as Trouble } from '../../domain/connection/connection.ts';
import { type Problem } from '../problem.ts';
import { escaped, type Onward, page } from '../page.ts';

/** The way on from a page that ends here: links are made in the PSA, for who is logged in there. */
export const backToPsa = (psaUrl: string | null): Onward | null =>
  psaUrl === null ? null : { href: psaUrl, text: 'Begin again in your PSA' };

/** After a consent that led to nothing. */
export const notConnectedPage = ({ message, fix }: Trouble, onward: Onward | null): string =>
  page('Not connected', `<p>${escaped(message)}</p><p><strong>${escaped(fix)}</strong></p>`, onward);

export const problemPage = ({ fields }: Problem, onward: Onward | null): string =>
  page(
    'This did not work',
    `<p>${escaped(fields.detail)}</p><p><strong>${escaped(fields.fix)}</strong></p>`,
    onward,
  );
