import { count, derived, metric, perEntity, ratio, share, variants } from '../schema/define.ts'
import { customerPeriods } from './models/customer-periods.ts'

const owner = 'Customer success'
const tags = ['customers', 'group:business_performance', 'objective:keep_customers']

export const customersAtEnd = metric('customersAtEnd', {
  model: customerPeriods,
  countDistinct: { coalesce: ['accountMergedInto', 'account_id'] },
  span: { from: 'startedAt', to: 'endedAt' },
  label: 'Customers at the end',
  description: 'Customers in the instant just before the end of the period: how many there are. Merged accounts count once.',
  standard: 'as of the instant before the period’s end',
  finer: 'customersByTag',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const customersAtStart = derived('customersAtStart', {
  formula: { metric: customersAtEnd, at: 'start' },
  label: 'Customers at the start',
  description: 'Customers in the instant just before the beginning of the period.',
  synonyms: ['opening customers'],
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const customersStarting = metric('customersStarting', {
  model: customerPeriods,
  countDistinct: { coalesce: ['accountMergedInto', 'account_id'] },
  label: 'Customers starting',
  description:
    'Accounts that became customers, for the first time or again: for relations that began, where customers won back are to count.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

/** Customers at any time in the period: here when it began, or since. */
export const served = { or: [{ customersAtStart: { gt: 0 } }, { customersStarting: { gt: 0 } }] } as const

export const customersServed = perEntity('customersServed', {
  per: 'account',
  count: 'entities',
  where: served,
  label: 'Customers served',
  description:
    'Accounts that were customers at any time in the period: at its beginning, or from some time in it on. The base of rates per customer.',
  synonyms: ['total customers'],
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const activeCustomers = variants('activeCustomers', {
  default: 'asOf',
  variants: { asOf: customersAtEnd, served: customersServed },
  label: 'Active customers',
  description: 'Customers at the end of the period; or, on request, all whom it served.',
  synonyms: ['customer base', 'number of customers'],
  standard: 'as of the instant before the period’s end',
  unit: count,
  goodWhen: 'up',
  owner,
  tags: [...tags, 'key'],
})

export const customerGrowthRate = derived('customerGrowthRate', {
  formula: { divide: [{ subtract: [customersAtEnd, customersAtStart] }, customersAtStart] },
  label: 'Customer growth rate',
  description: 'Change of the number of customers from the beginning to the end of the period, relative to the beginning.',
  synonyms: ['growth of the customer base'],
  standard: '(end - start) / start',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const loyaltyMembersAtEnd = metric('loyaltyMembersAtEnd', {
  model: customerPeriods,
  countDistinct: 'account_id',
  span: { from: 'accountLoyaltyJoinedAt', to: 'accountLoyaltyLeftAt' },
  label: 'Loyalty members',
  description: 'Accounts in the loyalty programme at the end of the period that are or were customers.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags: [...tags, 'engagement'],
})

export const customersInLoyalty = perEntity('customersInLoyalty', {
  per: 'account',
  count: 'entities',
  where: { customersAtEnd: { gt: 0 }, loyaltyMembersAtEnd: { gt: 0 } },
  label: 'Customers in the loyalty programme',
  description: 'Customers at the end of the period who are in the loyalty programme then.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags: [...tags, 'engagement'],
})

export const loyaltyParticipationRate = ratio('loyaltyParticipationRate', {
  numerator: customersInLoyalty,
  denominator: customersAtEnd,
  label: 'Loyalty participation rate',
  description: 'Share of the customers at the end of the period who are in the loyalty programme then.',
  synonyms: ['loyalty programme participation'],
  standard: 'members / customers, as of the period’s end',
  unit: share,
  goodWhen: 'up',
  owner,
  tags: [...tags, 'engagement'],
})
