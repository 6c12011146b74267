import { GraphQLError, type SelectionSetNode, type ValidationRule } from 'graphql'

/** Refuses operations that nest fields deeper than `limit`, counted through fragments in one memoised pass. */
export function limitDepth(limit: number): ValidationRule {
  return (context) => {
    const fragmentDepths = new Map<string, number>()

    function depthOfFragment(name: string): number {
      const known = fragmentDepths.get(name)
      if (known !== undefined) return known
      fragmentDepths.set(name, 0)
      const depth = depthOf(context.getFragment(name)?.selectionSet)
      fragmentDepths.set(name, depth)
      return depth
    }

    function depthOf(selectionSet: SelectionSetNode | undefined): number {
      let deepest = 0
      for (const selection of selectionSet?.selections ?? []) {
        if (selection.kind === 'FragmentSpread') deepest = Math.max(deepest, depthOfFragment(selection.name.value))
        else deepest = Math.max(deepest, depthOf(selection.selectionSet) + (selection.kind === 'Field' ? 1 : 0))
      }
      return deepest
    }

    return {
      OperationDefinition(operation) {
        const depth = depthOf(operation.selectionSet)
        if (depth <= limit) return
        const message = `This operation nests fields ${depth} levels deep, and ${limit} is the limit. Ask for the inner levels in operations of their own.`
        context.reportError(new GraphQLError(message, { nodes: [operation] }))
      },
    }
  }
}
