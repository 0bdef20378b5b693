import { z } from 'zod';
import { type Position } from '../../domain/invoice/row-order.ts';

const position = z.tuple([z.string().nullable(), z.string()]);

/** What a cursor of a sorted list holds: behind which row the next page begins. It is authenticated by who makes cursors of it. */
export const positionBytes = (of: Position): Uint8Array => Buffer.from(JSON.stringify(of), 'utf8');

export const openPosition = (bytes: Uint8Array): Position =>
  position.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
