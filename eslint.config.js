import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/**
 * Folders are layers and imports run one way (docs/architecture.md): each block below holds one edge of that picture.
 * `forbid` takes the folders that may not be imported and says what to do instead.
 */
function forbid(files, folders, message, extra = []) {
  return {
    files,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [{ regex: `^(\\.\\./)+(${folders.join('|')})/`, message }, ...extra],
        },
      ],
    },
  };
}

const outer = ['workflows', 'activities', 'api', 'worker', 'temporal', 'scripts', 'bench', 'test', 'sandbox'];
const workflowSandbox = [
  { regex: '^node:', message: 'Workflow code is deterministic: no Node builtins.' },
  {
    regex: '^zod',
    message: 'The workflow bundle stays free of zod: import the inferred types only.',
    allowTypeImports: true,
  },
  {
    regex: '/schemas/',
    message: 'The workflow bundle stays free of zod: import types only.',
    allowTypeImports: true,
  },
];

/** Modules of the bundle are loaded once for all workflows of a worker (worker/start-worker.ts): what one remembered there, all would see. */
const shared = 'A module is shared by all workflows of a worker: it holds nothing that changes.';
const topLevel = ':matches(Program, ExportNamedDeclaration) > VariableDeclaration';

export default tseslint.config(
  {
    ignores: [
      'node_modules',
      'dist',
      '.data',
      'test/histories',
      'client/dist',
      'client/src/{api,event}-types.ts',
    ],
  },
  js.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['eslint.config.js'] } } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      // Lines of code. A longer one is one thing that is read as a whole, and says why where it turns the rule off.
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      'object-shorthand': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  { files: ['**/*.js'], ...tseslint.configs.disableTypeChecked },
  forbid(
    ['domain/**/*.ts'],
    [...outer, 'sage'],
    'domain/ is the innermost layer and imports nothing of ours.',
  ),
  forbid(['sage/**/*.ts'], outer, 'sage/ imports domain/ only.'),
  forbid(
    ['activities/**/*.ts'],
    ['api', 'worker', 'scripts', 'bench', 'test', 'sandbox'],
    'activities/ imports domain/, sage/, temporal/ and the types of workflows/.',
    [
      {
        regex: '^(\\.\\./)+workflows/',
        message:
          'Activities take only the types of workflows, and start them by name: their code belongs to the bundle.',
        allowTypeImports: true,
      },
    ],
  ),
  {
    ...forbid(
      ['workflows/**/*.ts'],
      ['sage', 'api', 'worker', 'temporal', 'scripts', 'bench', 'test', 'sandbox'],
      'workflows/ imports domain/ and the types of activities/.',
      [
        ...workflowSandbox,
        {
          regex: '^(\\.\\./)+activities/',
          message: 'Workflows take only the types of activities.',
          allowTypeImports: true,
        },
      ],
    ),
  },
  {
    files: ['workflows/**/*.ts', 'domain/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: `${topLevel}[kind=let]`, message: shared },
        {
          selector: `${topLevel} > VariableDeclarator > NewExpression[callee.name=/^(Weak)?(Map|Set)$/]:not([parent.id.typeAnnotation.typeAnnotation.typeName.name=/^Readonly/])`,
          message: `${shared} State ReadonlyMap or ReadonlySet as its type.`,
        },
        { selector: 'PropertyDefinition[static=true][readonly=false]', message: shared },
      ],
    },
  },
  forbid(
    ['api/**/*.ts'],
    ['activities', 'worker', 'scripts', 'bench', 'test', 'sandbox', 'sage(?!/authorize-url\\.ts$)'],
    'api/ talks to workflows through messages, never to activities or to Sage (but for the authorise URL).',
  ),
  forbid(
    ['temporal/**/*.ts'],
    ['activities', 'api', 'worker', 'sage', 'scripts', 'bench', 'test', 'sandbox', 'workflows'],
    'temporal/ is plumbing: it imports domain/ only.',
  ),
  forbid(
    ['worker/**/*.ts'],
    ['api', 'scripts', 'bench', 'test', 'sandbox'],
    'worker/ imports activities/, sage/, temporal/ and domain/.',
  ),
  forbid(
    ['sandbox/**/*.ts'],
    ['domain', 'sage', 'workflows', 'activities', 'api', 'worker', 'temporal', 'scripts', 'bench', 'test'],
    'sandbox/ stands for the outside world and knows nothing of ours.',
  ),
  forbid(
    ['client/**/*.ts', 'examples/psa-backend/*.ts'],
    [...outer, 'sage', 'domain'],
    'client/ goes to strangers and knows nothing of the server; the PSA of the example has the client and nothing else.',
  ),
  {
    // What is right is worked out without a line of what is checked; only the shape of what is handed over is the same.
    files: ['scripts/accounts-check/{fraction,compare,right-*,check-email,check-pdf,pdf-*}.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(\\.\\./)+(domain|sage|activities|workflows)/|^decimal\\.js',
              message: 'The accounts check compares with arithmetic and words of its own.',
              allowTypeImports: true,
            },
          ],
        },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unused-expressions': 'off',
      // A list of cases under one title.
      'max-lines': ['error', { max: 320, skipBlankLines: true, skipComments: true }],
    },
  },
);
