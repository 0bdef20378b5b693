import { type AttentionCode, attentionCodes, remedies } from '../attention.ts';
import { consentProblems } from './consent-problems.ts';
import { doorProblems } from './door-problems.ts';
import { documentProblems } from './document-problems.ts';
import { settingsProblems } from './settings-problems.ts';

/** One kind of refusal that the API answers. `docs/problems.md` is written from these (`npm run problems:catalogue`). */
export interface CataloguedProblem {
  /** HTTP statuses that it comes with. */
  readonly status: readonly number[];
  readonly means: string;
  /** What to do; the `fix` of the moment says it with the values. */
  readonly fix: string;
  /** Whether the same request may succeed later, without anybody doing anything; `sometimes`: the answer says. */
  readonly retriable: boolean | 'sometimes';
}

const refusals = { ...doorProblems, ...documentProblems, ...settingsProblems, ...consentProblems };

export type ConsentProblemCode = keyof typeof consentProblems;
/** Codes that only answers of the API have. */
export type RefusalCode = keyof typeof refusals;
/** Every code that a problem can have. What was ordered may fail with what an invoice would need a person for. */
export type ProblemCode = RefusalCode | AttentionCode;

export interface ProblemEntry extends CataloguedProblem {
  readonly code: ProblemCode;
}

const isRefusal = (code: string): code is RefusalCode => Object.hasOwn(refusals, code);
const byCode = (one: ProblemEntry, other: ProblemEntry): number => (one.code < other.code ? -1 : 1);

export const refusalEntries: readonly ProblemEntry[] = Object.keys(refusals)
  .filter(isRefusal)
  .map((code): ProblemEntry => ({ code, ...refusals[code] }))
  .sort(byCode);

/** Those that are no other refusal as well. The runbook has a paragraph for each. */
export const attentionEntries: readonly ProblemEntry[] = attentionCodes
  .filter((code) => !isRefusal(code))
  .map((code): ProblemEntry => ({
    code,
    status: [409, 422],
    means: `What was ordered failed with what an invoice needs a person for: ${code.replaceAll('_', ' ')}.`,
    fix: remedies[code],
    retriable: false,
  }))
  .sort(byCode);

export const problemCatalogue: readonly ProblemEntry[] = [...refusalEntries, ...attentionEntries];
export const problemCodes: readonly ProblemCode[] = problemCatalogue.map(({ code }) => code);
