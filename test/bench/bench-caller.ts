import { demoNow } from '../../src/demo/calendar.ts'
import { type Caller, everything } from '../../src/index.ts'

/** Sees all, on the day on which the demo ends. */
export const benchCaller: Caller = { policy: everything, now: new Date(demoNow) }
