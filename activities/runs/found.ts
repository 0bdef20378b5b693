import { type Finding } from '../../domain/runs/health-report.ts';

/** What one part of a look found, and what it could not look at. */
export interface Found {
  readonly findings: readonly Finding[];
  readonly incomplete: readonly string[];
}
