import type { Aggregate, Calculate, Plan, Scan } from '../plan-node.ts'

/** The plan with every calculation changed, inner ones first, wherever they stand. */
export function inCalculate(plan: Plan, change: (calculate: Calculate) => Calculate): Plan {
  const { node } = plan
  const deep = (calculate: Calculate) => change(inside(calculate, change))
  switch (node.kind) {
    case 'calculate':
      return { ...plan, node: deep(node) }
    case 'fill':
      return { ...plan, node: { ...node, input: deep(node.input) } }
    case 'page':
      return {
        ...plan,
        node: { ...node, input: node.input.kind === 'fill' ? { ...node.input, input: deep(node.input.input) } : deep(node.input) },
      }
  }
}

function inside(calculate: Calculate, change: (calculate: Calculate) => Calculate): Calculate {
  const deep = (input: Calculate) => change(inside(input, change))
  const inScan = (scan: Scan): Scan =>
    scan.entities.length === 0 ? scan : { ...scan, entities: scan.entities.map((join) => ({ ...join, input: deep(join.input) })) }
  const inAggregate = (aggregate: Aggregate): Aggregate => {
    const { input } = aggregate
    switch (input.kind) {
      case 'calculate':
        return { ...aggregate, input: deep(input) }
      case 'rank':
        return { ...aggregate, input: { ...input, input: deep(input.input) } }
      case 'scan':
        return { ...aggregate, input: inScan(input) }
      case 'latestRow':
        return { ...aggregate, input: { ...input, input: inScan(input.input) } }
      case 'reframe':
      case 'succession':
        return { ...aggregate, input: { ...input, input: inAggregate(input.input) } }
    }
  }
  return mapAggregates(calculate, inAggregate)
}

/** A calculation over changed aggregates. */
export function mapAggregates(calculate: Calculate, change: (aggregate: Aggregate) => Aggregate): Calculate {
  const { input } = calculate
  return { ...calculate, input: input.kind === 'aggregate' ? change(input) : { ...input, inputs: input.inputs.map(change) } }
}
