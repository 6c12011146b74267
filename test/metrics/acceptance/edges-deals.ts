import { FEBRUARY, MARCH, one, world } from './acceptance-world.ts'

const DECEMBER = ['2023-12-01', '2024-01-01'] as const
const NEW_YEAR = ['2024-01-01', '2024-01-02'] as const
const SOFIA = { tz: 'Europe/Sofia' } as const
const CALL = '{ dealTouchType: { eq: "call" } }'

/**
 * 1 is created, and won, in the first instant of January; 2 has no amount; 3 is won for nothing in its last second; 4 is won before it was
 * created; 7 is open; 8 is of the first instant of February; 9 is deleted. Lead 5 was given up, nobody knows when.
 */
export const dealsAtEdges = world(
  'deals at the edges of a month',
  `
  crm_users: user_id full_name team
  1 Ann East
  2 Bob West

  accounts: account_id segment
  1 smb
  2 enterprise
  3 -

  leads: lead_id created_at source status converted_at disqualified_at duplicate_of_lead_id deleted_at
  1 2023-12-01T00 ads converted 2024-01-20T00 - - -
  2 2024-01-10T00 website new - - - -
  3 2023-11-01T00 ads disqualified - 2023-12-31T23:00 - -
  4 2024-02-01T00 ads new - - - -
  5 2023-06-01T00 ads disqualified - - - -
  6 2024-01-10T00 ads new - - - 2024-01-11T00
  7 2024-01-10T00 ads new - - 2 -

  opportunities: opportunity_id account_id lead_id owner_user_id first_contact_at created_at closed_at outcome loss_reason amount deleted_at
  1 1 1 1 2024-01-02T00 2024-01-01T00 2024-01-01T00 won - 100 -
  2 1 - 1 2024-01-01T00 2024-01-05T00 2024-01-15T00 won - - -
  3 2 2 2 - 2024-01-05T00 2024-01-31T23:59:59 won - 0 -
  4 2 - - - 2024-01-20T00 2024-01-10T00 won - 500 -
  5 3 - 2 - 2023-12-01T00 2024-01-20T00 lost price - -
  6 3 - 2 - 2023-12-01T00 2024-01-21T00 lost - 400 -
  7 3 - - - 2024-01-31T12 - open - 50 -
  8 2 2 2 - 2024-01-02T00 2024-02-01T00 won - 999 -
  9 1 1 1 2023-12-01T00 2024-01-02T00 2024-01-12T00 won - 777 2024-01-13T00

  activities: occurred_at activity_type opportunity_id user_id is_automated
  2023-12-30T00 call 1 1 false
  2024-01-31T23:59:59 call 3 2 false
  2024-02-01T00 call 3 2 false
  2024-01-15T00 email_sent 3 2 true
  2024-01-09T00 meeting 4 1 false
  2024-01-10T00 note 4 1 false
  2024-01-05T00 call 5 2 false
  2024-01-06T00 call 5 2 false
  2024-01-06T00 call 7 2 false
  2024-01-06T00 call 9 2 false
  `,
  [
    one('deals_won.january', 'dealsWon', 4),
    one('deals_won.january_of_sofia', 'dealsWon', 3, SOFIA),
    one('deals_won.first_instant_of_february', 'dealsWon', 1, { in: FEBRUARY }),
    one(
      'deals_won.by_owner_with_unknown',
      'dealsWon',
      [
        ['Ann', 2],
        ['Bob', 1],
        [null, 1],
      ],
      { by: 'ownerName' },
    ),
    one('win_rate.named_default', 'winRate(variant: closed)', 4 / 6),
    one(
      'win_rate.by_segment',
      'winRate',
      [
        ['enterprise', 1],
        ['smb', 1],
        [null, 0],
      ],
      { by: 'accountSegment' },
    ),
    one('win_rate.of_all_opportunities_at_edges', 'winRate(variant: ofAllOpportunities)', 5 / 6),
    one('win_rate.of_all_opportunities_lost_later', 'winRate(variant: ofAllOpportunities)', 0, { in: DECEMBER }),
    one(
      'win_rate.of_all_opportunities_by_owner',
      'winRate(variant: ofAllOpportunities)',
      [
        ['Ann', 1],
        ['Bob', 1],
        [null, 0.5],
      ],
      { by: 'ownerName' },
    ),
    one('win_rate.by_value_at_edges', 'winRate(variant: byValue)', 0.6),
    one('win_rate.by_value_of_nothing', 'winRate(variant: byValue)', null, { in: ['2024-01-31', '2024-02-01'] }),
    one('win_rate.by_value_lost_alone', 'winRate(variant: byValue)', 0, { in: ['2024-01-21', '2024-01-22'] }),
    one(
      'win_rate.by_value_by_segment',
      'winRate(variant: byValue)',
      [
        ['enterprise', 1],
        ['smb', 1],
        [null, 0],
      ],
      { by: 'accountSegment' },
    ),
    one('average_deal_size.zero_counts_and_unknown_does_not', 'averageDealSize', 200),
    one('average_deal_size.named_default', 'averageDealSize(variant: perDeal)', 999, { in: FEBRUARY }),
    one('average_deal_size.no_amount_known', 'averageDealSize', null, { in: ['2024-01-15', '2024-01-16'] }),
    one('average_deal_size.per_customer_at_edges', 'averageDealSize(variant: perCustomer)', 300),
    one('average_deal_size.per_customer_nobody', 'averageDealSize(variant: perCustomer)', null, { in: MARCH }),
    one(
      'average_deal_size.per_customer_by_segment',
      'averageDealSize(variant: perCustomer)',
      [
        ['enterprise', 500],
        ['smb', 100],
      ],
      { by: 'accountSegment' },
    ),
    one(
      'average_deal_size.by_owner_with_unknown',
      'averageDealSize',
      [
        ['Ann', 100],
        ['Bob', 0],
        [null, 500],
      ],
      { by: 'ownerName' },
    ),
    one('sales_cycle_length.won_before_it_began_is_no_cycle', 'salesCycleLength', (0 + 10 + 26 + 86399 / 86400) / 3),
    one('sales_cycle_length.named_default', 'salesCycleLength(variant: fromOpportunity)', 0, { in: NEW_YEAR }),
    one('sales_cycle_length.from_lead_at_edges', 'salesCycleLength(variant: fromLead)', (31 + 21 + 86399 / 86400) / 2),
    one('sales_cycle_length.from_lead_without_leads', 'salesCycleLength(variant: fromLead)', null, { in: ['2024-01-15', '2024-01-16'] }),
    one('sales_cycle_length.from_first_contact_at_edges', 'salesCycleLength(variant: fromFirstContact)', 14),
    one('sales_cycle_length.from_first_contact_after_closing', 'salesCycleLength(variant: fromFirstContact)', null, { in: NEW_YEAR }),
    one('sales_cycle_length.median', 'salesCycleLength(variant: median)', 10),
    one('sales_cycle_length.p90', 'salesCycleLength(variant: p90)', 10 + 0.8 * (16 + 86399 / 86400)),
    one(
      'sales_cycle_length.by_month',
      'salesCycleLength',
      [
        ['2023-12-01', null],
        ['2024-01-01', (36 + 86399 / 86400) / 3],
        ['2024-02-01', 30],
      ],
      { in: ['2023-12-01', '2024-03-01'], grain: 'timeMonth' },
    ),
    one('sales_velocity.january', 'salesVelocity', (8 * 200 * (4 / 6)) / ((36 + 86399 / 86400) / 3)),
    one('sales_velocity.cycle_of_no_days', 'salesVelocity', null, { in: NEW_YEAR }),
    one(
      'sales_velocity.by_owner_at_edges',
      'salesVelocity',
      [
        ['Ann', 40],
        ['Bob', 0],
        [null, null],
      ],
      { by: 'ownerName' },
    ),
    one('open_opportunities.in_period_at_edges', 'openOpportunities(variant: inPeriod)', 8),
    one('open_opportunities.in_period_february', 'openOpportunities(variant: inPeriod)', 2, { in: FEBRUARY }),
    one(
      'open_opportunities.in_period_by_owner',
      'openOpportunities(variant: inPeriod)',
      [
        ['Ann', 2],
        ['Bob', 4],
        [null, 2],
      ],
      { by: 'ownerName' },
    ),
    // Leads 1 and 2 in January; 2 and 4 in February; 1 and 3 in December.
    one('close_rate.given_up_merged_and_deleted_leads_are_out', 'closeRate', 1),
    one('close_rate.named_default', 'closeRate(variant: dealsOverLeads)', 0.5, { in: FEBRUARY }),
    one('close_rate.nothing_won', 'closeRate', 0, { in: DECEMBER }),
    one('close_rate.inverted_at_edges', 'closeRate(variant: inverted)', 2, { in: FEBRUARY }),
    one('close_rate.inverted_nothing_won', 'closeRate(variant: inverted)', null, { in: DECEMBER }),
    one(
      'close_rate.by_month',
      'closeRate',
      [
        ['2023-12-01', 0],
        ['2024-01-01', 1],
        ['2024-02-01', 0.5],
        ['2024-03-01', 0],
      ],
      { in: ['2023-12-01', '2024-04-01'], grain: 'timeMonth' },
    ),
    // 1, 0, 1 and 2: up to the closing, and also before the deal.
    one('touches_to_close.up_to_the_closing', 'touchesToClose', 1),
    one('touches_to_close.none', 'touchesToClose', 0, { in: ['2024-01-15', '2024-01-16'] }),
    one(
      'touches_to_close.by_segment',
      'touchesToClose',
      [
        ['enterprise', 1.5],
        ['smb', 0.5],
      ],
      { by: 'accountSegment' },
    ),
    one('activity_win_rate.two_calls_of_a_deal_count_once', 'activityWinRate', 2 / 3, { where: CALL }),
    one('activity_win_rate.meeting', 'activityWinRate', 1, { where: '{ dealTouchType: { eq: "meeting" } }' }),
    one('activity_win_rate.automated_alone', 'activityWinRate', null, { where: '{ dealTouchType: { eq: "email_sent" } }' }),
    one(
      'activity_win_rate.by_kind',
      'activityWinRate',
      [
        ['call', 2 / 3],
        ['meeting', 1],
        ['note', 1],
      ],
      { by: 'dealTouchType' },
    ),
    one(
      'activity_win_rate.call_by_segment',
      'activityWinRate',
      [
        ['enterprise', 1],
        ['smb', 1],
        [null, 0],
      ],
      { by: 'accountSegment', where: CALL },
    ),
  ],
)

/**
 * 1 goes back a stage, and its amount changes within a visit; in the end it has a probability of nothing. 2 is lost and reopened; 3 is won; 4 is
 * deleted; 5 is in a stage without a probability.
 */
export const stagesAtEdges = world(
  'deals that go back',
  `
  pipeline_stages: stage_id name position outcome default_probability
  7 Parked 7 open -

  accounts: account_id
  1

  opportunities: opportunity_id account_id created_at closed_at outcome amount deleted_at
  1 1 2024-01-02T00 - open 9 -
  2 1 2024-01-01T00 - open 9 -
  3 1 2024-01-05T00 2024-01-06T00 won 9 -
  4 1 2024-01-05T00 - open 9 2024-01-20T00
  5 1 2024-01-10T00 - open 9 -

  opportunity_stage_history: opportunity_id stage_id stage_visit valid_from valid_to amount probability
  1 1 1 2024-01-02T00 2024-01-03T00 100 -
  1 1 1 2024-01-03T00 2024-01-05T00 200 -
  1 3 2 2024-01-05T00 2024-01-12T00 200 -
  1 1 3 2024-01-12T00 2024-01-20T00 200 -
  1 2 4 2024-01-20T00 - 300 0
  2 1 1 2024-01-01T00 2024-01-10T00 50 -
  2 2 2 2024-01-10T00 2024-01-31T23 50 -
  2 6 3 2024-01-31T23 2024-02-10T00 50 -
  2 2 4 2024-02-10T00 - 50 -
  3 1 1 2024-01-05T00 2024-01-06T00 70 -
  3 5 2 2024-01-06T00 - 70 -
  4 1 1 2024-01-05T00 - 1000 -
  5 7 1 2024-01-10T00 - 80 -
  `,
  [
    one('pipeline_value.end_of_january', 'pipelineValue', 380),
    one('pipeline_value.end_of_january_of_sofia', 'pipelineValue', 430, SOFIA),
    one('pipeline_value.reopened', 'pipelineValue', 430, { in: FEBRUARY }),
    one(
      'pipeline_value.left_at_the_end',
      'pipelineValue',
      [
        ['New', 200],
        ['Parked', 80],
        ['Qualified', 50],
      ],
      { in: ['2024-01-01', '2024-01-20'], by: 'stageName' },
    ),
    one(
      'pipeline_value.by_month',
      'pipelineValue',
      [
        ['2023-12-01', 0],
        ['2024-01-01', 380],
        ['2024-02-01', 430],
      ],
      { in: ['2023-12-01', '2024-03-01'], grain: 'timeMonth' },
    ),
    one('weighted_pipeline_value.a_probability_of_nothing_is_one', 'weightedPipelineValue', 0),
    one('weighted_pipeline_value.default_of_the_stage', 'weightedPipelineValue', 15, { in: FEBRUARY }),
    one('weighted_pipeline_value.middle_of_january', 'weightedPipelineValue', 20 + 15, { in: ['2024-01-01', '2024-01-15'] }),
    one(
      'weighted_pipeline_value.by_month',
      'weightedPipelineValue',
      [
        ['2023-12-01', 0],
        ['2024-01-01', 0],
        ['2024-02-01', 15],
      ],
      { in: ['2023-12-01', '2024-03-01'], grain: 'timeMonth' },
    ),
    one('open_opportunities.lost_in_the_last_hour', 'openOpportunities', 2),
    one('open_opportunities.named_default', 'openOpportunities(variant: asOf)', 3, { in: FEBRUARY }),
    one(
      'open_opportunities.by_stage_in_order_at_edges',
      'openOpportunities',
      [
        [2, 'Qualified', 2],
        [7, 'Parked', 1],
      ],
      { in: FEBRUARY, by: ['stagePosition', 'stageName'] },
    ),
    one('open_opportunities.reopened_was_open_all_along', 'openOpportunities(variant: inPeriod)', 4),
    one('pipeline_stage_duration.january', 'pipelineStageDuration', (3 + 8 + 9 + 1 + 7 + 21 + 23 / 24) / 6),
    one('pipeline_stage_duration.median_at_edges', 'pipelineStageDuration(variant: median)', 7.5),
    one('pipeline_stage_duration.median_nothing', 'pipelineStageDuration(variant: median)', null, { in: MARCH }),
    one(
      'pipeline_stage_duration.back_in_a_stage_is_another_visit',
      'pipelineStageDuration(variant: mean)',
      [
        ['New', 21 / 4],
        ['Proposal', 7],
        ['Qualified', 21 + 23 / 24],
      ],
      { by: 'stageName' },
    ),
    one(
      'pipeline_stage_duration.median_by_stage',
      'pipelineStageDuration(variant: median)',
      [
        ['New', 5.5],
        ['Proposal', 7],
        ['Qualified', 21 + 23 / 24],
      ],
      { by: 'stageName' },
    ),
    one('stage_drop_off_rate.all_stages', 'stageDropOffRate', 1 / 6),
    one(
      'stage_drop_off_rate.going_back_is_no_drop',
      'stageDropOffRate',
      [
        ['New', 0],
        ['Proposal', 0],
        ['Qualified', 1],
      ],
      { by: 'stageName' },
    ),
    one('deal_velocity.open_stages', 'dealVelocity', 1),
    one('deal_velocity.median', 'dealVelocity(variant: median)', 1),
  ],
)
