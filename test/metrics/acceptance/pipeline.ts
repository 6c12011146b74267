import { FEBRUARY, MARCH, one, QUARTER, WINTER, world } from './acceptance-world.ts'

const EARLY = ['2020-01-01', '2020-02-01'] as const

/** Closed in January: 1, 2 and 8 (without amount) won, 3 and 6 (in its last hours) lost; 5 is won on the first instant of February, 7 is deleted. */
export const deals = world(
  'closed deals',
  `
  crm_users: user_id full_name team
  1 Ann East
  2 Bob West

  accounts: account_id segment
  1 smb
  2 enterprise

  leads: lead_id created_at source converted_at disqualified_at duplicate_of_lead_id deleted_at
  1 2023-12-01T00 ads 2024-01-20T00 - - -
  2 2024-01-02T00 website - - - -
  3 2024-01-05T00 website - 2024-01-08T00 - -
  4 2023-11-01T00 ads - 2023-12-15T00 - -
  5 2024-02-05T00 ads - - - -
  6 2024-01-05T00 ads - - 1 -
  7 2024-01-05T00 ads - - - 2024-01-06T00

  opportunities: opportunity_id account_id lead_id owner_user_id product_id opportunity_type first_contact_at created_at closed_at outcome loss_reason amount deleted_at
  1 1 1 1 1 new_business 2023-12-05T00 2023-12-10T00 2024-01-20T00 won - 1000 -
  2 1 - 2 2 upsell - 2024-01-05T00 2024-01-25T00 won - 500 -
  3 2 2 1 1 new_business - 2024-01-05T00 2024-01-30T00 lost price 300 -
  4 2 - 2 - new_business - 2024-01-10T00 - open - 800 -
  5 2 - 1 - renewal - 2024-01-12T00 2024-02-01T00 won - 200 -
  6 1 - 1 - new_business - 2024-01-15T00 2024-01-31T22:30 lost - 100 -
  7 1 - 1 - new_business - 2024-01-05T00 2024-01-15T00 won - 9999 2024-01-16T00
  8 2 - 2 - new_business - 2024-01-10T00 2024-01-28T00 won - - -

  activities: occurred_at activity_type opportunity_id user_id is_automated
  2024-01-05T00 call 1 1 false
  2024-01-10T00 email_sent 1 1 true
  2024-01-20T00 call 1 1 false
  2024-01-21T00 meeting 1 1 false
  2024-01-15T00 call 8 2 false
  2024-01-15T00 call 3 1 false
  2024-01-16T00 call 3 1 false
  2024-01-17T00 meeting 3 1 false
  2024-01-17T00 call 4 1 false
  `,
  [
    one('deals_won.basic', 'dealsWon', 3),
    one('deals_won.nothing', 'dealsWon', 0, { in: MARCH }),
    one(
      'deals_won.by_month',
      'dealsWon',
      [
        ['2023-12-01', 0],
        ['2024-01-01', 3],
        ['2024-02-01', 1],
        ['2024-03-01', 0],
      ],
      { in: WINTER, grain: 'timeMonth' },
    ),
    one(
      'deals_won.by_owner',
      'dealsWon',
      [
        ['Ann', 1],
        ['Bob', 2],
      ],
      { by: 'ownerName' },
    ),
    one(
      'deals_won.by_type',
      'dealsWon',
      [
        ['new_business', 2],
        ['upsell', 1],
      ],
      { by: 'opportunityType' },
    ),
    one(
      'deals_won.by_product',
      'dealsWon',
      [
        ['Basic plan', 1],
        ['Pro plan', 1],
        [null, 1],
      ],
      { by: 'productName' },
    ),
    one('win_rate.closed', 'winRate', 0.6),
    one('win_rate.sofia', 'winRate', 0.75, { tz: 'Europe/Sofia' }),
    one('win_rate.by_value', 'winRate(variant: byValue)', 1500 / 1900),
    one('win_rate.of_all_opportunities', 'winRate(variant: ofAllOpportunities)', 0.5),
    one('win_rate.nothing_closed', 'winRate', null, { in: MARCH }),
    one('win_rate.nothing_created', 'winRate(variant: ofAllOpportunities)', null, { in: MARCH }),
    one('win_rate.no_value_closed', 'winRate(variant: byValue)', null, { in: MARCH }),
    one(
      'win_rate.by_owner',
      'winRate',
      [
        ['Ann', 1 / 3],
        ['Bob', 1],
      ],
      { by: 'ownerName' },
    ),
    one(
      'win_rate.by_team',
      'winRate',
      [
        ['East', 1 / 3],
        ['West', 1],
      ],
      { by: 'ownerTeam' },
    ),
    one(
      'win_rate.by_month',
      'winRate',
      [
        ['2024-01-01', 0.6],
        ['2024-02-01', 1],
        ['2024-03-01', null],
      ],
      { in: QUARTER, grain: 'timeMonth' },
    ),
    one('average_deal_size.per_deal', 'averageDealSize', 750),
    one('average_deal_size.per_customer', 'averageDealSize(variant: perCustomer)', 1500),
    one('average_deal_size.nothing', 'averageDealSize', null, { in: MARCH }),
    one(
      'average_deal_size.by_owner',
      'averageDealSize',
      [
        ['Ann', 1000],
        ['Bob', 500],
      ],
      { by: 'ownerName' },
    ),
    one('sales_cycle_length.from_opportunity', 'salesCycleLength', 79 / 3),
    one('sales_cycle_length.from_lead', 'salesCycleLength(variant: fromLead)', 50),
    one('sales_cycle_length.from_first_contact', 'salesCycleLength(variant: fromFirstContact)', 46),
    one('sales_cycle_length.nothing', 'salesCycleLength', null, { in: MARCH }),
    one(
      'sales_cycle_length.by_segment',
      'salesCycleLength',
      [
        ['enterprise', 18],
        ['smb', 30.5],
      ],
      { by: 'accountSegment' },
    ),
    one(
      'sales_cycle_length.by_lead_source',
      'salesCycleLength',
      [
        ['ads', 41],
        [null, 19],
      ],
      { by: 'leadSource' },
    ),
    one('close_rate.basic', 'closeRate', 1 / 3),
    one('close_rate.inverted', 'closeRate(variant: inverted)', 3),
    one('close_rate.no_leads', 'closeRate', null, { in: EARLY }),
    one('close_rate.inverted_no_deals', 'closeRate(variant: inverted)', null, { in: MARCH }),
    one(
      'close_rate.by_lead_source',
      'closeRate',
      [
        ['ads', 1],
        ['website', 0],
      ],
      { by: 'leadSource' },
    ),
    one('touches_to_close.basic', 'touchesToClose', 1),
    one('touches_to_close.nothing_won', 'touchesToClose', null, { in: MARCH }),
    one(
      'touches_to_close.by_owner',
      'touchesToClose',
      [
        ['Ann', 2],
        ['Bob', 0.5],
      ],
      { by: 'ownerName' },
    ),
    one('touches_to_close.by_activity_type', 'touchesToClose', [['call', 1]], { by: 'dealTouchType' }),
    one('touches_to_close.calls', 'touchesToClose(activityType: call)', 1),
    // Deal 1 had a meeting a day after it closed.
    one('touches_to_close.meetings', 'touchesToClose(activityType: meeting)', 0),
    one(
      'touches_to_close.calls_by_owner',
      'touchesToClose(activityType: call)',
      [
        ['Ann', 2],
        ['Bob', 0.5],
      ],
      { by: 'ownerName' },
    ),
    one('activity_win_rate.call_as_argument', 'activityWinRate(activityType: call)', 2 / 3),
    one('activity_win_rate.meeting_as_argument', 'activityWinRate(activityType: meeting)', 0.5),
    one('activity_win_rate.nothing_of_the_kind', 'activityWinRate(activityType: task)', null),
    one('activity_win_rate.of_any_kind', 'activityWinRate', 2 / 3),
    one('activity_win_rate.of_any_kind_if_null', 'activityWinRate(activityType: null)', 2 / 3),
    one(
      'activity_win_rate.call_by_owner',
      'activityWinRate(activityType: call)',
      [
        ['Ann', 0.5],
        ['Bob', 1],
      ],
      { by: 'ownerName' },
    ),
    one('activity_win_rate.call', 'activityWinRate', 2 / 3, { where: '{ dealTouchType: { eq: "call" } }' }),
    one('activity_win_rate.nothing', 'activityWinRate', null, { in: MARCH, where: '{ dealTouchType: { eq: "call" } }' }),
    one(
      'activity_win_rate.by_owner',
      'activityWinRate',
      [
        ['Ann', 0.5],
        ['Bob', 1],
      ],
      { by: 'ownerName', where: '{ dealTouchType: { eq: "call" } }' },
    ),
  ],
)

/**
 * 1 moves on (its amount changes within a visit); 2 is won on the first instant of February; 3 is lost; 4 goes a stage back and has no amount;
 * 5 is in euros.
 */
export const pipeline = world(
  'pipeline',
  `
  crm_users: user_id full_name team
  1 Ann East
  2 Bob West

  accounts: account_id
  1
  2

  leads: lead_id created_at source
  1 2023-12-01T00 ads

  opportunities: opportunity_id account_id lead_id owner_user_id created_at closed_at outcome loss_reason amount currency product_id
  1 1 1 1 2024-01-02T00 - open - 150 USD 1
  2 2 - 2 2023-12-20T00 2024-02-01T00 won - 400 USD -
  3 2 - 1 2024-01-20T00 2024-01-25T00 lost price 50 USD -
  4 1 - 2 2024-01-03T00 - open - - USD -
  5 1 - 1 2024-01-04T00 - open - 100 EUR -

  opportunity_stage_history: opportunity_id stage_id stage_visit valid_from valid_to amount currency probability owner_user_id
  1 1 1 2024-01-02T00 2024-01-10T00 100 USD - 1
  1 1 1 2024-01-10T00 2024-01-15T00 150 USD - 1
  1 2 2 2024-01-15T00 2024-02-10T00 150 USD - 1
  1 3 3 2024-02-10T00 - 150 USD - 1
  2 1 1 2023-12-20T00 2024-01-05T00 400 USD - 2
  2 2 2 2024-01-05T00 2024-02-01T00 400 USD 0.6 2
  2 5 3 2024-02-01T00 - 400 USD - 2
  3 1 1 2024-01-20T00 2024-01-25T00 50 USD - 1
  3 6 2 2024-01-25T00 - 50 USD - 1
  4 1 1 2024-01-03T00 2024-01-06T00 - USD - 2
  4 2 2 2024-01-06T00 2024-01-09T00 - USD - 2
  4 1 3 2024-01-09T00 - - USD - 2
  5 1 1 2024-01-04T00 - 100 EUR - 1
  `,
  [
    one('pipeline_value.as_of_just_before_february', 'pipelineValue', 660),
    one('pipeline_value.nothing', 'pipelineValue', 0, { in: EARLY }),
    one('pipeline_value.middle_of_january', 'pipelineValue', 660, { in: ['2024-01-01', '2024-01-12'] }),
    one('pipeline_value.before_the_amount_changed', 'pipelineValue', 610, { in: ['2024-01-01', '2024-01-10'] }),
    one(
      'pipeline_value.by_stage',
      'pipelineValue',
      [
        ['New', 110],
        ['Qualified', 550],
      ],
      { by: 'stageName' },
    ),
    one(
      'pipeline_value.by_owner',
      'pipelineValue',
      [
        ['Ann', 260],
        ['Bob', 400],
      ],
      { by: 'ownerName' },
    ),
    one(
      'pipeline_value.by_lead_source',
      'pipelineValue',
      [
        ['ads', 150],
        [null, 510],
      ],
      { by: 'leadSource' },
    ),
    one('pipeline_value.last_value_of_the_quarter_by_product', 'pipelineValue', [['Basic plan', 150]], {
      in: QUARTER,
      by: 'productName',
      where: '{ productName: { isNull: false } }',
    }),
    one('weighted_pipeline_value.end_of_january', 'weightedPipelineValue', 296),
    one('weighted_pipeline_value.nothing', 'weightedPipelineValue', 0, { in: EARLY }),
    one(
      'weighted_pipeline_value.by_stage',
      'weightedPipelineValue',
      [
        ['New', 11],
        ['Qualified', 285],
      ],
      { by: 'stageName' },
    ),
    one('open_opportunities.as_of', 'openOpportunities', 4),
    one('open_opportunities.in_period', 'openOpportunities(variant: inPeriod)', 5),
    one('open_opportunities.in_march', 'openOpportunities(variant: inPeriod)', 3, { in: MARCH }),
    one('open_opportunities.nothing', 'openOpportunities', 0, { in: EARLY }),
    one('open_opportunities.in_period_nothing', 'openOpportunities(variant: inPeriod)', 0, { in: EARLY }),
    one(
      'open_opportunities.by_stage',
      'openOpportunities',
      [
        ['New', 2],
        ['Qualified', 2],
      ],
      { by: 'stageName' },
    ),
    one(
      'open_opportunities.by_stage_in_order',
      'openOpportunities',
      [
        [1, 'New', 2],
        [2, 'Qualified', 2],
      ],
      { by: ['stagePosition', 'stageName'] },
    ),
    // Four years earlier no deal was open, and each stage is there.
    one(
      'open_opportunities.by_stage_with_empty_stages',
      'openOpportunities',
      [
        [1, 'New', 0],
        [2, 'Qualified', 0],
        [3, 'Proposal', 0],
        [4, 'Negotiation', 0],
      ],
      { in: EARLY, by: ['stagePosition', 'stageName'], every: 'stage', where: '{ stageOutcome: { eq: "open" } }' },
    ),
    one(
      'pipeline_value.by_every_stage',
      'pipelineValue',
      [
        [1, 'New', 110],
        [2, 'Qualified', 550],
        [3, 'Proposal', 0],
        [4, 'Negotiation', 0],
      ],
      { by: ['stagePosition', 'stageName'], every: 'stage', where: '{ stageOutcome: { eq: "open" } }' },
    ),
    one(
      'pipeline_stage_duration.by_every_stage',
      'pipelineStageDuration',
      [
        [1, 'New', 9.25],
        [2, 'Qualified', 3],
        [3, 'Proposal', null],
        [4, 'Negotiation', null],
      ],
      { by: ['stagePosition', 'stageName'], every: 'stage', where: '{ stageOutcome: { eq: "open" } }' },
    ),
    one(
      'stage_drop_off_rate.by_every_stage',
      'stageDropOffRate',
      [
        [1, 'New', 0.25],
        [2, 'Qualified', 0],
        [3, 'Proposal', null],
        [4, 'Negotiation', null],
      ],
      { by: ['stagePosition', 'stageName'], every: 'stage', where: '{ stageOutcome: { eq: "open" } }' },
    ),
    one(
      'open_opportunities.by_owner',
      'openOpportunities',
      [
        ['Ann', 2],
        ['Bob', 2],
      ],
      { by: 'ownerName' },
    ),
    one(
      'open_opportunities.by_month',
      'openOpportunities',
      [
        ['2023-12-01', 1],
        ['2024-01-01', 4],
        ['2024-02-01', 3],
        ['2024-03-01', 3],
      ],
      { in: WINTER, grain: 'timeMonth' },
    ),
    // Finished visits to New: 13, 16, 5 and 3 days; to Qualified: 3.
    one(
      'pipeline_stage_duration.by_stage',
      'pipelineStageDuration',
      [
        ['New', 9.25],
        ['Qualified', 3],
      ],
      { by: 'stageName' },
    ),
    one(
      'pipeline_stage_duration.median',
      'pipelineStageDuration(variant: median)',
      [
        ['New', 9],
        ['Qualified', 3],
      ],
      { by: 'stageName' },
    ),
    one('pipeline_stage_duration.left_on_the_first_instant_of_february', 'pipelineStageDuration', [['Qualified', 26.5]], {
      in: FEBRUARY,
      by: 'stageName',
    }),
    one('pipeline_stage_duration.nothing', 'pipelineStageDuration', null, { in: MARCH }),
    one(
      'pipeline_stage_duration.by_owner',
      'pipelineStageDuration',
      [
        ['Ann', 9],
        ['Bob', 22 / 3],
      ],
      { by: 'ownerName' },
    ),
    one(
      'stage_drop_off_rate.by_stage',
      'stageDropOffRate',
      [
        ['New', 0.25],
        ['Qualified', 0],
      ],
      { by: 'stageName' },
    ),
    one('stage_drop_off_rate.nothing', 'stageDropOffRate', null, { in: MARCH }),
    one('deal_velocity.through_the_open_stages', 'dealVelocity', 43, { in: FEBRUARY }),
    one('deal_velocity.nothing_won', 'dealVelocity', null),
    one('deal_velocity.by_owner', 'dealVelocity', [['Bob', 43]], { in: FEBRUARY, by: 'ownerName' }),
    one('sales_velocity.basic', 'salesVelocity', (5 * 400 * 0.5) / 43, { in: QUARTER }),
    one('sales_velocity.nothing_won', 'salesVelocity', null),
    one(
      'sales_velocity.by_owner',
      'salesVelocity',
      [
        ['Ann', null],
        ['Bob', (2 * 400) / 43],
      ],
      { in: QUARTER, by: 'ownerName' },
    ),
  ],
)

/** Quotas of the quarter: Ann sold 350 of 300, Bob 900 of 1,000, Cid has a quota of nothing, Dan none. */
export const quotas = world(
  'quotas',
  `
  crm_users: user_id full_name team
  1 Ann East
  2 Bob West
  3 Cid West
  4 Dan West

  accounts: account_id
  1

  orders: order_id account_id ordered_at owner_user_id
  1 1 2024-01-05T10 1
  2 1 2024-03-31T23:00 1
  3 1 2024-02-05T10 2
  4 1 2024-02-05T10 4
  5 1 2024-04-01T00 2
  6 1 2024-02-06T00 3

  order_lines: order_id net_amount
  1 150
  2 200
  3 900
  4 5000
  5 70
  6 10

  quotas: user_id team period_start period_end amount
  1 - 2024-01-01 2024-04-01 300
  2 - 2024-01-01 2024-04-01 1000
  3 - 2024-01-01 2024-04-01 0
  4 - 2025-01-01 2026-01-01 500
  4 - 2025-04-01 2025-07-01 100
  `,
  [
    one('quota_attainment.basic', 'quotaAttainment', 1260 / 1300, { in: QUARTER }),
    one(
      'quota_attainment.by_owner',
      'quotaAttainment',
      [
        ['Ann', 350 / 300],
        ['Bob', 0.9],
        ['Cid', null],
      ],
      { in: QUARTER, by: 'ownerName' },
    ),
    one(
      'quota_attainment.two_at_once',
      'quotaAttainment',
      { refused: 'that of 4 ("user_id") goes on beyond 2025-04-01' },
      { in: ['2025-01-01', '2026-01-01'] },
    ),
    one('quota_attainment.no_quota', 'quotaAttainment', null, { in: ['2023-01-01', '2023-04-01'] }),
  ],
)
