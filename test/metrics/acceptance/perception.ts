import { FEBRUARY, MARCH, one, WINTER, world } from './acceptance-world.ts'

export const answersToSurveys = world(
  'answers to surveys',
  `
  accounts: account_id segment
  1 enterprise
  2 smb
  3 -

  crm_users: user_id full_name role team
  1 Ann service_rep East
  2 Bob service_rep West

  tickets: ticket_id account_id opened_at channel product_id
  1 1 2024-01-02T00 chat 3
  2 2 2024-01-02T00 phone -

  survey_responses: survey_id account_id responded_at score ticket_id agent_user_id
  1 1 2024-01-05T10 10 - -
  1 1 2024-01-31T23:30 9 - -
  1 2 2024-01-10T10 7 1 -
  1 2 2024-01-11T10 0 - -
  1 3 2024-01-12T10 8 - -
  1 1 2024-01-12T10 - - -
  1 1 2024-01-12T10 11 - -
  1 3 2024-01-01T00 9 - -
  1 1 2024-02-01T00 3 - -
  1 1 2023-12-31T23:59 5 - -
  1 1 - - - -
  2 1 2024-01-12T10 9 - -
  2 1 2024-01-12T10 1 - -
  2 2 2024-01-12T10 6 - -
  2 2 2024-01-12T10 0 - -
  3 1 2024-01-12T10 4 - -
  3 1 2024-01-12T10 5 - -
  3 1 2024-01-12T10 3 - -
  3 1 2024-01-12T10 2 - -
  4 1 2024-01-12T10 7 1 -
  4 1 2024-01-12T10 5 2 -
  4 1 2024-01-12T10 3 2 -
  4 1 2024-01-12T10 - 2 -
  5 1 2024-01-12T10 1 - -
  5 1 2024-01-12T10 2 - -
  6 1 2024-01-12T10 4 1 1
  6 1 2024-01-12T10 5 1 1
  6 2 2024-01-12T10 3 2 2
  6 2 2024-01-12T10 1 2 1
  6 2 2024-01-12T10 - 2 1
  6 2 2024-01-12T10 6 2 1
  7 2 2024-01-12T10 9 - -
  7 2 2024-01-12T10 8 - -
  7 2 2024-01-12T10 10 - -
  `,
  [
    one('nps.basic', 'nps', 100 / 3),
    one('nps.answer_date_in_sofia', 'nps', 0, { tz: 'Europe/Sofia' }),
    one('nps.nobody_answered', 'nps', null, { in: MARCH }),
    one('nps.answered_at_the_first_instant_of_february', 'nps', -100, { in: FEBRUARY }),
    one(
      'nps.by_month',
      'nps',
      [
        ['2023-12-01', -100],
        ['2024-01-01', 100 / 3],
        ['2024-02-01', -100],
        ['2024-03-01', null],
      ],
      { in: WINTER, grain: 'timeMonth' },
    ),
    one(
      'nps.by_segment',
      'nps',
      [
        ['enterprise', 100],
        ['smb', -50],
        [null, 50],
      ],
      { by: 'accountSegment' },
    ),
    one(
      'nps.by_product',
      'nps',
      [
        ['Laptop', 0],
        [null, 40],
      ],
      { by: 'productName' },
    ),
    one('nps.scale_1_10', 'nps(variant: scale1To10)', -100 / 3),
    one('nps.scale_1_5', 'nps(variant: scale1To5)', 25),
    one(
      'nps.by_nps_group',
      'nps',
      [
        ['detractor', -100],
        ['passive', 0],
        ['promoter', 100],
      ],
      { by: 'responseNpsGroup' },
    ),
    one('nps_promoters.basic', 'npsPromoters', 3),
    one('nps_promoters.nothing', 'npsPromoters', 0, { in: MARCH }),
    one('nps_passives.basic', 'npsPassives', 2),
    one('nps_passives.nothing', 'npsPassives', 0, { in: MARCH }),
    one('nps_detractors.basic', 'npsDetractors', 1),
    one(
      'nps_detractors.by_month',
      'npsDetractors',
      [
        ['2023-12-01', 1],
        ['2024-01-01', 1],
        ['2024-02-01', 1],
        ['2024-03-01', 0],
      ],
      { in: WINTER, grain: 'timeMonth' },
    ),
    one(
      'nps_promoters.by_segment',
      'npsPromoters',
      [
        ['enterprise', 2],
        ['smb', 0],
        [null, 1],
      ],
      { by: 'accountSegment' },
    ),
    one('ces.basic', 'ces', 5),
    one('ces.effort', 'ces(variant: effortLowerIsBetter)', 1.5),
    one('ces.top_box', 'ces(variant: topBox)', 2 / 3),
    one('ces.nothing', 'ces', null, { in: MARCH }),
    one(
      'ces.by_channel',
      'ces',
      [
        ['chat', 7],
        ['phone', 4],
      ],
      { by: 'ticketChannel', where: '{ surveyName: { eq: "CES agreement 1-7" } }' },
    ),
    one('csat.basic', 'csat', 0.5),
    one('csat.scale_1_10', 'csat(variant: scale1To10)', 2 / 3),
    one('csat.mean', 'csat(variant: mean)', 3.25),
    one('csat.nothing', 'csat', null, { in: MARCH }),
    one(
      'csat.by_agent',
      'csat',
      [
        ['Ann', 2 / 3],
        ['Bob', 0],
      ],
      { by: 'agentName', where: '{ surveyName: { eq: "CSAT 1-5" } }' },
    ),
    one(
      'csat.by_ticket_channel',
      'csat',
      [
        ['chat', 1],
        ['phone', 0],
      ],
      { by: 'ticketChannel', where: '{ surveyName: { eq: "CSAT 1-5" } }' },
    ),
    one(
      'csat.by_segment',
      'csat',
      [
        ['enterprise', 1],
        ['smb', 0],
      ],
      { by: 'accountSegment', where: '{ surveyName: { eq: "CSAT 1-5" } }' },
    ),
    one(
      'csat.by_day',
      'csat',
      [
        ['2024-01-11', null],
        ['2024-01-12', 0.5],
        ['2024-01-13', null],
      ],
      { in: ['2024-01-11', '2024-01-14'], grain: 'timeDay' },
    ),
  ],
)

export const feedback = world(
  'sent surveys and comments',
  `
  survey_responses: survey_id sent_at responded_at delivery_channel score comment sentiment topic
  6 2024-01-05T00 2024-01-06T00 qr 5 Good positive onboarding
  6 2024-01-05T00 2024-02-20T00 link - - - -
  6 2024-01-31T23:30 - link - - - -
  8 2024-01-10T00 2024-01-11T00 qr - Slow negative feature_request
  8 2023-12-20T00 2024-01-01T00 email - Fine positive -
  8 2024-02-01T00 2024-02-01T00 email - Hm neutral onboarding
  6 2024-02-02T00 - email - - - -
  `,
  [
    one('survey_response_rate.basic', 'surveyResponseRate', 0.75),
    one('survey_response_rate.sent_in_january_of_sofia', 'surveyResponseRate', 1, { tz: 'Europe/Sofia' }),
    one('survey_response_rate.nothing_sent', 'surveyResponseRate', null, { in: MARCH }),
    one(
      'survey_response_rate.by_delivery_channel',
      'surveyResponseRate',
      [
        ['link', 0.5],
        ['qr', 1],
      ],
      { by: 'responseDeliveryChannel' },
    ),
    one('feedback_count.basic', 'feedbackCount', 3),
    one('feedback_count.nothing', 'feedbackCount', 0, { in: MARCH }),
    one(
      'feedback_count.by_sentiment',
      'feedbackCount',
      [
        ['negative', 1],
        ['positive', 2],
      ],
      { by: 'responseSentiment' },
    ),
    one(
      'feedback_count.by_topic',
      'feedbackCount',
      [
        ['feature_request', 1],
        ['onboarding', 1],
        [null, 1],
      ],
      { by: 'responseTopic' },
    ),
    one(
      'feedback_count.by_month',
      'feedbackCount',
      [
        ['2023-12-01', 0],
        ['2024-01-01', 3],
        ['2024-02-01', 1],
        ['2024-03-01', 0],
      ],
      { in: WINTER, grain: 'timeMonth' },
    ),
  ],
)

/** Surveys with scales that no metric names: 1 to 9, promoters from 8, detractors up to 4; 1 to 7, satisfied from 6. */
export const ownScales = world(
  'surveys with scales of their own',
  `
  accounts: account_id
  1

  contacts: contact_id account_id full_name
  1 1 Eve

  surveys: survey_id survey_type name scale_min scale_max top_box_min bottom_box_max
  91 nps Nine 1 9 8 4
  92 csat Seven 1 7 6 2

  survey_responses: survey_id account_id contact_id responded_at score
  91 1 1 2024-01-05T10 9
  91 1 1 2024-01-05T11 8
  91 1 - 2024-01-05T12 5
  91 1 1 2024-01-05T13 4
  91 1 1 2024-01-05T14 10
  91 1 1 2024-01-05T15 0
  92 1 1 2024-01-05T10 7
  92 1 1 2024-01-05T10 6
  92 1 1 2024-01-05T10 5
  92 1 - 2024-01-05T10 8
  `,
  [
    one('nps.own_scale', 'nps(variant: ofScale, scaleMin: 1, scaleMax: 9)', 25),
    one('nps.own_scale_is_not_the_standard_one', 'nps', null),
    one('nps.own_scale_by_survey', 'nps(variant: ofScale, scaleMin: 1, scaleMax: 9)', [['Nine', 25]], { by: 'surveyName' }),
    one('csat.own_scale', 'csat(variant: ofScale, scaleMin: 1, scaleMax: 7)', 2 / 3),
    one('csat.own_scale_is_not_the_standard_one', 'csat', null),
    one(
      'nps.own_scale_by_contact',
      'nps(variant: ofScale, scaleMin: 1, scaleMax: 9)',
      [
        ['Eve', 100 / 3],
        [null, 0],
      ],
      { by: 'contactName' },
    ),
  ],
)

export const health = world(
  'health of customers',
  `
  crm_users: user_id full_name
  1 Ann

  accounts: account_id segment owner_user_id
  1 enterprise 1
  2 smb 1
  3 smb -
  4 smb -
  5 - -

  account_health_daily: account_id snapshot_date usage_score feedback_score support_score purchase_score
  1 2024-01-10 100 100 100 100
  1 2024-01-20 80 60 40 20
  2 2024-01-31 50 - 50 -
  3 2024-01-15 - - - -
  4 2024-02-01 10 10 10 10
  5 2024-01-05 40 40 40 40
  `,
  [
    one('customer_health_score.last_of_each_account', 'customerHealthScore', 146 / 3),
    one('customer_health_score.usage_alone', 'customerHealthScore(usage: 1, feedback: 0, support: 0, purchase: 0)', 170 / 3),
    one('customer_health_score.nothing', 'customerHealthScore', null, { in: MARCH }),
    one(
      'customer_health_score.by_segment',
      'customerHealthScore',
      [
        ['enterprise', 56],
        ['smb', 50],
        [null, 40],
      ],
      { by: 'accountSegment' },
    ),
    one(
      'customer_health_score.by_owner',
      'customerHealthScore',
      [
        ['Ann', 53],
        [null, 40],
      ],
      { by: 'accountOwnerName' },
    ),
    // By the latest score of all time: 3 has none that is known, 4 has one of February only.
    one(
      'customer_health_score.by_health_band',
      'customerHealthScore',
      [
        ['at risk', 40],
        ['steady', 53],
        ['unknown', null],
      ],
      { by: 'accountHealthBand' },
    ),
    one('at_risk_customers.strictly_below', 'atRiskCustomers', 1),
    one('at_risk_customers.threshold', 'atRiskCustomers(threshold: 60)', 3),
    one('at_risk_customers.nobody', 'atRiskCustomers', 0, { in: ['2023-01-01', '2023-02-01'] }),
    one(
      'at_risk_customers.by_segment',
      'atRiskCustomers(threshold: 55)',
      [
        ['smb', 1],
        [null, 1],
      ],
      { by: 'accountSegment' },
    ),
    one('at_risk_customers.february', 'atRiskCustomers', 1, { in: FEBRUARY }),
  ],
)
