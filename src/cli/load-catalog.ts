import type { Catalog } from '../catalog/catalog.ts'
import { isWrittenIn } from '../definition/extend-definitions.ts'
import { loadDefinitions } from '../definition/load-definitions.ts'
import { isDefinitionKind, SECTIONS } from '../definition/parse-definitions.ts'
import type { Engine } from '../engine/engine.ts'
import { readCalendars } from '../engine/read-calendars.ts'
import type { Problem } from '../problem/problem.ts'
import { linkCheckedCatalog } from '../standing/link-checked-catalog.ts'

export interface LoadedCatalog {
  readonly catalog: Catalog
  /** A problem of a definition, with its place in the file. */
  locate<P extends Problem>(problem: P): P
}

/** The definitions of a folder, linked to the warehouse as it is. */
export async function loadCatalog(folder: string, engine: Engine): Promise<LoadedCatalog> {
  const [loaded, tables] = await Promise.all([loadDefinitions(folder), engine.inspect()])
  const calendars = await readCalendars(loaded.options, engine, tables)
  return {
    catalog: linkCheckedCatalog({ ...loaded, tables, calendars }),
    locate(problem) {
      const [section, name, ...path] = problem.path
      const written = loaded.definitions.filter(
        ({ definition }) =>
          'kind' in definition &&
          isDefinitionKind(definition.kind) &&
          SECTIONS[definition.kind] === section &&
          'name' in definition &&
          definition.name === name,
      )
      // A definition and its changes stand in several places.
      const source = written.find(({ definition }) => isWrittenIn(definition, path)) ?? written[0]
      const place = source?.place?.(path)
      return place === undefined ? problem : { ...problem, source: place }
    },
  }
}
