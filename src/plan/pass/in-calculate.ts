import type { Calculate, Plan } from '../plan-node.ts'

/** The plan with its calculation changed, wherever it stands. */
export function inCalculate(plan: Plan, change: (calculate: Calculate) => Calculate): Plan {
  const { node } = plan
  switch (node.kind) {
    case 'calculate':
      return { ...plan, node: change(node) }
    case 'fill':
      return { ...plan, node: { ...node, input: change(node.input) } }
    case 'page':
      return {
        ...plan,
        node: { ...node, input: node.input.kind === 'fill' ? { ...node.input, input: change(node.input.input) } : change(node.input) },
      }
  }
}
