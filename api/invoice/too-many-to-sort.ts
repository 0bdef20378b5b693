import { Problem } from '../problem.ts';

/** Names and numbers are encrypted, so what is to be searched or sorted is read row by row, and that has a bound. */
export const tooManyToSort = (businessUnit: string, count: number, most: number): Problem =>
  new Problem({
    status: 400,
    code: 'too_many_to_sort',
    detail: `${count} rows of "${businessUnit}" match the other filters, and ${most} can be searched or sorted at once.`,
    fix: 'Add a filter that leaves fewer: open=true (what is owed), status, waitingFor, attention, or dueFrom with dueTo; or leave sort, number, sageNumber, customer and text out.',
  });
