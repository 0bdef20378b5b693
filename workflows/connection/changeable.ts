import { changeableSettings } from '../../domain/etag.ts';
import { type LastRequest } from '../../domain/principals/caller.ts';
import { type Changeable } from '../precondition.ts';
import { type ConnectionState } from './state.ts';

const MOST_CHANGES = 50;

/** What several people may change of a connection, as the API shows it. */
export const settingsOf = (state: ConnectionState): Changeable =>
  changeable(state, `The settings of "${state.businessUnit}"`, changeableSettings(state));

export const glAccountOf = (state: ConnectionState, id: string): Changeable =>
  changeable(state, `GL account "${id}"`, byId(state.glAccounts, id));

export const templateOf = (state: ConnectionState, id: string): Changeable =>
  changeable(state, `The link of contract template "${id}"`, byId(state.contractTemplates, id));

/** @param by null: nobody said so */
export function noteChange(state: ConnectionState, { name }: Changeable, by: LastRequest | null): void {
  const others = (state.changes ?? []).filter((change) => change.of !== name);
  // An earlier one of somebody else is not the last any more.
  state.changes = by === null ? others : [...others, { ...by, of: name }].slice(-MOST_CHANGES);
}

function changeable({ changes = [] }: ConnectionState, name: string, shown: object | null): Changeable {
  return { name, shown, lastChange: changes.find((change) => change.of === name) ?? null };
}

const byId = <T extends { readonly id: string }>(all: readonly T[], id: string): T | null =>
  all.find((one) => one.id === id) ?? null;
