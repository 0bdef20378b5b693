import { exactHash } from './invoice/content-hash.ts';
import { type ConnectionSettings, type ConnectionView } from './connection/connection.ts';

/** Strong entity tag (RFC 9110, 8.8.3), quotes included: of two states the same only where they are shown the same. */
export const etagOf = (shown: unknown): string => `"${exactHash(shown)}"`;

/** What a change goes by that must not overwrite another: the headers If-Match and If-None-Match of its request. */
export interface Precondition {
  /** Entity tags, one of which the thing must still have; `*`: any, so it must be there. */
  readonly match?: '*' | readonly string[];
  /** It must not be there yet. */
  readonly mustBeNew?: boolean;
}

/** All that a change of settings changes, and nothing that changes by itself. */
export interface ChangeableSettings extends ConnectionSettings {
  readonly defaultLedger: ConnectionView['defaultLedger'];
}

export const changeableSettings = ({
  settings,
  defaultLedger,
}: Pick<ConnectionView, 'settings' | 'defaultLedger'>): ChangeableSettings => ({
  defaultLedger,
  ...settings,
});
