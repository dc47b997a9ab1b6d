import { styleText } from 'node:util'

/** Paints text where colours are wanted. Meaning never rests on colour alone. */
export interface Style {
  strong(text: string): string
  faint(text: string): string
  bad(text: string): string
  watch(text: string): string
  good(text: string): string
}

/** Plain text, or ANSI colours. */
export function createStyle(colour: boolean): Style {
  const paint = (format: Parameters<typeof styleText>[0]) => (text: string) => (colour ? styleText(format, text, { validateStream: false }) : text)
  return { strong: paint('bold'), faint: paint('dim'), bad: paint('red'), watch: paint('yellow'), good: paint('green') }
}

/** Text for a terminal or a table: control characters and halves of characters in names and ids would move the cursor or paint the screen. */
export function plain(text: string): string {
  let result = ''
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    const control = code < 32 || (code >= 0x7f && code < 0xa0) || (code >= 0x200b && code <= 0x200f) || (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069) || (code >= 0xd800 && code <= 0xdfff)
    result += control ? '\ufffd' : char
  }
  return result
}

/** Cuts text to a width, with an ellipsis where something is lost. */
export function fit(text: string, width: number): string {
  const chars = [...text]
  return chars.length <= width ? text : `${chars.slice(0, Math.max(0, width - 1)).join('')}…`
}

/** Text in lines of at most a width, broken between words. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = ''
    }
    line = line === '' ? word : `${line} ${word}`
  }
  return line === '' ? lines : [...lines, line]
}
