import ts from 'typescript'
import { expect } from 'vitest'
import type { Example } from './examples.ts'

/** Loads what `import … from 'name'` names. */
export type Load = (name: string) => Promise<object>

type Compiled = { code: string; imports: string[]; declared: Set<string>; checks: number }

const AsyncFunction = (async () => undefined).constructor as new (...args: string[]) => (...args: unknown[]) => Promise<void>

/** Runs an example with the given names in scope, and every `expression // => value` line in it as an assertion; gives their number. */
export async function runExample(example: Example, load: Load, scope: Readonly<Record<string, unknown>> = {}): Promise<number> {
  const { code, imports, declared, checks } = compile(example)
  const modules = new Map<string, object>()
  for (const name of imports) modules.set(name, await load(name))
  const names = Object.keys(scope).filter((name) => !declared.has(name) && name !== 'default')
  const check = (actual: unknown, expected: unknown, what: string) => expect(asJson(actual), what).toEqual(asJson(expected))
  const quiet = { log: () => undefined, error: () => undefined, table: () => undefined }
  const run = new AsyncFunction('require', 'exports', 'console', 'checkValue', ...names, code)
  await run((name: string) => modules.get(name), {}, quiet, check, ...names.map((name) => scope[name]))
  return checks
}

/** Values are compared as JSON, since that is what leaves the library. */
const asJson = (value: unknown): unknown => (value === undefined ? undefined : (JSON.parse(JSON.stringify(value) ?? 'null') as unknown))

function compile({ file, line, code }: Example): Compiled {
  const source = ts.createSourceFile('example.ts', code, ts.ScriptTarget.ES2022, true)
  const [imports, declared]: [string[], Set<string>] = [[], new Set()]
  let checks = 0
  const lines = source.statements.map((statement, i) => {
    const start = statement.getStart(source)
    const next = source.statements[i + 1]?.getStart(source) ?? code.length
    const text = code.slice(start, statement.end)
    if (ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier)) imports.push(statement.moduleSpecifier.text)
    for (const name of namesOf(statement)) declared.add(name)
    const value = expected(code.slice(statement.end, next))
    if (value === undefined) return text
    checks += 1
    const where = JSON.stringify(`${file}:${line + source.getLineAndCharacterOfPosition(start).line}: ${text}`)
    if (ts.isExpressionStatement(statement)) return `;checkValue((${text.replace(/;$/, '')}), (${value}), ${where});`
    const names = [...namesOf(statement)]
    if (names.length !== 1) throw new Error(`${file}:${line}: "// =>" stands behind a statement that has no value of its own: ${text}`)
    return `${text};checkValue(${names.join()}, (${value}), ${where});`
  })
  const written = code.split('// =>').length - 1
  if (written !== checks) throw new Error(`${file}:${line}: ${written} lines with "// =>", of which only ${checks} stand behind a statement`)
  const { outputText } = ts.transpileModule(lines.join('\n'), {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: false, verbatimModuleSyntax: false },
  })
  return { code: outputText, imports, declared, checks }
}

/** The value behind `// =>`, which may run on over further comment lines until it is a whole expression. */
function expected(trivia: string): string | undefined {
  const [, first, rest] = /^;?\s*?\n?[ \t]*\/\/ => ?([^\n]*)([^]*)$/.exec(trivia) ?? []
  if (first === undefined) return undefined
  let value = first
  for (const line of (rest ?? '').split('\n')) {
    if (isExpression(value)) break
    value += line.replace(/^\s*\/\/ ?/, '\n')
  }
  return value
}

function isExpression(text: string): boolean {
  const { diagnostics } = ts.transpileModule(`void (${text})`, { reportDiagnostics: true })
  return text.trim() !== '' && (diagnostics ?? []).length === 0
}

/** What a statement puts into scope. */
function* namesOf(statement: ts.Statement): Generator<string> {
  if (ts.isVariableStatement(statement)) for (const { name } of statement.declarationList.declarations) yield* boundBy(name)
  if ((ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) && statement.name) yield statement.name.text
  if (ts.isImportDeclaration(statement)) {
    const { name, namedBindings } = statement.importClause ?? {}
    if (name) yield name.text
    if (namedBindings && ts.isNamespaceImport(namedBindings)) yield namedBindings.name.text
    if (namedBindings && ts.isNamedImports(namedBindings)) for (const element of namedBindings.elements) yield element.name.text
  }
}

function* boundBy(name: ts.BindingName): Generator<string> {
  if (ts.isIdentifier(name)) yield name.text
  else for (const element of name.elements) if (ts.isBindingElement(element)) yield* boundBy(element.name)
}
