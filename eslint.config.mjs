import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

// What the compiler does not say: who may read the clock, chance, the environment and the console.
const impure = [
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: 'Only server/main.ts and server/config.ts read the environment.',
  },
];
const clock = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'The clock is an argument here.',
  },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The clock is an argument here.' },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Chance is an argument here.',
  },
];

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.data/', '.cache/'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      'no-console': 'error',
      eqeqeq: 'error',
      'no-empty': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  {
    files: ['web/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  { files: ['data/domain/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...impure, ...clock] } },
  {
    files: ['server/**/*.ts'],
    ignores: ['server/main.ts', 'server/config.ts', 'server/*/main.ts', 'server/*/*-main.ts'],
    rules: { 'no-restricted-syntax': ['error', ...impure] },
  },
);
