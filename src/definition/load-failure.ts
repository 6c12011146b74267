import { relative, resolve } from 'node:path'
import type { Problem, SourcePlace } from '../problem/problem.ts'

/** What tsx adds to the paths of modules that it keeps apart. */
const NAMESPACE = /\?(?:tsx-)?namespace=[^\s:)]*/g

/** Absolute paths as an author sees them: from the working folder. */
function fromHere(path: string): string {
  const shown = relative(process.cwd(), path)
  return shown.startsWith('..') ? path : shown
}

/** `file:line:column: ERROR: text`, as esbuild says it; its columns count from 0. */
function syntaxError(message: string): { readonly text: string; readonly source: SourcePlace } | undefined {
  const [, path = '', line, column, text = ''] = /^(.+):(\d+):(\d+): ERROR: (.*)$/m.exec(message) ?? []
  if (text === '') return undefined
  return {
    text: `The file is not TypeScript from here on: ${text.replace(/\.?$/, '.')}`,
    source: { file: fromHere(path), line: Number(line), column: Number(column) + 1 },
  }
}

/** Where an error was thrown: the first line of its stack that is in a file of the author's. */
function thrownAt(file: string, stack: string): SourcePlace {
  for (const [, path = '', line, column] of stack.matchAll(/(?:file:\/\/|\(|at )(\/[^\s()?]+)[^\s():]*:(\d+):(\d+)\)?$/gm)) {
    if (!path.includes('/node_modules/'))
      return { file: path === resolve(file) ? file : fromHere(path), line: Number(line), column: Number(column) }
  }
  return { file }
}

function placeOfText(file: string, text: string, sought: string): SourcePlace {
  const offset = text.indexOf(sought)
  if (offset < 0) return { file }
  const before = text.slice(0, offset).split('\n')
  return { file, line: before.length, column: (before[before.length - 1]?.length ?? 0) + 1 }
}

/** What graphql says where it is loaded twice, required and imported: a file of TypeScript is required where no package says that it is a module. */
const LOADED_TWICE = /from another module or realm/

/** What kept a file of definitions from being imported, and where. */
export function loadFailure(file: string, text: string, error: unknown): Problem {
  const problem = (message: string, source: SourcePlace): Problem => ({ code: 'unreadable-module', message, path: [], source })
  if (!(error instanceof Error)) return problem(`Importing the file threw ${JSON.stringify(error)}.`, { file })
  const syntax = syntaxError(error.message)
  if (syntax !== undefined) return problem(syntax.text, syntax.source)
  const said = error.message.replace(NAMESPACE, '').split('\n')[0] ?? ''
  if (LOADED_TWICE.test(said))
    return problem(
      'The file is read as CommonJS, from which Grainline cannot be imported. Write "type": "module" into the package.json of its folder or of one above it.',
      { file },
    )
  const [, module, importer] = /^Cannot find (?:module|package) '([^']+)'(?: imported from (.+))?$/.exec(said) ?? []
  if (module !== undefined) {
    const by = importer === undefined ? file : fromHere(importer)
    const tail = module.split('/').pop() ?? module
    return problem(
      `The file imports "${fromHere(module)}", and there is no such file or package.`,
      by === file ? placeOfText(file, text, tail) : { file: by },
    )
  }
  const [, from, name] = /^The requested module '([^']+)' does not provide an export named '([^']+)'$/.exec(said) ?? []
  if (name !== undefined)
    return problem(`The file imports "${name}" from "${from}", which does not export it.`, placeOfText(file, text, name))
  return problem(`Importing the file failed: ${said.replace(/\.?$/, '.')}`, thrownAt(file, (error.stack ?? '').replace(NAMESPACE, '')))
}
