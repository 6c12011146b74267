const account = [
  'accountSegment',
  'accountIndustry',
  'accountSizeBand',
  'accountCountry',
  'accountRegion',
  'accountAgeBand',
  'accountGender',
  'accountAcquisitionSource',
  'accountIsLoyaltyMember',
  'accountOwnerName',
  'accountLatestTag',
  'accountTier',
  'accountIsVip',
  'accountRegionCode',
]
const oneAccount = ['accountId', 'accountName']
const campaign = ['campaignName', 'campaignChannel', 'campaignType']
const owner = ['ownerName']
const team = ['ownerTeam']
const product = ['productName']
const products = ['productName', 'productCategory', 'productFamily']
const lead = [
  'leadSource',
  'leadCaptureChannel',
  'leadStatus',
  'leadScoreBand',
  ...product,
  ...owner,
  'leadExperiment',
  'leadUnmetProductRequest',
]
const opportunity = [
  'opportunityStage',
  'opportunityType',
  'opportunityAmountBand',
  ...product,
  'opportunityLossReason',
  ...owner,
  ...team,
  'opportunityCompetitor',
]
const assignee = ['assigneeName', 'assigneeTeam']
const ticket = ['ticketChannel', 'ticketType', 'ticketCategory', 'ticketPriority', ...product, ...assignee]
const survey = ['surveyName', 'surveyTouchpoint', 'responseDeliveryChannel', 'agentName']
const cohort = ['accountFirstCustomerAtMonth', 'accountFirstCustomerAtQuarter', 'accountFirstCustomerAtYear']
const acquisitionSource = ['accountAcquisitionSource']
const user = { team: ['userTeam'], role: ['userRole'], region: ['userRegion'] }

const nps = [...survey, ...account, ...product, 'responseNpsGroup']
const revenue = [...products, ...account, ...owner, ...team, ...campaign, 'orderChannel', 'orderKind']
const upsell = [...account, ...owner, ...campaign, ...products]
const leadResponse = [...owner, ...lead]
const pipeline = ['stageName', ...owner, ...team, 'opportunityType', ...product, 'leadSource']
const response = ['ticketChannel', ...assignee, 'ticketPriority']

/**
 * What the sources' catalogue breaks each of its metrics down by, under the names that questions have for it: `account.*`, `lead.*`,
 * `opp.*`, `ticket.*`, `survey.*` and `campaign.*` written out.
 */
export const naturalDimensions: Readonly<Record<string, readonly string[]>> = {
  nps,
  npsPromoters: nps,
  npsPassives: nps,
  npsDetractors: nps,
  ces: [
    ...survey,
    'ticketChannel',
    'ticketType',
    'ticketCategory',
    'ticketPriority',
    ...product,
    'ticketAssigneeName',
    'ticketAssigneeTeam',
    ...account,
  ],
  csat: [
    ...survey,
    'ticketChannel',
    'ticketType',
    'ticketCategory',
    'ticketPriority',
    ...product,
    'ticketAssigneeName',
    'ticketAssigneeTeam',
    ...account,
  ],
  surveyResponseRate: survey,
  feedbackCount: ['responseSentiment', 'responseTopic', ...survey],
  customerHealthScore: account,
  atRiskCustomers: account,

  activeCustomers: [...account, 'tagName'],
  newCustomers: [...account, ...acquisitionSource, ...campaign, 'accountOwnerName'],
  uniqueCustomers: [...account, ...products, ...owner],
  customerGrowthRate: account,
  churnedCustomers: ['customerPeriodEndReason', ...account, 'tagName', ...product],
  customerChurnRate: [...account, 'customerPeriodEndReason', ...product, ...cohort],
  emailSubscriberChurnRate: ['emailSubscriptionList', ...account, 'emailSubscriptionReason'],
  customerRetentionRate: [...account, ...cohort],
  averageCustomerLifespan: [...account, ...cohort],
  renewalRate: [...product, ...account, ...owner, 'termNumber'],

  averagePurchaseValue: [...products, ...account, ...owner, 'orderChannel', ...campaign],
  purchaseFrequency: [...account, ...products],
  averageCustomerValue: account,
  customerLifetimeValue: [...account, ...oneAccount, ...product],
  repeatPurchases: [...account, ...products],
  repeatPurchaseFrequency: [...account, ...products],
  repeatPurchaseRate: [...account, ...products],
  customerRetentionCost: ['costType', 'costDepartment', ...account],
  retentionCostRatio: account,
  costPerCustomer: ['costDepartment', ...account, 'campaignChannel'],
  customerProfitability: [...oneAccount, ...account, ...product, ...owner],
  revenueConcentration: account,

  revenue,
  revenueGrowthRate: revenue,
  salesCount: revenue,
  grossProfit: revenue,
  paymentsReceived: [...account, 'paymentMethod', ...owner],
  netNewRevenue: [...products, ...acquisitionSource, ...campaign, ...owner],
  revenueForecast: revenue,
  orderCancellationRate: ['orderCancelReason', ...products, 'orderChannel'],
  upsellRate: upsell,
  crossSellRate: upsell,
  expansionRevenue: ['orderLineType', ...products, ...owner],
  quotaAttainment: [...owner, ...team],
  leadResponseTime: leadResponse,
  leadResponseSlaRate: leadResponse,
  overdueFollowUps: leadResponse,
  requiredLeads: [],
  dealsWon: opportunity,
  closeRate: [...owner, ...team, 'leadSource', ...product],
  winRate: opportunity,
  pipelineValue: pipeline,
  weightedPipelineValue: pipeline,
  openOpportunities: ['stageName', ...owner, ...team],
  averageDealSize: opportunity,
  salesCycleLength: [...opportunity, 'leadSource', ...account],
  dealVelocity: opportunity,
  pipelineStageDuration: ['stageName', ...owner, ...team],
  stageDropOffRate: ['stageName', 'opportunityLossReason', ...owner],
  salesVelocity: [...owner, ...team, ...product],
  touchesToClose: [...owner, 'dealTouchType', ...opportunity],
  activityWinRate: ['dealTouchType', ...owner],
  salesRoi: [...team, ...product],
  salesServiceCost: [...team, 'costType', ...owner],

  newLeads: [...lead, ...campaign],
  crmGeneratedLeads: [...lead, ...campaign],
  leadSourceShare: ['leadSource'],
  newInquiries: ['inquiryChannel', ...product, ...campaign],
  leadConversionRate: [...lead, ...campaign],
  inquiryConversionRate: ['inquiryChannel', ...campaign, ...product],
  averageLeadConversionTime: lead,
  leadQualificationRate: [...lead, ...campaign],
  averageLeadScore: lead,
  unmetProductInquiries: ['leadUnmetProductRequest', ...product],
  campaignCost: campaign,
  campaignAttributedRevenue: [...campaign, 'attributionModel'],
  campaignExpectedRevenue: campaign,
  marketingRoi: campaign,
  costPerLead: ['leadSource', ...campaign],
  customerAcquisitionCost: [...campaign, ...account],
  clvToCacRatio: account,
  websiteVisitors: ['sessionChannel', 'sessionSource', 'sessionLandingPage', 'sessionCountry', ...campaign],
  webLeads: [...lead, 'sessionLandingPage'],
  trafficToLeadRate: ['sessionChannel', 'sessionSource', ...campaign, 'sessionLandingPage'],

  crmRoi: [...team, ...product],
  activeCrmUsers: [...user.team, ...user.role, ...user.region, 'loginClient'],
  crmAdoptionRate: [...user.team, ...user.role, ...user.region],
  crmLogins: [...user.team, ...user.role, 'loginClient'],
  crmUsageFrequency: [...user.team, ...user.role],
  crmTrainingCompletionRate: ['trainingCourse', ...user.team, ...user.role],
  crmOnboardingTime: [...user.team, ...user.role],
  crmRecordCount: ['recordType', ...owner],

  ticketVolume: [...ticket, ...account],
  complaintCount: [...ticket, ...account],
  averageResponseTime: response,
  averageWaitTime: response,
  averageResolutionTime: ticket,
  firstContactResolutionRate: ticket,

  customerEngagementRate: [...account, 'activityType'],
  engagementEvents: ['activityType', ...account, ...campaign],
  emailOpenRate: [...campaign, 'contactLatestList', ...account],
  emailClickRate: [...campaign, 'contactLatestList'],
  loyaltyParticipationRate: account,

  duplicateRecordRate: ['recordType'],
  recordCompletenessRate: ['recordType', 'recordField'],
  staleRecordRate: ['recordType'],

  goalProgress: [],
}

const noLeadOfAReturn = 'A customer who is won back began as no lead, so no campaign brought them.'
const tagKnowsNothing = 'The tag "churned" is given to an account: it names neither a reason nor a product.'
const onlyTheStandard = 'Those served or won in a period need not have taken a product by then; the opening base has.'
const betweenOrders = 'Days lie between two orders, and an average over the lines of one would weigh orders by how many they have.'
const teamsOwn = 'A quota of a team is nobody’s own; teams are asked for as "userTeam".'

/**
 * What of these cannot be said, and why: of a metric, or of one of its variants alone.
 */
export const notSaid: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  paymentsReceived: { paymentMethod: 'The warehouse has no column for the method of a payment.' },
  recordCompletenessRate: {
    recordField:
      'A record has its required fields side by side, as columns: no row is of one field, and a model has no way to turn columns into rows.',
  },
  'activeCustomers served': { tagName: 'A tag is carried at an instant, and those served are counted over a period.' },
  'newCustomers withWonBack': { campaignName: noLeadOfAReturn, campaignChannel: noLeadOfAReturn, campaignType: noLeadOfAReturn },
  'churnedCustomers tagged': { customerPeriodEndReason: tagKnowsNothing, productName: tagKnowsNothing },
  'customerChurnRate lostOverTotal': { productName: onlyTheStandard },
  'customerChurnRate lostOverAcquired': { productName: onlyTheStandard },
  'repeatPurchaseFrequency meanDaysBetween': { productName: betweenOrders, productCategory: betweenOrders, productFamily: betweenOrders },
  'quotaAttainment ofTeams': { ownerName: teamsOwn, ownerTeam: teamsOwn },
  'openOpportunities inPeriod': {
    stageName: 'A deal goes through several stages in a period; by the one in which it is today, it is asked for as "opportunityStage".',
  },
}
