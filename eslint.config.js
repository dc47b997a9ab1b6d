import tseslint from 'typescript-eslint'

/** The rooms, lowest first. A room may import the rooms named beside it, and itself; nothing else inside src. */
const arrows = {
  events: [],
  directory: ['events'],
  statistics: [],
  timeline: ['events', 'statistics'],
  measures: ['events', 'directory', 'statistics', 'timeline'],
  detectors: ['events', 'statistics', 'timeline', 'measures'],
  health: ['events', 'statistics', 'detectors'],
  trust: ['events', 'statistics', 'timeline', 'measures'],
  assess: ['events', 'directory', 'statistics', 'timeline', 'measures', 'detectors', 'health', 'trust'],
  messages: ['events', 'detectors', 'health', 'trust', 'assess'],
  portfolio: ['events', 'directory', 'statistics', 'timeline', 'measures', 'detectors', 'health', 'trust', 'assess', 'messages'],
  backtest: [
    'events', 'directory', 'statistics', 'timeline', 'measures', 'detectors', 'health', 'trust', 'assess', 'messages', 'portfolio',
  ],
  adapters: ['events', 'directory'],
  testing: ['events', 'directory', 'statistics', 'timeline', 'measures', 'detectors', 'health', 'trust', 'assess', 'messages', 'adapters'],
}
/** Rooms of which only types may be imported. */
const typesOnly = { detectors: ['events', 'measures', 'timeline'] }

const rooms = Object.keys(arrows)
const roomRules = rooms.map((room) => {
  const forbidden = [...rooms, 'cli'].filter((other) => other !== room && !arrows[room].includes(other))
  return {
    files: [`src/${room}/**/*.ts`],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: `^(\\.\\./)+(${forbidden.join('|')})/`, message: `Arrows only point down: ${room} may not import this room.` },
            { regex: '^node:', message: 'Only cli touches Node.' },
            ...(typesOnly[room] ?? []).map((other) => ({
              regex: `^(\\.\\./)+${other}/`,
              allowTypeImports: true,
              message: `${room} imports ${other} as types only.`,
            })),
          ],
        },
      ],
    },
  }
})

export default tseslint.config(
  { ignores: ['dist/**', 'site/**', 'coverage/**', 'node_modules/**', 'examples/**', '**/*.generated.ts'] },
  ...tseslint.configs.strict,
  {
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'as', objectLiteralTypeAssertions: 'never' }],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/cli/**'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'Buffer', 'console', 'setTimeout', 'setInterval', 'fetch', 'performance', 'globalThis', 'window', 'require'],
      'no-restricted-syntax': [
        'error',
        { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'No clock: asOf is an argument.' },
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'No clock: asOf is an argument.' },
        { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'No randomness.' },
        { selector: "CallExpression[callee.property.name=/^toLocale/]", message: 'No locale.' },
        { selector: "CallExpression[callee.property.name='localeCompare']", message: 'No locale: compare with < and >.' },
      ],
    },
  },
  ...roomRules,
)
