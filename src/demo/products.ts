import { type DemoTable, mappedTable } from './demo-table.ts'
import type { Currency } from './market.ts'

/** Something that the company sells. */
export interface Product {
  readonly id: number
  readonly name: string
  readonly category: string | null
  readonly family: string | null
  readonly tier: number | null
  readonly listPrice: number | null
  readonly currency: Currency
}

function product(
  id: number,
  name: string,
  category: string | null,
  family: string | null,
  tier: number | null,
  listPrice: number | null,
  currency: Currency = 'USD',
): Product {
  return { id, name, category, family, tier, listPrice, currency }
}

/** Subscriptions: paid for each seat and month. */
export const plans: readonly Product[] = [
  product(1, 'Basic plan', 'subscription', 'plan', 1, 20),
  product(2, 'Pro plan', 'subscription', 'plan', 2, 50),
  product(5, 'Enterprise plan', 'subscription', 'plan', 3, 120),
]

export const devices: readonly Product[] = [
  product(3, 'Laptop', 'hardware', 'laptop', 1, 900),
  product(6, 'Laptop Plus', 'hardware', 'laptop', 2, 1400),
  product(7, 'Workstation', 'hardware', 'laptop', 3, 2300),
  product(8, 'Phone', 'hardware', 'phone', 1, 400),
  product(9, 'Phone Max', 'hardware', 'phone', 2, 780),
]

export const extras: readonly Product[] = [
  product(4, 'Protective case', 'accessory', 'accessory', 1, 30),
  product(10, 'Docking station', 'accessory', 'accessory', 2, 140),
  product(11, 'Monitor', 'accessory', 'display', 1, 260, 'EUR'),
  product(12, 'Headset', 'accessory', 'audio', 1, 85),
  product(13, 'Onboarding workshop', 'service', 'service', 1, 650),
  product(14, 'Data migration', 'service', 'service', 2, 1200, 'EUR'),
  product(15, 'Extended warranty', 'service', 'warranty', 1, 110),
  product(16, 'Gift card', null, null, null, null),
]

/** In the price list, and never sold. */
const unsold: readonly Product[] = [
  product(17, 'Smart desk', 'hardware', 'furniture', 1, 990),
  product(18, 'Legacy plan', 'subscription', 'plan', null, 15),
]

export const products: readonly Product[] = [...plans, ...devices, ...extras, ...unsold].sort((left, right) => left.id - right.id)

/** The next tier of the same family: what an upsell moves to. */
export function nextTier(from: Product): Product | null {
  const tier = from.tier
  return tier === null ? null : (products.find((other) => other.family === from.family && other.tier === tier + 1) ?? null)
}

interface Stage {
  readonly id: number
  readonly name: string
  readonly outcome: 'open' | 'won' | 'lost'
  readonly probability: number
}

export const stages: readonly Stage[] = [
  { id: 1, name: 'New', outcome: 'open', probability: 0.1 },
  { id: 2, name: 'Qualified', outcome: 'open', probability: 0.3 },
  { id: 3, name: 'Proposal', outcome: 'open', probability: 0.5 },
  { id: 4, name: 'Negotiation', outcome: 'open', probability: 0.7 },
  { id: 5, name: 'Won', outcome: 'won', probability: 1 },
  { id: 6, name: 'Lost', outcome: 'lost', probability: 0 },
]

export function productTables(): readonly DemoTable[] {
  return [
    mappedTable<Product>('products', products, {
      product_id: (item) => item.id,
      name: (item) => item.name,
      category: (item) => item.category,
      family: (item) => item.family,
      tier: (item) => item.tier,
      list_price: (item) => item.listPrice,
      currency: (item) => item.currency,
    }),
    mappedTable<Stage>('pipeline_stages', stages, {
      stage_id: (stage) => stage.id,
      pipeline: () => 'default',
      name: (stage) => stage.name,
      position: (stage) => stage.id,
      outcome: (stage) => stage.outcome,
      default_probability: (stage) => stage.probability,
    }),
  ]
}
