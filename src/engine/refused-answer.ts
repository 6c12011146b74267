import { OVERLAPPING_VERSION } from '../plan/overlapping-versions.ts'
import { UNKNOWN_DAY } from '../plan/rate-joins.ts'
import { REFUSED_SPAN } from '../plan/refused-spans.ts'
import { TOO_MANY_BUCKETS } from '../plan/too-many-buckets.ts'
import { InvalidQuestionError } from '../problem/problem.ts'
import { quoteList } from '../problem/suggest.ts'
import type { ResolvedPart, ResolvedQuestion } from '../query/resolved-question.ts'

/** Why an answer is refused, as a guard found it in the rows; an amount without a rate where nothing else is said. */
export function refusedAnswer(question: ResolvedQuestion, found: string): InvalidQuestionError {
  if (found.startsWith(REFUSED_SPAN)) return negativeSpan(wordsBehind(REFUSED_SPAN, found))
  if (found === TOO_MANY_BUCKETS) return tooManyBuckets(question)
  if (found.startsWith(OVERLAPPING_VERSION)) return overlappingVersion(question, wordsBehind(OVERLAPPING_VERSION, found))
  return missingRate(question, found.split(' '))
}

function wordsBehind(beginning: string, found: string): readonly string[] {
  return found.slice(beginning.length + 1).split(' ')
}

function negativeSpan([metric, day]: readonly string[]): InvalidQuestionError {
  const message = `"${metric}" has a row of ${day} that ends before it begins, and its definition refuses such rows. Correct the row, or have it left out: negative: "drop".`
  return new InvalidQuestionError([{ code: 'negative-span', message, path: ['metrics'] }])
}

function overlappingVersion({ parts }: ResolvedQuestion, [metric, name, day, ...key]: readonly string[]): InvalidQuestionError {
  const model = parts.flatMap(modelsOf).find((one) => one.name === name)
  const columns = quoteList(model?.key ?? [], 9)
  const message = `Rows of "${name}" overlap, so "${metric}" might count one twice: that of ${key.join(' ')} (${columns}) goes on beyond ${day}, where the next one begins. Correct "${model?.validity?.to}", or leave such rows out in the model's "where".`
  return new InvalidQuestionError([{ code: 'overlapping-validity', message, path: ['metrics'] }])
}

function modelsOf(part: ResolvedPart): readonly Pick<Extract<ResolvedPart, { kind: 'rows' }>['model'], 'name' | 'key' | 'validity'>[] {
  if (part.kind === 'entities') return part.inner.parts.flatMap(modelsOf)
  return [part.model, ...part.entities.flatMap(({ groups }) => groups.parts.flatMap(modelsOf))]
}

function tooManyBuckets({ fill }: ResolvedQuestion): InvalidQuestionError {
  const message = `"fill" would make more than ${fill?.most} buckets from the first "${fill?.key.name}" of the rows to the last. Take a coarser time grain, or narrow the times by a period or a filter.`
  return new InvalidQuestionError([{ code: 'too-many-buckets', message, path: ['fill'] }])
}

function missingRate({ rates }: ResolvedQuestion, [day = '', ...currency]: readonly string[]): InvalidQuestionError {
  const from = currency.join(' ')
  const way = `Correct the row, or leave such rows out in the model's "where".`
  const message =
    from === 'no currency'
      ? `An amount of ${day === UNKNOWN_DAY ? 'no day' : day} has no currency, so it cannot be added to the others. ${way}`
      : day === UNKNOWN_DAY
        ? `An amount in "${from}" has no day, so there is no telling its rate. ${way}`
        : `There is no rate from "${from}" on ${day} or before it, so amounts cannot be added. Add the rate to "${rates?.table ?? ''}", or ask for another currency.`
  return new InvalidQuestionError([{ code: 'missing-rate', message, path: ['currency'] }])
}
