import { z } from 'zod';
import { healthReport } from '../../domain/schemas/health-report.ts';
import { route } from '../route.ts';
import { type HealthReports } from './health-reports.ts';

export const healthReportRoutes = (reports: HealthReports) => [
  route({
    method: 'get',
    path: '/v1/health-report',
    roles: ['operator'],
    operationId: 'getHealthReport',
    summary: 'What stopped or waits too long, by the last look of the caretaker, and whether it looks at all',
    params: z.object({}),
    answers: { 200: { description: 'The newest findings, each with what to do', schema: healthReport } },
    handle: async () => ({ status: 200, body: await reports.newest() }),
  }),
];
