import { FEBRUARY, JANUARY, MARCH, one, WINTER, world } from './acceptance-world.ts'

/** Ann and Bob are licensed all January; Cid left on the 10th; Dan has no licence; Eva came on the first instant of February; Fay left in 2023. */
export const logins = world(
  'people who use the CRM',
  `
  crm_users: user_id full_name role team region is_licensed activated_at onboarded_at deactivated_at
  1 Ann sales_rep East EU true 2023-01-01T00 2023-01-11T00 -
  2 Bob sales_rep West EU true 2023-01-01T00 2024-01-05T00 -
  3 Cid marketer West US true 2023-06-01T00 2024-01-11T12 2024-01-10T00
  4 Dan manager East US false 2023-01-01T00 - -
  5 Eva sales_rep East EU true 2024-02-01T00 2024-02-05T00 -
  6 Fay sales_rep East EU true 2022-01-01T00 - 2023-12-01T00

  user_logins: user_id logged_in_at client
  1 2024-01-02T08 web
  1 2024-01-02T12 mobile
  1 2024-01-03T08 web
  1 2024-01-31T22:30 web
  3 2024-01-05T08 web
  4 2024-01-05T08 web
  5 2024-02-01T00 web
  1 2024-02-01T08 -
  1 2023-12-31T23:30 web

  training_assignments: user_id course is_required assigned_at completed_at
  1 Basics true 2024-01-01T00 2024-01-05T00
  1 Data true 2024-01-01T00 2024-01-31T23:30
  2 Basics true 2024-01-01T00 2024-02-01T00
  2 Data true 2024-01-01T00 2024-01-20T00
  2 Extra false 2024-01-01T00 -
  3 Basics true 2024-01-01T00 -
  5 Basics true 2024-02-01T00 2024-02-10T00
  `,
  [
    one('active_crm_users.basic', 'activeCrmUsers', 3),
    one('active_crm_users.nobody', 'activeCrmUsers', 0, { in: MARCH }),
    one(
      'active_crm_users.by_team',
      'activeCrmUsers',
      [
        ['East', 2],
        ['West', 1],
      ],
      { by: 'userTeam' },
    ),
    one(
      'active_crm_users.by_client',
      'activeCrmUsers',
      [
        ['mobile', 1],
        ['web', 3],
      ],
      { by: 'loginClient' },
    ),
    one(
      'active_crm_users.by_month',
      'activeCrmUsers',
      [
        ['2023-12-01', 1],
        ['2024-01-01', 3],
        ['2024-02-01', 2],
        ['2024-03-01', 0],
      ],
      { in: WINTER, grain: 'timeMonth' },
    ),
    one(
      'active_crm_users.by_week',
      'activeCrmUsers',
      [
        ['2024-01-01', 3],
        ['2024-01-08', 0],
      ],
      { in: ['2024-01-01', '2024-01-15'], grain: 'timeWeek' },
    ),
    one('crm_logins.basic', 'crmLogins', 6),
    one('crm_logins.january_of_sofia', 'crmLogins', 6, { tz: 'Europe/Sofia' }),
    one('crm_logins.nothing', 'crmLogins', 0, { in: MARCH }),
    one(
      'crm_logins.by_client',
      'crmLogins',
      [
        ['web', 1],
        [null, 1],
      ],
      { in: FEBRUARY, by: 'loginClient' },
    ),
    one(
      'crm_logins.by_role',
      'crmLogins',
      [
        ['manager', 1],
        ['marketer', 1],
        ['sales_rep', 4],
      ],
      { by: 'userRole' },
    ),
    one(
      'crm_logins.by_day_in_sofia',
      'crmLogins',
      [
        ['2024-01-31', 0],
        ['2024-02-01', 3],
      ],
      { in: ['2024-01-31', '2024-02-02'], tz: 'Europe/Sofia', grain: 'timeDay' },
    ),
    one('crm_adoption_rate.basic', 'crmAdoptionRate', 2 / 3),
    one('crm_adoption_rate.nobody_licensed', 'crmAdoptionRate', null, { in: ['2021-01-01', '2021-02-01'] }),
    one(
      'crm_adoption_rate.by_team',
      'crmAdoptionRate',
      [
        ['East', 1],
        ['West', 0.5],
      ],
      { by: 'userTeam', where: '{ userRole: { ne: "manager" } }' },
    ),
    one('crm_adoption_rate.february', 'crmAdoptionRate', 2 / 3, { in: FEBRUARY }),
    one('crm_usage_frequency.basic', 'crmUsageFrequency', 5 / 3),
    one('crm_usage_frequency.nobody', 'crmUsageFrequency', null, { in: ['2021-01-01', '2021-02-01'] }),
    one('crm_usage_frequency.unused', 'crmUsageFrequency', 0, { in: MARCH }),
    one('crm_usage_frequency.active_days', 'crmUsageFrequency(variant: activeDays)', 4 / 3),
    one('crm_usage_frequency.active_days_in_sofia', 'crmUsageFrequency(variant: activeDays)', 4 / 3, {
      tz: 'Europe/Sofia',
    }),
    one('crm_training_completion_rate.basic', 'crmTrainingCompletionRate', 0.75, { where: '{ userName: { in: ["Ann", "Bob"] } }' }),
    one('crm_training_completion_rate.fully_trained', 'crmTrainingCompletionRate(variant: fullyTrainedUsers)', 0.5, {
      where: '{ userName: { in: ["Ann", "Bob"] } }',
    }),
    one('crm_training_completion_rate.users_who_left_are_out', 'crmTrainingCompletionRate', 0.75),
    one('crm_training_completion_rate.nothing_assigned', 'crmTrainingCompletionRate', null, { in: ['2021-01-01', '2021-02-01'] }),
    one(
      'crm_training_completion_rate.by_course',
      'crmTrainingCompletionRate',
      [
        ['Basics', 0.5],
        ['Data', 1],
      ],
      { by: 'trainingCourse' },
    ),
    one('crm_training_completion_rate.february', 'crmTrainingCompletionRate', 1, { in: FEBRUARY }),
    one('crm_onboarding_time.basic', 'crmOnboardingTime', (369 + 224.5) / 2),
    one('crm_onboarding_time.nobody', 'crmOnboardingTime', null, { in: MARCH }),
    one(
      'crm_onboarding_time.by_role',
      'crmOnboardingTime',
      [
        ['marketer', 224.5],
        ['sales_rep', 369],
      ],
      { by: 'userRole' },
    ),
  ],
)

/**
 * At the end of January: accounts 1, 2, 4 (a duplicate) and contact 1, leads 1 and 2 (deleted on the first instant of February), deal 1.
 */
export const records = world(
  'records of the CRM',
  `
  crm_users: user_id full_name
  1 Ann

  accounts: account_id name country industry owner_user_id created_at deleted_at duplicate_of_account_id last_verified_at
  1 Acme DE it 1 2022-01-01T00 - - 2024-01-10T00
  2 Beta - - - 2022-01-01T00 - - 2022-06-01T00
  3 Gone DE it 1 2022-01-01T00 2024-01-15T00 - -
  4 Acme2 DE - - 2024-01-20T00 - 1 -
  5 Late DE it 1 2024-02-01T00 - - -

  contacts: contact_id account_id full_name email phone created_at last_verified_at
  1 1 Al a@b.c - 2022-01-01T00 -

  leads: lead_id source owner_user_id capture_channel created_at deleted_at
  1 ads - web_form 2024-01-05T00 -
  2 - - - 2024-01-05T00 2024-02-01T00

  opportunities: opportunity_id account_id owner_user_id amount expected_close_date created_at last_verified_at
  1 1 1 100 2024-05-01 2023-02-01T00 -
  `,
  [
    one('crm_record_count.basic', 'crmRecordCount', 7),
    one('crm_record_count.before_anything', 'crmRecordCount', 0, { in: ['2021-01-01', '2021-02-01'] }),
    one(
      'crm_record_count.by_type',
      'crmRecordCount',
      [
        ['account', 3],
        ['contact', 1],
        ['lead', 2],
        ['opportunity', 1],
      ],
      { by: 'recordType' },
    ),
    one(
      'crm_record_count.by_month',
      'crmRecordCount',
      [
        ['2023-12-01', 5],
        ['2024-01-01', 7],
        ['2024-02-01', 7],
        ['2024-03-01', 7],
      ],
      { in: WINTER, grain: 'timeMonth' },
    ),
    one(
      'crm_record_count.by_owner',
      'crmRecordCount',
      // The contact is of its account's owner.
      [
        ['Ann', 3],
        [null, 4],
      ],
      { by: 'ownerName' },
    ),
    one('crm_record_count.of_an_owner', 'crmRecordCount', 3, { where: '{ ownerName: { eq: "Ann" } }' }),
    one(
      'crm_record_count.by_owner_and_type',
      'crmRecordCount',
      [
        ['Ann', 'account', 1],
        ['Ann', 'contact', 1],
        ['Ann', 'opportunity', 1],
        [null, 'account', 2],
        [null, 'lead', 2],
      ],
      { by: ['ownerName', 'recordType'] },
    ),
    one('duplicate_record_rate.basic', 'duplicateRecordRate', 1 / 7),
    one(
      'duplicate_record_rate.by_type',
      'duplicateRecordRate',
      [
        ['account', 1 / 3],
        ['contact', 0],
        ['lead', 0],
        ['opportunity', 0],
      ],
      { by: 'recordType' },
    ),
    one('duplicate_record_rate.nothing', 'duplicateRecordRate', null, { in: ['2021-01-01', '2021-02-01'] }),
    // Accounts 4 + 1 + 2 of 12, contact 3 of 4, leads 2 + 0 of 6, deal 3 of 3.
    one('record_completeness_rate.share_of_fields', 'recordCompletenessRate', 15 / 25),
    one(
      'record_completeness_rate.by_type',
      'recordCompletenessRate',
      [
        ['account', 7 / 12],
        ['contact', 0.75],
        ['lead', 1 / 3],
        ['opportunity', 1],
      ],
      { by: 'recordType' },
    ),
    one('record_completeness_rate.nothing', 'recordCompletenessRate', null, { in: ['2021-01-01', '2021-02-01'] }),
    // Account 2 and contact 1; the deal of 1 February 2023 is 365 days old on 1 February 2024, and not longer unverified than that.
    one('stale_record_rate.basic', 'staleRecordRate', 2 / 7, {
      where: '{ recordType: { in: ["account", "contact", "lead", "opportunity"] } }',
    }),
    one('stale_record_rate.accounts', 'staleRecordRate', 1 / 3, { where: '{ recordType: { eq: "account" } }' }),
    one('stale_record_rate.nothing', 'staleRecordRate', null, { in: ['2021-01-01', '2021-02-01'] }),
    one(
      'stale_record_rate.by_type_in_march',
      'staleRecordRate',
      [
        ['account', 0.25],
        ['contact', 1],
        ['lead', 0],
        ['opportunity', 1],
      ],
      { in: MARCH, by: 'recordType' },
    ),
    // Of seven records all but account 4 were unverified for more than 20 days, and account 1 for 22.
    one('stale_record_rate.age', 'staleRecordRate(days: 20)', 6 / 7, { in: JANUARY }),
    one('stale_record_rate.greater_age', 'staleRecordRate(days: 22)', 5 / 7, { in: JANUARY }),
    one('stale_record_rate.any_age', 'staleRecordRate(days: 0)', 1, { in: JANUARY }),
  ],
)
