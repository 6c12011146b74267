import { dateOf, dateText, firstOfMonth, isoWeekday, now } from './calendar.ts'
import { type DemoRow, type DemoTable, streamedTable } from './demo-table.ts'
import { type Currency, perDollar } from './market.ts'
import { Random } from './random.ts'

const firstDate = firstOfMonth(2020, 1)
const endDate = firstOfMonth(2028, 1)
const firstRateDate = firstOfMonth(2020, 12)
const reported: readonly Currency[] = ['USD', 'EUR', 'UAH']
const traded: readonly Currency[] = ['USD', 'EUR', 'UAH', 'CNY', 'BGN', 'RON']
/** Leva are tied to the euro by law. */
const levaPerEuro = 1.95583

function* dateRows(): Iterable<DemoRow> {
  for (let date = firstDate; date < endDate; date += 1) {
    const text = dateText(date)
    const month = Number(text.slice(5, 7))
    const quarter = String(Math.floor((month - 1) / 3) * 3 + 1).padStart(2, '0')
    const weekday = isoWeekday(date)
    yield [
      text,
      dateText(date - weekday + 1),
      `${text.slice(0, 7)}-01`,
      `${text.slice(0, 4)}-${quarter}-01`,
      `${text.slice(0, 4)}-01-01`,
      weekday < 6,
    ]
  }
}

/** A currency drifts from where it began to where it ended, and swings a little on the way. */
function nextRates(rates: Map<Currency, number>, random: Random): void {
  for (const currency of traded) {
    const usual = perDollar[currency]
    const rate = rates.get(currency) ?? usual
    const drift = currency === 'UAH' ? 1.00013 : 1
    const pull = currency === 'UAH' ? 0 : (usual - rate) * 0.004
    if (currency !== 'USD') rates.set(currency, (rate + pull) * drift * (1 + (random.next() - 0.5) * 0.006))
  }
  rates.set('BGN', (rates.get('EUR') ?? perDollar.EUR) * levaPerEuro)
}

function* rateRows(seed: number, publishedEvery: number): Iterable<DemoRow> {
  const random = new Random(seed, 'fx_rates')
  const rates = new Map<Currency, number>([...traded.map((currency) => [currency, perDollar[currency]] as const), ['UAH', 28]])
  for (let date = firstRateDate; date < dateOf(now); date += 1) {
    nextRates(rates, random)
    const published = publishedEvery === 1 ? isoWeekday(date) < 6 : (date - firstRateDate) % publishedEvery === 0
    if (!published) continue
    for (const from of traded) {
      for (const to of reported) {
        if (from === to) continue
        const rate = (rates.get(to) ?? 1) / (rates.get(from) ?? 1)
        yield [dateText(date), from, to, Math.round(rate * 1e8) / 1e8]
      }
    }
  }
}

/** Calendar days 2020 to 2027, and the exchange rates of working days (of each week, at small scales). */
export function referenceTables(seed: number, scale: number): readonly DemoTable[] {
  return [
    streamedTable('date_spine', ['date_day', 'week_start', 'month_start', 'quarter_start', 'year_start', 'is_business_day'], dateRows),
    streamedTable('fx_rates', ['rate_date', 'from_currency', 'to_currency', 'rate'], () => rateRows(seed, scale < 0.2 ? 7 : 1)),
  ]
}
