import { type DemoTable, mappedTable } from './demo-table.ts'

interface Benchmark {
  readonly id: number
  readonly metric: string
  readonly variant: string | null
  readonly scope: 'company' | 'industry'
  readonly segment: string | null
  readonly value: number
  readonly from: string
  readonly to: string | null
  readonly source: string | null
}

const benchmarks: readonly Benchmark[] = [
  {
    id: 1,
    metric: 'winRate',
    variant: null,
    scope: 'company',
    segment: null,
    value: 0.3,
    from: '2024-01-01',
    to: null,
    source: 'Average of 2024',
  },
  {
    id: 2,
    metric: 'winRate',
    variant: null,
    scope: 'industry',
    segment: null,
    value: 0.21,
    from: '2023-01-01',
    to: '2025-01-01',
    source: 'Sample survey',
  },
  {
    id: 3,
    metric: 'winRate',
    variant: null,
    scope: 'industry',
    segment: null,
    value: 0.24,
    from: '2025-01-01',
    to: null,
    source: 'Sample survey',
  },
  {
    id: 4,
    metric: 'nps',
    variant: 'scale0To10',
    scope: 'industry',
    segment: 'software',
    value: 36,
    from: '2023-01-01',
    to: null,
    source: 'Sample survey',
  },
  { id: 5, metric: 'csat', variant: null, scope: 'industry', segment: null, value: 0.78, from: '2023-01-01', to: null, source: null },
  {
    id: 6,
    metric: 'customerChurnRate',
    variant: 'openingBase',
    scope: 'industry',
    segment: null,
    value: 0.22,
    from: '2023-01-01',
    to: null,
    source: 'Sample survey',
  },
  {
    id: 7,
    metric: 'salesCycleLength',
    variant: null,
    scope: 'industry',
    segment: 'enterprise',
    value: 120,
    from: '2023-01-01',
    to: null,
    source: 'Three to six months are usual',
  },
  {
    id: 8,
    metric: 'averageResponseTime',
    variant: null,
    scope: 'company',
    segment: null,
    value: 2.5,
    from: '2024-01-01',
    to: null,
    source: 'Average of 2024',
  },
  {
    id: 9,
    metric: 'averagePurchaseValue',
    variant: null,
    scope: 'company',
    segment: 'small',
    value: 900,
    from: '2024-01-01',
    to: null,
    source: 'Average of 2024',
  },
]

export function benchmarkTable(): DemoTable {
  return mappedTable<Benchmark>('benchmarks', benchmarks, {
    benchmark_id: (benchmark) => benchmark.id,
    metric_id: (benchmark) => benchmark.metric,
    variant: (benchmark) => benchmark.variant,
    scope: (benchmark) => benchmark.scope,
    segment: (benchmark) => benchmark.segment,
    value: (benchmark) => benchmark.value,
    valid_from: (benchmark) => benchmark.from,
    valid_to: (benchmark) => benchmark.to,
    source: (benchmark) => benchmark.source,
  })
}
