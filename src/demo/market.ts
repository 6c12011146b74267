/** A country in which the company sells. */
export interface Market {
  readonly country: string
  readonly region: string
  readonly currency: Currency
}

export type Currency = 'USD' | 'EUR' | 'UAH' | 'CNY' | 'BGN' | 'RON'

/** Each market and how much of the business comes from it. */
export const markets: readonly (readonly [Market, number])[] = [
  [{ country: 'US', region: 'Americas', currency: 'USD' }, 22],
  [{ country: 'CA', region: 'Americas', currency: 'USD' }, 5],
  [{ country: 'DE', region: 'Western Europe', currency: 'EUR' }, 15],
  [{ country: 'FR', region: 'Western Europe', currency: 'EUR' }, 8],
  [{ country: 'UA', region: 'Eastern Europe', currency: 'UAH' }, 14],
  [{ country: 'BG', region: 'Eastern Europe', currency: 'BGN' }, 12],
  [{ country: 'RO', region: 'Eastern Europe', currency: 'RON' }, 12],
  [{ country: 'CN', region: 'Asia', currency: 'CNY' }, 12],
]

/** How much of a currency one US dollar is worth on an ordinary day. */
export const perDollar: Readonly<Record<Currency, number>> = { USD: 1, EUR: 0.91, UAH: 36, CNY: 6.9, BGN: 1.78, RON: 4.5 }

/** A price in US dollars, in another currency and rounded to its cents. */
export function priced(dollars: number, currency: Currency): number {
  return Math.round(dollars * perDollar[currency] * 100) / 100
}

/** Where leads come from: how many, and how much better or worse than usual they turn out. */
export const leadSources: readonly (readonly [LeadSource | null, number])[] = [
  ['referral', 12],
  ['organic_search', 24],
  ['email_campaign', 16],
  ['ads', 22],
  ['social', 13],
  ['website', 10],
  [null, 3],
]

export type LeadSource = 'referral' | 'organic_search' | 'email_campaign' | 'ads' | 'social' | 'website'

export const sourceQuality: Readonly<Record<LeadSource, number>> = {
  referral: 1.5,
  organic_search: 1.05,
  email_campaign: 1,
  ads: 0.8,
  social: 0.75,
  website: 1.1,
}
