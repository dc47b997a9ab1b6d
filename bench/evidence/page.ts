import { defaultNorms } from '../../src/measures/index.ts'
import { mean, type GapNorms } from '../../src/statistics/index.ts'
import { table } from '../../scripts/docs/markdown.ts'
import type { CombinationResult } from './combination.ts'
import { OURS } from './combination-rules.ts'
import type { LatencyPower } from './latency.ts'
import { normsToShip, type DevelopmentNorms } from './norms.ts'
import { combinationSection, latencySection, meanOver, normsSection, silenceSection, three, valueOf, volumeSection } from './sections.ts'
import { BG_NBD, DAYS_SINCE, FITTED, OTHERS, SHIPPED, type Figures, type SilenceResult } from './silence.ts'
import type { Direction, Order, SpanPower, VolumePower } from './volume.ts'
import type { WeeklyWriters } from './weekly-writers.ts'

/** All that was measured. */
export interface Evidence {
  readonly date: string
  readonly silence: readonly SilenceResult[]
  /** What was fitted on the development dates, by set. */
  readonly norms: ReadonlyMap<string, DevelopmentNorms>
  /** What the choice of the centre does to those who write weekly. */
  readonly weekly: ReadonlyMap<string, WeeklyWriters>
  readonly combination: readonly CombinationResult[]
  readonly latency: readonly LatencyPower[]
  readonly volume: readonly VolumePower[]
  readonly spans: readonly SpanPower[]
}

/** The part of docs/evidence.md that speaks of public sets. */
export function publicSets(evidence: Evidence): string {
  const { date, silence, norms, weekly, combination, latency, volume, spans } = evidence
  return `*By \`npm run bench:evidence\` on ${date}, on ${silence.map(({ set }) => set.name).join(', ')} and enron_replies.*

The sets: ${silence.map(({ set }) => `${set.name} (${set.what})`).join(', ')}; and the replies among the same colleagues' mail.

### What was to be reached

${targets(evidence)}

${silenceSection(silence)}

${normsSection(norms, weekly)}

${combinationSection(combination)}

${latencySection(latency)}

${volumeSection(volume, spans)}
`
}

/** A figure that was to be reached. */
interface Target { readonly what: string; readonly target: number; readonly measured: number; readonly atMost?: boolean }

function targets({ silence, norms, combination, latency, volume }: Evidence): string {
  const average = (name: string, of: (figures: Figures) => number | null): number => mean(silence.map(({ figures }) => valueOf(figures, name, of)))
  const power = (recent: number): number => latency.find((one) => one.recent === recent && one.factor === 5 && one.noise === 0)?.gehan ?? NaN
  const change = (order: Order, least: number, direction: Direction): { ours: number; rival: number } => {
    const found = volume.find((one) => one.order === order && one.leastAWeek === least)
    return { ours: found?.cusum[direction].share.value ?? NaN, rival: found?.binomial[direction].share.value ?? NaN }
  }
  const changes = [change('shuffled', 4, 'drop'), change('shuffled', 4, 'rise'), change('true', 1, 'drop'), change('true', 1, 'rise')]
  const found = changes.map(({ ours }) => ours)
  const beaten = silence.filter(({ set, figures }) => set.name !== 'cdnow'
    && [BG_NBD, DAYS_SINCE].every((rival) => valueOf(figures, SHIPPED, auc) > valueOf(figures, rival, auc)))
  const list: Target[] = [
    { what: 'silence, shipped norms: mean AUC', target: 0.745, measured: average(SHIPPED, auc) },
    { what: 'silence, shipped norms: mean Brier skill', target: 0.09, measured: average(SHIPPED, (f) => f.skill) },
    { what: 'silence, shipped norms: mean ECE', target: 0.1, measured: average(SHIPPED, (f) => f.ece), atMost: true },
    { what: 'silence, constants of the other four sets: mean AUC', target: 0.745, measured: average(OTHERS, auc) },
    { what: 'silence, constants of the other four sets: mean Brier skill', target: 0.09, measured: average(OTHERS, (f) => f.skill) },
    { what: 'silence, constants of the other four sets: mean ECE', target: 0.1, measured: average(OTHERS, (f) => f.ece), atMost: true },
    { what: 'silence, fitted norms: mean AUC', target: 0.75, measured: average(FITTED, auc) },
    { what: 'silence, fitted norms: mean Brier skill', target: 0.14, measured: average(FITTED, (f) => f.skill) },
    { what: 'silence, fitted norms: mean ECE', target: 0.075, measured: average(FITTED, (f) => f.ece), atMost: true },
    { what: 'sets but cdnow on which shipped norms beat days since and BG/NBD', target: silence.length - 1, measured: beaten.length },
    { what: 'shipped norms: largest distance from those fitted here', target: 0.005, measured: distance(defaultNorms.gaps, normsToShip(norms)), atMost: true },
    { what: 'five correlated signals without labels, health formula: Brier skill', target: 0.09, measured: meanOver(combination, 'labelFree', OURS, (f) => f.skill) },
    { what: 'five correlated signals without labels, health formula: ECE', target: 0.09, measured: meanOver(combination, 'labelFree', OURS, (f) => f.ece), atMost: true },
    { what: 'replies five times slower, 8 questions: power', target: 0.38, measured: power(8) },
    { what: 'replies five times slower, 12 questions: power', target: 0.5, measured: power(12) },
    { what: 'volume, weeks shuffled, 4 a week: drops found', target: 0.55, measured: found[0] ?? NaN },
    { what: 'volume, weeks shuffled, 4 a week: rises found', target: 0.8, measured: found[1] ?? NaN },
    { what: 'volume, true order, 1 a week: drops found', target: 0.2, measured: found[2] ?? NaN },
    { what: 'volume, true order, 1 a week: rises found', target: 0.5, measured: found[3] ?? NaN },
    { what: 'of these four, better than the conditional binomial', target: changes.length, measured: changes.filter(({ ours, rival }) => ours > rival).length },
  ]
  return table(['', 'target', 'measured', ''], list.map(({ what, target, measured, atMost = false }) => {
    const reached = atMost ? measured <= target : measured >= target
    return [what, `${atMost ? 'at most' : 'at least'} ${short(target)}`, short(measured), reached ? 'reached' : '**not reached**']
  }))
}

/** How far two sets of norms are apart, as a share of the second. */
function distance(norms: GapNorms, from: GapNorms): number {
  return Math.max(...(['m', 'k', 'v', 's2', 'a', 'b'] as const).map((name) => Math.abs(norms[name] / from[name] - 1)))
}

const auc = (figures: Figures): number => figures.auc
const short = (value: number): string => (Number.isInteger(value) ? String(value) : three(value))
