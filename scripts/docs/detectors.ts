import { camelCase, detectorIds, root } from '../project.ts'
import type { Detector, DetectorFactory } from '../../src/detectors/index.ts'

/** Every built-in detector at its defaults, by id. */
export async function loadDetectors(): Promise<Detector[]> {
  return Promise.all(detectorIds().map(async (id) => {
    const file = (await import(`${root}/src/detectors/${id}.ts`)) as Record<string, DetectorFactory<string, object> | undefined>
    const factory = file[camelCase(id)]
    if (factory === undefined) throw new Error(`src/detectors/${id}.ts does not export ${camelCase(id)}`)
    return factory()
  }))
}
