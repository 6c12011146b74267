import { Command } from 'commander'
import { loadDemo } from '../demo/load-demo.ts'
import { scaleOption } from './command-options.ts'
import { untilInterrupted } from './interruption.ts'
import { loadProgress } from './load-progress.ts'
import { DEMO_SEED } from './make-demo.ts'

async function load(url: string, { scale, seed }: { readonly scale: string; readonly seed: string }): Promise<void> {
  const progress = loadProgress(process.stderr, 'Loading the demo')
  try {
    await untilInterrupted((signal) => loadDemo({ url, scale: Number(scale), seed: Number(seed), onProgress: progress.report, signal }))
  } finally {
    progress.end()
  }
  process.stderr.write('The demo is loaded. WAREHOUSE_URL names it to all other commands.\n')
}

export function demoCommand(): Command {
  const loading = new Command('load')
    .description('fill an empty database, "postgres://…" or "duckdb:new-file.duckdb"; nothing is ever overwritten')
    .argument('<url>', 'the database')
    .addOption(scaleOption())
    .option('--seed <number>', 'another whole number gives other rows', String(DEMO_SEED))
    .action(load)
  return new Command('demo').description('five years of a company that sells software and devices').addCommand(loading)
}
