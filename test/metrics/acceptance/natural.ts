import { FEBRUARY, one, world } from './acceptance-world.ts'

/**
 * At the beginning of January there are customers 1 to 4; 1 and 3 leave in it, 5 comes. 1 took all four products, one of them as a subscription;
 * 2 laptops and cases; 3 nothing; 4 a laptop and the basic plan, and a case in an order that was cancelled. Order 3 has two lines of laptops,
 * order 5 two of the basic plan. First orders are 1, 3 and 8.
 */
export const takenProducts = world(
  'what customers took',
  `
  crm_users: user_id full_name team
  1 Ann East
  2 Bob West

  accounts: account_id
  1
  2
  3
  4
  5

  customer_periods: account_id started_at ended_at
  1 2023-01-01T00 2024-01-16T00
  2 2023-01-01T00 -
  3 2023-01-01T00 2024-01-20T00
  4 2023-06-01T00 -
  5 2024-01-10T00 -

  subscriptions: account_id product_id started_at cancelled_at
  1 2 2023-05-01T00 2024-01-16T00
  4 1 2023-07-01T00 -

  leads: created_at converted_account_id
  2023-12-01T00 1

  opportunities: account_id lead_id closed_at outcome
  1 1 2024-01-05T00 won

  orders: account_id opportunity_id owner_user_id ordered_at status cancel_reason
  1 - 1 2023-03-01T00 completed -
  1 1 1 2024-01-05T00 completed -
  2 - 1 2024-01-06T00 completed -
  2 - 2 2024-01-20T00 completed -
  4 - 2 2024-01-25T00 completed -
  4 - 2 2024-01-26T00 cancelled price
  5 - 2 2024-01-11T00 cancelled late
  4 - 1 2023-12-01T00 completed -
  2 - 2 2024-01-28T00 completed -

  order_lines: order_id product_id line_type net_amount cost_amount
  1 3 base 100 60
  2 1 base 50 10
  2 4 cross_sell 20 5
  3 3 base 200 120
  3 3 upsell 100 60
  4 3 base 80 50
  4 4 base 20 10
  5 1 base 40 10
  5 1 base 15 5
  6 3 base 500 300
  6 4 base 10 5
  7 3 base 300 200
  8 3 base 60 40
  9 3 base 30 10

  campaigns: campaign_id name channel
  1 Winter email

  cost_entries: incurred_on purpose department cost_type amount account_id user_id campaign_id
  2024-01-05 retention service support 30 1 - -
  2024-01-06 acquisition marketing ads 60 - - 1
  2024-01-07 acquisition sales salaries 100 - 1 -
  2024-01-08 crm_platform it licences 50 - - -
  `,
  [
    one('churned_customers.of_products', 'churnedCustomers', of(1, 1, 1, 1), { by: 'productName' }),
    one('churned_customers.of_one_product', 'churnedCustomers', 1, { where: '{ productName: { eq: "Pro plan" } }' }),
    one('churned_customers.of_all', 'churnedCustomers', 2),
    // The basic plan: 1 and 4; laptops: 1, 2 and 4; the case in a cancelled order does not count for 4.
    one('customer_churn_rate.by_product', 'customerChurnRate', of(1 / 2, 1 / 3, 1, 1 / 2), { by: 'productName' }),
    one('customer_churn_rate.of_one_product', 'customerChurnRate', 1 / 3, { where: '{ productName: { eq: "Laptop" } }' }),
    // Nobody who took the plan of 1 was there any more.
    one('customer_churn_rate.february_by_product', 'customerChurnRate', ofSold(0, 0, 0), { in: FEBRUARY, by: 'productName' }),
    one(
      'customer_churn_rate.by_cohort',
      'customerChurnRate',
      [
        ['2023-01-01', 2 / 3],
        ['2023-04-01', 0],
      ],
      { by: 'accountFirstCustomerAtQuarter' },
    ),
    one(
      'customer_retention_rate.by_cohort',
      'customerRetentionRate',
      [
        ['2023-01-01', 1 / 3],
        ['2023-04-01', 1],
      ],
      { by: 'accountFirstCustomerAtQuarter' },
    ),
    one('average_customer_lifespan.by_cohort', 'averageCustomerLifespan', 382 / 365.25, {
      where: '{ accountFirstCustomerAt: { lt: "2023-04-01" } }',
    }),
    one('average_customer_lifespan.by_product', 'averageCustomerLifespan', of(...[1, 1, 1, 1].map((one) => (one * 380) / 365.25)), {
      by: 'productName',
    }),
    one(
      'customer_lifetime_value.by_product',
      'customerLifetimeValue',
      of((52.5 * 380) / 365.25, (190 * 380) / 365.25, null, (20 * 380) / 365.25),
      { by: 'productName' },
    ),
    one('customer_lifetime_value.historic_by_product', 'customerLifetimeValue(variant: historic)', ofSold(52.5, 190, 20), {
      by: 'productName',
    }),
    // Order 9 is the third of 2; each order counts once under each product, however many lines of it there are.
    one('repeat_purchases.of_all', 'repeatPurchases', 4),
    one('repeat_purchases.by_product', 'repeatPurchases', ofSold(2, 2, 2), { by: 'productName' }),
    one(
      'repeat_purchases.by_category',
      'repeatPurchases',
      [
        ['accessory', 2],
        ['hardware', 2],
        ['subscription', 2],
      ],
      { by: 'productCategory' },
    ),
    one('repeat_purchase_frequency.by_product', 'repeatPurchaseFrequency', ofSold(1, 2, 1), { by: 'productName' }),
    one('repeat_purchase_rate.by_product', 'repeatPurchaseRate', ofSold(0, 1, 0), { by: 'productName' }),
    one('repeat_purchase_rate.ever_before_by_product', 'repeatPurchaseRate(variant: everBefore)', ofSold(1, 1, 1), { by: 'productName' }),
    one('repeat_purchase_rate.of_one_product', 'repeatPurchaseRate', 1, { where: '{ productName: { eq: "Laptop" } }' }),
    one('purchase_frequency.by_product', 'purchaseFrequency', ofSold(1, 3, 1), { by: 'productName' }),
    one('revenue_forecast.by_product', 'revenueForecast(expectedSales: 10)', ofSold(525, 4100 / 3, 200), { by: 'productName' }),
    one('order_cancellation_rate.of_all', 'orderCancellationRate', 2 / 7),
    one('order_cancellation_rate.by_product', 'orderCancellationRate', ofSold(0, 2 / 5, 1 / 3), { by: 'productName' }),
    one(
      'order_cancellation_rate.of_a_product_by_reason',
      'orderCancellationRate',
      [
        ['late', 1 / 5],
        ['price', 1 / 5],
      ],
      { by: 'orderCancelReason', where: '{ productName: { eq: "Laptop" } }' },
    ),
    one('customer_profitability.by_product', 'customerProfitability', [...ofSold(80, 170, 25), [null, -30]], { by: 'productName' }),
    one('customer_profitability.of_all_products', 'customerProfitability', 245),
    one('cost_per_customer.of_all', 'costPerCustomer', 38),
    one(
      'cost_per_customer.by_department',
      'costPerCustomer',
      [
        ['marketing', 12],
        ['sales', 20],
        ['service', 6],
      ],
      { by: 'costDepartment' },
    ),
    one(
      'cost_per_customer.by_channel',
      'costPerCustomer',
      [
        ['email', 12],
        [null, 26],
      ],
      { by: 'campaignChannel' },
    ),
    one('customer_retention_cost.per_customer_by_type', 'customerRetentionCost(variant: perRetainedCustomer)', [['support', 15]], {
      by: 'costType',
    }),
    one('sales_service_cost.per_sale_by_type', 'salesServiceCost(variant: perSale)', [['salaries', 20]], { by: 'costType' }),
    one('sales_roi.of_all_products', 'salesRoi', 1.75),
    one('sales_roi.by_product', 'salesRoi', ofSold(-0.2, 0.7, -0.75), { by: 'productName' }),
    one('sales_roi.multiple_by_product', 'salesRoi(variant: returnMultiple)', ofSold(0.8, 1.7, 0.25), { by: 'productName' }),
    one(
      'crm_roi.by_product',
      'crmRoi',
      [
        ['Basic plan', -0.2],
        ['Protective case', -0.7],
      ],
      { by: 'productName' },
    ),
    one('upsell_rate.by_owner', 'upsellRate', [['Ann', 0.2]], { by: 'ownerName' }),
    one('net_new_revenue.total_minus_existing_by_product', 'netNewRevenue(variant: totalMinusExisting)', ofSold(0, 410, 20), {
      by: 'productName',
    }),
    one(
      'net_new_revenue.total_minus_existing_by_owner',
      'netNewRevenue(variant: totalMinusExisting)',
      [
        ['Ann', 300],
        ['Bob', 130],
      ],
      { by: 'ownerName' },
    ),
  ],
)

/** A value for each product that customers took. */
function of(...values: readonly (number | null)[]): readonly (readonly [string, number | null])[] {
  return ['Basic plan', 'Laptop', 'Pro plan', 'Protective case'].map((name, index) => [name, values[index] ?? null])
}

/** A value for each product that orders hold. */
function ofSold(basic: number, laptop: number, protective: number): readonly (readonly [string, number])[] {
  return [
    ['Basic plan', basic],
    ['Laptop', laptop],
    ['Protective case', protective],
  ]
}

/**
 * Visitor 1 comes to /a, then to /b, where a robot follows under the same name, then becomes a lead, then comes to /c. 2 becomes a lead in the
 * instant in which the visit begins, 3 before the first visit, 9 has none.
 */
export const visits = world(
  'visits and the leads that came of them',
  `
  web_sessions: visitor_id started_at channel source landing_page is_bot
  v1 2024-01-02T10 email newsletter /a false
  v1 2024-01-05T10 search google /b false
  v1 2024-01-05T11 - - /robot true
  v1 2024-01-20T10 social network /c false
  v2 2024-01-03T10 search google /b false
  v3 2024-01-04T10 search google /a false

  campaigns: campaign_id name
  1 Winter
  2 Fair

  accounts: account_id
  1
  2
  3
  4

  leads: created_at capture_channel visitor_id source campaign_id converted_account_id
  2024-01-05T12 web_form v1 social - -
  2024-01-03T10 web_form v2 ads - -
  2024-01-01T00 web_form v3 ads - -
  2024-01-02T00 web_form v9 - - -
  2024-01-05T12 phone v1 - - -
  2023-12-01T00 email - ads 1 3

  customer_periods: account_id started_at
  1 2023-01-01T00
  2 2023-01-01T00
  3 2024-01-10T00
  4 2024-01-11T00

  cost_entries: incurred_on purpose department amount campaign_id lead_source
  2024-01-05 acquisition marketing 90 1 ads
  2024-01-06 acquisition marketing 40 2 -

  contacts: contact_id account_id
  1 1
  2 2

  email_list_memberships: contact_id list_name subscribed_at unsubscribed_at
  1 News 2022-01-01T00 -
  1 Deals 2023-01-01T00 -
  2 News 2023-01-01T00 2023-06-01T00

  activities: occurred_at activity_type account_id contact_id message_id
  2024-01-02T00 email_delivered 1 1 m1
  2024-01-02T00 email_delivered 2 2 m2
  2024-01-02T00 email_delivered 1 1 m3
  2024-01-03T00 email_open 1 1 m1
  2024-01-03T00 email_click 1 1 m1
  2024-01-04T00 web_visit 1 1 -
  2024-01-04T00 web_visit 2 2 -
  `,
  [
    one('website_visitors.by_the_pages_of_leads', 'websiteVisitors', ofPages(2, 2, 1), { by: 'sessionLandingPage' }),
    one(
      'web_leads.by_landing_page',
      'webLeads',
      [
        ['/b', 2],
        [null, 2],
      ],
      { by: 'sessionLandingPage' },
    ),
    one('web_leads.of_a_landing_page', 'webLeads', 2, { where: '{ sessionLandingPage: { eq: "/b" } }' }),
    one('traffic_to_lead_rate.of_all', 'trafficToLeadRate', 4 / 3),
    one('traffic_to_lead_rate.by_landing_page', 'trafficToLeadRate', [...ofPages(0, 1, 0), [null, null]], { by: 'sessionLandingPage' }),
    one('traffic_to_lead_rate.inverted_by_landing_page', 'trafficToLeadRate(variant: inverted)', [...ofPages(null, 1, null), [null, 0]], {
      by: 'sessionLandingPage',
    }),
    one(
      'traffic_to_lead_rate.by_channel',
      'trafficToLeadRate',
      [
        ['email', 0],
        ['search', 2 / 3],
        ['social', 0],
        [null, null],
      ],
      { by: 'sessionChannel' },
    ),
    one('traffic_to_lead_rate.of_a_source', 'trafficToLeadRate', 2 / 3, { where: '{ sessionSource: { eq: "google" } }' }),
    // Of the two new customers only one was a lead.
    one('customer_acquisition_cost.of_all', 'customerAcquisitionCost', 65),
    one(
      'customer_acquisition_cost.by_campaign_of_the_lead',
      'customerAcquisitionCost',
      [
        ['Fair', null],
        ['Winter', 90],
      ],
      { by: 'campaignName' },
    ),
    one(
      'customer_acquisition_cost.by_source_of_the_lead',
      'customerAcquisitionCost',
      [
        ['ads', 90],
        [null, null],
      ],
      { by: 'leadSource' },
    ),
    one(
      'email_open_rate.by_list',
      'emailOpenRate',
      [
        ['Deals', 1 / 2],
        ['News', 0],
      ],
      { by: 'contactLatestList' },
    ),
    one(
      'email_click_rate.by_list',
      'emailClickRate',
      [
        ['Deals', 1 / 2],
        ['News', 0],
      ],
      { by: 'contactLatestList' },
    ),
    one('customer_engagement_rate.of_all', 'customerEngagementRate', 1 / 2),
    one(
      'customer_engagement_rate.by_type',
      'customerEngagementRate',
      [
        ['email_click', 1 / 4],
        ['email_open', 1 / 4],
        ['web_visit', 1 / 2],
      ],
      { by: 'activityType' },
    ),
  ],
)

function ofPages(a: number | null, b: number | null, c: number | null): readonly (readonly [string, number | null])[] {
  return [
    ['/a', a],
    ['/b', b],
    ['/c', c],
  ]
}

/** 1 was given three tags, the last of which was taken off. Deal 1 is won after a proposal, 2 is lost at once, 3 is open, 4 was never in a stage. */
export const stagesAndTags = world(
  'stages of deals and tags of customers',
  `
  tags: name
  vip
  partner
  churned

  accounts: account_id
  1
  2

  taggings: tag_id entity_type entity_id tagged_at removed_at
  1 account 1 2022-01-01T00 -
  2 account 1 2023-01-01T00 -
  3 account 1 2024-01-01T00 2024-01-05T00
  1 lead 2 2024-01-01T00 -

  customer_periods: account_id started_at
  1 2023-01-01T00
  2 2023-01-01T00

  tickets: account_id opened_at channel product_id
  1 2024-01-02T00 email 1
  1 2024-01-03T00 email -
  2 2024-01-04T00 chat 1

  opportunities: account_id created_at closed_at outcome
  1 2023-12-01T00 2024-01-10T00 won
  1 2023-12-01T00 2024-01-12T00 lost
  2 2023-12-01T00 - open
  2 2023-12-01T00 2024-01-14T00 lost

  opportunity_stage_history: opportunity_id stage_id stage_visit valid_from valid_to
  1 1 1 2023-12-01T00 2023-12-10T00
  1 3 2 2023-12-10T00 2024-01-10T00
  1 5 3 2024-01-10T00 -
  2 1 1 2023-12-01T00 2024-01-12T00
  2 6 2 2024-01-12T00 -
  3 2 1 2023-12-01T00 -
  `,
  [
    one(
      'ticket_volume.by_the_latest_tag',
      'ticketVolume',
      [
        ['partner', 2],
        [null, 1],
      ],
      { by: 'accountLatestTag' },
    ),
    one('ticket_volume.of_any_tag', 'ticketVolume', 2, {
      where: '{ account: { some: { rows: accountTaggings, where: { tagName: { eq: "vip" } } } } }',
    }),
    one(
      'ticket_volume.per_customer_by_channel',
      'ticketVolume(variant: perActiveCustomer)',
      [
        ['chat', 0.5],
        ['email', 1],
      ],
      { by: 'ticketChannel' },
    ),
    one('ticket_volume.per_customer_of_a_product', 'ticketVolume(variant: perActiveCustomer)', 1, {
      where: '{ productName: { eq: "Basic plan" } }',
    }),
    one('deals_won.by_stage', 'dealsWon', [['Won', 1]], { by: 'opportunityStage' }),
    one('win_rate.of_all_stages', 'winRate', 1 / 3),
    one(
      'win_rate.by_the_stage_in_which_it_was_decided',
      'winRate',
      [
        ['New', 0],
        ['Proposal', 1],
        [null, 0],
      ],
      { by: 'opportunityLastOpenStage' },
    ),
    one(
      'open_opportunities.in_period_by_stage',
      'openOpportunities(variant: inPeriod)',
      [
        ['Lost', 1],
        ['Qualified', 1],
        ['Won', 1],
        [null, 1],
      ],
      { by: 'opportunityStage' },
    ),
  ],
)
