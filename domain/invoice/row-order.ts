/** How lists can be sorted: by the day on which it is due, or the moment of the hand-over; `-` is the latest first. */
export const listOrders = ['dueDate', '-dueDate', 'handedOver', '-handedOver'] as const;
export type ListOrder = (typeof listOrders)[number];

/** Where a row stands in an order: what it is sorted by, null for one that has none, and what tells equal ones apart. */
export type Position = readonly [key: string | null, id: string];

interface Sortable {
  readonly invoiceId: string;
  readonly dueDate: string | null;
  readonly handedOverAt: string;
}

export const positionOf = (row: Sortable, order: ListOrder): Position => [
  order.endsWith('dueDate') ? row.dueDate : row.handedOverAt,
  row.invoiceId,
];

/** Of equal ones by id; whatever has no key comes last in either direction. */
export function comparePositions([a, idA]: Position, [b, idB]: Position, order: ListOrder): number {
  if (a === b) return idA < idB ? -1 : Number(idA > idB);
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b === order.startsWith('-') ? 1 : -1;
}
