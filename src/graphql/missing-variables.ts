import { type ArgumentNode, Kind, type ValueNode } from 'graphql'
import { type Report, under } from '../catalog/report.ts'

type Variables = Readonly<Record<string, unknown>>

/**
 * Reports variables without a value inside an argument. GraphQL leaves out what they stand in, and a filter or an end of a period
 * that is left out gives rows that were not asked for. A whole argument may be left out.
 */
export function reportMissingVariables(given: readonly ArgumentNode[], variables: Variables, report: Report): void {
  for (const { name, value } of given) reportInside(value, variables, under(report, name.value))
}

function reportInside(value: ValueNode, variables: Variables, report: Report): void {
  if (value.kind === Kind.LIST) for (const [index, item] of value.values.entries()) reportOne(item, variables, under(report, index))
  if (value.kind === Kind.OBJECT) for (const field of value.fields) reportOne(field.value, variables, under(report, field.name.value))
}

function reportOne(value: ValueNode, variables: Variables, report: Report): void {
  if (value.kind !== Kind.VARIABLE) reportInside(value, variables, report)
  else if (!Object.hasOwn(variables, value.name.value))
    report(
      'missing-variable',
      `The variable "$${value.name.value}" has no value, and without it the rest would mean something else. Give it one.`,
      [],
    )
}

/** The fields of an input object as if each were an argument: its first level may be left out as arguments may. */
export function fieldsAsArguments({ value }: ArgumentNode): readonly ArgumentNode[] {
  return value.kind === Kind.OBJECT ? value.fields.map(({ name, value: inner }) => ({ kind: Kind.ARGUMENT, name, value: inner })) : []
}
