import type { Cell, Family } from './case.ts'
import type { Choices } from './choices.ts'

const TEXTS = [
  '',
  'a',
  'A',
  'b',
  'B',
  'ä',
  'Ä',
  'Z',
  'z',
  '%',
  '_',
  'a%b',
  'a_b',
  "o'clock",
  '"q"',
  '\\',
  'Straße',
  '日本',
  '\u{1D4B3}',
  '\uFFFD',
  'e\u0301',
  '\u00e9',
  ' ',
  'a ',
  'null',
  '$1',
  '?',
] as const
const INTEGERS = [0, 1, 2, 3, -1, -2, 7, 10, 100, -100] as const
const DECIMALS = ['0.00', '0.10', '0.20', '1.00', '-1.50', '2.25', '10.00', '99.99', '-0.01', '1234567.89', '0.30'] as const
const DAYS = [
  '2024-01-01',
  '2023-12-31',
  '2024-02-28',
  '2024-02-29',
  '2024-03-01',
  '2024-03-31',
  '2024-04-01',
  '2024-10-27',
  '2024-12-30',
  '2024-12-31',
  '2025-01-01',
  '2024-01-07',
  '2024-01-08',
] as const
/** Instants at which clocks change, and midnights that begin a month, in zones of all kinds. */
const TURNS = [
  '2024-01-01T00:00:00Z',
  '2023-12-31T23:00:00Z',
  '2024-03-31T01:00:00Z',
  '2024-10-27T01:00:00Z',
  '2024-03-10T07:00:00Z',
  '2024-11-03T06:00:00Z',
  '2024-04-06T15:00:00Z',
  '2024-10-05T15:30:00Z',
  '2011-12-30T10:00:00Z',
  '2024-02-29T00:00:00Z',
  '2024-12-31T18:15:00Z',
  '2024-03-01T05:00:00Z',
  '2024-06-30T22:00:00Z',
] as const
const SHIFTS = [
  0, 1, -1, 1_800_000_000, -1_800_000_000, 3_600_000_000, -3_600_000_000, 5_400_000_000, 86_400_000_000, -86_400_000_000, 123_456,
  604_800_000_000,
] as const
const FIELDS = [
  '{"tier":"gold","seats":5,"rate":1.5,"active":true}',
  '{}',
  '{"tier":null,"seats":0}',
  '{"tier":"a%","seats":-3,"rate":0.25,"active":false}',
  '{"seats":"5","rate":"x","active":"true"}',
  '{"rate":2,"tier":""}',
  '{"active":1,"seats":12}',
  '[]',
  '5',
  'null',
] as const

export const CURRENCIES = ['USD', 'EUR', 'GBP'] as const

export const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia'] as const

function instant(choices: Choices): string {
  const micros = BigInt(Date.parse(choices.pick(TURNS))) * 1000n + BigInt(choices.pick(SHIFTS))
  const rest = ((micros % 1_000_000n) + 1_000_000n) % 1_000_000n
  const seconds = new Date(Number((micros - rest) / 1000n)).toISOString().slice(0, 19)
  return rest === 0n ? `${seconds}Z` : `${seconds}.${rest.toString().padStart(6, '0').replace(/0+$/, '')}Z`
}

/** A value of a family, from few enough that rows, filters and keys meet. */
export function someValue(choices: Choices, family: Family): Exclude<Cell, null> {
  switch (family) {
    case 'integer':
      return choices.pick(INTEGERS)
    case 'decimal':
      return choices.pick(DECIMALS)
    case 'text':
      return choices.pick(TEXTS)
    case 'boolean':
      return choices.chance(50)
    case 'date':
      return choices.pick(DAYS)
    case 'timestamp':
      return instant(choices).slice(0, -1)
    case 'timestamptz':
      return instant(choices)
    case 'json':
      return choices.pick(FIELDS)
  }
}
