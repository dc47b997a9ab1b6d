/**
 * What mail programs put before the subject of an answer or of a message passed on, in lower case; a colon follows, sometimes a
 * number stands between, `Re[2]:`. English, German, Dutch, Nordic, French, Spanish, Portuguese, Italian, Polish, Czech,
 * Hungarian, Turkish, Greek, Russian, Chinese, Japanese, Korean. Basis: practitioner, after the fixtures of mail-threading
 * libraries.
 */
const prefixes: readonly string[] = [
  're', 'fw', 'fwd', 'aw', 'wg', 'antw', 'antwort', 'doorst', 'sv', 'vs', 'vb', 'svar', 'vl', 'réf', 'ref', 'tr', 'rv', 'res',
  'enc', 'r', 'i', 'rif',
  'odp', 'pd', 'vá', 'továbbítás', 'ynt', 'ilt', 'απ', 'σχετ', 'πρθ', 'отв', 'ответ', 'пересл', '回复', '答复', '回覆', '转发', '轉寄',
  '返信', '転送', '회신', '전달',
]

/** How out-of-office replies begin, by language. A weak sign: people write such subjects, too. Basis: practitioner. */
const outOfOffice: readonly string[] = [
  'automatic reply', 'auto reply', 'auto-reply', 'autoreply', 'out of office', 'out of the office', 'away from the office',
  'on vacation', 'on holiday',
  'automatische antwort', 'abwesenheit', 'abwesend', 'nicht im büro', 'réponse automatique', 'absence du bureau',
  'absent du bureau',
  'respuesta automática', 'fuera de la oficina', 'fuera de oficina', 'ausente', 'risposta automatica', 'fuori ufficio', 'assente',
  'resposta automática', 'fora do escritório', 'automatisch antwoord', 'afwezig', 'autosvar', 'automatiskt svar',
  'frånvarande', 'automatyczna odpowiedź',
  'automatická odpověď', 'автоматический ответ', 'автоответ', '自动回复', '自動返信', '自動回覆',
]

/** Whether the subject begins as an out-of-office reply does, with no `Re:` before it. */
export function isOutOfOffice(subject: string): boolean {
  const start = subject.slice(0, 100).toLowerCase()
  return outOfOffice.some((marker) => start.startsWith(marker))
}

/** A subject without its prefixes. */
export interface BaseSubject {
  /** What is left, in lower case, with single spaces. */
  base: string
  /** Whether a prefix stood before it. */
  isAnswer: boolean
}

/** Takes `Re: AW: Fwd:` and the like off the front. Longer subjects than a mail program writes are cut. */
export function baseSubject(subject: string): BaseSubject {
  let rest = subject.slice(0, 500).toLowerCase()
  let isAnswer = false
  for (;;) {
    rest = rest.trimStart()
    const colon = rest.search(/[:：]/)
    const prefix = rest.slice(0, Math.max(colon, 0)).replace(/[[(]\d{1,3}[\])]|\d{1,3}$/, '').trim()
    if (colon < 0 || !prefixes.includes(prefix)) return { base: rest.trim().replace(/\s+/g, ' '), isAnswer }
    rest = rest.slice(colon + 1)
    isAnswer = true
  }
}
