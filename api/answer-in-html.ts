import { type Response } from 'express';
import { type z } from 'zod';
import { problemPage } from './connection/authorization-pages.ts';
import { type Onward } from './page.ts';
import { Problem } from './problem.ts';
import { temporalProblem } from './temporal-problem.ts';

/** As of a link that was used: who guesses at links does not learn which business units there are. */
export const linkUnknown = new Problem({
  status: 409,
  code: 'authorization_unknown',
  detail: 'This link was used already, or a newer one was made.',
  fix: 'Begin the connection again.',
});

/** A person looks at these answers: errors become a page, not JSON. `onward`: where such a page leads. */
export async function answerInHtml(
  response: Response,
  onward: Onward | null,
  work: () => Promise<void>,
): Promise<void> {
  response.set({ 'cache-control': 'no-store' });
  try {
    await work();
  } catch (error) {
    const found = error instanceof Problem ? error : temporalProblem(error);
    if (found === undefined) throw error;
    const problem = found.fields.code === 'unknown_business_unit' ? linkUnknown : found;
    response
      .status(problem.fields.status)
      .send(problemPage(problem, isPassing(problem) ? again(response) : onward));
  }
}

const isPassing = ({ fields }: Problem): boolean => fields.status === 503;

/** The address itself, which is safe to open again. */
const again = ({ req }: Response): Onward | null =>
  req.method === 'GET' ? { href: req.originalUrl, text: 'Try again' } : null;

/** What a link or form of ours carries. @throws Problem when it was changed on the way */
export function readLink<Schema extends z.ZodType>(schema: Schema, content: unknown): z.output<Schema> {
  const result = schema.safeParse(content);
  if (result.success) return result.data;
  throw new Problem({
    status: 400,
    code: 'link_damaged',
    detail: 'This link is not complete, or it was changed on the way.',
    fix: 'Begin the connection again.',
  });
}
