import { etagOf, type Precondition } from '../domain/etag.ts';
import { callerText, type LastRequest } from '../domain/principals/caller.ts';
import { refusal } from './refusal.ts';

/** A thing that two people can change. */
export interface Changeable {
  /** "GL account "4000"". */
  readonly name: string;
  /** As the API shows it; null where it is not there. */
  readonly shown: object | null;
  readonly lastChange: LastRequest | null;
}

/**
 * To be called where the change is made, with nothing awaited in between, so that no other change comes between the two.
 * @throws ApplicationFailure `refused` where the thing is not as whoever asks has read it
 */
export function expectAsRead(
  { match, mustBeNew = false }: Precondition = {},
  { name, shown, lastChange }: Changeable,
): void {
  const presentTag = shown === null ? null : etagOf(shown);
  const by =
    lastChange === null
      ? ''
      : ` The last change that is known of: ${lastChange.what} by ${callerText(lastChange)} at ${lastChange.at}.`;
  if (mustBeNew && presentTag !== null) {
    throw refusal(
      {
        code: 'exists_already',
        message: `${name} is there already, and was to be added only (If-None-Match: *).${by}`,
        fix: 'Read it. To change it, send its ETag as If-Match, or leave If-None-Match out.',
      },
      { presentTag },
    );
  }
  if (match === undefined || (presentTag !== null && (match === '*' || match.includes(presentTag)))) return;
  const now = presentTag === null ? 'is not there, or not any more' : 'was changed since you read it';
  throw refusal(
    {
      code: 'changed_meanwhile',
      message: `${name} ${now}, so nothing was done.${by}`,
      fix:
        presentTag === null
          ? 'List those there are. To add it, leave If-Match out.'
          : 'Read it again, decide what of your change still holds, and send that with the new ETag as If-Match.',
    },
    { presentTag },
  );
}
