import type { AnnotationDefinition } from '../definition/annotation-definition.ts'
import type { Located } from '../definition/parse-definitions.ts'
import { didYouMean } from '../problem/suggest.ts'
import type { Annotation } from './annotation.ts'
import type { GoalScope } from './link-goals.ts'

/** Links annotations to their metrics; notes what there is not. */
export function linkAnnotations(
  definitions: ReadonlyMap<string, Located<AnnotationDefinition>>,
  { declared, problems }: GoalScope,
): ReadonlyMap<string, Annotation> {
  return new Map(
    [...definitions].map(([name, { definition, problem }]) => {
      const { label, description, synonyms, owner, tags, translations, text, from, to, metrics } = definition
      metrics.forEach((metric, index) => {
        if (declared.metrics.has(metric)) return
        const message = `There is no metric "${metric}".${didYouMean(metric, declared.metrics.names)}`
        problems.push(problem('unknown-metric', message, ['metrics', index]))
      })
      return [name, { name, words: { label, description, synonyms, owner, tags, translations }, text, from, to, metrics }]
    }),
  )
}
