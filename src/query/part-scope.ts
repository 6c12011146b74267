import type { Catalog } from '../catalog/catalog.ts'
import type { Report } from '../catalog/report.ts'
import type { TimeGrains } from '../catalog/time-grains.ts'
import type { ParsedFilter } from '../definition/filter-input.ts'
import type { ResolvedPeriod } from '../expression/period-test.ts'
import type { Shift } from '../expression/time-frame.ts'
import type { Binding } from './bind.ts'
import type { Zoned } from './move-time.ts'
import type { Policy } from './policy.ts'
import type { Outside, Within } from './question.ts'
import type { Interval } from './shift-interval.ts'

/** Which times a question reads. */
export interface SliceTimes {
  readonly period: ResolvedPeriod | undefined
  readonly interval: Interval
  readonly compared: readonly Shift[]
}

/** All of time. */
export const ALL_TIME: SliceTimes = { period: undefined, interval: { from: undefined, to: undefined }, compared: [] }

/** What all parts of one question share. */
export interface PartScope extends SliceTimes {
  readonly catalog: Catalog
  readonly grains: TimeGrains
  readonly zone: string
  readonly asOf: Zoned
  /** The times of the question itself, where these are those of a filter. */
  readonly slice: SliceTimes
  readonly filters: readonly (ParsedFilter | undefined)[]
  readonly by: readonly string[]
  readonly binding: Binding
  readonly report: Report
  readonly policy: Policy
  readonly within: Within | undefined
  readonly outside: Outside | undefined
  /** The entities that rows are told apart by inside a group. */
  readonly per: readonly string[]
  /** Names of what filters know of entities, by what that is: equal tests are one. */
  readonly entityNames: Map<string, string>
}
