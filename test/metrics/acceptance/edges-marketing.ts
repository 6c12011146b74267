import { FEBRUARY, JANUARY, MARCH, one, QUARTER, world } from './acceptance-world.ts'

const APRIL = ['2024-04-01', '2024-05-01'] as const
const MAY = ['2024-05-01', '2024-06-01'] as const
const SOFIA = { in: MARCH, tz: 'Europe/Sofia' } as const

/**
 * March of Sofia begins at 22:00 on 29 February and, as the clocks go forward on the 31st, ends at 21:00. Lead 1 is of its first instant, and pays
 * exactly 30 days later; 2 is answered after exactly 24 hours; 3 is of its last second, 4 of the first of April there; 5 was qualified, then given
 * up; 6 is a duplicate, 7 deleted; 10 was given up, nobody knows when.
 */
export const marketingAtEdges = world(
  'leads and campaigns at the edges of a month',
  `
  crm_users: user_id full_name
  1 Ann
  2 Bob

  accounts: account_id
  1
  2
  3

  contacts: contact_id account_id
  1 1
  2 1

  campaigns: campaign_id name channel campaign_type starts_on budgeted_cost expected_revenue
  1 Spring email launch 2024-02-29 100 0
  2 Fair events brand 2024-03-01 60 300
  3 Blank - - 2024-03-31 - -
  4 Late email brand 2024-04-01 0 500

  leads: lead_id created_at source capture_channel generated_by_crm owner_user_id status lead_score first_responded_at qualified_at disqualified_at converted_at converted_account_id next_follow_up_at duplicate_of_lead_id deleted_at custom_fields
  1 2024-02-29T22:00 ads web_form true 1 converted 0 2024-02-29T22:00 2024-03-05T00 - 2024-03-30T22:00 1 2024-03-05T00 - - {}
  2 2024-03-01T00 ads phone false 2 converted 100 2024-03-02T00 - - 2024-03-15T00 3 2024-03-20T00 - - {}
  3 2024-03-31T20:59:59 website web_form true 1 disqualified - - - 2024-04-02T00 - - 2024-04-01T10 - - {"unmet_product_request":"bike"}
  4 2024-03-31T21:00 website web_form true - new 20 2024-03-31T20:00 - - - - - - - {"unmet_product_request":"car"}
  5 2024-03-10T00 - - true - disqualified - 2024-03-10T23:59:59 2024-03-11T00 2024-03-28T00 - - 2024-03-25T00 - - {"unmet_product_request":null}
  6 2024-03-05T00 ads phone true 1 new 1 2024-03-05T01 2024-03-06T00 - 2024-03-07T00 1 2024-03-06T00 2 - {"unmet_product_request":"x"}
  7 2024-03-05T00 ads web_form true 1 new 1 2024-03-05T01 2024-03-06T00 - 2024-03-07T00 1 2024-03-06T00 - 2024-03-08T00 {}
  8 2023-12-20T00 ads import true 1 converted 30 2023-12-20T01 - - 2024-03-01T00 2 - - - {}
  9 2024-03-20T00 referral email true 2 new 50 - - - - - 2024-03-25T00 - - {}
  10 2023-11-01T00 ads import true 2 disqualified - 2023-11-01T01 - - - - 2023-11-05T00 - - {}

  inquiries: received_at channel account_id contact_id lead_id is_spam
  2024-03-01T00 form 1 1 - false
  2024-03-10T00 phone 1 2 - false
  2024-03-02T00 phone - - 2 false
  2024-03-05T00 - 2 - - false
  2024-03-20T00 form - - 5 false
  2024-03-20T00 form 3 - - true
  2024-02-15T00 form 1 1 - false

  web_sessions: visitor_id started_at channel is_bot is_internal
  v1 2024-02-29T22:00 paid false false
  v1 2024-03-10T00 organic false false
  v2 2024-03-31T21:00 organic false false
  v3 2024-03-10T00 organic true false
  v4 2024-03-10T00 organic false true
  v5 2024-03-15T00 - false false

  customer_periods: account_id started_at
  1 2024-03-10T00
  2 2024-03-31T22:00

  orders: order_id account_id ordered_at status
  1 1 2024-03-05T00 completed
  2 2 2024-03-31T23:00 completed
  3 2 2024-03-10T00 refunded
  4 1 2024-04-01T00 completed

  order_lines: order_id net_amount cost_amount
  1 120 100
  1 80 50
  2 100 40
  3 777 1
  4 50 10

  campaign_attributions: campaign_id order_id model weight
  1 1 last_touch 0.5
  2 1 last_touch 0.25
  1 1 first_touch 1
  1 1 linear 0.5
  2 1 linear 0.5
  2 2 last_touch 1
  2 3 last_touch 1
  1 4 last_touch 1

  cost_entries: incurred_on purpose department amount lead_source campaign_id
  2024-03-01 acquisition marketing 50 ads 1
  2024-03-31 acquisition marketing 30 - 2
  2024-03-15 acquisition marketing -5 website -
  2024-03-15 acquisition sales 1000 ads -
  2024-03-15 retention marketing 20 - 1
  2024-04-01 acquisition marketing 77 ads 1
  2024-02-29 acquisition marketing 66 ads 1
  `,
  [
    one('new_leads.march_of_sofia', 'newLeads', 5, SOFIA),
    one(
      'new_leads.by_source_and_channel',
      'newLeads',
      [
        ['ads', 'phone', 1],
        ['ads', 'web_form', 1],
        ['referral', 'email', 1],
        ['website', 'web_form', 1],
        [null, null, 1],
      ],
      { ...SOFIA, by: ['leadSource', 'leadCaptureChannel'] },
    ),
    one('crm_generated_leads.march_of_sofia', 'crmGeneratedLeads', 4, SOFIA),
    one(
      'crm_generated_leads.by_month',
      'crmGeneratedLeads',
      [
        ['2023-12-01', 1],
        ['2024-01-01', 0],
        ['2024-02-01', 1],
      ],
      { in: ['2023-12-01', '2024-03-01'], grain: 'timeMonth' },
    ),
    one('web_leads.march_of_sofia', 'webLeads', 2, SOFIA),
    one(
      'web_leads.by_owner_with_unknown',
      'webLeads',
      [
        ['Ann', 1],
        [null, 1],
      ],
      { in: MARCH, by: 'ownerName' },
    ),
    one(
      'lead_source_share.march_of_sofia',
      'leadSourceShare',
      [
        ['ads', 0.4],
        ['referral', 0.2],
        ['website', 0.2],
        [null, 0.2],
      ],
      { ...SOFIA, by: 'leadSource' },
    ),
    one('lead_conversion_rate.named_default', 'leadConversionRate(variant: cohort)', 0.4, SOFIA),
    one('lead_conversion_rate.exactly_30_days_are_not_within_30', 'leadConversionRate(variant: window30d)', 0.2, SOFIA),
    one('lead_conversion_rate.window_30d_nothing', 'leadConversionRate(variant: window30d)', null, { in: JANUARY }),
    one(
      'lead_conversion_rate.window_30d_by_month',
      'leadConversionRate(variant: window30d)',
      [
        ['2023-12-01', 0],
        ['2024-01-01', null],
        ['2024-02-01', 0],
        ['2024-03-01', 0.2],
      ],
      { in: ['2023-12-01', '2024-04-01'], grain: 'timeMonth' },
    ),
    one('lead_conversion_rate.by_conversion_date_at_edges', 'leadConversionRate(variant: byConversionDate)', 0.6, SOFIA),
    one('lead_conversion_rate.by_conversion_date_nothing', 'leadConversionRate(variant: byConversionDate)', null, { in: JANUARY }),
    one(
      'lead_conversion_rate.by_conversion_date_by_source',
      'leadConversionRate(variant: byConversionDate)',
      [
        ['ads', 1.5],
        ['referral', 0],
        ['website', 0],
        [null, 0],
      ],
      { ...SOFIA, by: 'leadSource' },
    ),
    one('average_lead_conversion_time.march_of_sofia', 'averageLeadConversionTime', 116 / 3, SOFIA),
    one('average_lead_conversion_time.median', 'averageLeadConversionTime(variant: median)', 30, SOFIA),
    one('average_lead_conversion_time.p90', 'averageLeadConversionTime(variant: p90)', 63.6, SOFIA),
    one('lead_qualification_rate.march_of_sofia', 'leadQualificationRate', 0.4, SOFIA),
    one('lead_qualification_rate.of_reviewed', 'leadQualificationRate(variant: ofReviewed)', 2 / 3, SOFIA),
    one('lead_qualification_rate.none_reviewed', 'leadQualificationRate(variant: ofReviewed)', null, { in: ['2024-03-20', '2024-03-21'] }),
    one(
      'lead_qualification_rate.by_owner',
      'leadQualificationRate',
      [
        ['Ann', 0.5],
        ['Bob', 0],
        [null, 1],
      ],
      { ...SOFIA, by: 'ownerName' },
    ),
    one('average_lead_score.a_score_of_zero_counts', 'averageLeadScore', 50, SOFIA),
    one('average_lead_score.march', 'averageLeadScore', 170 / 3, { in: MARCH }),
    one('unmet_product_inquiries.json_null', 'unmetProductInquiries', 1, SOFIA),
    one('unmet_product_inquiries.march', 'unmetProductInquiries', 2, { in: MARCH }),
    one('lead_response_time.no_time_at_all_counts', 'leadResponseTime', (0 + 24 + 86399 / 3600) / 3, SOFIA),
    one('lead_response_time.answered_before_it_came', 'leadResponseTime(variant: mean)', (24 + 86399 / 3600) / 2, { in: MARCH }),
    one('lead_response_time.median_at_edges', 'leadResponseTime(variant: median)', 86399 / 3600, SOFIA),
    one('lead_response_time.median_nothing', 'leadResponseTime(variant: median)', null, { in: JANUARY }),
    one('lead_response_time.p90', 'leadResponseTime(variant: p90)', 86399 / 3600 + 0.8 / 3600, SOFIA),
    one(
      'lead_response_time.median_by_owner',
      'leadResponseTime(variant: median)',
      [
        ['Ann', 0],
        ['Bob', 24],
        [null, 86399 / 3600],
      ],
      { ...SOFIA, by: 'ownerName' },
    ),
    one('lead_response_sla_rate.exactly_24_hours_are_missed', 'leadResponseSlaRate', 0.4, SOFIA),
    one('lead_response_sla_rate.named_default', 'leadResponseSlaRate(window: 24)', 0.25, { in: MARCH }),
    one('lead_response_sla_rate.longer_window', 'leadResponseSlaRate(window: 24.5)', 0.6, SOFIA),
    one('lead_response_sla_rate.window_ends_now', 'leadResponseSlaRate', 0, {
      in: ['2024-03-20', '2024-03-21'],
      now: '2024-03-21T00:00:00Z',
    }),
    one('lead_response_sla_rate.window_still_open', 'leadResponseSlaRate', null, {
      in: ['2024-03-20', '2024-03-21'],
      now: '2024-03-20T23:59:59Z',
    }),
    one('overdue_follow_ups.end_of_march', 'overdueFollowUps', 1, { in: MARCH }),
    one('overdue_follow_ups.due_at_the_end', 'overdueFollowUps', 0, { in: ['2024-03-01', '2024-03-05'] }),
    one('overdue_follow_ups.closed_later', 'overdueFollowUps', 3, { in: ['2024-03-01', '2024-03-26'] }),
    one('overdue_follow_ups.due_now', 'overdueFollowUps', 1, { in: ['2024-03-01', '2024-03-25'], now: '2024-03-25T00:00:00Z' }),
    one('overdue_follow_ups.a_second_later', 'overdueFollowUps', 3, { in: ['2024-03-01', '2024-03-26'], now: '2024-03-25T00:00:01Z' }),
    one(
      'overdue_follow_ups.by_month',
      'overdueFollowUps',
      [
        ['2024-01-01', 0],
        ['2024-02-01', 0],
        ['2024-03-01', 1],
      ],
      { in: QUARTER, grain: 'timeMonth' },
    ),
    one('new_inquiries.march', 'newInquiries', 5, { in: MARCH }),
    one(
      'new_inquiries.by_channel_with_unknown',
      'newInquiries',
      [
        ['form', 2],
        ['phone', 2],
        [null, 1],
      ],
      { in: MARCH, by: 'inquiryChannel' },
    ),
    // Contacts 1 and 2, account 2 and two leads asked; the lead that became account 3 did not buy.
    one('inquiry_conversion_rate.march', 'inquiryConversionRate', 0.6, { in: MARCH }),
    one('inquiry_conversion_rate.window', 'inquiryConversionRate(windowDays: 10)', 0.2, { in: MARCH }),
    one('website_visitors.march_of_sofia', 'websiteVisitors', 2, SOFIA),
    one(
      'website_visitors.by_channel_with_unknown',
      'websiteVisitors',
      [
        ['organic', 2],
        [null, 1],
      ],
      { in: MARCH, by: 'sessionChannel' },
    ),
    one('traffic_to_lead_rate.named_default', 'trafficToLeadRate(variant: leadsOverVisitors)', 1, SOFIA),
    one('traffic_to_lead_rate.inverted_at_edges', 'trafficToLeadRate(variant: inverted)', 1.5, { in: MARCH }),
    one(
      'traffic_to_lead_rate.by_month',
      'trafficToLeadRate',
      [
        ['2024-01-01', null],
        ['2024-02-01', 1],
        ['2024-03-01', 2 / 3],
      ],
      { in: QUARTER, grain: 'timeMonth' },
    ),
    one('campaign_cost.march', 'campaignCost', 100, SOFIA),
    one(
      'campaign_cost.by_month',
      'campaignCost',
      [
        ['2024-01-01', 0],
        ['2024-02-01', 66],
        ['2024-03-01', 100],
      ],
      { in: QUARTER, grain: 'timeMonth' },
    ),
    one('campaign_attributed_revenue.march', 'campaignAttributedRevenue', 250, { in: MARCH }),
    one('campaign_attributed_revenue.march_of_sofia', 'campaignAttributedRevenue(model: last_touch)', 150, SOFIA),
    one('campaign_attributed_revenue.first_touch_at_edges', 'campaignAttributedRevenue(model: first_touch)', 200, { in: MARCH }),
    one(
      'campaign_attributed_revenue.linear',
      'campaignAttributedRevenue(model: linear)',
      [
        ['Fair', 100],
        ['Spring', 100],
      ],
      { in: MARCH, by: 'campaignName' },
    ),
    one('campaign_expected_revenue.unknown_is_nothing', 'campaignExpectedRevenue', 300, SOFIA),
    one('campaign_expected_revenue.nothing_expected', 'campaignExpectedRevenue', 0, { in: FEBRUARY }),
    one('marketing_roi.named_default', 'marketingRoi(variant: revenue)', 1.5, { in: MARCH }),
    one('marketing_roi.total_loss', 'marketingRoi', -1, { in: FEBRUARY }),
    one('marketing_roi.first_touch', 'marketingRoi(model: first_touch)', 1, { in: MARCH }),
    one('marketing_roi.gross_profit_at_edges', 'marketingRoi(variant: grossProfit)', -0.025, { in: MARCH }),
    one('marketing_roi.gross_profit_nothing_spent', 'marketingRoi(variant: grossProfit)', null, { in: MAY }),
    one(
      'marketing_roi.gross_profit_by_campaign',
      'marketingRoi(variant: grossProfit)',
      [
        ['Fair', 42.5 / 30],
        ['Spring', -45 / 70],
      ],
      { in: MARCH, by: 'campaignName' },
    ),
    one('marketing_roi.expected_at_edges', 'marketingRoi(variant: expected)', 4, { in: MARCH }),
    one('marketing_roi.nothing_expected', 'marketingRoi(variant: expected)', -1, { in: FEBRUARY }),
    one('marketing_roi.expected_for_nothing', 'marketingRoi(variant: expected)', null, { in: APRIL }),
    one(
      'marketing_roi.expected_by_campaign',
      'marketingRoi(variant: expected)',
      [
        ['Blank', null],
        ['Fair', 4],
        ['Late', null],
        ['Spring', -1],
      ],
      { in: ['2024-02-01', '2024-05-01'], by: 'campaignName' },
    ),
    one('cost_per_lead.booked_back', 'costPerLead', 15, SOFIA),
    one(
      'cost_per_lead.by_source_at_edges',
      'costPerLead',
      [
        ['ads', 25],
        ['referral', 0],
        ['website', -5],
        [null, 30],
      ],
      { ...SOFIA, by: 'leadSource' },
    ),
    one('cost_per_lead.spent_and_no_lead', 'costPerLead', null, { in: APRIL }),
    one('customer_acquisition_cost.march', 'customerAcquisitionCost', 1075 / 2, { in: MARCH }),
    one('customer_acquisition_cost.march_of_sofia', 'customerAcquisitionCost', 1075, SOFIA),
    one('customer_acquisition_cost.previous_period', 'customerAcquisitionCost(variant: previousPeriodSpend)', 33, { in: MARCH }),
    one('required_leads.exact', 'requiredLeads(target: 12, closeRate: 0.25)', 48),
    one('required_leads.nothing_to_reach', 'requiredLeads(target: 0, closeRate: 0.3)', 0),
    one('required_leads.a_little_more', 'requiredLeads(target: 12, closeRate: 0.2999)', 41),
  ],
)
