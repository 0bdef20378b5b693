import { jsonAnswer } from '../../answer.ts';
import { summary, takeNumber } from '../../books/artefacts.ts';
import { notFound } from '../../errors.ts';
import { newId } from '../../ids.ts';
import { money } from '../../money.ts';
import { type Artefact, type ArtefactKind, type Line } from '../../state.ts';
import { own, type Call } from '../call.ts';
import { type Fields, resourceFields } from '../fields.ts';
import { idempotencyIdOf } from '../idempotency.ts';
import { presentArtefact } from './present.ts';
import { readArtefact } from './read-artefact.ts';

export function createArtefact(call: Call, kind: ArtefactKind) {
  const { world, business } = call;
  const fields = resourceFields(call.body, kind);
  const statusId = readStatus(fields);
  const values = readArtefact(call, fields, kind, undefined);
  fields.settle();
  if (call.centLess) takeCentOff(values.lines[0]);
  if (call.ownRate) values.exchangeRate = business.exchangeRates[values.currencyId] ?? '1';
  const now = world.clock.stamp();
  const artefact: Artefact = {
    ...values,
    id: newId(),
    businessId: business.id,
    kind,
    number: statusId === 'UNPAID' ? takeNumber(business, kind, call.skipNumber) : null,
    statusId,
    voidReason: null,
    paidAmount: '0',
    paidDiscount: '0',
    lastPaid: null,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  };
  world.state.artefacts[artefact.id] = artefact;
  world.record.add(`${kind}.created`, business.id, artefact.id, {
    ...summary(artefact),
    idempotencyId: idempotencyIdOf(call, kind),
  });
  return jsonAnswer(201, presentArtefact(world, artefact, false));
}

/** As of a rounding that the client did not expect. */
function takeCentOff(line: Line | undefined): void {
  if (line === undefined) return;
  line.netAmount = money(line.netAmount).minus('0.01').toFixed();
  line.totalAmount = money(line.totalAmount).minus('0.01').toFixed();
}

function readStatus(fields: Fields): Artefact['statusId'] {
  return fields.oneOf('status_id', ['DRAFT', 'PRO_FORMA', 'UNPAID']) ?? 'UNPAID';
}

export function artefactOf(call: Call, kind: ArtefactKind): Artefact {
  const artefact = own(call, call.world.state.artefacts, call.id);
  if (artefact.kind !== kind) throw notFound();
  return artefact;
}
