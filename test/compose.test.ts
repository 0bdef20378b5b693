import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { parse } from 'yaml';
import { z } from 'zod';
import { configVariables as apiVariables, readApiConfig } from '../api/config.ts';
import { LONGEST_REQUEST_MS } from '../api/connection/connections.ts';
import { publicUrls } from '../api/public-urls.ts';
import { composeEnvironment } from '../scripts/compose-env.ts';
import { generateKeys } from '../scripts/embedded/development-keys.ts';
import { dynamicConfig } from '../temporal/server/dynamic-config.ts';
import { composeClient } from './support/compose-client.ts';
import { configVariables as workerVariables, readWorkerConfig } from '../worker/config.ts';

const root = new URL('../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

const variables = z.record(z.string(), z.string());
const composeFile = z.object({
  services: z.record(
    z.string(),
    z.looseObject({
      image: z.string(),
      build: z.object({ context: z.string(), target: z.string() }).optional(),
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

  it('gives the server the settings that the dev server has', () => {
    const settings = z.record(z.string(), z.tuple([z.object({ value: z.union([z.number(), z.boolean()]) })]));
    const parsed = settings.parse(parse(read('docker/temporal/dynamic-config.yaml')));
    const values = Object.fromEntries(Object.entries(parsed).map(([key, [{ value }]]) => [key, value]));
    assert.deepEqual(values, dynamicConfig);
  });
});

/** What a compose client made of the file: our own reading of YAML above could err as the author did. */
describe('the compose file, as a compose client reads it', () => {
  const strings = z.array(z.string());
  const resolved = z.object({
    services: z.record(
      z.string(),
      z.looseObject({
        command: strings.nullable(),
        healthcheck: z.object({ test: strings }).optional(),
        environment: variables.optional(),
        build: z.looseObject({ target: z.string() }).optional(),
        volumes: z.array(z.looseObject({ type: z.string(), target: z.string() })).optional(),
        stop_grace_period: z.string().optional(),
      }),
    ),
    volumes: z.record(z.string(), z.unknown()),
  });
  type Services = z.infer<typeof resolved>['services'];
  let compose: (...args: string[]) => string;
  let envFile = '';
  before(async () => {
    compose = await composeClient();
    envFile = join(await mkdtemp(join(tmpdir(), 'compose-')), 'compose.env');
    await writeFile(envFile, await composeEnvironment(generateKeys()));
  });

  function configOf(profile: 'sandbox' | undefined, more: readonly string[] = []): Services {
    const file = join(dirname(envFile), 'more.env');
    writeFileSync(file, more.join('\n'));
    const text = compose(
      ...['--project-directory', fileURLToPath(root), '--env-file', envFile, '--env-file', file],
      ...(profile === undefined ? [] : ['--profile', profile]),
      ...['config', '--format', 'json'],
    );
    return resolved.parse(JSON.parse(text)).services;
  }

  const standIns = ['mail-catcher', 'psa-receiver', 'sage-sandbox'];
  const always = ['api', 'postgres', 'setup', 'temporal', 'temporal-setup', 'temporal-ui', 'worker'];

  it('has the stand-ins in the sandbox profile only', () => {
    assert.deepEqual(Object.keys(configOf(undefined)).sort(), always);
    assert.deepEqual(Object.keys(configOf('sandbox')).sort(), [...always, ...standIns].sort());
  });

  it('gives each health check a test whose code compiles', () => {
    const services = configOf('sandbox');
    const scripts = Object.entries(services).flatMap(([name, { healthcheck }]) => {
      const [kind, program, flag, code] = healthcheck?.test ?? [];
      if (kind !== undefined) assert.equal(kind, 'CMD', name);
      return program === 'node' ? [{ name, flag, code: code ?? '' }] : [];
    });
    assert.deepEqual(scripts.map(({ name }) => name).sort(), ['api', 'worker', ...standIns].sort());
    for (const { name, flag, code } of scripts) {
      assert.equal(flag, '-e', name);
      assert.doesNotThrow(() => new Script(code), name);
      assert.match(code, /process\.exit\(answer\.\w+( < 500)? \? 0 : 1\)/, name);
    }
  });

  it('starts each of our programs directly, so that it hears SIGTERM, and from what its image holds', () => {
    const entries = z
      .object({ files: strings })
      .parse(JSON.parse(read('tsconfig.build.json')))
      .files.map((file) => `dist/${file.replace(/\.ts$/, '.js')}`);
    for (const [name, { command, build }] of Object.entries(configOf('sandbox'))) {
      if (build === undefined) continue;
      const [program, ...args] = command ?? [];
      assert.equal(program, 'node', name);
      if (build.target === 'product') {
        assert.equal(args.length, 1, name);
        assert(
          entries.includes(args[0] ?? ''),
          `${name} starts ${args[0]}, which npm run build does not make`,
        );
      } else {
        assert.equal(build.target, 'sandbox');
        assert.deepEqual(args.slice(0, 2), ['--import', 'tsx'], name);
        assert(existsSync(new URL(args[2] ?? '', root)), `${name} starts ${args[2]}`);
      }
    }
  });

  it('lets the consent come back to the public address of the API, unless another one is registered at Sage', () => {
    const redirect = (...more: string[]) => {
      const { environment = {} } = configOf('sandbox', more)['api'] ?? {};
      return publicUrls(readApiConfig(environment)).redirectUri;
    };
    assert.equal(redirect(), 'http://localhost:3000/oauth/sage/callback');
    const url = 'API_PUBLIC_URL=https://invoicing.example.com';
    assert.equal(redirect(url), 'https://invoicing.example.com/oauth/sage/callback');
    const registered = 'https://proxy.example.com/sage';
    assert.equal(redirect(url, `SAGE_REDIRECT_URL=${registered}`), registered);
  });

  it('keeps what each stand-in knows on a volume, and shows it under an address that browsers reach', () => {
    const services = configOf('sandbox');
    for (const name of standIns) {
      const { command, volumes } = services[name] ?? {};
      assert.deepEqual(
        volumes?.map(({ type, target }) => [type, target]),
        [['volume', '/data']],
        name,
      );
      const flags = command ?? [];
      assert(
        flags.some((flag) => /^--state(-dir|-file)?=\/data\//.test(flag)),
        `${name} keeps nothing`,
      );
      assert(
        flags.some((flag) => /^--public-url=http:\/\/localhost:\d+$/.test(flag)),
        `${name} would show its links with the address that it listens on`,
      );
    }
  });

  it('gives api and worker more time to stop than what they have in hand can take', () => {
    const services = configOf('sandbox');
    const grace = (name: string) => {
      const [, minutes = '0', seconds = '0'] =
        /^(?:(\d+)m)?(\d+)s$/.exec(services[name]?.stop_grace_period ?? '') ?? [];
      return (Number(minutes) * 60 + Number(seconds)) * 1000;
    };
    const worker = readWorkerConfig(services['worker']?.environment ?? {});
    assert(grace('worker') > worker.SHUTDOWN_GRACE_MS);
    assert(grace('api') > LONGEST_REQUEST_MS);
  });
});

describe('the image of api and worker', () => {
  const stages = new Map(
    read('Dockerfile')
      .split(/^(?=FROM )/m)
      .slice(1)
      .map((stage) => [/ AS (\w+)$/m.exec(stage)?.[1] ?? '', stage]),
  );
  const product = stages.get('product') ?? '';

  it('is what a build without a target makes', () => {
    assert.equal([...stages.keys()].at(-1), 'product');
  });

  it('holds the compiled code and the packages that run, no sources and no tools', () => {
    const copied = [...product.matchAll(/^COPY (.+)$/gm)].map(([, what]) => what);
    assert.deepEqual(copied, [
      '--from=modules /app/node_modules node_modules',
      '--from=build /app/dist dist',
    ]);
    assert.match(stages.get('modules') ?? '', /^RUN npm ci --omit=dev/m);
    assert.match(stages.get('build') ?? '', /^RUN npm run build$/m);
    assert.doesNotMatch(product, /tsx/);
  });

  it('runs as a user without rights, and so does the sandbox', () => {
    for (const stage of [product, stages.get('sandbox')]) assert.match(stage ?? '', /^USER node$/m);
  });

  it('is on the current LTS of Node, as the sandbox is', () => {
    const bases = [...read('Dockerfile').matchAll(/^FROM (\S+)/gm)].map(([, from = '']) => from);
    const images = bases.filter((from) => !stages.has(from));
    assert.deepEqual(
      images.map((image) => image.replace(/\d+\.\d+-/, 'x-')),
      ['node:24.x-bookworm-slim'],
    );
  });
});
