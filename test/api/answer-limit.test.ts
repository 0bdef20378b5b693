import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import express from 'express';
import { z } from 'zod';
import { errorHandler } from '../../api/error-handler.ts';
import { mount, type Route } from '../../api/route.ts';
import { silent } from '../support/servers.ts';
import { problemOf, request } from './api-under-test.ts';

describe('A request that is worked on for too long', () => {
  let server: Server;
  let url: string;
  before(async () => {
    const app = express();
    const route = (path: string, run: Route['run']): Route => ({
      method: 'get',
      path,
      operationId: 'forATest',
      summary: 'For a test',
      roles: ['operator'],
      params: z.object({}),
      answers: { 200: { description: 'Done', schema: z.unknown() } },
      run,
    });
    const endless = route('/endless', () => new Promise(() => undefined));
    const done = route('/done', () => Promise.resolve({ status: 200, body: { done: true } }));
    const expectUnit = () => Promise.resolve();
    const countHandOver = (_request: unknown, _response: unknown, next: () => void) => next();
    mount(app, [endless, done], { countHandOver, expectUnit, checkAnswer: () => {}, answerWithinMs: 50 });
    app.use(errorHandler(silent));
    server = createServer(app);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const address = server.address();
    url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  });
  after(() => new Promise((closed) => server.close(closed)));

  it('is answered that it goes on, and that it is safe to repeat', async () => {
    const answer = await request(`${url}/endless`, 'GET');
    const problem = problemOf(answer);
    assert.deepEqual([problem.status, problem.code, problem.retriable], [503, 'still_working', true]);
    assert.equal(answer.headers.get('retry-after'), '5');
  });

  it('is told from one that is done in time', async () => {
    const { status, text } = await request(`${url}/done`, 'GET');
    assert.deepEqual([status, JSON.parse(text)], [200, { done: true }]);
  });
});
