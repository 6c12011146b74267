import { z } from 'zod'
import { strictFields } from './strict-fields.ts'

/** What a field of a kept row is, and the column that has it where the options name none. */
export interface KeptField {
  readonly column: string
  readonly is: 'text' | 'number' | 'time' | 'json'
  /** A table without the column has no such rows. */
  readonly needed?: true
}

/** Tables of the warehouse that hold what people set: each with its fields. */
export const KEPT_TABLES = {
  goals: {
    id: { column: 'goal_id', is: 'text', needed: true },
    specific: { column: 'specific', is: 'text', needed: true },
    metric: { column: 'metric_id', is: 'text', needed: true },
    variant: { column: 'variant', is: 'text' },
    filters: { column: 'filters', is: 'json' },
    from: { column: 'starts_on', is: 'time', needed: true },
    to: { column: 'ends_on', is: 'time', needed: true },
    baseline: { column: 'baseline_value', is: 'number' },
    target: { column: 'target_value', is: 'number', needed: true },
    owner: { column: 'owner_user_id', is: 'text' },
    plan: { column: 'achievable_plan', is: 'text' },
    relevance: { column: 'relevance', is: 'text' },
  },
  goalMilestones: {
    id: { column: 'milestone_id', is: 'text', needed: true },
    goal: { column: 'goal_id', is: 'text', needed: true },
    name: { column: 'name', is: 'text', needed: true },
    due: { column: 'due_on', is: 'time' },
    completed: { column: 'completed_at', is: 'time' },
  },
  annotations: {
    id: { column: 'annotation_id', is: 'text', needed: true },
    text: { column: 'text', is: 'text', needed: true },
    from: { column: 'starts_on', is: 'time', needed: true },
    to: { column: 'ends_on', is: 'time' },
    metric: { column: 'metric_id', is: 'text' },
    owner: { column: 'owner_user_id', is: 'text' },
  },
  benchmarks: {
    id: { column: 'benchmark_id', is: 'text', needed: true },
    metric: { column: 'metric_id', is: 'text', needed: true },
    variant: { column: 'variant', is: 'text' },
    scope: { column: 'scope', is: 'text', needed: true },
    segment: { column: 'segment', is: 'text' },
    value: { column: 'value', is: 'number', needed: true },
    from: { column: 'valid_from', is: 'time', needed: true },
    to: { column: 'valid_to', is: 'time' },
    source: { column: 'source', is: 'text' },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, KeptField>>>>

export type KeptName = keyof typeof KEPT_TABLES

export const KEPT_NAMES: readonly KeptName[] = ['goals', 'goalMilestones', 'annotations', 'benchmarks']

/** A table of the warehouse, and its columns where they have other names than usual. */
export interface KeptTable {
  readonly table: string
  readonly columns?: Readonly<Record<string, string | undefined>> | undefined
}

function keptSchema(name: KeptName) {
  const columns = Object.fromEntries(Object.keys(KEPT_TABLES[name]).map((field) => [field, z.string().min(1).optional()]))
  return z
    .union(
      [
        z
          .string()
          .min(1)
          .transform((table): KeptTable => ({ table })),
        strictFields({ table: z.string().min(1), columns: strictFields(columns).optional() }),
      ],
      {
        error: 'takes the name of a table, or { table, columns }',
      },
    )
    .optional()
}

/** The options that say where kept rows are. */
export const keptShape = {
  goals: keptSchema('goals'),
  goalMilestones: keptSchema('goalMilestones'),
  annotations: keptSchema('annotations'),
  benchmarks: keptSchema('benchmarks'),
}

export type KeptTables = { readonly [Name in KeptName]?: KeptTable | undefined }
