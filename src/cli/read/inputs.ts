import * as z from 'zod'
import { createDirectory, directoryFileSchema, type Directory, type DirectoryFile } from '../../directory/index.ts'
import {
  agencyProfileSchema, assertInput, clientProfileSchema, parseRecording, type AgencyProfile, type RecordingSpan,
} from '../../events/index.ts'
import { fromRows, type Mapping } from '../../adapters/rows.ts'
import { parseScorecard, type Scorecard } from '../../health/index.ts'
import type { ClientEntry, NamedProfile, Rates } from '../../portfolio/index.ts'
import { inputProblem } from '../problem.ts'
import { readBytes } from './bytes.ts'
import { parseJson } from './json.ts'
import { readText } from './lines.ts'

/** Reads a JSON file and hands it to a check whose complaint names what is wrong; the file's name is put before it. */
export async function readJson<T>(path: string, check: (value: unknown) => T): Promise<T> {
  const value = parseJson(await readText(readBytes(path, () => undefined), path), path)
  try {
    return check(value)
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) throw inputProblem(`${path}: ${error.message}`)
    throw error
  }
}

export const readMapping = (path: string, directory: Directory | undefined): Promise<Mapping> => readJson(path, (value) => {
  // Reading no rows checks the mapping, and throws where it is malformed.
  const mapping = value as Mapping
  fromRows([], mapping, directory === undefined ? {} : { directory })
  return mapping
})

export const readDirectory = (path: string): Promise<Directory> => readJson(path, (value) => {
  assertInput<DirectoryFile>(value, directoryFileSchema, 'directory')
  return createDirectory(value)
})

export const readRecording = (path: string): Promise<readonly RecordingSpan[]> => readJson(path, parseRecording)

const namedProfile = clientProfileSchema.extend({ clientId: z.string().min(1) })

export const readProfiles = (path: string): Promise<NamedProfile[]> => readJson(path, (value) => {
  assertInput<NamedProfile[]>(value, z.array(namedProfile), 'profiles')
  const seen = new Set<string>()
  for (const { clientId } of value) {
    if (seen.has(clientId)) throw new TypeError(`profiles: client ${JSON.stringify(clientId)} stands in it twice; give one profile`)
    seen.add(clientId)
  }
  return value
})

/** Every client that the agency has: ids, or profiles. */
export const readRoster = (path: string): Promise<ClientEntry[]> => readJson(path, (value) => {
  assertInput<ClientEntry[]>(value, z.array(z.union([z.string().min(1), namedProfile])), 'roster')
  return value
})

export const readRates = (path: string): Promise<Rates> => readJson(path, (value) => {
  assertInput<Rates>(value, z.record(z.string(), z.number().gt(0)), 'rates')
  return value
})

export const readAgency = (path: string): Promise<AgencyProfile> => readJson(path, (value) => {
  assertInput<AgencyProfile>(value, agencyProfileSchema, 'agency')
  return value
})

export const readScorecard = (path: string): Promise<Scorecard> => readJson(path, (value) => parseScorecard(value))
