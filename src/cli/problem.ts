/** Exit codes of the command line, documented in docs/cli.md. */
export const EXIT = { ok: 0, internal: 1, usage: 2, input: 3 } as const

/** Something the person at the keyboard can mend: it is printed without a stack. */
export class Problem extends Error {
  constructor(message: string, readonly exitCode: 2 | 3) {
    super(message)
  }
}

/** The command was called wrongly. */
export const usageProblem = (message: string): Problem => new Problem(message, EXIT.usage)

/** A file cannot be read or understood. */
export const inputProblem = (message: string): Problem => new Problem(message, EXIT.input)
