import { count, derived, metric, ratio, score, share, variants } from '../schema/define.ts'
import { newLeads } from './leads.ts'
import { leads } from './models/leads.ts'

const owner = 'Marketing'
const tags = ['marketing', 'group:business_performance', 'group:marketing_sales', 'objective:sell_more', 'funnel:qualification']

export const averageLeadScore = metric('averageLeadScore', {
  model: leads,
  avg: 'lead_score',
  label: 'Average lead score',
  description: 'Average score of the new leads that have one.',
  synonyms: ['mean lead score'],
  unit: score,
  goodWhen: 'up',
  owner,
  tags,
})

export const qualifiedOfAllLeads = ratio('qualifiedOfAllLeads', {
  numerator: { metric: newLeads, where: { qualifiedAt: { isNull: false } } },
  denominator: newLeads,
  label: 'Qualified of all leads',
  description:
    'Share of the new leads that were found to meet the criteria since, by the day on which they came in: the standard. Leads not judged yet count as not qualified, so the latest days are still rising.',
  standard: 'source 000: leads that meet the criteria, of all leads',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const qualifiedOfReviewedLeads = ratio('qualifiedOfReviewedLeads', {
  numerator: { metric: newLeads, where: { qualifiedAt: { isNull: false } } },
  denominator: { metric: newLeads, where: { or: [{ qualifiedAt: { isNull: false } }, { disqualifiedAt: { isNull: false } }] } },
  label: 'Qualified of reviewed leads',
  description:
    'Share of the new leads that were found to meet the criteria among those that were judged since, by the day on which they came in: for the quality of leads where judging them lags behind.',
  standard: 'qualified / (qualified + disqualified)',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const leadQualificationRate = variants('leadQualificationRate', {
  default: 'ofAllLeads',
  variants: { ofAllLeads: qualifiedOfAllLeads, ofReviewed: qualifiedOfReviewedLeads },
  label: 'Lead qualification rate',
  description: 'Share of the new leads that were found to meet the criteria since, by the day on which they came in.',
  synonyms: ['qualified lead rate'],
  standard: 'source 000: leads that meet the criteria, of all leads',
  unit: share,
  goodWhen: 'up',
  tags,
  owner,
})

export const leadsQualified = derived('leadsQualified', {
  formula: { metric: newLeads, where: { qualifiedAt: { isNull: false } } },
  label: 'Leads qualified',
  description: 'New leads that were found to meet the criteria since, by the day on which they came in.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})
