import { FEBRUARY, JANUARY, MARCH, one, QUARTER, world } from './acceptance-world.ts'

const EARLY = ['2020-01-01', '2020-02-01'] as const
const NEW_YORK = { in: MARCH, tz: 'America/New_York' } as const

/**
 * March of New York begins at 5:00 UTC and, as the clocks go forward on the 10th, ends at 4:00. 2 leaves at its first instant, 3 comes at its
 * last; 4 has no licence; 5 comes and leaves within it; 6 has no team.
 */
export const usersAtEdges = world(
  'users at the edges of a month',
  `
  crm_users: user_id full_name role team region is_licensed activated_at onboarded_at deactivated_at
  1 Ann sales_rep East EU true 2024-01-01T00 2024-03-01T05:00 -
  2 Bob sales_rep East EU true 2024-01-01T00 2024-01-02T12 2024-03-01T05:00
  3 Cid sales_rep West US true 2024-04-01T04:00 2024-04-01T04:00 -
  4 Dan manager West US false 2024-01-01T00 - -
  5 Eva marketer West - true 2024-03-10T00 2024-03-20T00 2024-03-25T00
  6 Fay service_rep - - true 2024-03-31T00 - -

  user_logins: user_id logged_in_at client
  1 2024-03-01T05:00 web
  1 2024-03-10T04:59:59 web
  1 2024-03-10T05:00 mobile
  1 2024-03-11T03:59:59 api
  1 2024-04-01T03:59:59 web
  1 2024-04-01T04:00 web
  2 2024-03-01T04:59:59 web
  4 2024-03-15T00 web
  5 2024-03-15T00 -
  5 2024-03-26T00 web

  training_assignments: user_id course is_required assigned_at completed_at score
  1 Basics true 2024-01-01T00 2024-03-01T00 80
  1 Data true 2024-03-31T23:59:59 - -
  1 Extra false 2024-01-01T00 2024-01-05T00 10
  2 Basics true 2024-01-01T00 - -
  4 Basics true 2024-02-01T00 2024-02-29T23:59:59 90
  5 Basics true 2024-03-10T00 2024-03-11T00 100
  6 Basics true 2024-04-01T00 - -
  `,
  [
    one('active_crm_users.march_of_new_york', 'activeCrmUsers', 3, NEW_YORK),
    one('active_crm_users.march', 'activeCrmUsers', 4, { in: MARCH }),
    one(
      'active_crm_users.by_day_over_the_change',
      'activeCrmUsers',
      [
        ['2024-03-09', 1],
        ['2024-03-10', 1],
        ['2024-03-11', 0],
      ],
      { in: ['2024-03-09', '2024-03-12'], tz: 'America/New_York', grain: 'timeDay' },
    ),
    one(
      'active_crm_users.by_region_with_unknown',
      'activeCrmUsers',
      [
        ['EU', 1],
        ['US', 1],
        [null, 1],
      ],
      { ...NEW_YORK, by: 'userRegion' },
    ),
    one('crm_logins.march_of_new_york', 'crmLogins', 8, NEW_YORK),
    one('crm_logins.day_of_23_hours', 'crmLogins', 2, { in: ['2024-03-10', '2024-03-11'], tz: 'America/New_York' }),
    one(
      'crm_logins.by_client_with_unknown',
      'crmLogins',
      [
        ['api', 1],
        ['mobile', 1],
        ['web', 5],
        [null, 1],
      ],
      { ...NEW_YORK, by: 'loginClient' },
    ),
    // Licensed at some time: 1, 2 (until its first instant), 5 and 6; 1 and 5 logged in.
    one('crm_adoption_rate.march_of_new_york', 'crmAdoptionRate', 0.5, NEW_YORK),
    one('crm_adoption_rate.unused', 'crmAdoptionRate', 0, { in: FEBRUARY }),
    one('crm_adoption_rate.nobody_licensed_at_edges', 'crmAdoptionRate', null, { in: EARLY }),
    one(
      'crm_adoption_rate.by_month',
      'crmAdoptionRate',
      [
        ['2024-01-01', 0],
        ['2024-02-01', 0],
        ['2024-03-01', 3 / 4],
      ],
      { in: QUARTER, grain: 'timeMonth' },
    ),
    one('crm_usage_frequency.logins_of_the_licensed', 'crmUsageFrequency', 7 / 4, NEW_YORK),
    one('crm_usage_frequency.named_default', 'crmUsageFrequency(variant: loginsPerUser)', 0, { in: JANUARY }),
    one('crm_usage_frequency.active_days_at_edges', 'crmUsageFrequency(variant: activeDays)', 6 / 4, NEW_YORK),
    one('crm_usage_frequency.active_days_of_nobody', 'crmUsageFrequency(variant: activeDays)', null, { in: EARLY }),
    one(
      'crm_usage_frequency.active_days_by_team',
      'crmUsageFrequency(variant: activeDays)',
      [
        ['East', 2],
        ['West', 2],
        [null, 0],
      ],
      { ...NEW_YORK, by: 'userTeam', where: '{ userRole: { ne: "manager" } }' },
    ),
    // At the end of March: 1 one of two; 4 its one; 2 and 5 are gone; that of 6 comes in April.
    one('crm_training_completion_rate.end_of_march', 'crmTrainingCompletionRate', 2 / 3, { in: MARCH }),
    one('crm_training_completion_rate.named_default', 'crmTrainingCompletionRate(variant: assignments)', 1 / 3, { in: FEBRUARY }),
    one('crm_training_completion_rate.fully_trained_at_edges', 'crmTrainingCompletionRate(variant: fullyTrainedUsers)', 0.5, { in: MARCH }),
    one('crm_training_completion_rate.fully_trained_february', 'crmTrainingCompletionRate(variant: fullyTrainedUsers)', 1 / 3, {
      in: FEBRUARY,
    }),
    one('crm_training_completion_rate.fully_trained_nobody', 'crmTrainingCompletionRate(variant: fullyTrainedUsers)', null, { in: EARLY }),
    one(
      'crm_training_completion_rate.fully_trained_by_role',
      'crmTrainingCompletionRate(variant: fullyTrainedUsers)',
      [
        ['manager', 1],
        ['sales_rep', 0],
      ],
      { in: MARCH, by: 'userRole' },
    ),
    one('crm_training_completion_rate.test_score', 'crmTrainingCompletionRate(variant: testScore)', 85, { in: MARCH }),
    one(
      'crm_training_completion_rate.by_month',
      'crmTrainingCompletionRate',
      [
        ['2023-12-01', null],
        ['2024-01-01', 0],
        ['2024-02-01', 1 / 3],
        ['2024-03-01', 2 / 3],
      ],
      { in: ['2023-12-01', '2024-04-01'], grain: 'timeMonth' },
    ),
    one('crm_onboarding_time.march_of_new_york', 'crmOnboardingTime', (60 + 5 / 24 + 10) / 2, NEW_YORK),
    one('crm_onboarding_time.at_once', 'crmOnboardingTime', 0, { in: ['2024-04-01', '2024-05-01'] }),
    one('crm_onboarding_time.median', 'crmOnboardingTime(variant: median)', 1.5, { in: JANUARY }),
    one(
      'crm_onboarding_time.by_role_at_edges',
      'crmOnboardingTime',
      [
        ['marketer', 10],
        ['sales_rep', 60 + 5 / 24],
      ],
      { ...NEW_YORK, by: 'userRole' },
    ),
  ],
)

/** 2 is deleted at the first instant of March, 3 at that of April; 4 is a duplicate; 5 was last verified exactly 365 days before April. */
export const recordsAtEdges = world(
  'records at the edges of a month',
  `
  crm_users: user_id full_name
  1 Ann

  accounts: account_id name country industry owner_user_id created_at deleted_at duplicate_of_account_id last_verified_at
  1 Acme DE it 1 2023-01-01T00 - - 2024-03-31T23:59:59
  2 Beta - - - 2023-01-01T00 2024-03-01T00 - -
  3 Gone - - - 2023-01-01T00 2024-04-01T00 - -
  4 Acme2 - it - 2024-03-31T23:59:59 - 1 -
  5 Old DE - - 2022-01-01T00 - - 2023-04-02T00

  contacts: contact_id account_id full_name email phone created_at duplicate_of_contact_id last_verified_at
  1 1 Al a@b.c 12 2022-01-01T00 - 2023-04-01T23:59:59
  2 - - - - 2024-04-01T00 1 -

  leads: lead_id source owner_user_id capture_channel created_at duplicate_of_lead_id deleted_at
  1 - - - 2024-01-05T00 - -
  2 ads 1 phone 2024-01-05T00 1 -

  opportunities: opportunity_id account_id owner_user_id amount expected_close_date created_at
  1 1 - 0 - 2023-02-01T00
  `,
  [
    one('crm_record_count.deleted_at_the_end', 'crmRecordCount', 8, { in: MARCH }),
    one('crm_record_count.february', 'crmRecordCount', 8, { in: FEBRUARY }),
    one('crm_record_count.march_of_sofia', 'crmRecordCount', 7, { in: MARCH, tz: 'Europe/Sofia' }),
    one(
      'crm_record_count.by_type_at_edges',
      'crmRecordCount',
      [
        ['account', 4],
        ['contact', 1],
        ['lead', 2],
        ['opportunity', 1],
      ],
      { in: MARCH, by: 'recordType' },
    ),
    one('duplicate_record_rate.march', 'duplicateRecordRate', 2 / 8, { in: MARCH }),
    one('duplicate_record_rate.february', 'duplicateRecordRate', 1 / 8, { in: FEBRUARY }),
    one(
      'duplicate_record_rate.by_month',
      'duplicateRecordRate',
      [
        ['2024-01-01', 1 / 8],
        ['2024-02-01', 1 / 8],
        ['2024-03-01', 2 / 8],
      ],
      { in: QUARTER, grain: 'timeMonth' },
    ),
    // Accounts 4, 1, 2 and 2 of 16, the contact 4 of 4, leads 0 and 3 of 6, the deal 1 of 3: an amount of nothing is filled.
    one('record_completeness_rate.march', 'recordCompletenessRate', 17 / 29, { in: MARCH }),
    one(
      'record_completeness_rate.by_type_at_edges',
      'recordCompletenessRate',
      [
        ['account', 9 / 16],
        ['contact', 1],
        ['lead', 0.5],
        ['opportunity', 1 / 3],
      ],
      { in: MARCH, by: 'recordType' },
    ),
    // 365 days before 1 April 2024 is 2 April 2023: account 5 is not older than that; account 3, the contact and the deal are.
    one('stale_record_rate.exactly_365_days', 'staleRecordRate', 3 / 8, { in: MARCH }),
    one('stale_record_rate.a_day_later', 'staleRecordRate', 3 / 8, { in: ['2024-03-01', '2024-04-02'] }),
    one(
      'stale_record_rate.by_type',
      'staleRecordRate',
      [
        ['account', 0.25],
        ['contact', 1],
        ['lead', 0],
        ['opportunity', 1],
      ],
      { in: MARCH, by: 'recordType' },
    ),
  ],
)
