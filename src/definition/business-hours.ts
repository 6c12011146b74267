import { z } from 'zod'
import { strictFields } from './strict-fields.ts'

const TIME = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/
const time = z.string().regex(TIME, 'takes a time of the day, such as "09:00"')

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** The hours in which a company works: `hours: 'business'` counts these. Days are 1 for Monday to 7 for Sunday; on `holidays` it does not work. */
export const businessHoursSchema = strictFields({
  timezone: z.string().refine(isZone, 'takes the IANA name of a time zone, such as "Europe/Berlin"'),
  from: time,
  to: time,
  days: z.array(z.int().min(1).max(7)).min(1).readonly(),
  holidays: z.array(z.iso.date('takes a day, such as "2025-12-25"')).readonly().optional(),
}).superRefine(({ from, to }, context) => {
  if ([from, to].every((text) => TIME.test(text)) && from >= to)
    context.addIssue({
      code: 'custom',
      path: ['to'],
      message: `"to" is "${to}". It comes after "from" on the same day, which is "${from}".`,
    })
})

export interface BusinessHoursOption {
  readonly timezone: string
  readonly from: string
  readonly to: string
  readonly days: readonly number[]
  /** Days on which nobody works, such as `2025-12-25`. */
  readonly holidays?: readonly string[] | undefined
}
