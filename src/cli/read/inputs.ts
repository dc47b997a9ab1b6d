import * as z from 'zod'
import { createDirectory, directoryFileSchema, type Directory, type DirectoryFile } from '../../directory/index.ts'
import {
  agencyProfileSchema, assertInput, clientProfileSchema, parseRecording, type AgencyProfile, type RecordingSpan,
} from '../../events/index.ts'
import { fromRows, type Mapping } from '../../adapters/rows.ts'
import { parseScorecard, type Scorecard } from '../../health/index.ts'
import type { NamedProfile } from '../assess-clients.ts'
import { inputProblem } from '../problem.ts'
import { readBytes } from './bytes.ts'
import { parseJson } from './json.ts'
import { readText } from './lines.ts'

/** Reads a JSON file and hands it to a check whose complaint names what is wrong; the file's name is put before it. */
async function readJson<T>(path: string, check: (value: unknown) => T): Promise<T> {
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

export const readProfiles = (path: string): Promise<NamedProfile[]> => readJson(path, (value) => {
  const named = z.array(clientProfileSchema.extend({ clientId: z.string().min(1) }))
  assertInput<NamedProfile[]>(value, named, 'profiles')
  return value
})

export const readAgency = (path: string): Promise<AgencyProfile> => readJson(path, (value) => {
  assertInput<AgencyProfile>(value, agencyProfileSchema, 'agency')
  return value
})

export const readScorecard = (path: string): Promise<Scorecard> => readJson(path, (value) => parseScorecard(value))
