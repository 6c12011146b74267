import { count, metric, ratio, share } from '../schema/define.ts'
import { customerPeriods } from './models/customer-periods.ts'
import { orders } from './models/orders.ts'
import { subscriptionTerms } from './models/subscription-terms.ts'

const owner = 'Customer success'
const tags = ['customers', 'group:business_performance', 'objective:keep_customers']

export const newCustomers = metric('newCustomers', {
  model: customerPeriods,
  countDistinct: { coalesce: ['accountMergedInto', 'account_id'] },
  where: { number: 1 },
  label: 'New customers',
  description: 'Accounts that became customers for the first time; customers won back are not new. Merged accounts count once.',
  synonyms: ['customers acquired', 'new logos', 'нови клиенти', 'clienți noi', '新客户'],
  unit: count,
  goodWhen: 'up',
  owner,
  tags: [...tags, 'funnel:closing', 'key'],
})

export const uniqueCustomers = metric('uniqueCustomers', {
  model: orders,
  countDistinct: { coalesce: ['accountMergedInto', 'account_id'] },
  where: { status: 'completed' },
  label: 'Unique customers',
  description: 'Customers with at least one completed order, each once per group. Merged accounts count once.',
  synonyms: ['buyers', 'buying customers', 'clienți unici'],
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const renewalsDecided = metric('renewalsDecided', {
  model: subscriptionTerms,
  count: 'rows',
  where: { decision: { in: ['renewed', 'declined'] } },
  label: 'Renewals decided',
  description: 'Terms that were renewed or declined, by the last day that they cover, whenever the decision was made.',
  unit: count,
  goodWhen: 'neutral',
  owner,
  tags: [...tags, 'funnel:after_sales_service'],
})

export const renewalRate = ratio('renewalRate', {
  numerator: { metric: renewalsDecided, where: { decision: 'renewed' } },
  denominator: renewalsDecided,
  label: 'Renewal rate',
  description: 'Share renewed of the terms that were due and decided. Terms that nobody has decided on yet are left out.',
  synonyms: ['subscription renewal rate', 'процент на подновяване', 'rata de reînnoire', '续费率'],
  unit: share,
  goodWhen: 'up',
  owner,
  tags: [...tags, 'funnel:after_sales_service', 'key'],
})
