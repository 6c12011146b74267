import { defineFor } from '../src/index.ts'
import type { Warehouse } from './warehouse.ts'

export { alert, annotation, count, currency, duration, extendMetric, extendModel, goal, score, set, share } from '../src/index.ts'
export const { model, metric, ratio, derived, cumulative, perEntity, variants, conversion, retention, scored, translation, board } =
  defineFor<Warehouse>()
