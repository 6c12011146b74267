import { type Report, under } from '../catalog/report.ts'
import type { FilterInput } from '../definition/filter-input.ts'
import type { OperationContext } from './operation-context.ts'
import { filterArgument, listArgument, textArgument } from './question-arguments.ts'
import { resolveDuring } from './resolve-during.ts'

/** Under what a root field asks for definitions that ask themselves: goals and alerts. */
export interface StandingAsked {
  readonly key: string
  /** Those that it names; all where it names none. */
  readonly names: readonly string[] | undefined
  readonly owner: string | undefined
  readonly tag: string | undefined
  readonly where: readonly FilterInput[]
  readonly timezone: string
  readonly now: string
  readonly currency: string | undefined
}

export function readStandingArguments(
  args: Readonly<Record<string, unknown>>,
  context: OperationContext,
  key: string,
  report: Report,
): StandingAsked {
  const timezone = textArgument(args.timezone)
  const asOf = textArgument(args.asOf)
  const filter = filterArgument(args.where, resolveDuring(context, { timezone, asOf }), under(report, 'where'))
  const name = textArgument(args.name)
  return {
    key,
    names: name === undefined ? listArgument(args.names) : [name],
    owner: textArgument(args.owner),
    tag: textArgument(args.tag),
    where: filter === undefined ? [] : [filter],
    timezone: timezone ?? context.layer.defaults.timezone,
    now: asOf ?? context.caller.now.toISOString(),
    currency: textArgument(args.currency),
  }
}
