import { tickets } from '../../metrics/models/tickets.ts'
import { duration, metric } from '../../schema/define.ts'

const resolved = {
  model: tickets,
  time: 'resolvedAt',
  where: { resolutionHours: { gte: 0 } },
  unit: duration('hour'),
  goodWhen: 'down',
} as const

/** Kinds that the CRM's own metrics do not have, but typical questions do. */
export const benchMetrics = [
  metric('medianResolutionTime', { ...resolved, median: 'resolutionHours', label: 'Median resolution time' }),
  metric('resolutionTimeP90', { ...resolved, percentile: 'resolutionHours', at: 0.9, label: 'Resolution time, 90th percentile' }),
]
