import { parityRows } from '../parity-rows.ts'
import { table } from './markdown.ts'

/** Each row of the sources with what serves it, detectors linked to their pages. */
export function parityTable(): string {
  return table(['row', 'sign', 'source', 'served by'], parityRows.map(([row, sign, source, served]) => [String(row), sign, source, served.map(wordsFor).join('; ')]))
}

function wordsFor(thing: string): string {
  const [kind = '', rest = ''] = thing.split(':')
  const [id = '', detail = ''] = rest.split('/')
  const page = `[${id}](detectors/${id}.md)`
  switch (kind) {
    case 'detector': return page
    case 'cause': return `${page}, cause \`${detail}\``
    case 'note': return `${page}, note \`${detail}\``
    case 'reads': return `${page}, which reads \`${detail}\``
    case 'guard': return `a guard of ${page}`
    case 'play': return `play ${detail} of ${page}`
    case 'cue': return `cue \`${id}\``
    case 'measure': return `agency measure \`${id}\``
    default: return `evidence for ${id === 'selfOrientation' ? 'self-orientation' : id} in the [trust equation](trust.md)`
  }
}
