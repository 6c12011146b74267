/** How an answer wants to be painted. */
export const CHARTS = ['number', 'line', 'bar', 'pie', 'funnel', 'table'] as const
export type Chart = (typeof CHARTS)[number]
