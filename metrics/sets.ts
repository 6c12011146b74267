import { set } from '../schema/define.ts'

/** The numbers that one source lists, in its order. */
export const source000 = set('source000', {
  label: 'Twenty CRM metrics',
  description: 'The twenty numbered metrics of the Bulgarian source, in its order.',
  metrics: [
    'nps',
    'ces',
    'renewalRate',
    'customerChurnRate',
    'customerRetentionCost',
    'leadConversionRate',
    'customerLifetimeValue',
    'pipelineValue',
    'csat',
    'upsellRate',
    'averageResponseTime',
    'customerEngagementRate',
    'firstContactResolutionRate',
    'leadResponseTime',
    'leadQualificationRate',
    'customerAcquisitionCost',
    'salesCycleLength',
    'customerHealthScore',
    'averagePurchaseValue',
    'netNewRevenue',
  ],
})

export const source001 = set('source001', {
  label: 'Twelve CRM metrics',
  description: 'The twelve metrics of the Romanian source, in its order.',
  metrics: [
    'customerChurnRate',
    'renewalRate',
    'customerRetentionCost',
    'customerLifetimeValue',
    'customerAcquisitionCost',
    'closeRate',
    'salesCycleLength',
    'netNewRevenue',
    'quotaAttainment',
    'upsellRate',
    'averageResolutionTime',
    'nps',
  ],
})

export const source002 = set('source002', {
  label: 'Ten CRM metrics',
  description: 'The ten metrics of the Russian source, in its order.',
  metrics: [
    'newInquiries',
    'ticketVolume',
    'averageResponseTime',
    'salesCount',
    'averagePurchaseValue',
    'inquiryConversionRate',
    'purchaseFrequency',
    'averageCustomerLifespan',
    'costPerCustomer',
    'customerProfitability',
  ],
})

export const source003 = set('source003', {
  label: 'Nine CRM metrics',
  description: 'The nine metrics of the Chinese source, in its order.',
  metrics: [
    'nps',
    'ces',
    'renewalRate',
    'customerChurnRate',
    'salesCycleLength',
    'salesVelocity',
    'customerLifetimeValue',
    'marketingRoi',
    'trafficToLeadRate',
  ],
})

export const source004A = set('source004A', {
  label: 'KPIs of the CRM',
  description: 'Part A of the Ukrainian source: marketing and sales, service, productivity.',
  metrics: [
    'newLeads',
    'crmGeneratedLeads',
    'leadConversionRate',
    'averageDealSize',
    'salesCycleLength',
    'crmRoi',
    'csat',
    'complaintCount',
    'averageWaitTime',
    'averageResolutionTime',
    'crmUsageFrequency',
    'crmTrainingCompletionRate',
    'crmRecordCount',
  ],
})

export const source004B = set('source004B', {
  label: 'KPIs of selling',
  description: 'Part B of the Ukrainian source: leads, conversion, deals, repeat purchases, satisfaction.',
  metrics: [
    'newLeads',
    'leadSourceShare',
    'costPerLead',
    'leadConversionRate',
    'averageLeadConversionTime',
    'averageDealSize',
    'salesRoi',
    'repeatPurchases',
    'repeatPurchaseFrequency',
    'csat',
  ],
})

export const sellMore = set('sellMore', {
  label: 'Sell more',
  description: 'What shows whether more is sold.',
  tags: ['objective:sell_more'],
  metrics: ['salesCount', 'revenue', 'newCustomers', 'winRate', 'leadConversionRate'],
})

export const sellLarger = set('sellLarger', {
  label: 'Larger deals',
  description: 'What shows whether deals grow.',
  tags: ['objective:larger_deals'],
  metrics: ['averageDealSize', 'averagePurchaseValue', 'upsellRate', 'crossSellRate'],
})

export const sellCheaper = set('sellCheaper', {
  label: 'Cheaper sales',
  description: 'What shows whether serving sales costs less.',
  tags: ['objective:cheaper_sales'],
  metrics: ['salesServiceCost', 'salesRoi', 'customerAcquisitionCost', 'costPerLead'],
})

export const betterService = set('betterService', {
  label: 'Happier customers',
  description: 'What shows whether customers are served well.',
  tags: ['objective:better_service'],
  metrics: ['csat', 'nps', 'averageResponseTime', 'averageResolutionTime', 'complaintCount'],
})

export const perception = set('perception', {
  label: 'Customer perception',
  description: 'What customers say, and how many of them say anything.',
  tags: ['group:customer_perception'],
  metrics: ['nps', 'ces', 'csat', 'surveyResponseRate', 'feedbackCount'],
})

export const service = set('service', {
  label: 'Customer service',
  description: 'How much customers ask for, and how well they are answered.',
  tags: ['group:service'],
  metrics: ['ticketVolume', 'averageResponseTime', 'averageResolutionTime', 'firstContactResolutionRate', 'csat', 'complaintCount'],
})

export const adoption = set('adoption', {
  label: 'Adoption of the CRM',
  description: 'Whether the people for whom it was bought use it.',
  tags: ['group:user_adoption'],
  metrics: ['activeCrmUsers', 'crmAdoptionRate', 'crmLogins', 'crmUsageFrequency', 'crmTrainingCompletionRate', 'crmOnboardingTime'],
})

export const journey = set('journey', {
  label: 'Journey of a customer',
  description: 'From a visit to a renewal, stage by stage.',
  metrics: ['websiteVisitors', 'newLeads', 'leadsQualified', 'dealsCreated', 'dealsWon', 'termsRenewed'],
})

export const key = set('key', {
  label: 'The short list',
  description: 'The five that the Bulgarian source sums up with: recommendation, lifetime value, engagement, cost of acquisition, sales.',
  metrics: ['nps', 'customerLifetimeValue', 'customerEngagementRate', 'customerAcquisitionCost', 'revenue'],
})
