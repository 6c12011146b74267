export type { Alert, AlertOnGoal, AlertOnMetric } from './catalog/alert.ts'
export type { Board, MetricSet, Tile } from './catalog/board.ts'
export type { CalendarRow } from './catalog/calendar-rows.ts'
export type { Catalog, CatalogOptions, Dimension, Metric, Model, PublicDimension, RateSource } from './catalog/catalog.ts'
export type { Goal, Milestone } from './catalog/goal.ts'
export type { CalendarRows } from './catalog/link-calendars.ts'
export type { LinkInput } from './catalog/link-catalog.ts'
export { defineFor } from './definition/define.ts'
export { alert } from './definition/define-alert.ts'
export { board, set } from './definition/define-board.ts'
export { goal } from './definition/define-goal.ts'
export type { FilterInput, FilterOperators, FilterScalar } from './definition/filter-input.ts'
export { type LoadedDefinitions, loadDefinitions } from './definition/load-definitions.ts'
export type { CalendarOption, FiscalCalendar, GrainsOf, TableCalendar, Weekday } from './definition/options-schema.ts'
export type { DefinitionSource } from './definition/parse-definitions.ts'
export { count, currency, duration, score, share, type Unit } from './definition/unit.ts'
export type { WarehouseColumn, WarehouseTable } from './definition/warehouse-table.ts'
export type { Answer, AnswerGroup, KeyValue, MetricValue } from './engine/answer.ts'
export { type CheckFinding, type CheckReport, checkAgainst } from './engine/check-warehouse.ts'
export type { Engine, RunOptions } from './engine/engine.ts'
export { openEngine } from './engine/open-engine.ts'
export { readCalendars } from './engine/read-calendars.ts'
export type { TimeGrain, TimeUnit } from './expression/time-grain.ts'
export { createSchema } from './graphql/create-schema.ts'
export { type OperationContext, operationContext } from './graphql/operation-context.ts'
export { answer, answerResolved, type Caller, compile, DEFAULTS, type MetricsLayer, resolve } from './metrics-layer.ts'
export {
  EngineError,
  FaultError,
  InvalidConfigurationError,
  InvalidDefinitionError,
  InvalidQuestionError,
  type Problem,
} from './problem/problem.ts'
export { everything, type Policy, type RowPolicy } from './query/policy.ts'
export type { Comparison, OrderInput, PeriodInput, Question, Within } from './query/question.ts'
export type { ResolvedQuestion } from './query/resolved-question.ts'
export type { CompiledSql } from './sql/compiled-sql.ts'
export { linkCheckedCatalog as linkCatalog } from './standing/link-checked-catalog.ts'
