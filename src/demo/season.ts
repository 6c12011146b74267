import { dateOf, dateText, day, hour, type Instant, isoWeekday, now, opening } from './calendar.ts'
import type { Random } from './random.ts'

interface Shape {
  /** How many times as busy the last day is as the first. */
  readonly growth: number
  /** One weight for each month, January first. */
  readonly months: readonly number[]
  /** Weight of a Saturday or Sunday beside a working day. */
  readonly weekend: number
  /** True for office hours, false for people who are awake from early to late. */
  readonly office: boolean
}

/** How busy each moment of the five years is. */
export interface Season {
  /** A moment in `[from, to)`, likelier when it is busy. */
  draw(random: Random, from: Instant, to: Instant): Instant
}

const firstDate = dateOf(opening)
const dates = dateOf(now) - firstDate

function cumulativeWeights(shape: Shape): readonly number[] {
  const sums = [0]
  let sum = 0
  for (let index = 0; index < dates; index += 1) {
    const date = firstDate + index
    const month = shape.months[Number(dateText(date).slice(5, 7)) - 1] ?? 1
    const weekday = isoWeekday(date) > 5 ? shape.weekend : 1
    sum += (1 + ((shape.growth - 1) * index) / dates) * month * weekday
    sums.push(sum)
  }
  return sums
}

function dayOfWeight(sums: readonly number[], target: number): number {
  let low = 0
  let high = sums.length - 1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((sums[middle] ?? 0) <= target) low = middle
    else high = middle
  }
  return low
}

function timeOfDay(random: Random, office: boolean): number {
  const both = (random.next() + random.next()) / 2
  if (office && !random.chance(0.08)) return Math.floor(hour * (5 + 12 * both))
  return Math.floor(random.chance(0.25) ? day * random.next() : hour * (5 + 19 * both) - 1)
}

function makeSeason(shape: Shape): Season {
  const sums = cumulativeWeights(shape)
  const upTo = (instant: Instant): number => sums[Math.max(0, Math.min(dates, Math.round((instant - opening) / day)))] ?? 0
  return {
    draw(random, from, to) {
      const low = upTo(from)
      const index = dayOfWeight(sums, low + (upTo(to) - low) * random.next())
      const drawn = (firstDate + index) * day + timeOfDay(random, shape.office)
      return Math.max(from, Math.min(to - 1, drawn))
    },
  }
}

/** Companies buy in spring and autumn, hardly in August. */
export const officeSeason = makeSeason({
  growth: 2.4,
  months: [0.85, 0.95, 1.1, 1.05, 1, 1, 0.75, 0.65, 1.15, 1.2, 1.2, 0.95],
  weekend: 0.08,
  office: true,
})

/** People buy before Christmas, and on Sundays too. */
export const shopSeason = makeSeason({
  growth: 3,
  months: [0.8, 0.8, 0.9, 0.95, 1, 0.9, 0.85, 0.85, 1, 1.05, 1.6, 1.8],
  weekend: 1.15,
  office: false,
})

/** Staff works evenly all year. */
export const staffSeason = makeSeason({
  growth: 1.6,
  months: [1, 1, 1, 1, 1, 1, 0.85, 0.75, 1, 1, 1, 0.8],
  weekend: 0.05,
  office: true,
})
