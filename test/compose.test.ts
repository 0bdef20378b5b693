import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { configVariables as apiVariables, readApiConfig } from '../api/config.ts';
import { composeEnvironment } from '../scripts/compose-env.ts';
import { generateKeys } from '../scripts/embedded/development-keys.ts';
import { dynamicConfig } from '../temporal/server/dynamic-config.ts';
import { configVariables as workerVariables, readWorkerConfig } from '../worker/config.ts';

const root = new URL('../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

const variables = z.record(z.string(), z.string());
const composeFile = z.object({
  services: z.record(
    z.string(),
    z.looseObject({
      image: z.string(),
      build: z.string().optional(),
      environment: variables.optional(),
      restart: z.string(),
      healthcheck: z.unknown().optional(),
      profiles: z.array(z.string()).optional(),
    }),
  ),
});

/** As compose does it: `${NAME:-default}`, and `${NAME:?message}` without a default. */
function fillIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{(\w+):([?-])([^}]*)\}/g, (_whole, name: string, kind: string, rest: string) => {
    const value = values[name];
    assert(value !== undefined || kind === '-', `the generated environment lacks ${name}: ${rest}`);
    return value ?? rest;
  });
}

/** Where a container listens and finds Temporal: the services know of each other by these. */
const fixedInContainers = {
  api: ['API_HOST', 'API_PORT', 'TEMPORAL_ADDRESS'],
  worker: ['TEMPORAL_ADDRESS', 'WORKER_HEALTH_HOST', 'WORKER_HEALTH_PORT'],
};

describe('the compose file', () => {
  const { services } = composeFile.parse(parse(read('docker-compose.yml'), { merge: true }));
  const environmentOf = (name: string) => services[name]?.environment ?? {};

  for (const [name, known] of [
    ['api', apiVariables],
    ['worker', workerVariables],
  ] as const) {
    it(`sets for ${name} only what its configuration reads`, () => {
      const unknown = Object.keys(environmentOf(name)).filter((variable) => !known.includes(variable));
      assert.deepEqual(unknown, []);
    });
  }

  for (const [name, known] of [
    ['api', apiVariables],
    ['worker', workerVariables],
  ] as const) {
    it(`lets every setting of ${name} be given, but for those that the container itself needs as they are`, () => {
      const given = environmentOf(name);
      const fixed = Object.keys(given).filter((variable) => !given[variable]?.startsWith('${'));
      const missing = known.filter((variable) => given[variable] === undefined);
      assert.deepEqual([...missing, ...fixed].sort(), fixedInContainers[name]);
      for (const [variable, value] of Object.entries(given))
        if (value.startsWith('${')) assert.match(value, new RegExp(`^\\$\\{${variable}:`), variable);
    });
  }

  it('pins every image, and the tools of the database to the version of the server', () => {
    for (const [name, { image }] of Object.entries(services)) {
      assert.match(image, /:\d+\.\d+[\w.-]*$/, `${name} uses ${image}`);
    }
    const version = (image = '') => image.split(':')[1];
    assert.equal(version(services['temporal-setup']?.image), version(services.temporal?.image));
    for (const line of read('Dockerfile').matchAll(/^FROM (.+)$/gm))
      assert.match(line[1] ?? '', /:\d+\.\d+\.\d+-/);
  });

  it('watches the health of each of our services that is to stay up', () => {
    const ours = Object.entries(services).filter(([, { build }]) => build !== undefined);
    assert(ours.length >= 6);
    const unwatched = ours.filter(([, { healthcheck }]) => healthcheck === undefined);
    assert.deepEqual(
      unwatched.map(([name, { restart }]) => [name, restart]),
      [['setup', 'on-failure:5']],
    );
  });

  it('asks for each secret and holds none itself', () => {
    const secret = /(KEYS|SECRETS?|PASSWORD|PWD)$/;
    for (const [name, { environment = {} }] of Object.entries(services)) {
      for (const [variable, value] of Object.entries(environment)) {
        if (secret.test(variable)) assert.match(value, /^\$\{\w+:(\?.+|-)\}$/, `${name}: ${variable}`);
      }
    }
  });

  it('makes a usable configuration out of the values of the sandbox', async () => {
    const generated = await composeEnvironment(generateKeys());
    const sandbox = Object.fromEntries(
      [...generated.matchAll(/^(\w+)=(.+)$/gm)].map(([, name = '', value = '']) => [name, value]),
    );
    const filledIn = (service: string) =>
      Object.fromEntries(
        Object.entries(environmentOf(service)).map(([name, text]) => [name, fillIn(text, sandbox)]),
      );
    const api = readApiConfig(filledIn('api'));
    const worker = readWorkerConfig(filledIn('worker'));
    assert.equal(api.TASK_QUEUE, worker.TASK_QUEUE);
    assert.equal(worker.SAGE_API_URL, 'http://sage-sandbox:4010/v3.1');
    for (const name of Object.keys(services)) filledIn(name);
  });

  it('runs our processes as a user without rights', () => {
    const users = [...read('Dockerfile').matchAll(/^USER (.+)$/gm)].map(([, user]) => user);
    assert.equal(users.at(-1), 'node');
  });

  it('gives the server the settings that the dev server has', () => {
    const settings = z.record(z.string(), z.tuple([z.object({ value: z.union([z.number(), z.boolean()]) })]));
    const parsed = settings.parse(parse(read('docker/temporal/dynamic-config.yaml')));
    const values = Object.fromEntries(Object.entries(parsed).map(([key, [{ value }]]) => [key, value]));
    assert.deepEqual(values, dynamicConfig);
  });

  it('is taken by docker compose', async function () {
    const run = (...args: string[]) =>
      spawnSync('docker', ['compose', ...args], { cwd: root, encoding: 'utf8' });
    if (run('version').status !== 0) {
      console.log('      skipped: `docker compose` is not installed here');
      this.skip();
    }
    const file = join(await mkdtemp(join(tmpdir(), 'compose-')), 'compose.env');
    await writeFile(file, await composeEnvironment(generateKeys()));
    const { status, stderr } = run('--env-file', file, '--profile', 'sandbox', 'config', '-q');
    assert.equal(status, 0, stderr);
  });
});
