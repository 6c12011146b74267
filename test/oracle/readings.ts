export const TIME_UNITS = ['second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'] as const
export const DATE_PARTS = ['hourOfDay', 'dayOfWeek', 'dayOfMonth', 'dayOfYear', 'weekOfYear', 'monthOfYear', 'quarterOfYear'] as const
