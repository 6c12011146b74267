import { CHARTS } from '../definition/chart.ts'
import { enumOf } from './enum-of.ts'

export const ChartType = enumOf('Chart', 'How an answer wants to be painted.', CHARTS)
