import { type ConnectionSettings } from '../connection/connection.ts';

/** Until when an invoice can be taken back before anything of it reaches Sage, milliseconds since 1970. */
export const undoWindowEndMs = (
  { undoWindowMinutes }: Pick<ConnectionSettings, 'undoWindowMinutes'>,
  acceptedAtMs: number,
): number => acceptedAtMs + undoWindowMinutes * 60_000;
