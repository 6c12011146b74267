import { FEBRUARY, JANUARY, one, QUARTER, world } from './acceptance-world.ts'

const LAST_QUARTER = ['2023-10-01', '2024-01-01'] as const

/** Ann has a quota for the quarter, Bob for February; East and West have one as teams, that of West of nothing; Dan has no team, and 8 no seller. */
export const quotasAtEdges = world(
  'quotas of representatives and teams',
  `
  crm_users: user_id full_name team
  1 Ann East
  2 Bob East
  3 Cid West
  4 Dan -

  accounts: account_id
  1

  orders: order_id account_id ordered_at owner_user_id status
  1 1 2024-01-01T00 1 completed
  2 1 2024-03-31T23:59:59 1 completed
  3 1 2024-02-05T00 2 completed
  4 1 2024-02-05T00 3 completed
  5 1 2024-02-05T00 4 completed
  6 1 2024-04-01T00 1 completed
  7 1 2023-12-31T23:59:59 1 completed
  8 1 2024-02-01T00 - completed
  9 1 2024-02-29T23:30 2 completed
  10 1 2024-02-10T00 2 cancelled

  order_lines: order_id net_amount
  1 60
  1 40
  2 50
  3 200
  4 70
  5 400
  6 900
  7 30
  8 60
  9 40
  10 999

  quotas: user_id team period_start period_end amount
  1 - 2024-01-01 2024-04-01 300
  2 - 2024-02-01 2024-03-01 100
  - East 2024-01-01 2024-04-01 1000
  - West 2024-01-01 2024-04-01 0
  - East 2023-10-01 2024-01-01 500
  `,
  [
    one('quota_attainment.quarter', 'quotaAttainment', (150 + 240) / 400, { in: QUARTER }),
    one('quota_attainment.days_of_sofia', 'quotaAttainment', (130 + 200) / 400, { in: QUARTER, tz: 'Europe/Sofia' }),
    one('quota_attainment.of_representatives', 'quotaAttainment(variant: ofRepresentatives)', 2.4, { in: FEBRUARY }),
    one('quota_attainment.cut_by_the_period', 'quotaAttainment', null, { in: JANUARY }),
    one(
      'quota_attainment.by_representative',
      'quotaAttainment',
      [
        ['Ann', 0.5],
        ['Bob', 2.4],
      ],
      { in: QUARTER, by: 'ownerName' },
    ),
    one('quota_attainment.by_team', 'quotaAttainment', [['East', 390 / 400]], { in: QUARTER, by: 'ownerTeam' }),
    one('quota_attainment.of_teams', 'quotaAttainment(variant: ofTeams)', (390 + 70) / 1000, { in: QUARTER }),
    one('quota_attainment.of_teams_two_quarters', 'quotaAttainment(variant: ofTeams)', (420 + 70) / 1500, {
      in: ['2023-10-01', '2024-04-01'],
    }),
    one('quota_attainment.of_teams_last_quarter', 'quotaAttainment(variant: ofTeams)', 30 / 500, { in: LAST_QUARTER }),
    one('quota_attainment.of_teams_none_set', 'quotaAttainment(variant: ofTeams)', null, { in: FEBRUARY }),
    one(
      'quota_attainment.of_teams_by_team',
      'quotaAttainment(variant: ofTeams)',
      [
        ['East', 0.39],
        ['West', null],
      ],
      { in: QUARTER, by: 'userTeam' },
    ),
  ],
)
