import type { Problem, SourcePlace } from '../problem/problem.ts'
import { derivedSchema, type MetricDefinition, ratioSchema, simpleSchema } from './metric-definition.ts'
import { type ModelDefinition, modelSchema } from './model-definition.ts'
import { schemaIssues } from './schema-issue.ts'

/** A definition as it reached us, and where from. `place` finds a path inside it in the file. */
export interface DefinitionSource {
  readonly definition: object
  readonly place?: (path: readonly (string | number)[]) => SourcePlace
}

export interface ParsedDefinitions {
  readonly models: readonly Located<ModelDefinition>[]
  readonly metrics: readonly Located<MetricDefinition>[]
  readonly problems: readonly Problem[]
}

/** A parsed definition with its way back to the author's file. */
export interface Located<Definition> {
  readonly definition: Definition
  problem(code: string, message: string, path?: readonly (string | number)[]): Problem
}

const METRIC_SCHEMAS = { simple: simpleSchema, ratio: ratioSchema, derived: derivedSchema }

function isMetricType(type: unknown): type is keyof typeof METRIC_SCHEMAS {
  return typeof type === 'string' && type in METRIC_SCHEMAS
}

/** Checks the shape of every definition, typed or not, and reports all that is wrong. */
export function parseDefinitions(sources: readonly DefinitionSource[]): ParsedDefinitions {
  const models: Located<ModelDefinition>[] = []
  const metrics: Located<MetricDefinition>[] = []
  const problems: Problem[] = []
  for (const source of sources) {
    const kind = 'kind' in source.definition ? source.definition.kind : undefined
    const name = 'name' in source.definition && typeof source.definition.name === 'string' ? source.definition.name : '?'
    const locate = <D>(definition: D): Located<D> => ({ definition, problem: problemIn(source, kind === 'model' ? 'models' : 'metrics', name) })
    const schema = schemaFor(source.definition)
    if (schema === undefined) {
      problems.push(locate(null).problem('unknown-kind', `A definition is made with "model", "metric", "ratio" or "derived"; this one has the kind ${JSON.stringify(kind)}.`))
      continue
    }
    const parsed = schema.safeParse(source.definition, { reportInput: true })
    if (!parsed.success) {
      const issues = schemaIssues(parsed.error, Object.keys(schema.shape))
      problems.push(...issues.map(({ path, message }) => locate(null).problem('malformed-definition', message, path)))
    } else if (parsed.data.kind === 'model') models.push(locate(parsed.data))
    else metrics.push(locate(parsed.data))
  }
  return { models, metrics, problems }
}

function schemaFor(definition: object) {
  if (!('kind' in definition)) return undefined
  if (definition.kind === 'model') return modelSchema
  if (definition.kind !== 'metric') return undefined
  const type = 'type' in definition ? definition.type : 'simple'
  return isMetricType(type) ? METRIC_SCHEMAS[type] : undefined
}

function problemIn(source: DefinitionSource, section: string, name: string): Located<unknown>['problem'] {
  return (code, message, path = []) => {
    const place = source.place?.(path)
    return { code, message, path: [section, name, ...path], ...(place === undefined ? {} : { source: place }) }
  }
}
