import type { Detector, Evidence, UnknownReason } from '../detectors/index.ts'
import type { View } from '../timeline/index.ts'
import { playsOf } from './assess-view.ts'
import { agencyRunner, type AgencyRun } from './detect-agency.ts'
import { guarded } from './run-detectors.ts'

/** A sign of the whole agency that is showing. It costs no client's health anything. */
export interface AgencySignal {
  /** The detector. */
  id: string
  /** The sign in one sentence, as the detector states it. */
  sign: string
  /** How bad it is if true, 0.05 to 1. */
  severity: number
  /** The instant or local day since which it has been true. */
  since: string
  /** With `clients`, the ids of those that it touches. */
  evidence: Evidence
  /** Codes of what to do, in order; those for other causes are left out. */
  plays: string[]
}

/** A sign of the whole agency that could not be judged. */
export interface AgencyUnknown {
  id: string
  sign: string
  reason: UnknownReason
  /** The event types or fields that would settle it. */
  needs: string[]
}

/** The agency as judged at one moment by the detectors of side `agency-level`. */
export interface AgencyAssessment {
  /** Worst first. */
  signals: AgencySignal[]
  unknowns: AgencyUnknown[]
  notApplicable: { id: string; reason: string }[]
  /** Detectors that threw. */
  errors: { id: string; message: string }[]
  /** Detectors that looked and found nothing. */
  clear: string[]
}

/** Judges the agency by the views of all its clients. Detectors of other sides are left out. */
export function assessAgency(views: readonly View[], detectors: readonly Detector[], run: AgencyRun): AgencyAssessment {
  const agencyLevel = detectors.filter(({ side }) => side === 'agency-level').sort((a, b) => (a.id < b.id ? -1 : 1))
  const agency: AgencyAssessment = { signals: [], unknowns: [], notApplicable: [], errors: [], clear: [] }
  if (agencyLevel.length === 0) return agency
  const runOne = agencyRunner(views, run)
  for (const detector of agencyLevel) {
    const { id, sign } = detector
    const finding = guarded(() => runOne(detector))
    switch (finding.status) {
      case 'fired': {
        const { severity, since, evidence } = finding
        agency.signals.push({ id, sign, severity, since, evidence, plays: playsOf(detector, finding) })
        break
      }
      case 'clear': agency.clear.push(id); break
      case 'unknown': agency.unknowns.push({ id, sign, reason: finding.reason, needs: [...finding.needs] }); break
      case 'not-applicable': agency.notApplicable.push({ id, reason: finding.reason }); break
      case 'error': agency.errors.push({ id, message: finding.message })
    }
  }
  agency.signals.sort((a, b) => b.severity - a.severity)
  return agency
}
