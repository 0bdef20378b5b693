import { z } from 'zod';

/** As schemathesis writes it with `--report json`; what is not told here is left unread. */
const report = z.object({
  schemathesis_version: z.string(),
  seed: z.int().nullable(),
  complete: z.boolean(),
  running_time: z.number().nullable(),
  operations: z.object({ total: z.int(), tested: z.int(), errored: z.int() }).nullable(),
  test_cases: z.object({ generated: z.int(), unique_failures: z.int(), errored: z.int() }),
  failures: z.array(z.object({ title: z.string(), count: z.int(), operations: z.array(z.string()) })),
  errors: z.array(z.object({ title: z.string(), count: z.int() })),
});
export type Report = z.infer<typeof report>;

export const readReport = (text: string): Report => report.parse(JSON.parse(text));

/** One line that can be compared, and each finding below it. */
export function summary({ operations, test_cases, ...one }: Report): string {
  const findings = [
    ...one.failures.map(
      ({ title, count, operations: where }) => `${title}: ${count} times, in ${where.join(', ')}`,
    ),
    ...one.errors.map(({ title, count }) => `${title}: ${count} times, so that it could not be checked`),
  ];
  return [
    `contract: schemathesis ${one.schemathesis_version}, seed ${one.seed}, ${operations?.tested ?? 0} of ${operations?.total ?? 0} operations, ` +
      `${test_cases.generated} cases, ${findings.length} kinds of findings${one.complete ? '' : ', not run to its end'}`,
    ...findings.map((finding) => `  ${finding}`),
  ].join('\n');
}
