import { count, currency, derived, metric, ratio, share, variants } from '../schema/define.ts'
import { newCustomers } from './customers.ts'
import { newLeads, webLeads } from './leads.ts'
import { campaignAttributions } from './models/campaign-attributions.ts'
import { campaigns } from './models/campaigns.ts'
import { costEntries } from './models/cost-entries.ts'
import { webSessions } from './models/web-sessions.ts'

const owner = 'Marketing'
const tags = ['marketing', 'group:business_performance', 'group:marketing_sales', 'objective:sell_more', 'funnel:lead_generation']

export const campaignCost = metric('campaignCost', {
  model: costEntries,
  sum: { money: 'amount', currency: 'currency', on: 'incurredOn' },
  where: { campaign_id: { isNull: false } },
  label: 'Campaign cost',
  description: 'Cost booked on campaigns. What was planned is the campaign’s budget, not this.',
  synonyms: ['campaign spend'],
  standard: 'source 003: campaign cost',
  unit: currency(),
  goodWhen: 'down',
  owner,
  tags,
})

/** How an order's revenue is shared out among the campaigns that led to it. */
const attributionModel = {
  default: 'last_touch',
  values: ['first_touch', 'last_touch', 'linear'],
  description: 'The attribution model: the first or the last campaign that touched the buyer, or all of them alike.',
} as const

export const campaignAttributedRevenue = metric('campaignAttributedRevenue', {
  model: campaignAttributions,
  sum: { money: { multiply: ['orderTotalNetAmount', 'weight'] }, currency: 'orderTotalCurrency', on: 'orderTotalOrderedAt' },
  where: { model: { eq: { parameter: 'model' } }, orderTotalOrderedAt: { isNull: false } },
  parameters: { model: attributionModel },
  label: 'Campaign-attributed revenue',
  description: 'Net value of completed orders, times the part of each with which the campaign is credited by its last touch.',
  synonyms: ['attributed revenue'],
  standard: 'last-touch attribution',
  unit: currency(),
  goodWhen: 'up',
  owner,
  tags,
})

export const campaignExpectedRevenue = metric('campaignExpectedRevenue', {
  model: campaigns,
  sum: { money: 'expected_revenue', currency: 'currency', on: 'startsOn' },
  label: 'Expected campaign revenue',
  description: 'Revenue that campaigns were expected to bring, on the day on which they start.',
  synonyms: ['planned campaign revenue'],
  standard: 'source 003: expected revenue',
  unit: currency(),
  goodWhen: 'neutral',
  owner,
  tags,
})

export const campaignAttributedProfit = metric('campaignAttributedProfit', {
  model: campaignAttributions,
  sum: {
    money: { multiply: [{ subtract: ['orderTotalNetAmount', 'orderTotalCostAmount'] }, 'weight'] },
    currency: 'orderTotalCurrency',
    on: 'orderTotalOrderedAt',
  },
  where: { model: { eq: { parameter: 'model' } }, orderTotalOrderedAt: { isNull: false } },
  parameters: { model: attributionModel },
  label: 'Campaign-attributed gross profit',
  description: 'Gross profit of completed orders, times the part of each with which the campaign is credited by its last touch.',
  unit: currency(),
  goodWhen: 'up',
  owner,
  tags,
})

export const campaignBudget = metric('campaignBudget', {
  model: campaigns,
  sum: { money: 'budgeted_cost', currency: 'currency', on: 'startsOn' },
  label: 'Campaign budget',
  description: 'What campaigns were planned to cost, on the day on which they start.',
  unit: currency(),
  goodWhen: 'neutral',
  owner,
  tags,
})

export const marketingReturnOnRevenue = derived('marketingReturnOnRevenue', {
  formula: { divide: [{ subtract: [campaignAttributedRevenue, campaignCost] }, campaignCost] },
  label: 'Marketing return by revenue',
  description: 'Attributed revenue per unit of money spent on campaigns, after that spending. What the goods cost is not taken off.',
  standard: '(gain - cost) / cost, of attributed revenue',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const marketingReturnOnProfit = derived('marketingReturnOnProfit', {
  formula: { divide: [{ subtract: [campaignAttributedProfit, campaignCost] }, campaignCost] },
  label: 'Marketing return by gross profit',
  description:
    'Attributed gross profit per unit of money spent on campaigns, after that spending: the finance standard, as goods cost money.',
  standard: 'finance standard: (gain - cost) / cost, of gross profit',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const marketingReturnExpected = derived('marketingReturnExpected', {
  formula: { divide: [{ subtract: [campaignExpectedRevenue, campaignBudget] }, campaignBudget] },
  label: 'Marketing return expected',
  description:
    'Revenue that campaigns were expected to bring per unit of their budget, after that budget, on the day on which they start: the plan, to hold against what came.',
  standard: 'source 003: cost and expected revenue as planned',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const marketingRoi = variants('marketingRoi', {
  default: 'revenue',
  variants: { revenue: marketingReturnOnRevenue, grossProfit: marketingReturnOnProfit, expected: marketingReturnExpected },
  label: 'Marketing return on investment',
  description:
    'Attributed revenue per unit of money spent on campaigns, after that spending. -1 is a total loss; nothing where nothing was spent.',
  synonyms: ['marketing ROI', 'ROMI'],
  standard: '(gain - cost) / cost, of attributed revenue',
  unit: share,
  goodWhen: 'up',
  owner,
  tags: [...tags, 'key'],
})

export const acquisitionCosts = metric('acquisitionCosts', {
  model: costEntries,
  sum: { money: 'amount', currency: 'currency', on: 'incurredOn' },
  where: { purpose: 'acquisition' },
  label: 'Acquisition costs',
  description: 'Money spent on winning customers, by marketing and by sales, by the day on which it was booked.',
  unit: currency(),
  goodWhen: 'down',
  owner,
  tags,
})

export const costPerLead = ratio('costPerLead', {
  numerator: { metric: acquisitionCosts, where: { department: 'marketing' } },
  denominator: newLeads,
  label: 'Cost per lead',
  description: 'What marketing spent on acquisition, per new lead.',
  synonyms: ['CPL'],
  standard: 'cost per lead (CPL): marketing spend / leads',
  unit: currency(),
  goodWhen: 'down',
  owner,
  tags,
})

export const fullAcquisitionCost = ratio('fullAcquisitionCost', {
  numerator: acquisitionCosts,
  denominator: newCustomers,
  label: 'Full acquisition cost',
  description: 'What marketing and sales spent on acquisition, per new customer: the standard. Customers won back are not new.',
  standard: 'fully loaded CAC',
  unit: currency(),
  goodWhen: 'down',
  owner,
  tags: [...tags],
})

export const marketingAcquisitionCost = ratio('marketingAcquisitionCost', {
  numerator: { metric: acquisitionCosts, where: { department: 'marketing' } },
  denominator: newCustomers,
  label: 'Acquisition cost of marketing',
  description:
    'What marketing spent on winning customers, per new customer: for judging marketing. What sales spent on it is left out, so it is lower than the full cost.',
  standard: 'marketing-only CAC',
  unit: currency(),
  goodWhen: 'down',
  owner,
  tags,
})

export const laggedAcquisitionCost = ratio('laggedAcquisitionCost', {
  numerator: { metric: acquisitionCosts, offset: 'previousPeriod' },
  denominator: newCustomers,
  label: 'Acquisition cost of the previous period',
  description:
    'What was spent on winning customers in the period before, per new customer of this one: for long sales cycles, in which spending comes before winning.',
  standard: 'CAC with lagged spend',
  unit: currency(),
  goodWhen: 'down',
  owner,
  tags,
})

export const customerAcquisitionCost = variants('customerAcquisitionCost', {
  default: 'fullyLoaded',
  variants: { fullyLoaded: fullAcquisitionCost, marketingOnly: marketingAcquisitionCost, previousPeriodSpend: laggedAcquisitionCost },
  label: 'Customer acquisition cost',
  description: 'What marketing and sales spent on acquisition, per new customer. Customers won back are not new.',
  synonyms: ['CAC'],
  standard: 'fully loaded CAC',
  unit: currency(),
  goodWhen: 'down',
  tags: [...tags, 'key'],
  owner,
})

export const websiteVisitors = metric('websiteVisitors', {
  model: webSessions,
  countDistinct: 'visitor_id',
  label: 'Website visitors',
  description: 'Different visitors of the website; robots and staff are left out. Visitors of two months do not add up.',
  synonyms: ['unique visitors', 'traffic'],
  standard: 'unique visitors, bots and staff excluded',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const leadsOverVisitors = ratio('leadsOverVisitors', {
  numerator: webLeads,
  denominator: websiteVisitors,
  label: 'Leads over visitors',
  description: 'Web leads per visitor of the website: the standard.',
  standard: 'leads / visitors',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const visitorsPerLead = ratio('visitorsPerLead', {
  numerator: websiteVisitors,
  denominator: webLeads,
  label: 'Visitors per lead',
  description:
    'Visitors of the website per web lead: how many visitors a lead takes. It is the rate upside down, as it is sometimes printed.',
  standard: 'source 003: the formula as printed, upside down',
  unit: share,
  goodWhen: 'down',
  owner,
  tags,
})

export const trafficToLeadRate = variants('trafficToLeadRate', {
  default: 'leadsOverVisitors',
  variants: { leadsOverVisitors, inverted: visitorsPerLead },
  label: 'Traffic-to-lead rate',
  description: 'Web leads per visitor of the website.',
  synonyms: ['visitor-to-lead rate', 'website conversion rate'],
  standard: 'leads / visitors',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})
