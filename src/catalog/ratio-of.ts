import { type Expression, literal } from '../expression/expression.ts'
import type { Metric, Part } from './catalog.ts'

/** A metric as one sum over another. */
export interface Ratio {
  readonly numerator: Expression
  readonly denominator: Expression
}

/**
 * What a metric divides by what, where both add up over groups of rows: then a change of it is made of changes of the groups' own
 * ratios and of their weights. Nothing where it is no such ratio.
 */
export function ratioOf({ formula, parts }: Pick<Metric, 'formula' | 'parts'>): Ratio | undefined {
  const found = division(formula)
  if (found === undefined) return undefined
  const adding = new Set(parts.filter(addsUp).map(({ id }) => id))
  return isLinear(found.numerator, adding) && isLinear(found.denominator, adding) ? found : undefined
}

/** `a / b`, or that times constants. */
function division(formula: Expression): Ratio | undefined {
  if (formula.kind !== 'arithmetic') return undefined
  const [first, second, ...others] = formula.operands
  if (first === undefined || second === undefined) return undefined
  if (formula.operator === 'divide' && others.length === 0) return { numerator: first, denominator: second }
  if (formula.operator !== 'multiply') return undefined
  const divided = formula.operands.flatMap((operand) => division(operand) ?? [])
  const [ratio] = divided
  const factors = formula.operands.filter(({ kind }) => kind === 'literal')
  if (ratio === undefined || divided.length + factors.length < formula.operands.length || divided.length > 1) return undefined
  return { ...ratio, numerator: { kind: 'arithmetic', operator: 'multiply', operands: [...factors, ratio.numerator], type: 'double' } }
}

function addsUp(part: Part): boolean {
  return part.kind === 'rows' && ['sum', 'count', 'countRows'].includes(part.aggregation.kind)
}

/** Whether the values of groups add up to the value of all: sums and differences of sums, and those times constants. */
function isLinear(of: Expression, adding: ReadonlySet<string>): boolean {
  switch (of.kind) {
    case 'column':
      return adding.has(of.name)
    case 'cast':
      return isLinear(of.of, adding)
    case 'coalesce': {
      const [first, ...rest] = of.operands
      return first !== undefined && isLinear(first, adding) && rest.every((one) => one.kind === 'literal' && Number(one.value) === 0)
    }
    case 'arithmetic': {
      if (of.operator === 'add' || of.operator === 'subtract') return of.operands.every((operand) => isLinear(operand, adding))
      const variable = of.operands.filter(({ kind }) => kind !== 'literal')
      const [first, ...others] = variable
      const inFront = of.operator === 'multiply' || of.operands[0]?.kind !== 'literal'
      return inFront && first !== undefined && others.length === 0 && isLinear(first, adding)
    }
    default:
      return false
  }
}

/** A metric's numerator or denominator as a metric of its own, 0 where there are no rows. */
export function operandOf(metric: Metric, operand: keyof Ratio): Metric | undefined {
  const ratio = ratioOf(metric)
  if (ratio === undefined) return undefined
  const formula: Expression = { kind: 'coalesce', operands: [ratio[operand], literal(0, ratio[operand].type)], type: ratio[operand].type }
  return { ...metric, formula, additivity: 'additive', type: 'double', nullable: false, finer: [] }
}
