import type { Formula, Measure, MetricSource } from './case.ts'
import { arithmeticOf, type Operator } from './evaluate-expression.ts'
import { AGGREGATES } from './evaluate-metric.ts'

function unitOfMetric(name: string, metrics: readonly MetricSource[]): string | undefined {
  const metric = metrics.find((one) => one.name === name)
  if (metric === undefined) return undefined
  if (metric.type === 'ratio') return unitOfFormula({ divide: [metric.numerator, metric.denominator] }, metrics)
  if (metric.type === 'derived') return unitOfFormula(metric.formula, metrics)
  const measure: Measure | undefined = AGGREGATES.map((aggregation) => metric[aggregation]).find((one) => one !== undefined)
  if (typeof measure === 'object' && 'money' in measure) return 'money'
  return metric.unit === undefined && typeof measure === 'object' && 'from' in measure ? measure.unit : 'number'
}

const SCALARS = ['plain', 'number', 'ratio']

function combined(operator: Operator, left: string | undefined, right: string | undefined): string | undefined {
  if (left === undefined || right === undefined) return undefined
  if (operator === 'add' || operator === 'subtract')
    return left === 'plain' ? right : right === 'plain' || left === right ? left : undefined
  if (operator === 'multiply') return SCALARS.includes(right) ? left : SCALARS.includes(left) ? right : undefined
  if (left === right && left !== 'plain') return 'ratio'
  return SCALARS.includes(right) ? left : 'number'
}

/** What a formula counts; nothing where its parts cannot be taken together. */
export function unitOfFormula(formula: Formula, metrics: readonly MetricSource[]): string | undefined {
  if (typeof formula === 'number') return 'plain'
  if (typeof formula === 'string') return unitOfMetric(formula, metrics)
  if ('metric' in formula) return unitOfMetric(formula.metric, metrics)
  const [operator, operands] = arithmeticOf<Formula>(formula)
  return operands.map((one) => unitOfFormula(one, metrics)).reduce((left, right) => combined(operator, left, right))
}
