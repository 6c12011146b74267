import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { InvalidConfigurationError } from '../problem/problem.ts'

/** Writes a file that a command made, and says so; without a file, prints it. */
export function writeText(file: string | undefined, text: string): void {
  if (file === undefined) {
    process.stdout.write(text)
    return
  }
  writeFile(file, text)
  process.stderr.write(`Written to "${file}".\n`)
}

/**
 * Writes a file, and the folders that lead to it.
 *
 * @throws InvalidConfigurationError where that is not possible
 */
export function writeFile(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
    const message = `The file "${file}" cannot be written${reason}. "--out" names another one.`
    throw new InvalidConfigurationError([{ code: 'cannot-write', message, path: ['--out'] }])
  }
}
