import { join, resolve } from 'node:path'
import type { Problem } from '../problem/problem.ts'
import { isFolder, loadFolder } from './load-folder.ts'
import { loadOptions, type ReadOptions } from './load-options.ts'

/** The files of a folder and of all that it includes, what is included first, and the options of all: those of the folder itself count most. */
export interface LoadedFolders extends Omit<ReadOptions, 'include'> {
  readonly files: readonly string[]
}

/**
 * Finds the files of a folder, and of the folders that its options include.
 *
 * @throws InvalidDefinitionError where there is no such folder
 */
export async function loadFolders(folder: string, seen: ReadonlySet<string> = new Set([resolve(folder)])): Promise<LoadedFolders> {
  const own = loadFolder(folder)
  const { include, options, place, problems } = await loadOptions(own.options)
  let all: LoadedFolders = { files: [], options: {}, problems: [] }
  const known = new Set(seen)
  for (const [index, path] of include.entries()) {
    const other = join(folder, path)
    if (known.has(resolve(other))) continue
    known.add(resolve(other))
    all = isFolder(other)
      ? beside(all, await loadFolders(other, known))
      : { ...all, problems: [...all.problems, noSuchFolder(path, ['include', index], place)] }
  }
  return beside(all, { files: own.definitions, options, ...(place === undefined ? {} : { place }), problems })
}

function noSuchFolder(path: string, at: readonly (string | number)[], place: ReadOptions['place']): Problem {
  const message = `There is no folder "${path}" to include. It is named as seen from the file of options.`
  return { code: 'no-such-folder', message, path: ['options', ...at], ...(place === undefined ? {} : { source: place(at) }) }
}

function beside(first: LoadedFolders, second: LoadedFolders): LoadedFolders {
  const place = second.place ?? first.place
  return {
    files: [...first.files, ...second.files],
    options: { ...first.options, ...second.options },
    ...(place === undefined ? {} : { place }),
    problems: [...first.problems, ...second.problems],
  }
}
