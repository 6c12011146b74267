import { Option } from 'commander'
import { type Configuration, readConfiguration } from '../server/index.ts'
import type { WarehouseOptions } from './open-warehouse.ts'

/** Large enough for a year to look like a year, and made in seconds. */
const defaultScale = 1

/** Options of every command that reads a warehouse. */
export interface CommonOptions {
  readonly definitions?: string
  readonly scale: string
}

export function definitionsOption(): Option {
  return new Option('--definitions <folder>', 'the folder of the metric definitions (DEFINITIONS; "metrics" unless told)')
}

export function scaleOption(): Option {
  return new Option('--scale <number>', 'how large the demo is, from 0.01 to 100; 1 is two million rows').default(String(defaultScale))
}

/** Configuration of file, environment and options together. */
export function configurationOf({ definitions, port }: { readonly definitions?: string; readonly port?: string }): Configuration {
  const options = { ...(definitions === undefined ? {} : { definitions }), ...(port === undefined ? {} : { port }) }
  return readConfiguration({ env: process.env, options })
}

export function warehouseOptions({ scale }: CommonOptions): WarehouseOptions {
  return { scale: Number(scale) }
}
