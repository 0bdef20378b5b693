/** A value in a visibility query, so that no text ends its own quotes. */
export const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

export const inList = (name: string, values: readonly string[]): string =>
  `${name} IN (${values.map(quoted).join(', ')})`;

/** Looks of the caretaker that came to an end, the newest first. */
export const lookQuery = (taskQueue: string): string =>
  `WorkflowType = 'caretaker' AND TaskQueue = ${quoted(taskQueue)} AND ExecutionStatus = 'Completed'`;
