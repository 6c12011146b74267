import { FEBRUARY, MARCH, one, world } from './acceptance-world.ts'

const SOFIA = { in: MARCH, tz: 'Europe/Sofia' } as const
const EARLY = ['2020-01-01', '2020-02-01'] as const
const ACROSS = ['2024-03-30', '2024-04-02'] as const

/**
 * Answers from the first instant of March in Sofia (22:00 on 29 February) to the first of April there (21:00 on 31 March), some between the bands,
 * some off the scale; survey 10 counts only a 5 as satisfied.
 */
export const answersAtEdges = world(
  'answers at the edges of a month',
  `
  surveys: survey_id survey_type name touchpoint scale_min scale_max top_box_min bottom_box_max
  9 nps NPS~1-9 onboarding 1 9 8 5
  10 csat Strict post_ticket 1 5 5 3

  accounts: account_id segment
  1 smb
  2 enterprise

  contacts: contact_id account_id
  1 1

  crm_users: user_id full_name team
  1 Ann East

  survey_responses: survey_id account_id contact_id responded_at score agent_user_id sent_at delivery_channel comment sentiment topic
  1 1 - 2024-02-29T22:00 10 - 2023-12-01T00 qr - - -
  1 2 - 2024-03-31T20:59:59 0 - 2024-03-01T00 qr Bad negative -
  1 1 - 2024-03-31T21:00 5 - 2024-03-31T21:00 qr Fair neutral onboarding
  1 - - 2024-03-15T12 8.5 - 2024-03-15T12 link - - -
  1 1 1 2024-03-10T00 3 - 2024-03-10T00 link - - -
  1 1 1 2024-03-11T00 10 - 2024-03-10T00 link Good positive -
  1 2 - 2024-03-12T00 -1 - 2024-03-10T00 - - - -
  1 2 - 2024-03-12T00 10.5 - 2024-03-10T00 - - - -
  2 1 - 2024-03-12T00 0 - 2024-03-10T00 - - - -
  2 1 - 2024-03-12T00 10 - 2024-03-10T00 - - - -
  2 2 - 2024-03-12T00 6 - 2024-03-10T00 - - - -
  3 1 - 2024-03-12T00 3.5 - 2024-03-10T00 - - - -
  3 - - 2024-03-12T00 1 - 2024-03-10T00 - - - -
  9 1 - 2024-03-12T00 9 - 2024-03-10T00 - - - -
  9 1 - 2024-03-12T00 8 - 2024-03-10T00 - - - -
  9 2 - 2024-03-12T00 5 - 2024-03-10T00 - - - -
  9 2 - 2024-03-12T00 10 - 2024-03-10T00 - - - -
  4 1 - 2024-02-29T22:00 5 - 2024-02-01T00 - - - -
  4 2 - 2024-03-31T20:59:59 4 - 2024-02-01T00 - - - -
  4 - - 2024-03-15T00 0 - 2024-02-01T00 - - - -
  4 - - 2024-03-15T00 8 - 2024-02-01T00 - - - -
  4 1 - 2024-03-31T21:00 1 - 2024-02-01T00 - - - -
  5 1 - 2024-03-15T00 7 - 2024-02-01T00 - - - -
  5 2 - 2024-03-16T00 2 - 2024-02-01T00 - - - -
  6 1 - 2024-03-15T00 4 1 2024-02-01T00 - - - -
  6 2 - 2024-03-15T00 5 1 2024-02-01T00 - - - -
  6 - - 2024-03-15T00 3.5 - 2024-02-01T00 - - - -
  10 1 - 2024-03-15T00 4 - 2024-02-01T00 - - - -
  7 1 - 2024-03-15T00 8.5 1 2024-02-01T00 - - - -
  7 2 - 2024-03-15T00 9 - 2024-02-01T00 - - - -
  8 - - 2024-03-15T00 - - 2024-02-01T00 email Why - cancellation_reason
  8 - - - - - 2024-03-31T20:59:59 email - - -
  `,
  [
    one('nps.march_of_sofia', 'nps', 0, SOFIA),
    one('nps.march', 'nps', -40, { in: MARCH }),
    one('nps.named_default', 'nps(variant: scale0To10)', -40, { in: MARCH, tz: 'America/New_York' }),
    one('nps.one_answer', 'nps', 100, { in: FEBRUARY }),
    one(
      'nps.by_segment_at_edges',
      'nps',
      [
        ['enterprise', -100],
        ['smb', 100 / 3],
        [null, 0],
      ],
      { ...SOFIA, by: 'accountSegment' },
    ),
    one(
      'nps.by_day_over_the_change',
      'nps',
      [
        ['2024-03-30', null],
        ['2024-03-31', -100],
        ['2024-04-01', -100],
      ],
      { in: ACROSS, tz: 'Europe/Sofia', grain: 'timeDay' },
    ),
    one(
      'nps.by_quarter',
      'nps',
      [
        ['2024-01-01', 0],
        ['2024-04-01', -100],
      ],
      { in: ['2024-01-01', '2024-07-01'], tz: 'Europe/Sofia', grain: 'timeQuarter' },
    ),
    one(
      'nps.by_delivery_channel',
      'nps',
      [
        ['link', 0],
        ['qr', -100],
      ],
      { in: MARCH, by: 'responseDeliveryChannel' },
    ),
    one('nps_promoters.march_of_sofia', 'npsPromoters', 2, SOFIA),
    one('nps_passives.between_the_bands', 'npsPassives', 1, SOFIA),
    one('nps_passives.none', 'npsPassives', 0, { in: FEBRUARY }),
    one('nps_detractors.march_of_sofia', 'npsDetractors', 2, SOFIA),
    one('nps_detractors.march', 'npsDetractors', 3, { in: MARCH }),
    one('nps_detractors.none', 'npsDetractors', 0, { in: EARLY }),
    one(
      'nps_passives.by_segment',
      'npsPassives',
      [
        ['enterprise', 0],
        ['smb', 0],
        [null, 1],
      ],
      { ...SOFIA, by: 'accountSegment' },
    ),
    one('nps.scale_1_10_has_no_0', 'nps(variant: scale1To10)', 0, { in: MARCH }),
    one('nps.scale_1_10_nobody', 'nps(variant: scale1To10)', null, { in: FEBRUARY }),
    one(
      'nps.scale_1_10_by_segment',
      'nps(variant: scale1To10)',
      [
        ['enterprise', -100],
        ['smb', 100],
      ],
      { in: MARCH, by: 'accountSegment', where: '{ surveyName: { eq: "NPS 1-10" } }' },
    ),
    one('nps.scale_1_5_at_edges', 'nps(variant: scale1To5)', -50, { in: MARCH }),
    one('nps.scale_1_5_nobody', 'nps(variant: scale1To5)', null, { in: FEBRUARY }),
    one('nps.a_scale_of_ones_own', 'nps(variant: ofScale, scaleMin: 1, scaleMax: 9)', 100 / 3, { in: MARCH }),
    one('nps.a_scale_that_no_survey_has', 'nps(variant: ofScale, scaleMin: 1, scaleMax: 100)', null, { in: MARCH }),
    one('ces.march_of_sofia', 'ces', 4.5, SOFIA),
    one('ces.named_default', 'ces(variant: agreement1To7)', 2.5, { in: MARCH }),
    one(
      'ces.by_segment',
      'ces',
      [
        ['enterprise', 4],
        ['smb', 5],
      ],
      { ...SOFIA, by: 'accountSegment', where: '{ accountSegment: { isNull: false }, surveyName: { eq: "CES agreement 1-7" } }' },
    ),
    one('ces.effort_at_edges', 'ces(variant: effortLowerIsBetter)', 4.5, SOFIA),
    one('ces.effort_nobody', 'ces(variant: effortLowerIsBetter)', null, { in: FEBRUARY }),
    one('ces.top_box_at_edges', 'ces(variant: topBox)', 0.5, SOFIA),
    one('ces.top_box_nobody', 'ces(variant: topBox)', null, { in: EARLY }),
    one('ces.top_box_none_of_them', 'ces(variant: topBox)', 0, { in: ['2024-03-31', '2024-04-01'] }),
    one('csat.threshold_of_each_survey', 'csat', 0.5, { in: MARCH }),
    one('csat.named_default', 'csat(variant: scale1To5)', 2 / 3, { in: MARCH, where: '{ surveyName: { eq: "CSAT 1-5" } }' }),
    one(
      'csat.by_touchpoint',
      'csat',
      [
        ['post_ticket', 0],
        [null, 2 / 3],
      ],
      { in: MARCH, by: 'surveyTouchpoint', where: '{ surveyName: { in: ["CSAT 1-5", "Strict"] } }' },
    ),
    one('csat.mean_at_edges', 'csat(variant: mean)', (4 + 5 + 3.5 + 4) / 4, { in: MARCH }),
    one('csat.mean_nobody', 'csat(variant: mean)', null, { in: EARLY }),
    one(
      'csat.mean_by_agent',
      'csat(variant: mean)',
      [
        ['Ann', 4.5],
        [null, 3.5],
      ],
      { in: MARCH, by: 'agentName', where: '{ surveyName: { eq: "CSAT 1-5" } }' },
    ),
    one('csat.scale_1_10_at_edges', 'csat(variant: scale1To10)', 0.5, { in: MARCH }),
    one('csat.scale_1_10_nobody', 'csat(variant: scale1To10)', null, { in: FEBRUARY }),
    // Sent in March of Sofia: all but what was sent before, and the one of its end.
    one('survey_response_rate.sent_in_the_last_second', 'surveyResponseRate', 0, { in: ['2024-03-31', '2024-04-01'], tz: 'Europe/Sofia' }),
    one('survey_response_rate.sent_on_that_day', 'surveyResponseRate', 0.5, { in: ['2024-03-31', '2024-04-01'] }),
    one(
      'survey_response_rate.by_channel',
      'surveyResponseRate',
      [
        ['email', 0],
        ['qr', 1],
      ],
      { in: ['2024-03-31', '2024-04-01'], by: 'responseDeliveryChannel' },
    ),
    one('feedback_count.march_of_sofia', 'feedbackCount', 3, SOFIA),
    one(
      'feedback_count.by_sentiment_with_unknown',
      'feedbackCount',
      [
        ['negative', 1],
        ['neutral', 1],
        ['positive', 1],
        [null, 1],
      ],
      { in: MARCH, by: 'responseSentiment' },
    ),
    one('feedback_count.of_a_topic', 'feedbackCount', 1, { in: MARCH, where: '{ responseTopic: { eq: "cancellation_reason" } }' }),
  ],
)

/** 1 is at 50, 2 just below; of 3 only support is known, of 4 nothing; 5 fell on the last day, 6 has a score of the first day of April. */
export const healthAtEdges = world(
  'health at the edges of a month',
  `
  accounts: account_id segment
  1 smb
  2 smb
  3 -
  4 -
  5 enterprise
  6 enterprise

  account_health_daily: account_id snapshot_date usage_score feedback_score support_score purchase_score
  1 2024-03-01 50 50 50 50
  2 2024-03-02 50 50 50 49.5
  3 2024-03-02 - - 80 -
  4 2024-03-02 - - - -
  5 2024-03-30 100 100 100 100
  5 2024-03-31 0 0 0 0
  6 2024-04-01 90 90 90 90
  6 2024-02-29 10 10 10 10
  `,
  [
    one('customer_health_score.march', 'customerHealthScore', (50 + 49.9 + 80 + 0) / 4, { in: MARCH }),
    one('customer_health_score.days_stay_days', 'customerHealthScore', 90, { in: ['2024-04-01', '2024-04-02'], tz: 'Asia/Tokyo' }),
    one('customer_health_score.nothing_known', 'customerHealthScore', null, { in: MARCH, where: '{ accountId: { eq: 4 } }' }),
    one('customer_health_score.usage_alone_at_edges', 'customerHealthScore(usage: 1, feedback: 0, support: 0, purchase: 0)', 100 / 3, {
      in: MARCH,
    }),
    one('customer_health_score.no_weights', 'customerHealthScore(usage: 0, feedback: 0, support: 0, purchase: 0)', null, { in: MARCH }),
    one(
      'customer_health_score.weights_need_not_add_up_to_one',
      'customerHealthScore(usage: 4, feedback: 2, support: 2, purchase: 2)',
      179.9 / 4,
      {
        in: MARCH,
      },
    ),
    one(
      'customer_health_score.by_month',
      'customerHealthScore',
      [
        ['2024-01-01', null],
        ['2024-02-01', 10],
        ['2024-03-01', 179.9 / 4],
        ['2024-04-01', 90],
      ],
      { in: ['2024-01-01', '2024-05-01'], grain: 'timeMonth' },
    ),
    one('at_risk_customers.exactly_50_is_no_risk', 'atRiskCustomers', 2, { in: MARCH }),
    one('at_risk_customers.named_default', 'atRiskCustomers(threshold: 50)', 1, { in: FEBRUARY }),
    one('at_risk_customers.threshold_of_nothing', 'atRiskCustomers(threshold: 0)', 0, { in: MARCH }),
    one('at_risk_customers.threshold_of_all', 'atRiskCustomers(threshold: 100)', 4, { in: MARCH }),
    one('at_risk_customers.by_usage_alone', 'atRiskCustomers(usage: 1, feedback: 0, support: 0, purchase: 0)', 1, { in: MARCH }),
    one(
      'at_risk_customers.by_month',
      'atRiskCustomers',
      [
        ['2024-02-01', 1],
        ['2024-03-01', 2],
        ['2024-04-01', 0],
      ],
      { in: ['2024-02-01', '2024-05-01'], grain: 'timeMonth' },
    ),
  ],
)
