import { demoNow } from '../demo/calendar.ts'
import type { Engine } from '../engine/engine.ts'
import { openWarehouse } from '../engine/open-engine.ts'
import type { Configuration } from '../server/index.ts'
import { makeDemo } from './make-demo.ts'

/** A warehouse that a command reads, and the clock that its data lives by. */
export interface OpenedWarehouse {
  readonly engine: Engine
  /** Now; in the demo, the day on which its data ends. */
  readonly now: () => Date
  readonly isDemo: boolean
}

export interface WarehouseOptions {
  /** How large the demo is, where no warehouse is named. */
  readonly scale: number
}

/** Opens what the configuration names, for reading only, or the demo in the working folder, which is made where it is not there yet. */
export async function openConfigured(configuration: Configuration, { scale }: WarehouseOptions): Promise<OpenedWarehouse> {
  const { warehouse, maxConnections } = configuration
  if (warehouse.kind === 'demo') {
    const engine = await openWarehouse({ kind: 'duckdb', path: await makeDemo(scale) })
    return { engine, now: () => new Date(demoNow), isDemo: true }
  }
  const engine = await openWarehouse(warehouse, maxConnections === undefined ? {} : { maxConnections })
  return { engine, now: () => new Date(), isDemo: false }
}
