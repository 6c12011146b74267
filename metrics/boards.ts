import { board } from '../schema/define.ts'

const compare = 'samePeriodLastYear'
/** Deals with customers of old begin in no lead. */
const newBusiness = { opportunityType: 'new_business' }

export const crmKpis = board('crmKpis', {
  label: 'CRM at a glance',
  description: 'Engagement, sales and the conversion of leads in one place.',
  owner: 'CRM administration',
  tiles: [
    { name: 'engagement', metric: 'customerEngagementRate', compare, chart: 'number' },
    { name: 'salesVelocity', metric: 'salesVelocity', compare, chart: 'number' },
    { name: 'winRate', metric: 'winRate', grain: 'month', compare, chart: 'line' },
    // The latest leads have had no time to convert, so that a cohort would fall with every board.
    {
      name: 'leadConversion',
      label: 'Conversion of leads, by the day of conversion',
      metric: 'leadConversionRate',
      variant: 'byConversionDate',
      grain: 'month',
      compare,
      chart: 'line',
    },
  ],
})

export const salesBoard = board('salesBoard', {
  label: 'Sales',
  description: 'What was closed, what it was worth, and what is still in the pipeline.',
  owner: 'Sales',
  tiles: [
    { name: 'dealsWonByMonth', label: 'Deals won by month', metric: 'dealsWon', grain: 'month', compare, chart: 'bar' },
    { name: 'closeRate', metric: 'closeRate', compare, chart: 'number' },
    { name: 'averageDealSize', metric: 'averageDealSize', compare, chart: 'number' },
    { name: 'renewalRate', metric: 'renewalRate', compare, chart: 'number' },
    {
      name: 'openDealsByStage',
      label: 'Open deals by stage',
      metric: 'openOpportunities',
      by: ['stagePosition', 'stageName'],
      every: ['stage'],
      where: { stageOutcome: 'open' },
      chart: 'funnel',
    },
    {
      name: 'pipelineByStage',
      label: 'Pipeline by stage',
      metric: 'pipelineValue',
      by: ['stagePosition', 'stageName'],
      every: ['stage'],
      where: { stageOutcome: 'open' },
      chart: 'funnel',
    },
    {
      name: 'dropOffByStage',
      label: 'Lost on the way by stage',
      metric: 'stageDropOffRate',
      by: ['stagePosition', 'stageName'],
      every: ['stage'],
      where: { stageOutcome: 'open' },
      chart: 'bar',
    },
  ],
})

export const feedback = board('feedback', {
  label: 'Feedback',
  description: 'What customers write, by mood and topic, and how it changes.',
  owner: 'Service',
  tiles: [
    {
      name: 'bySentiment',
      metric: 'feedbackCount',
      by: ['responseSentiment'],
      orderBy: [{ metric: 'feedbackCount', direction: 'desc' }],
      chart: 'pie',
    },
    {
      name: 'byTopic',
      metric: 'feedbackCount',
      by: ['responseTopic'],
      orderBy: [{ metric: 'feedbackCount', direction: 'desc' }],
      chart: 'pie',
    },
    { name: 'byMonth', metric: 'feedbackCount', grain: 'month', by: ['responseSentiment'], chart: 'line' },
  ],
})

export const customerJourney = board('customerJourney', {
  label: 'Journey of a customer',
  description: 'From a visit to a renewal: six counts of one period.',
  owner: 'Marketing',
  tiles: [
    { name: 'visitors', metric: 'websiteVisitors', compare, chart: 'funnel' },
    { name: 'leads', metric: 'newLeads', compare, chart: 'funnel' },
    { name: 'qualified', metric: 'leadsQualified', compare, chart: 'funnel' },
    { name: 'opportunities', label: 'Deals with new customers', metric: 'dealsCreated', where: newBusiness, compare, chart: 'funnel' },
    { name: 'won', label: 'New customers won', metric: 'dealsWon', where: newBusiness, compare, chart: 'funnel' },
    { name: 'renewed', metric: 'termsRenewed', compare, chart: 'funnel' },
  ],
})
