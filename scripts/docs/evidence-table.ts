import { en } from '../../src/messages/en/index.ts'
import { evidenceKinds, type EvidenceKind, type KindOfEvidence, type TrustFactor } from '../../src/trust/index.ts'
import { code, table } from './markdown.ts'

const FACTORS: readonly TrustFactor[] = ['credibility', 'reliability', 'intimacy', 'selfOrientation']

/** Every kind of evidence by factor, what builds trust first, the strongest first. */
export function evidenceTable(): string {
  const kinds: [string, KindOfEvidence][] = Object.entries(evidenceKinds)
  const rows = FACTORS.flatMap((factor) =>
    (['builds', 'hurts'] as const).flatMap((effect) =>
      kinds
        .filter(([, kind]) => kind.factor === factor && kind.effect === effect)
        .sort(([, a], [, b]) => b.strength - a.strength)
        .map(([name, { strength, standing }]) => [
          en.trust.factors[factor].split(' (')[0] ?? factor, effect, String(strength), code(name),
          `${en.trust.kinds[name as EvidenceKind]}${standing === true ? ' (stands: does not fade)' : ''}`,
        ]),
    ),
  )
  return table(['factor', 'effect on trust', 'strength', 'kind', 'what happened'], rows)
}
