import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { InvalidConfigurationError } from '../problem/problem.ts'

/** Writes a file that a command made, and says so; without a file, prints it. */
export function writeText(file: string | undefined, text: string): void {
  if (file === undefined) {
    process.stdout.write(text)
    return
  }
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
    const message = `The file "${file}" cannot be written${reason}. "--out" names another one.`
    throw new InvalidConfigurationError([{ code: 'cannot-write', message, path: ['--out'] }])
  }
  process.stderr.write(`Written to "${file}".\n`)
}
