#!/usr/bin/env node
import { main } from './main.ts'

const { stdout, stderr, env, argv } = process
// https://no-color.org: any value but the empty one turns colour off.
const colour = stdout.isTTY === true && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb'

// A reader such as `head` that closes the pipe early is no error.
stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

process.exitCode = await main(argv.slice(2), {
  out: (text) => stdout.write(text),
  err: (text) => stderr.write(text),
  columns: stdout.columns ?? 120,
  colour,
})
