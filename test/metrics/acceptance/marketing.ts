import { FEBRUARY, MARCH, one, WINTER, world } from './acceptance-world.ts'

const EARLY = ['2020-01-01', '2020-02-01'] as const

/**
 * New in January: 1 to 5, of which 5 in its last hours; 6 is a duplicate, 7 deleted, 8 of the first instant of February, 9 of December. 1 pays within
 * the month, 2 after 40 days, 9 on the first of February, after 60 days.
 */
export const leads = world(
  'leads',
  `
  crm_users: user_id full_name team
  1 Ann East
  2 Bob West

  accounts: account_id
  1

  campaigns: campaign_id name channel
  1 Winter email

  leads: lead_id created_at source capture_channel generated_by_crm campaign_id owner_user_id status lead_score product_interest_id next_follow_up_at first_responded_at qualified_at disqualified_at converted_at duplicate_of_lead_id deleted_at custom_fields
  1 2024-01-05T00 ads web_form true 1 1 converted 90 3 2024-01-10T00 2024-01-05T02 2024-01-06T00 - 2024-01-15T00 - - {}
  2 2024-01-06T00 ads phone false - 1 converted 50 - 2024-01-20T00 2024-01-07T00 2024-01-08T00 - 2024-02-15T00 - - {"unmet_product_request":"tablet"}
  3 2024-01-07T00 website web_form true - 2 new - 1 2024-01-31T23:59 - - - - - - {"unmet_product_request":null}
  4 2024-01-08T00 website web_form true 1 2 disqualified 10 - 2024-01-09T00 2024-01-08T06 - 2024-01-09T00 - - - {}
  5 2024-01-31T22:30 - email true - - new - - - 2024-01-31T22:00 - - - - - {"unmet_product_request":"watch"}
  6 2024-01-09T00 ads web_form true - 1 new 99 - 2024-01-10T00 2024-01-09T01 2024-01-10T00 - 2024-01-12T00 1 - {"unmet_product_request":"x"}
  7 2024-01-09T00 ads web_form true - 1 new 99 - 2024-01-10T00 2024-01-09T01 - - - - 2024-01-10T00 {}
  8 2024-02-01T00 ads web_form true - 1 new 70 - 2024-02-01T00 - - - - - - {}
  9 2023-12-03T00 social import true - 1 converted 30 - - 2023-12-04T00 2023-12-05T00 - 2024-02-01T00 - - {}

  web_sessions: visitor_id started_at channel source landing_page country campaign_id is_bot is_internal
  v1 2024-01-05T00 paid ads /a DE 1 false false
  v1 2024-01-20T00 organic - /b DE - false false
  v2 2024-01-05T00 organic google /a BG - false false
  v3 2024-01-31T23:00 organic google /a BG - false false
  v4 2024-01-05T00 organic google /a BG - true false
  v5 2024-01-05T00 organic google /a BG - false true
  v2 2024-02-01T00 organic google /a BG - false false

  inquiries: received_at channel account_id lead_id product_id campaign_id is_spam
  2024-01-05T00 form - 1 3 1 false
  2024-01-06T00 form - 1 3 - false
  2024-01-07T00 phone 1 - - - false
  2024-01-07T00 phone - - - - true
  2024-02-01T00 phone 1 - - - false

  cost_entries: incurred_on purpose department amount campaign_id lead_source
  2024-01-10 acquisition marketing 60 1 ads
  2024-01-11 acquisition marketing 40 - website
  2024-01-31 acquisition marketing 30 - radio
  2024-01-11 acquisition marketing 10 - -
  2024-01-11 acquisition sales 100 - ads
  2024-01-11 retention marketing 7 1 ads
  2024-02-01 acquisition marketing 33 - ads

  customer_periods: account_id started_at
  1 2024-01-15T00
  `,
  [
    one('new_leads.basic', 'newLeads', 5),
    one('new_leads.january_of_sofia', 'newLeads', 4, { tz: 'Europe/Sofia' }),
    one('new_leads.nothing', 'newLeads', 0, { in: MARCH }),
    one(
      'new_leads.by_source',
      'newLeads',
      [
        ['ads', 2],
        ['website', 2],
        [null, 1],
      ],
      { by: 'leadSource' },
    ),
    one(
      'new_leads.by_product_interest',
      'newLeads',
      [
        ['Basic plan', 1],
        ['Laptop', 1],
        [null, 3],
      ],
      { by: 'productName' },
    ),
    one(
      'new_leads.by_month',
      'newLeads',
      [
        ['2023-12-01', 1],
        ['2024-01-01', 5],
        ['2024-02-01', 1],
        ['2024-03-01', 0],
      ],
      { in: WINTER, grain: 'timeMonth' },
    ),
    one(
      'new_leads.by_campaign',
      'newLeads',
      [
        ['Winter', 2],
        [null, 3],
      ],
      { by: 'campaignName' },
    ),
    one('crm_generated_leads.basic', 'crmGeneratedLeads', 4),
    one('crm_generated_leads.nothing', 'crmGeneratedLeads', 0, { in: MARCH }),
    one(
      'crm_generated_leads.by_channel',
      'crmGeneratedLeads',
      [
        ['email', 1],
        ['web_form', 3],
      ],
      { by: 'leadCaptureChannel' },
    ),
    one(
      'lead_source_share.basic',
      'leadSourceShare',
      [
        ['ads', 0.4],
        ['website', 0.4],
        [null, 0.2],
      ],
      { by: 'leadSource' },
    ),
    one('lead_source_share.of_all_sources', 'leadSourceShare', 1),
    one('lead_source_share.of_one_source', 'leadSourceShare', 0.4, { where: '{ leadSource: { eq: "ads" } }' }),
    one('lead_source_share.of_unknown_sources', 'leadSourceShare', 0.2, { where: '{ leadSource: { isNull: true } }' }),
    one('lead_source_share.nothing', 'leadSourceShare', null, { in: MARCH }),
    one(
      'lead_source_share.by_channel_and_source',
      'leadSourceShare',
      [
        ['email', null, 1],
        ['phone', 'ads', 1],
        ['web_form', 'ads', 1 / 3],
        ['web_form', 'website', 2 / 3],
      ],
      { by: ['leadCaptureChannel', 'leadSource'] },
    ),
    one('web_leads.basic', 'webLeads', 3),
    one('web_leads.nothing', 'webLeads', 0, { in: MARCH }),
    one(
      'web_leads.by_source',
      'webLeads',
      [
        ['ads', 1],
        ['website', 2],
      ],
      { by: 'leadSource' },
    ),
    one('new_inquiries.repeats_count_spam_does_not', 'newInquiries', 3),
    one('new_inquiries.nothing', 'newInquiries', 0, { in: MARCH }),
    one(
      'new_inquiries.by_channel',
      'newInquiries',
      [
        ['form', 2],
        ['phone', 1],
      ],
      { by: 'inquiryChannel' },
    ),
    one(
      'new_inquiries.by_product',
      'newInquiries',
      [
        ['Laptop', 2],
        [null, 1],
      ],
      { by: 'productName' },
    ),
    one('lead_conversion_rate.cohort', 'leadConversionRate', 0.4),
    one('lead_conversion_rate.window_30d', 'leadConversionRate(variant: window30d)', 0.2),
    one('lead_conversion_rate.by_conversion_date', 'leadConversionRate(variant: byConversionDate)', 0.2),
    one('lead_conversion_rate.more_than_all', 'leadConversionRate(variant: byConversionDate)', 2, { in: FEBRUARY }),
    one('lead_conversion_rate.nothing', 'leadConversionRate', null, { in: MARCH }),
    one(
      'lead_conversion_rate.by_source',
      'leadConversionRate',
      [
        ['ads', 1],
        ['website', 0],
        [null, 0],
      ],
      { by: 'leadSource' },
    ),
    one(
      'lead_conversion_rate.by_owner',
      'leadConversionRate',
      [
        ['Ann', 1],
        ['Bob', 0],
        [null, 0],
      ],
      { by: 'ownerName' },
    ),
    one('lead_conversion_rate.before', 'leadConversionRate', 0.5, { in: ['2024-01-01', '2024-01-09'] }),
    one('lead_conversion_rate.after', 'leadConversionRate', 0, { in: ['2024-01-09', '2024-02-01'] }),
    one('average_lead_conversion_time.basic', 'averageLeadConversionTime', 10),
    one('average_lead_conversion_time.by_conversion_date', 'averageLeadConversionTime', 50, { in: FEBRUARY }),
    one('average_lead_conversion_time.nothing', 'averageLeadConversionTime', null, { in: MARCH }),
    one(
      'average_lead_conversion_time.by_source',
      'averageLeadConversionTime',
      [
        ['ads', 40],
        ['social', 60],
      ],
      { in: FEBRUARY, by: 'leadSource' },
    ),
    one('lead_qualification_rate.basic', 'leadQualificationRate', 0.4),
    one('lead_qualification_rate.nothing', 'leadQualificationRate', null, { in: MARCH }),
    one(
      'lead_qualification_rate.by_source',
      'leadQualificationRate',
      [
        ['ads', 1],
        ['website', 0],
        [null, 0],
      ],
      { by: 'leadSource' },
    ),
    one('average_lead_score.no_score_is_not_zero', 'averageLeadScore', 50),
    one('average_lead_score.nothing', 'averageLeadScore', null, { in: MARCH }),
    one(
      'average_lead_score.by_source',
      'averageLeadScore',
      [
        ['ads', 70],
        ['website', 10],
        [null, null],
      ],
      { by: 'leadSource' },
    ),
    one('unmet_product_inquiries.basic', 'unmetProductInquiries', 2),
    one('unmet_product_inquiries.nothing', 'unmetProductInquiries', 0, { in: MARCH }),
    one(
      'unmet_product_inquiries.by_request',
      'unmetProductInquiries',
      [
        ['tablet', 1],
        ['watch', 1],
      ],
      { by: 'leadUnmetProductRequest' },
    ),
    // 2, 24 and 6 hours; an answer before the lead is bad data.
    one('lead_response_time.mean', 'leadResponseTime', 32 / 3),
    one('lead_response_time.median', 'leadResponseTime(variant: median)', 6),
    one('lead_response_time.nothing', 'leadResponseTime', null, { in: MARCH }),
    one(
      'lead_response_time.by_owner',
      'leadResponseTime',
      [
        ['Ann', 13],
        ['Bob', 6],
      ],
      { by: 'ownerName', where: '{ ownerName: { isNull: false } }' },
    ),
    one(
      'lead_response_time.by_capture_channel',
      'leadResponseTime',
      [
        ['phone', 24],
        ['web_form', 4],
      ],
      { by: 'leadCaptureChannel', where: '{ leadCaptureChannel: { ne: "email" } }' },
    ),
    // 1 and 4 within 24 h; 2 after exactly 24 h, 3 not: missed.
    one('lead_response_sla_rate.edges', 'leadResponseSlaRate', 0.5, { in: ['2024-01-01', '2024-01-31'] }),
    one('lead_response_sla_rate.window', 'leadResponseSlaRate(window: 4)', 0.25, {
      in: ['2024-01-01', '2024-01-31'],
    }),
    one('lead_response_sla_rate.open_windows_are_not_judged', 'leadResponseSlaRate', 2 / 3, {
      in: ['2024-01-01', '2024-01-31'],
      now: '2024-01-07T12:00:00Z',
    }),
    one('lead_response_sla_rate.nothing', 'leadResponseSlaRate', null, { in: MARCH }),
    one('overdue_follow_ups.strictly_before_now', 'overdueFollowUps', 1, { in: ['2024-01-01', '2024-03-01'], now: '2024-02-01T00:00:00Z' }),
    one('overdue_follow_ups.a_moment_later', 'overdueFollowUps', 2, { in: ['2024-01-01', '2024-03-01'], now: '2024-02-01T00:00:01Z' }),
    one('overdue_follow_ups.nothing', 'overdueFollowUps', 0, { in: EARLY }),
    one(
      'overdue_follow_ups.by_owner',
      'overdueFollowUps',
      [
        ['Ann', 1],
        ['Bob', 1],
      ],
      { in: ['2024-01-01', '2024-03-01'], now: '2024-02-02T00:00:00Z', by: 'ownerName' },
    ),
    one('cost_per_lead.basic', 'costPerLead', 28),
    one('cost_per_lead.nothing', 'costPerLead', null, { in: EARLY }),
    one(
      'cost_per_lead.by_source',
      'costPerLead',
      [
        ['ads', 30],
        ['radio', null],
        ['website', 20],
        [null, 10],
      ],
      { by: 'leadSource' },
    ),
    one(
      'cost_per_lead.by_campaign',
      'costPerLead',
      [
        ['Winter', 30],
        [null, 80 / 3],
      ],
      { by: 'campaignName' },
    ),
    one('customer_acquisition_cost.basic', 'customerAcquisitionCost', 240),
    one('customer_acquisition_cost.nobody_gained', 'customerAcquisitionCost', null, { in: FEBRUARY }),
    one('website_visitors.basic', 'websiteVisitors', 3),
    one('website_visitors.january_of_sofia', 'websiteVisitors', 2, { tz: 'Europe/Sofia' }),
    one('website_visitors.nothing', 'websiteVisitors', 0, { in: MARCH }),
    one(
      'website_visitors.by_channel',
      'websiteVisitors',
      [
        ['organic', 3],
        ['paid', 1],
      ],
      { by: 'sessionChannel' },
    ),
    one(
      'website_visitors.by_landing_page',
      'websiteVisitors',
      [
        ['/a', 3],
        ['/b', 1],
      ],
      { by: 'sessionLandingPage' },
    ),
    one(
      'website_visitors.by_month',
      'websiteVisitors',
      [
        ['2023-12-01', 0],
        ['2024-01-01', 3],
        ['2024-02-01', 1],
        ['2024-03-01', 0],
      ],
      { in: WINTER, grain: 'timeMonth' },
    ),
    one('traffic_to_lead_rate.basic', 'trafficToLeadRate', 1),
    one('traffic_to_lead_rate.inverted', 'trafficToLeadRate(variant: inverted)', 1),
    one('traffic_to_lead_rate.no_visitors', 'trafficToLeadRate', null, { in: MARCH }),
    one('traffic_to_lead_rate.inverted_no_leads', 'trafficToLeadRate(variant: inverted)', null, { in: MARCH }),
    one(
      'traffic_to_lead_rate.by_day',
      'trafficToLeadRate',
      [
        ['2024-01-05', 0.5],
        ['2024-01-06', null],
        ['2024-01-07', null],
      ],
      { in: ['2024-01-05', '2024-01-08'], grain: 'timeDay' },
    ),
    one(
      'traffic_to_lead_rate.by_campaign',
      'trafficToLeadRate',
      [
        ['Winter', 2],
        [null, 1 / 3],
      ],
      { by: 'campaignName' },
    ),
    one('required_leads.rounded_up', 'requiredLeads(target: 10, closeRate: 0.3)', 34),
    one('required_leads.rate_of_zero', 'requiredLeads(target: 10, closeRate: 0)', null),
  ],
)

/** Winter got 60 % of order 1 and all of order 2 by last touch; order 3 is cancelled; first touch is another model. */
export const campaigns = world(
  'campaigns',
  `
  accounts: account_id acquisition_source
  1 ads

  campaigns: campaign_id name channel campaign_type starts_on budgeted_cost expected_revenue
  1 Winter email launch 2024-01-01 200 500
  2 Fair events brand 2024-01-31 100 -
  3 Late email brand 2024-02-01 50 80

  orders: order_id account_id ordered_at status
  1 1 2024-01-05T00 completed
  2 1 2024-01-31T23:00 completed
  3 1 2024-01-06T00 cancelled
  4 1 2024-02-01T00 completed

  order_lines: order_id net_amount cost_amount
  1 60 20
  1 40 20
  2 200 100
  3 999 1
  4 10 5

  campaign_attributions: campaign_id order_id model weight
  1 1 last_touch 0.6
  2 1 last_touch 0.4
  1 2 last_touch 1
  1 3 last_touch 1
  2 1 first_touch 1
  3 4 last_touch 1

  cost_entries: incurred_on purpose department amount campaign_id
  2024-01-05 acquisition marketing 130 1
  2024-01-05 acquisition marketing 80 2
  2024-01-31 retention marketing 20 2
  2024-01-10 acquisition marketing 999 -
  2024-02-01 acquisition marketing 1 1
  `,
  [
    one('campaign_cost.basic', 'campaignCost', 230),
    one('campaign_cost.nothing', 'campaignCost', 0, { in: MARCH }),
    one(
      'campaign_cost.by_campaign',
      'campaignCost',
      [
        ['Fair', 100],
        ['Winter', 130],
      ],
      { by: 'campaignName' },
    ),
    one('campaign_attributed_revenue.weighted', 'campaignAttributedRevenue', 300),
    one('campaign_attributed_revenue.nothing', 'campaignAttributedRevenue', 0, { in: MARCH }),
    one(
      'campaign_attributed_revenue.by_campaign',
      'campaignAttributedRevenue',
      [
        ['Fair', 40],
        ['Winter', 260],
      ],
      { by: 'campaignName' },
    ),
    one('campaign_attributed_revenue.january_of_sofia', 'campaignAttributedRevenue', 100, { tz: 'Europe/Sofia' }),
    one('campaign_attributed_revenue.first_touch', 'campaignAttributedRevenue(model: first_touch)', 100),
    one('campaign_expected_revenue.basic', 'campaignExpectedRevenue', 500),
    one('campaign_expected_revenue.nothing', 'campaignExpectedRevenue', 0, { in: MARCH }),
    one('campaign_expected_revenue.by_channel', 'campaignExpectedRevenue', [['email', 580]], {
      in: ['2024-01-01', '2024-04-01'],
      by: 'campaignChannel',
      where: '{ campaignChannel: { eq: "email" } }',
    }),
    one('marketing_roi.revenue', 'marketingRoi', 70 / 230),
    one('marketing_roi.gross_profit', 'marketingRoi(variant: grossProfit)', -70 / 230),
    one('marketing_roi.nothing_spent', 'marketingRoi', null, { in: MARCH }),
    one(
      'marketing_roi.by_campaign',
      'marketingRoi',
      [
        ['Fair', -0.6],
        ['Winter', 1],
      ],
      { by: 'campaignName' },
    ),
    one('marketing_roi.expected', 'marketingRoi(variant: expected)', [['Winter', 1.5]], {
      by: 'campaignName',
      where: '{ campaignName: { eq: "Winter" } }',
    }),
    one(
      'marketing_roi.by_type',
      'marketingRoi',
      [
        ['brand', -0.6],
        ['launch', 1],
      ],
      { by: 'campaignType' },
    ),
  ],
)
