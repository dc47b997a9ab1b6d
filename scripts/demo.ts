import { distIsFresh, run } from './project.ts'

/** Shows the sample portfolio, building the package first where it is missing or older than its sources. */
if (!distIsFresh() && run('npm', ['run', '--silent', 'build']) !== 0) process.exit(1)
process.exitCode = run(process.execPath, ['dist/cli.js', 'demo', ...process.argv.slice(2)])
