import type { WriteStream } from 'node:tty'
import type { LoadProgress } from '../demo/load-watch.ts'

const width = 30
const plainSteps = 5

/** How far a load has come: a bar that grows on a terminal, a few lines elsewhere. */
export interface ShownProgress {
  readonly report: (progress: LoadProgress) => void
  end(): void
}

function bar(share: number): string {
  const full = Math.round(share * width)
  return `${'█'.repeat(full)}${'░'.repeat(width - full)} ${String(Math.round(share * 100)).padStart(3)} %`
}

export function loadProgress(out: Pick<WriteStream, 'write'> & { readonly isTTY?: boolean }, label: string): ShownProgress {
  let shown = -1
  return {
    report({ rows, totalRows }) {
      const share = rows / totalRows
      const step = Math.floor(share * (out.isTTY === true ? 100 : plainSteps))
      if (step === shown) return
      shown = step
      if (out.isTTY === true) out.write(`\r${label}  ${bar(share)}`)
      else out.write(`${label}: ${rows.toLocaleString('en')} rows\n`)
    },
    end() {
      if (shown >= 0 && out.isTTY === true) out.write('\n')
    },
  }
}
