import { emptyAnswer, jsonAnswer } from '../../answer.ts';
import { createAllocation, deleteAllocation } from '../../books/allocations.ts';
import { notFound } from '../../errors.ts';
import { allOwn, type Call, own, type Route } from '../call.ts';
import { listAnswer } from '../envelope.ts';
import { resourceFields } from '../fields.ts';
import { idempotencyIdOf } from '../idempotency.ts';
import { presentAllocation } from './present.ts';
import { readSettlements } from './read-settlements.ts';

/** Sage's description: Full Access in all three, whatever is asked. */
const rights = { area: null, needsFull: ['Sales', 'Purchases', 'Contacts'] } as const;
const resource = 'contact_allocation';

export const contactAllocationRoutes: readonly Route[] = [
  { kind: 'plain', method: 'GET', template: '/contact_allocations', ...rights, handle: list },
  { kind: 'write', method: 'POST', template: '/contact_allocations', ...rights, resource, handle: create },
  { kind: 'plain', method: 'GET', template: '/contact_allocations/{id}', ...rights, handle: read },
  { kind: 'plain', method: 'DELETE', template: '/contact_allocations/{id}', ...rights, handle: remove },
];

function list(call: Call) {
  const { query, world } = call;
  const contactId = query.get('contact_id');
  const typeId = query.get('transaction_type_id');
  const rows = allOwn(call, world.state.allocations).filter(
    (row) =>
      (contactId === null || row.contactId === contactId) &&
      (typeId === null || typeId === 'CUSTOMER_ALLOCATION'),
  );
  return listAnswer(call, '/contact_allocations', rows, (row) => presentAllocation(world, row), {
    created_at: (row) => row.createdAt,
    updated_at: (row) => row.updatedAt,
    date: (row) => row.date,
  });
}

function read(call: Call) {
  return jsonAnswer(200, presentAllocation(call.world, own(call, call.world.state.allocations, call.id)));
}

function create(call: Call) {
  const { world, business } = call;
  const fields = resourceFields(call.body, resource);
  fields.oneOf('transaction_type_id', ['CUSTOMER_ALLOCATION'], { required: true });
  const contactId = fields.text('contact_id', { required: true });
  const date = fields.date('date') ?? world.clock.today();
  const settlements = readSettlements(fields, true);
  fields.settle();
  if (!contactId) throw notFound();
  const allocation = createAllocation(
    world,
    { businessId: business.id, contactId: own(call, world.state.contacts, contactId).id, date, settlements },
    idempotencyIdOf(call, resource),
  );
  return jsonAnswer(201, presentAllocation(world, allocation));
}

function remove(call: Call) {
  deleteAllocation(call.world, own(call, call.world.state.allocations, call.id));
  return emptyAnswer(204);
}
