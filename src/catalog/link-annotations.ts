import type { AnnotationDefinition } from '../definition/annotation-definition.ts'
import { type Located, NOTHING } from '../definition/parse-definitions.ts'
import { wordsOf } from '../definition/words.ts'
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
      const { text, from, to, metrics } = definition
      metrics.forEach((metric, index) => {
        if (declared.metrics.has(metric) || metric === NOTHING) return
        const message = `There is no metric "${metric}".${didYouMean(metric, declared.metrics.names)}`
        problems.push(problem('unknown-metric', message, ['metrics', index]))
      })
      return [name, { name, words: wordsOf(definition), text, from, to, metrics }]
    }),
  )
}
