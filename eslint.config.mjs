// The house style as far as a machine can keep it: typed rules on every file, and the rings.
import { defineConfig, globalIgnores } from 'eslint/config';
import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

/**
 * The rings of DESIGN.md: each folder of src/ with the folders it may import from, besides itself.
 * Everything not named is forbidden; siblings of ring 1 meet only through core/ports.ts.
 * @type {Record<string, readonly string[]>}
 */
const rings = {
  core: [],
  protocol: ['core'],
  engine: ['core'],
  proc: ['core'],
  sampling: ['core', 'proc'],
  flood: ['core', 'proc'],
  run: ['core'],
  cli: ['core', 'protocol', 'engine', 'sampling', 'flood', 'run'],
  ui: ['core', 'protocol', 'engine', 'sampling', 'flood', 'run'],
  webview: ['core', 'protocol'],
};

/** Folders beside src/: they may import all of it, and nothing of it imports them. */
const aroundTheRings = ['scripts', 'bench', 'test'];

/** Packages that only one folder may import, since all others know them through a port. */
const keptPackages = { dockerode: 'engine', vscode: 'ui', 'tar-fs': 'engine' };

const coreIsPure = {
  regex: '^(node:.*|fs|net|http|https|path|child_process|os|stream|util)(/.*)?$',
  message: 'Architecture Invariant: core does no I/O; ask for what you need through core/ports.ts.',
};

/** How deep in src/ a file stands: only so many `../` lead out of its ring, since a ring may have a
 * folder of another one's name, as core/flood. Deeper than all, none of these names may be used. */
const depths = [
  { files: '**/*.ts', leadsOut: '+' },
  ...[1, 2, 3, 4, 5].map((depth) => ({
    files: `${'*/'.repeat(depth - 1)}*.ts`,
    leadsOut: `{${depth},}`,
  })),
];

const places = Object.entries(rings).flatMap(([folder, allowed]) =>
  depths.map((depth) => ({ folder, allowed, ...depth })),
);

/** @type {import('eslint').Linter.Config[]} */
const ringRules = places.map(({ folder, allowed, files, leadsOut }) => ({
  files: [`src/${folder}/${files}`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        paths: Object.entries(keptPackages)
          .filter(([, owner]) => owner !== folder)
          .map(([name, owner]) => ({
            name,
            message: `Architecture Invariant: only src/${owner} imports ${name}.`,
          })),
        patterns: [
          ...(folder === 'core' || folder === 'protocol' ? [coreIsPure] : []),
          {
            regex: `^(\\.\\./)${leadsOut}(${[...Object.keys(rings), ...aroundTheRings]
              .filter((other) => other !== folder && !allowed.includes(other))
              .join('|')})/`,
            message: `Architecture Invariant: src/${folder} may import only from ${['itself', ...allowed].join(', ')}.`,
          },
        ],
      },
    ],
    ...(folder === 'core'
      ? { 'no-restricted-globals': ['error', 'process', 'Buffer', 'require', 'fetch'] }
      : {}),
  },
}));

export default defineConfig(
  globalIgnores(['dist/', 'out/', '.cache/', 'node_modules/', 'test/fixtures/']),
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-empty-function': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // What is declared by `using` is used by its end.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreUsingDeclarations: true }],
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      'max-lines': ['error', 400],
      'no-empty': ['error', { allowEmptyCatch: false }],
      eqeqeq: 'error',
    },
  },
  {
    // Plain JavaScript carries its types in comments, which tsc checks.
    files: ['**/*.mjs'],
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' },
  },
  ...ringRules,
  {
    // A test that is left out says why (test/helpers/skip.ts), and none leaves out all others.
    files: ['test/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'MemberExpression[object.name=/^(describe.*|it)$/][property.name=/^(only|skip)$/]',
          message: 'Run one test by --grep; leave one out by helpers/skip.ts, which says why.',
        },
      ],
    },
  },
  {
    // So they stay under two seconds, however many there are.
    files: ['test/unit/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^node:(child_process|net|http|https)$',
              message:
                'Architecture Invariant: tests with processes and sockets are in test/system.',
            },
          ],
        },
      ],
    },
  },
);
