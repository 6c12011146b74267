import { expect, test } from 'vitest'
import { readYamlDefinitions } from '../../src/definition/read-yaml-definitions.ts'
import { InvalidDefinitionError } from '../../src/problem/problem.ts'
import { linkCheckedCatalog } from '../../src/standing/link-checked-catalog.ts'
import { soundModels, tables } from '../catalog/written-catalog.ts'

test('a slip of a definition that others are made from is told once, where it stands', () => {
  const text = `${soundModels}metrics:
  paid: { model: orders, count: rows, whre: { status: paid } }
  paidSoon: { extends: paid, label: Soon }
  paidLate: { extends: paid, label: 5 }
`
  const { definitions } = readYamlDefinitions('a.yaml', text)
  const line = soundModels.split('\n').length + 1
  try {
    linkCheckedCatalog({ definitions, tables })
    expect.unreachable()
  } catch (error) {
    if (!(error instanceof InvalidDefinitionError)) throw error
    expect(error.message.split('\n')).toEqual([
      `a.yaml:${line}:39 metrics.paid.whre: There is no field "whre" here. Did you mean "where"?`,
      `a.yaml:${line + 2}:37 metrics.paidLate.label: "label" is 5. It takes text.`,
    ])
  }
})
