import { isAbsolute, join } from 'node:path'

/** Where the numbers are. */
export type WarehouseAddress =
  | { readonly kind: 'demo' }
  /** `url` holds the password: it is for the driver only, never for a message or a log. */
  | { readonly kind: 'postgres'; readonly url: string }
  | { readonly kind: 'duckdb'; readonly path: string }

/** The address that `text` spells, or undefined. A relative path starts at `folder`. */
export function warehouseAddress(text: string, folder: string): WarehouseAddress | undefined {
  if (text.startsWith('duckdb:')) {
    const path = text.slice('duckdb:'.length)
    if (path === '') return undefined
    return { kind: 'duckdb', path: isAbsolute(path) ? path : join(folder, path) }
  }
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text)) return undefined
  return { kind: 'postgres', url: text }
}
