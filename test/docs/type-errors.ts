import ts from 'typescript'
import { publicEntries, root } from '../../scripts/project.ts'
import type { Example } from './examples.ts'

/** Type errors of the examples, each as a module of a consumer whose settings are strict. */
export function typeErrors(examples: readonly Example[]): string[] {
  const files = new Map(examples.map((example, i) => [`${root}/docs-example-${i}.ts`, example]))
  const options: ts.CompilerOptions = {
    strict: true, noEmit: true, skipLibCheck: true, allowImportingTsExtensions: true, resolveJsonModule: true, types: ['node'],
    target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler,
    moduleDetection: ts.ModuleDetectionKind.Force, exactOptionalPropertyTypes: true,
    paths: Object.fromEntries(Object.entries(publicEntries).map(([name, source]) => [
      name === 'index' ? 'churn-signals' : `churn-signals/${name}`, [`${root}/${source}`],
    ])),
  }
  const host = ts.createCompilerHost(options)
  const { readFile, fileExists } = host
  host.readFile = (path) => files.get(path)?.code ?? readFile(path)
  host.fileExists = (path) => files.has(path) || fileExists(path)
  const program = ts.createProgram([...files.keys()], options, host)
  return [...files].flatMap(([path, example]) => {
    const source = program.getSourceFile(path)
    if (source === undefined) return [`${example.file}:${example.line}: not read`]
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map((found) => {
      const { line } = source.getLineAndCharacterOfPosition(found.start ?? 0)
      return `${example.file}:${example.line + line}: ${ts.flattenDiagnosticMessageText(found.messageText, ' ')}`
    })
  })
}
