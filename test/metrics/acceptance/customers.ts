import { FEBRUARY, MARCH, one, QUARTER, WINTER, world } from './acceptance-world.ts'

const LONG_AGO = ['2020-01-01', '2020-02-01'] as const
const SPRING_2022 = ['2022-03-01', '2022-04-01'] as const

/**
 * 1 stays; 2 leaves; 3 leaves and is back; 4 is new; 5 is new and leaves; 6 is won back; 7 leaves on the first instant of February; 8 comes
 * then; 9 left on the first instant of June 2023; 10 leaves in the last hours of January; 11 had left twice in March 2022.
 */
export const customers = world(
  'customers who come and go',
  `
  crm_users: user_id full_name team
  1 Ann East

  accounts: account_id segment owner_user_id custom_fields
  1 smb 1 {"tier":"gold"}
  2 smb 1 {}
  3 enterprise - {}
  4 enterprise - {"tier":null}
  5 enterprise - {}
  6 - - {}
  7 smb - {}
  8 smb - {}
  9 - - {}
  10 - - {}
  11 smb - {}

  customer_periods: account_id period_no started_at ended_at end_reason
  1 1 2023-01-01T00 - -
  2 1 2023-01-01T00 2024-01-15T00 price
  3 1 2023-01-01T00 2024-01-10T00 price
  3 2 2024-01-20T00 - -
  4 1 2024-01-05T00 - -
  5 1 2024-01-05T00 2024-01-25T00 bad_service
  6 1 2022-02-01T00 2023-05-10T00 price
  6 2 2024-01-12T00 - -
  7 1 2023-01-01T00 2024-02-01T00 contract_expired
  8 1 2024-02-01T00 - -
  9 1 2023-01-01T00 2023-06-01T00 price
  10 1 2023-01-01T00 2024-01-31T22:30 competitor
  11 1 2021-01-01T00 2022-03-05T00 price
  11 2 2022-03-08T00 2022-03-28T00 feature

  campaigns: campaign_id name
  1 Winter
  2 Fair

  leads: created_at source campaign_id converted_at converted_account_id
  2023-12-01T00 ads 1 2024-01-05T00 4
  2023-12-02T00 social 2 2024-01-05T00 4
  2023-12-03T00 ads 1 2024-02-01T00 8
  2021-12-03T00 ads 1 2024-01-12T00 6
  2023-12-04T00 - - 2024-01-05T00 5

  tags: name
  churned
  vip

  taggings: tag_id entity_type entity_id tagged_at removed_at
  1 account 2 2024-01-16T00 2024-02-01T00
  1 account 5 2024-01-26T00 -
  1 account 5 2024-01-28T00 -
  1 contact 1 2024-01-28T00 -
  1 account 1 2024-02-01T00 -
  2 account 4 2024-01-10T00 -

  subscriptions: account_id product_id started_at
  2 1 2023-01-01T00
  `,
  [
    one('active_customers.at_the_end_of_january', 'activeCustomers', 5),
    one('active_customers.end_of_january_in_sofia', 'activeCustomers', 6, { tz: 'Europe/Sofia' }),
    one('active_customers.gone_at_the_boundary', 'activeCustomers', 5, { in: FEBRUARY }),
    one('active_customers.before_anybody', 'activeCustomers', 0, { in: LONG_AGO }),
    one('active_customers.served', 'activeCustomers(variant: served)', 8),
    one('active_customers.last_value_of_the_quarter', 'activeCustomers', 5, { in: QUARTER }),
    one(
      'active_customers.by_month',
      'activeCustomers',
      [
        ['2023-05-01', 6],
        ['2023-06-01', 5],
      ],
      { in: ['2023-05-01', '2023-07-01'], grain: 'timeMonth' },
    ),
    one(
      'active_customers.by_segment',
      'activeCustomers',
      [
        ['enterprise', 2],
        ['smb', 2],
        [null, 1],
      ],
      { by: 'accountSegment' },
    ),
    one(
      'active_customers.by_owner',
      'activeCustomers',
      [
        ['Ann', 1],
        [null, 4],
      ],
      { by: 'accountOwnerName' },
    ),
    one(
      'active_customers.by_custom_field',
      'activeCustomers',
      [
        ['gold', 1],
        [null, 4],
      ],
      { by: 'accountTier' },
    ),
    one('active_customers.by_tag', 'activeCustomers', [['vip', 1]], { by: 'tagName' }),
    one('active_customers.by_tag_after_they_left', 'activeCustomers', [], { in: ['2024-01-01', '2024-01-10'], by: 'tagName' }),
    one('active_customers.filtered_by_tag', 'activeCustomers', 1, { where: '{ tagName: { eq: "vip" } }' }),
    one(
      'active_customers.by_tag_and_month',
      'activeCustomers',
      [
        ['churned', '2024-01-01', 0],
        ['churned', '2024-02-01', 1],
        ['vip', '2024-01-01', 1],
        ['vip', '2024-02-01', 1],
      ],
      { in: ['2024-01-01', '2024-03-01'], by: 'tagName', grain: 'timeMonth' },
    ),
    // 2 carries the tag until the first instant of February, 5 twice.
    one('churned_customers.left_by_tag', 'churnedCustomers', [['churned', 2]], { by: 'tagName' }),
    one('active_customers.of_a_tag', 'activeCustomers', 1, {
      where: '{ account: { some: { rows: accountTaggings, where: { tagName: { eq: "vip" } } } } }',
    }),
    one('active_customers.tagged_as_churned_whenever', 'activeCustomers', 1, {
      where: '{ account: { some: { rows: accountTaggings, where: { tagName: { eq: "churned" } } } } }',
    }),
    one('active_customers.tagged_as_churned_in_the_period', 'activeCustomers', 0, {
      where: '{ account: { some: { rows: accountTaggings, inPeriod: true, where: { tagName: { eq: "churned" } } } } }',
    }),
    one('churned_customers.of_a_tag_that_was_not_removed', 'churnedCustomers', 1, {
      where:
        '{ account: { some: { rows: accountTaggings, where: { tagName: { eq: "churned" }, accountTaggingRemovedAt: { isNull: true } } } } }',
    }),
    one(
      'churned_customers.by_whether_tagged',
      'churnedCustomers',
      [
        [false, 2],
        [true, 1],
      ],
      { by: 'accountIsTaggedChurned' },
    ),
    one('active_customers.by_an_undeclared_custom_field', 'activeCustomers', { refused: 'accountShoeSize' }, { by: 'accountShoeSize' }),
    one('new_customers.won_back', 'newCustomers', 2),
    // 4 began as a lead of either campaign, 5 of none; 6 was a customer before.
    one(
      'new_customers.by_campaign',
      'newCustomers',
      [
        ['Fair', 1],
        ['Winter', 1],
        [null, 1],
      ],
      { by: 'campaignName' },
    ),
    one('new_customers.of_a_campaign', 'newCustomers', 1, { in: FEBRUARY, where: '{ campaignName: { eq: "Winter" } }' }),
    one('new_customers.by_campaign_and_segment', 'newCustomers', [['Winter', 'smb', 1]], {
      in: FEBRUARY,
      by: ['campaignName', 'accountSegment'],
    }),
    one('new_customers.first_instant_of_february', 'newCustomers', 1, { in: FEBRUARY }),
    one('new_customers.nobody', 'newCustomers', 0, { in: MARCH }),
    one(
      'new_customers.by_month',
      'newCustomers',
      [
        ['2023-12-01', 0],
        ['2024-01-01', 2],
        ['2024-02-01', 1],
        ['2024-03-01', 0],
      ],
      { in: WINTER, grain: 'timeMonth' },
    ),
    one('new_customers.by_segment', 'newCustomers', [['enterprise', 2]], { by: 'accountSegment' }),
    one('customer_growth_rate.no_change', 'customerGrowthRate', 0),
    one('customer_growth_rate.sofia', 'customerGrowthRate', 0.2, { tz: 'Europe/Sofia' }),
    one('customer_growth_rate.nobody_at_the_start', 'customerGrowthRate', null, { in: ['2021-01-01', '2021-02-01'] }),
    one(
      'customer_growth_rate.by_segment',
      'customerGrowthRate',
      [
        ['enterprise', 1],
        ['smb', -1 / 3],
        [null, 0],
      ],
      { by: 'accountSegment' },
    ),
    one(
      'customer_growth_rate.by_month',
      'customerGrowthRate',
      [
        ['2024-01-01', 0],
        ['2024-02-01', 0],
        ['2024-03-01', 0],
      ],
      { in: QUARTER, grain: 'timeMonth' },
    ),
    one('churned_customers.won_back', 'churnedCustomers', 3),
    one('churned_customers.january_of_sofia', 'churnedCustomers', 2, { tz: 'Europe/Sofia' }),
    one('churned_customers.boundary', 'churnedCustomers', 1, { in: FEBRUARY }),
    one('churned_customers.nobody', 'churnedCustomers', 0, { in: MARCH }),
    one('churned_customers.twice_in_a_month', 'churnedCustomers', 1, { in: SPRING_2022 }),
    one(
      'churned_customers.by_reason',
      'churnedCustomers',
      [
        ['bad_service', 1],
        ['competitor', 1],
        ['price', 1],
      ],
      { by: 'customerPeriodEndReason' },
    ),
    one(
      'churned_customers.by_segment',
      'churnedCustomers',
      [
        ['enterprise', 1],
        ['smb', 1],
        [null, 1],
      ],
      { by: 'accountSegment' },
    ),
    one(
      'churned_customers.by_month',
      'churnedCustomers',
      [
        ['2024-01-01', 3],
        ['2024-02-01', 1],
        ['2024-03-01', 0],
      ],
      { in: QUARTER, grain: 'timeMonth' },
    ),
    one('churned_customers.left_and_back_within_the_quarter', 'churnedCustomers', 4, { in: QUARTER }),
    one('churned_customers.by_tag', 'churnedCustomers(variant: tagged)', 2),
    one('churned_customers.tagged_nobody', 'churnedCustomers(variant: tagged)', 0, { in: MARCH }),
    one(
      'churned_customers.tagged_by_segment',
      'churnedCustomers(variant: tagged)',
      [
        ['enterprise', 1],
        ['smb', 1],
      ],
      { by: 'accountSegment' },
    ),
    one('churned_customers.tagged_by_tag', 'churnedCustomers(variant: tagged)', [['churned', 2]], { by: 'tagName' }),
    one(
      'churned_customers.by_product',
      'churnedCustomers',
      // 3 and 10 took nothing, and are in no group: a customer counts under each product taken.
      [['Basic plan', 1]],
      { by: 'productName' },
    ),
    one('customer_churn_rate.opening_base', 'customerChurnRate', 0.4),
    one('customer_churn_rate.lost_over_total', 'customerChurnRate(variant: lostOverTotal)', 3 / 8),
    one('customer_churn_rate.lost_over_acquired', 'customerChurnRate(variant: lostOverAcquired)', 1.5),
    one('customer_churn_rate.nobody_at_the_start', 'customerChurnRate', null, { in: LONG_AGO }),
    one('customer_churn_rate.nobody_acquired', 'customerChurnRate(variant: lostOverAcquired)', null, { in: MARCH }),
    one('customer_churn_rate.nobody_served', 'customerChurnRate(variant: lostOverTotal)', null, { in: LONG_AGO }),
    one(
      'customer_churn_rate.by_segment',
      'customerChurnRate',
      [
        ['enterprise', 0],
        ['smb', 1 / 3],
        [null, 1],
      ],
      { by: 'accountSegment' },
    ),
    one(
      'customer_churn_rate.by_month',
      'customerChurnRate',
      [
        ['2024-01-01', 0.4],
        ['2024-02-01', 0.2],
        ['2024-03-01', 0],
      ],
      { in: QUARTER, grain: 'timeMonth' },
    ),
    one('customer_churn_rate.quarter', 'customerChurnRate', 0.6, { in: QUARTER }),
    one('customer_churn_rate.sofia', 'customerChurnRate', 0.2, { tz: 'Europe/Sofia' }),
    one(
      'customer_churn_rate.by_reason',
      'customerChurnRate',
      [
        ['competitor', 0.2],
        ['price', 0.2],
      ],
      { by: 'customerPeriodEndReason' },
    ),
    one('customer_retention_rate.cohort', 'customerRetentionRate', 0.6),
    one('customer_retention_rate.net_of_new', 'customerRetentionRate(variant: netOfNew)', 0.6),
    one('customer_retention_rate.nobody_at_the_start', 'customerRetentionRate', null, { in: LONG_AGO }),
    one('customer_retention_rate.net_of_new_nobody', 'customerRetentionRate(variant: netOfNew)', null, { in: LONG_AGO }),
    one(
      'customer_retention_rate.by_segment',
      'customerRetentionRate',
      [
        ['enterprise', 1],
        ['smb', 2 / 3],
        [null, 0],
      ],
      { by: 'accountSegment' },
    ),
    one(
      'customer_retention_rate.by_month',
      'customerRetentionRate',
      [
        ['2024-01-01', 0.6],
        ['2024-02-01', 0.8],
        ['2024-03-01', 1],
      ],
      { in: QUARTER, grain: 'timeMonth' },
    ),
    one('average_customer_lifespan.observed', 'averageCustomerLifespan', (379 + 20 + 395.9375) / 3 / 365.25),
    one('average_customer_lifespan.gap_of_a_won_back_customer', 'averageCustomerLifespan', 448 / 365.25, { in: SPRING_2022 }),
    one('average_customer_lifespan.nobody_left', 'averageCustomerLifespan', null, { in: MARCH }),
    one('average_customer_lifespan.inverse_churn', 'averageCustomerLifespan(variant: inverseChurn)', 1 / 0.6, {
      in: ['2024-01-01', '2025-01-01'],
    }),
    one('average_customer_lifespan.inverse_churn_nobody', 'averageCustomerLifespan(variant: inverseChurn)', null, { in: LONG_AGO }),
    one(
      'average_customer_lifespan.by_segment',
      'averageCustomerLifespan',
      [
        ['enterprise', 20 / 365.25],
        ['smb', 379 / 365.25],
        [null, 395.9375 / 365.25],
      ],
      { by: 'accountSegment' },
    ),
  ],
)

/** K08: two are kept, and a new one leaves. */
export const keptCustomers = world(
  'kept customers',
  `
  accounts: account_id
  1
  2
  3

  customer_periods: account_id started_at ended_at
  1 2023-01-01T00 -
  2 2023-01-01T00 -
  3 2024-01-05T00 2024-01-25T00
  `,
  [
    one('customer_retention_rate.new_one_leaves', 'customerRetentionRate', 1),
    one('customer_retention_rate.net_of_new_new_one_leaves', 'customerRetentionRate(variant: netOfNew)', 0.5),
    one('customer_churn_rate.joiner_leaves_in_the_period', 'customerChurnRate', 0),
    one('average_customer_lifespan.inverse_churn_nobody_left', 'averageCustomerLifespan(variant: inverseChurn)', null, {
      in: ['2024-01-01', '2025-01-01'],
    }),
  ],
)

export const subscribers = world(
  'subscribers and contracts',
  `
  accounts: account_id segment
  1 smb
  2 enterprise

  contacts: contact_id account_id
  1 1
  2 1
  3 2
  4 2
  5 2

  email_list_memberships: contact_id list_name subscribed_at unsubscribed_at unsubscribe_reason
  1 news 2023-01-01T00 2024-01-10T00 too_many
  2 news 2023-01-01T00 2024-01-12T00 too_many
  2 promo 2023-01-01T00 - -
  3 news 2023-01-01T00 - -
  4 news 2024-01-05T00 2024-01-20T00 boring
  5 news 2023-01-01T00 2024-02-01T00 boring

  crm_users: user_id full_name
  1 Ann

  subscriptions: subscription_id account_id product_id started_at cancel_reason
  1 1 1 2023-01-01T00 -
  2 1 2 2023-01-01T00 -
  3 2 2 2023-01-01T00 price
  4 2 2 2023-01-01T00 -
  5 2 1 2023-01-01T00 -

  subscription_terms: subscription_id term_no starts_on ends_on amount decision decided_at
  1 1 2023-01-01 2024-01-01 100 declined 2024-01-20T00
  1 2 2024-01-01 2024-01-02 100 renewed 2023-12-20T00
  2 1 2023-02-01 2024-02-01 300 renewed 2024-02-20T00
  3 1 2023-01-15 2024-01-15 100 declined 2024-01-10T00
  4 1 2023-01-15 2024-01-15 100 pending -
  5 1 2023-02-02 2024-02-02 100 renewed 2024-01-10T00
  `,
  [
    one('email_subscriber_churn_rate.opening_base', 'emailSubscriberChurnRate', 0.25),
    one('email_subscriber_churn_rate.february', 'emailSubscriberChurnRate', 1 / 3, { in: FEBRUARY }),
    one('email_subscriber_churn_rate.nobody', 'emailSubscriberChurnRate', null, { in: LONG_AGO }),
    one(
      'email_subscriber_churn_rate.by_list',
      'emailSubscriberChurnRate',
      [
        ['news', 0.5],
        ['promo', 0],
      ],
      { by: 'emailSubscriptionList' },
    ),
    one(
      'email_subscriber_churn_rate.by_segment',
      'emailSubscriberChurnRate',
      [
        ['enterprise', 0],
        ['smb', 0.5],
      ],
      { by: 'accountSegment' },
    ),
    // Due in January: the terms that end on 2 and 15 January and on 1 February, whose last day is 31 January.
    one('renewal_rate.decided', 'renewalRate', 2 / 3),
    one('renewal_rate.initial_cohort', 'renewalRate(variant: initialCohort)', 0.5),
    one('renewal_rate.first_of_january_belongs_to_the_old_year', 'renewalRate', 0, { in: ['2023-01-01', '2024-01-01'] }),
    one('renewal_rate.decided_early_due_in_february', 'renewalRate', 1, { in: FEBRUARY }),
    one('renewal_rate.nothing_due', 'renewalRate', null, { in: MARCH }),
    one('renewal_rate.initial_cohort_nothing_due', 'renewalRate(variant: initialCohort)', null, { in: MARCH }),
    one(
      'renewal_rate.by_product',
      'renewalRate',
      [
        ['Basic plan', 1],
        ['Pro plan', 0.5],
      ],
      { by: 'productName' },
    ),
    one(
      'renewal_rate.by_segment',
      'renewalRate',
      [
        ['enterprise', 0],
        ['smb', 1],
      ],
      { by: 'accountSegment' },
    ),
    one(
      'renewal_rate.by_term',
      'renewalRate',
      [
        [1, 0.5],
        [2, 1],
      ],
      { by: 'termNumber' },
    ),
    one(
      'renewal_rate.by_month',
      'renewalRate',
      [
        ['2023-12-01', 0],
        ['2024-01-01', 2 / 3],
        ['2024-02-01', 1],
        ['2024-03-01', null],
      ],
      { in: WINTER, grain: 'timeMonth' },
    ),
    one('renewal_rate.in_tokyo_days_stay_days', 'renewalRate', 2 / 3, { tz: 'Asia/Tokyo' }),
  ],
)
