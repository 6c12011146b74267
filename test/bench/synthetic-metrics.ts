import type { DefinitionSource, WarehouseTable } from '../../src/index.ts'

const metricsPerModel = 50

const columns: WarehouseTable['columns'] = [
  { name: 'id', type: 'integer', databaseType: 'bigint', nullable: false },
  { name: 'account_id', type: 'integer', databaseType: 'bigint', nullable: false },
  { name: 'happened_at', type: 'timestamptz', databaseType: 'timestamptz', nullable: false },
  { name: 'amount', type: 'decimal', databaseType: 'numeric', nullable: true },
  { name: 'kind', type: 'text', databaseType: 'text', nullable: true },
]

function modelAt(index: number) {
  return {
    kind: 'model',
    name: `facts${index}`,
    table: `facts${index}`,
    key: 'id',
    entity: `fact${index}`,
    metricTime: 'happenedAt',
    entities: { account: { model: 'accounts', column: 'account_id' } },
    dimensions: { happenedAt: 'happened_at', kind: 'kind' },
  }
}

/** Two sums, then the one over the other, and so on. */
function metricAt(index: number, models: number) {
  const name = `synthetic${index}`
  if (index % 3 === 2)
    return { kind: 'metric', type: 'ratio', name, numerator: `synthetic${index - 1}`, denominator: `synthetic${index - 2}` }
  return { kind: 'metric', type: 'simple', name, model: `facts${index % models}`, sum: 'amount', where: { kind: `kind ${index}` } }
}

/** As many metrics more, over as many models as a catalogue of that size would have. */
export function syntheticMetrics(count: number): {
  readonly tables: readonly WarehouseTable[]
  readonly definitions: readonly DefinitionSource[]
} {
  const models = Math.ceil(count / metricsPerModel)
  const modelDefinitions = Array.from({ length: models }, (_, index) => modelAt(index))
  const metrics = Array.from({ length: count }, (_, index) => metricAt(index, models))
  return {
    tables: modelDefinitions.map(({ table }) => ({ name: table, columns })),
    definitions: [...modelDefinitions, ...metrics].map((definition) => ({ definition })),
  }
}
