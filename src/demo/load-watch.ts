import type { DemoOptions } from './demo-tables.ts'

export interface LoadProgress {
  readonly rows: number
  /** An estimate until the last report, which is exact. */
  readonly totalRows: number
}

export interface LoadOptions extends DemoOptions {
  readonly onProgress?: ((progress: LoadProgress) => void) | undefined
  /** Aborting it ends the load, and leaves nothing behind. */
  readonly signal?: AbortSignal | undefined
}

/** Counts the rows of a load, tells how far it has come, and ends it when it is no longer wanted. */
export class LoadWatch {
  readonly #options: LoadOptions
  readonly #estimate: number
  #rows = 0

  constructor(options: LoadOptions) {
    this.#options = options
    this.#estimate = Math.round(2_160_000 * options.scale + 8000)
  }

  get rows(): number {
    return this.#rows
  }

  advance(rows: number): void {
    this.#options.signal?.throwIfAborted()
    this.#rows += rows
    this.#options.onProgress?.({ rows: this.#rows, totalRows: Math.max(this.#rows, this.#estimate) })
  }

  finish(): void {
    this.#options.onProgress?.({ rows: this.#rows, totalRows: this.#rows })
  }
}
