import { type Answer, jsonAnswer } from '../../answer.ts';
import { voidOrDelete } from '../../books/artefacts.ts';
import { type ArtefactKind } from '../../state.ts';
import { type Call } from '../call.ts';
import { isRaw } from '../fields.ts';
import { artefactOf } from './create.ts';
import { presentArtefact } from './present.ts';

/** The reason comes in the body (guide) or in the query (swagger): either will do. */
export function removeArtefact(call: Call, kind: ArtefactKind): Answer {
  const artefact = artefactOf(call, kind);
  const inner = isRaw(call.body) && isRaw(call.body[kind]) ? call.body[kind] : call.body;
  const fromBody = isRaw(inner) ? inner.void_reason : undefined;
  const reason = typeof fromBody === 'string' ? fromBody : call.query.get('void_reason');
  voidOrDelete(call.world, artefact, reason);
  return jsonAnswer(200, presentArtefact(call.world, artefact, false));
}
