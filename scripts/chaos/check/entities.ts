import { type Evidence } from './evidence.ts';

/** A run that was ended knew them, and the one in its place did not. */
const gone = new Set(['settings_gone', 'consent_tokens_gone']);

/** What persons set and is not as they set it, and what a run that took over said that it could not read. */
export function forgotten({ setByPersons: { before, after }, connectionProblems }: Evidence): string[] {
  const changed = Object.entries(before).flatMap(([what, was]) =>
    after[what] === was ? [] : [`${what} was ${was} and is ${after[what] ?? 'gone'}`],
  );
  const told = connectionProblems.filter((problem) => gone.has(problem.split(': ')[1] ?? ''));
  return [...changed, ...told];
}

/** Ended by a cancellation request, a failure or a time limit: none of our runs does. */
export const ended = (evidence: Evidence): string[] => [...evidence.ended];

export const notBack = (evidence: Evidence): string[] => [...evidence.notBack];

/** Heard by the endpoint of the configuration alone: the one that the API put was forgotten, or its secret. */
export const missedBySecond = ({ events, secondHeard }: Evidence): string[] =>
  events
    .filter(({ id }) => !secondHeard.has(id))
    .map(({ id, type, data }) => `${type} ${id} about ${data.businessUnit}/${data.invoiceId ?? ''}`);
