/** Tells on a terminal how far long work has come; says nothing elsewhere, or when the work is short. */
export interface Progress {
  bytes(count: number): void
  step(what: string): void
  done(): void
}

const QUIET_MS = 400
const EVERY_MS = 100

/** A progress line on standard error; it is wiped before anything else is printed. */
export function createProgress(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return { bytes: () => undefined, step: () => undefined, done: () => undefined }
  const started = Date.now()
  let [read, what, shown] = [0, 'reading', 0]
  const show = (): void => {
    const now = Date.now()
    if (now - started < QUIET_MS || now - shown < EVERY_MS) return
    shown = now
    stream.write(`\r\u001b[K${what} ${read > 0 ? `${(read / 1e6).toFixed(1)} MB ` : ''}${((now - started) / 1000).toFixed(0)} s`)
  }
  return {
    bytes: (count) => { read += count; show() },
    step: (next) => { what = next; show() },
    done: () => { if (shown > 0) stream.write('\r\u001b[K') },
  }
}
