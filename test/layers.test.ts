import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

/** Types are of no matter to the rule of layers, and reading them takes long. */
const eslint = new ESLint({
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  overrideConfig: [tseslint.configs.disableTypeChecked],
});

/** What the rule of layers says of `code` in a file of that name, which need not exist. */
async function complaintsAbout(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(`${code}\n`, { filePath });
  assert.ok(result);
  assert.ok(!result.messages.some(({ fatal }) => fatal), JSON.stringify(result.messages));
  return result.messages
    .filter(({ ruleId }) => ruleId === 'no-restricted-imports')
    .map(({ message }) => message);
}

const importOf = (path: string) => `import { x } from '${path}';\nx();`;
const typeImportOf = (path: string) => `import { type X } from '${path}';\nexport type Y = X;`;

describe('An import against the direction of the layers is refused', () => {
  const refused = [
    ['domain', 'sage/http', 'workflows/messages', 'temporal/logger', 'api/app', 'test/domain/samples'],
    ['sage', 'activities/index', 'workflows/messages', 'temporal/logger', 'sandbox/main'],
    ['activities', 'workflows/index', 'api/problem', 'worker/config', 'sandbox/main', 'scripts/start'],
    ['workflows', 'sage/http', 'api/problem', 'temporal/logger', 'worker/config', 'activities/index'],
    ['api', 'sage/http', 'activities/index', 'worker/config', 'sandbox/main', 'scripts/start'],
    ['temporal', 'activities/index', 'sage/http', 'workflows/messages', 'api/app'],
    ['worker', 'api/problem', 'sandbox/main', 'scripts/start', 'test/domain/samples'],
    ['client', 'domain/money', 'sage/http', 'api/problem', 'temporal/logger', 'test/domain/samples'],
    ['sandbox', 'domain/money', 'sage/http', 'workflows/messages', 'temporal/logger', 'api/app'],
  ] as const;
  for (const [folder, ...targets] of refused) {
    for (const target of targets) {
      it(`from ${folder}/ to ${target}`, async () => {
        const near = await complaintsAbout(`${folder}/x.ts`, importOf(`../${target}.ts`));
        assert.equal(near.length, 1);
        assert.match(near[0] ?? '', /import|talks|knows nothing|types of activities/);
        const deep = await complaintsAbout(`${folder}/deep/x.ts`, importOf(`../../${target}.ts`));
        assert.equal(deep.length, 1, 'from a folder below');
      });
    }
  }

  it('as a type, too, where a layer must not even know of the other', async () => {
    assert.equal((await complaintsAbout('domain/x.ts', typeImportOf('../sage/http.ts'))).length, 1);
    assert.equal((await complaintsAbout('workflows/x.ts', typeImportOf('../sage/http.ts'))).length, 1);
  });

  it('but for the types of a workflow that an activity starts', async () => {
    assert.deepEqual(await complaintsAbout('activities/x.ts', typeImportOf('../workflows/index.ts')), []);
  });

  it('as an export, too', async () => {
    assert.equal((await complaintsAbout('domain/x.ts', "export * from '../sage/http.ts';")).length, 1);
  });
});

describe('What the accounts check holds to be right', () => {
  for (const path of ['../../domain/money.ts', '../../sage/invoice-record.ts', 'decimal.js']) {
    it(`is worked out without ${path}`, async () => {
      for (const file of ['right-result', 'fraction', 'right-words', 'check-pdf', 'check-email'])
        assert.equal((await complaintsAbout(`scripts/accounts-check/${file}.ts`, importOf(path))).length, 1);
    });
  }
});

describe('Workflow code takes nothing that its sandbox does not have', () => {
  const refused = ['node:crypto', 'zod', '../domain/schemas/invoice.ts', '../activities/index.ts'];
  for (const path of refused) {
    it(`such as ${path}`, async () => {
      assert.equal((await complaintsAbout('workflows/x.ts', importOf(path))).length, 1);
    });
  }

  for (const path of ['zod', '../domain/schemas/invoice.ts', '../activities/index.ts']) {
    it(`but for the types of ${path}`, async () => {
      assert.deepEqual(await complaintsAbout('workflows/x.ts', typeImportOf(path)), []);
    });
  }
});

describe('An import in the direction of the layers is allowed', () => {
  const allowed = [
    ['domain', './money.ts', 'zod', '@temporalio/common'],
    ['sage', '../domain/money.ts', './http.ts', 'node:crypto'],
    [
      'activities',
      '../domain/money.ts',
      '../sage/http.ts',
      '../temporal/logger.ts',
      '../domain/invoice/messages.ts',
    ],
    ['workflows', '../domain/money.ts', './activities.ts', '@temporalio/workflow'],
    [
      'api',
      '../domain/money.ts',
      '../domain/invoice/messages.ts',
      '../temporal/connect.ts',
      '../sage/authorize-url.ts',
    ],
    ['temporal', '../domain/search-attributes.ts', 'node:crypto'],
    ['worker', '../activities/index.ts', '../sage/endpoints.ts', '../temporal/connect.ts'],
    ['sandbox', 'express', './main.ts'],
    ['test', '../domain/money.ts', '../sandbox/main.ts', '../worker/start-worker.ts'],
    ['scripts', '../sandbox/main.ts', '../worker/start-worker.ts', '../api/start-api.ts'],
  ] as const;
  for (const [folder, ...paths] of allowed) {
    it(`from ${folder}/ to ${paths.join(', ')}`, async () => {
      for (const path of paths) {
        assert.deepEqual(await complaintsAbout(`${folder}/x.ts`, importOf(path)), [], path);
      }
    });
  }
});
