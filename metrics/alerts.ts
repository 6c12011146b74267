import { alert } from '../schema/define.ts'
import { customerChurnRate } from './churn.ts'
import { renewalRate } from './customers.ts'
import { engagementEvents } from './engagement.ts'
import { adoptTheCrm, moreLogins } from './goals.ts'
import { leadConversionRate } from './leads.ts'
import { csat } from './perception.ts'

/** With the account, and who is to call it. */
const byAccount = ['accountId', 'accountName', 'accountOwnerName']

export const engagedAccounts = alert('engagedAccounts', {
  label: 'A customer is engaged',
  description: 'A customer has come to five events of engagement in thirty days.',
  metric: engagementEvents,
  by: byAccount,
  where: { accountId: { isNull: false } },
  period: { last: { count: 30, grain: 'day' } },
  when: { gte: 5 },
  coolDown: 7,
  owner: 'Sales',
  action: 'Call while the interest is fresh.',
  tags: ['engagement'],
})

export const renewalsFell = alert('renewalsFell', {
  label: 'Fewer renewals',
  description: 'The renewal rate of the last twelve months is thirty points lower than a year before.',
  metric: renewalRate,
  period: { last: { count: 12, grain: 'month' } },
  when: { difference: { from: 'samePeriodLastYear', lte: -0.3 } },
  every: 'month',
  owner: 'Customer success',
  action: 'Ask those who did not renew for their reasons.',
  tags: ['retention'],
})

export const churnRose = alert('churnRose', {
  label: 'More customers leave',
  description: 'The churn of the last quarter is half as high again as that of the quarter before.',
  metric: customerChurnRate,
  period: { last: { count: 1, grain: 'quarter' } },
  when: { change: { from: 'previousPeriod', gte: 0.5 } },
  every: 'month',
  owner: 'Customer success',
  action: 'Break churn down by reason, and look at the accounts at risk.',
  tags: ['retention'],
})

export const satisfactionLow = alert('satisfactionLow', {
  label: 'Customers are not satisfied',
  description: 'Fewer than half of the answers of a touchpoint in the last thirty days are satisfied ones.',
  metric: csat,
  by: ['surveyTouchpoint'],
  period: { last: { count: 30, grain: 'day' } },
  when: { lt: 0.5 },
  coolDown: 7,
  owner: 'Service',
  action: 'Read the comments of the low scores, and contact their authors.',
  tags: ['perception'],
})

export const leadConversionFell = alert('leadConversionFell', {
  label: 'Fewer leads convert',
  description: 'The conversion of leads, by the day of conversion, fell by a fifth against the same quarter last year.',
  metric: leadConversionRate,
  variant: 'byConversionDate',
  period: { last: { count: 1, grain: 'quarter' } },
  when: { change: { from: 'samePeriodLastYear', lte: -0.2 } },
  every: 'month',
  owner: 'Sales',
  tags: ['funnel'],
})

export const loginsOffTrack = alert('loginsOffTrack', {
  label: 'Logins fall behind their goal',
  goal: moreLogins,
  when: 'offTrack',
  every: 'week',
  owner: 'CRM administration',
  action: 'Talk to the team leads.',
  tags: ['adoption'],
})

export const adoptionMissed = alert('adoptionMissed', {
  label: 'The adoption goal is missed',
  goal: adoptTheCrm,
  when: 'missed',
  owner: 'CRM administration',
  tags: ['adoption'],
})
