import { type Problem as Trouble } from '../../domain/connection/connection.ts';
import { type Problem } from '../problem.ts';
import { escaped, page } from '../page.ts';

/** After a consent that led to nothing. */
export const notConnectedPage = ({ message, fix }: Trouble): string =>
  page('Not connected', `<p>${escaped(message)}</p><p><strong>${escaped(fix)}</strong></p>`);

export const problemPage = ({ fields }: Problem): string =>
  page('This did not work', `<p>${escaped(fields.detail)}</p><p><strong>${escaped(fields.fix)}</strong></p>`);
