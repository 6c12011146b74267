import type { Aggregate, Calculate, Plan } from '../plan-node.ts'

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
  const deep = (aggregate: Aggregate): Aggregate => {
    const { input } = aggregate
    if (input.kind === 'calculate') return { ...aggregate, input: change(inside(input, change)) }
    return input.kind === 'rank' ? { ...aggregate, input: { ...input, input: change(inside(input.input, change)) } } : aggregate
  }
  return mapAggregates(calculate, deep)
}

/** A calculation over changed aggregates. */
export function mapAggregates(calculate: Calculate, change: (aggregate: Aggregate) => Aggregate): Calculate {
  const { input } = calculate
  return { ...calculate, input: input.kind === 'aggregate' ? change(input) : { ...input, inputs: input.inputs.map(change) } }
}
