import type { Caller, MetricsLayer } from '../metrics-layer.ts'
import { OperationRun } from './operation-run.ts'

/** What the fields of one operation share. Made anew for each operation. */
export interface OperationContext {
  readonly layer: MetricsLayer
  readonly caller: Caller
  readonly run: OperationRun
}

export function operationContext(layer: MetricsLayer, caller: Caller): OperationContext {
  return { layer, caller, run: new OperationRun(layer, caller) }
}
