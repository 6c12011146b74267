import { FEBRUARY, JANUARY, MARCH, one, QUARTER, world } from './acceptance-world.ts'

const SOFIA = { tz: 'Europe/Sofia' } as const
const EARLY = ['2020-01-01', '2020-02-01'] as const

/**
 * January begins in Sofia at 22:00 on 31 December and ends at 22:00 on 31 January. 2 comes and 4 goes at its first instant there, 3 goes at its
 * last. 5 leaves and is back in one instant; 6 is back in February; 8 leaves twice in January, for another reason each time.
 */
export const customersAtEdges = world(
  'customers at the edges of a month',
  `
  accounts: account_id segment acquisition_source loyalty_joined_at loyalty_left_at
  1 smb ads 2023-05-01T00 -
  2 smb ads 2024-01-31T22:00 -
  3 enterprise - 2023-05-01T00 2024-01-31T22:00
  4 enterprise - - -
  5 - referral 2023-05-01T00 2024-01-10T00
  6 - - - -
  7 smb referral 2024-01-31T23:00 -
  8 enterprise ads 2023-05-01T00 -

  customer_periods: account_id period_no started_at ended_at end_reason
  1 1 2023-01-01T00 - -
  2 1 2023-12-31T22:00 - -
  3 1 2023-01-01T00 2024-01-31T22:00 -
  4 1 2023-01-01T00 2023-12-31T22:00 price
  5 1 2023-01-01T00 2024-01-10T00 price
  5 2 2024-01-10T00 - -
  6 1 2023-01-01T00 2024-01-20T00 price
  6 2 2024-02-05T00 - -
  7 1 2024-01-15T00 2024-02-10T00 price
  8 1 2023-06-01T00 2024-01-05T00 price
  8 2 2024-01-08T00 2024-01-28T00 feature

  cost_entries: incurred_on purpose department amount account_id
  2024-01-31 retention service 60 1
  2024-02-01 retention service 500 1
  2024-01-05 retention service -12 -
  2024-01-01 acquisition marketing 100 -
  2024-01-31 acquisition sales 40 -
  2024-01-10 overhead sales 1000 -
  2024-02-01 acquisition marketing 7 -

  activities: occurred_at activity_type account_id is_automated
  2023-12-31T22:00 web_visit 1 false
  2024-01-31T22:00 web_visit 2 false
  2024-01-10T00 call 3 false
  2024-01-10T00 email_open 3 true
  2024-01-10T00 product_usage 4 false
  2024-01-10T00 product_usage 8 false
  2024-01-11T00 product_usage 8 false
  2024-01-11T00 loyalty_event - false
  `,
  [
    one('active_customers.end_of_january', 'activeCustomers', 4),
    one('active_customers.gone_at_the_end_in_sofia', 'activeCustomers', 5, SOFIA),
    one('active_customers.december', 'activeCustomers', 6, { in: ['2023-12-01', '2024-01-01'] }),
    one('active_customers.december_in_sofia', 'activeCustomers', 6, { in: ['2023-12-01', '2024-01-01'], ...SOFIA }),
    one('active_customers.served_at_edges', 'activeCustomers(variant: served)', 7),
    one('active_customers.served_in_sofia', 'activeCustomers(variant: served)', 8, SOFIA),
    one('active_customers.served_nobody', 'activeCustomers(variant: served)', 0, { in: EARLY }),
    one(
      'active_customers.served_by_segment',
      'activeCustomers(variant: served)',
      [
        ['enterprise', 2],
        ['smb', 3],
        [null, 2],
      ],
      { by: 'accountSegment' },
    ),
    one(
      'active_customers.served_by_month',
      'activeCustomers(variant: served)',
      [
        ['2024-01-01', 7],
        ['2024-02-01', 5],
        ['2024-03-01', 4],
      ],
      { in: QUARTER, grain: 'timeMonth' },
    ),
    one(
      'active_customers.by_quarter',
      'activeCustomers',
      [
        ['2023-10-01', 6],
        ['2024-01-01', 4],
      ],
      { in: ['2023-10-01', '2024-04-01'], grain: 'timeQuarter' },
    ),
    one('active_customers.named_default', 'activeCustomers(variant: asOf)', 4),
    one('new_customers.december_is_before_midnight', 'newCustomers', 1),
    one('new_customers.first_instant_in_sofia', 'newCustomers', 2, SOFIA),
    one('new_customers.with_won_back', 'newCustomers(variant: withWonBack)', 4, { in: QUARTER }),
    one('new_customers.with_won_back_nobody', 'newCustomers(variant: withWonBack)', 0, { in: MARCH }),
    one(
      'new_customers.by_acquisition_source',
      'newCustomers',
      [
        ['ads', 1],
        ['referral', 1],
      ],
      { by: 'accountAcquisitionSource', ...SOFIA },
    ),
    one('customer_growth_rate.shrinks', 'customerGrowthRate', -1 / 3),
    one('customer_growth_rate.sofia_at_edges', 'customerGrowthRate', -1 / 6, SOFIA),
    one('customer_growth_rate.quarter', 'customerGrowthRate', -1 / 3, { in: QUARTER }),
    one('churned_customers.january', 'churnedCustomers', 3),
    one('churned_customers.named_default', 'churnedCustomers(variant: left)', 3),
    one('churned_customers.january_in_sofia', 'churnedCustomers', 3, SOFIA),
    one('churned_customers.back_within_the_quarter', 'churnedCustomers', 3, { in: QUARTER }),
    one(
      'churned_customers.by_the_reason_of_the_last_time',
      'churnedCustomers',
      [
        ['feature', 1],
        ['price', 1],
        [null, 1],
      ],
      { by: 'customerPeriodEndReason' },
    ),
    one(
      'churned_customers.by_month_in_sofia',
      'churnedCustomers',
      [
        ['2023-12-01', 0],
        ['2024-01-01', 3],
        ['2024-02-01', 2],
      ],
      { in: ['2023-12-01', '2024-03-01'], grain: 'timeMonth', ...SOFIA },
    ),
    one('churned_customers.tagged_without_any_tag', 'churnedCustomers(variant: tagged)', 0),
    one('customer_churn_rate.january', 'customerChurnRate', 0.5),
    one('customer_churn_rate.named_default', 'customerChurnRate(variant: openingBase)', 0.5, SOFIA),
    one('customer_churn_rate.back_within_the_quarter', 'customerChurnRate', 1 / 3, { in: QUARTER }),
    one('customer_churn_rate.lost_over_total_at_edges', 'customerChurnRate(variant: lostOverTotal)', 3 / 7),
    one('customer_churn_rate.lost_over_total_in_sofia', 'customerChurnRate(variant: lostOverTotal)', 3 / 8, SOFIA),
    one(
      'customer_churn_rate.lost_over_total_by_segment',
      'customerChurnRate(variant: lostOverTotal)',
      [
        ['enterprise', 1],
        ['smb', 0],
        [null, 0.5],
      ],
      { by: 'accountSegment' },
    ),
    one('customer_churn_rate.lost_over_acquired_at_edges', 'customerChurnRate(variant: lostOverAcquired)', 3),
    one('customer_churn_rate.lost_over_acquired_in_sofia', 'customerChurnRate(variant: lostOverAcquired)', 1.5, SOFIA),
    one(
      'customer_churn_rate.lost_over_acquired_by_segment',
      'customerChurnRate(variant: lostOverAcquired)',
      [
        ['enterprise', null],
        ['smb', 0],
        [null, null],
      ],
      { by: 'accountSegment' },
    ),
    one('customer_churn_rate.nobody_left', 'customerChurnRate(variant: lostOverTotal)', 0, { in: MARCH }),
    one('customer_retention_rate.quarter', 'customerRetentionRate', 2 / 3, { in: QUARTER }),
    one('customer_retention_rate.named_default', 'customerRetentionRate(variant: cohort)', 0.5),
    one('customer_retention_rate.net_of_new_at_edges', 'customerRetentionRate(variant: netOfNew)', 0.5),
    one('customer_retention_rate.net_of_new_counts_who_returns', 'customerRetentionRate(variant: netOfNew)', 1, { in: FEBRUARY }),
    one(
      'customer_retention_rate.net_of_new_by_segment',
      'customerRetentionRate(variant: netOfNew)',
      [
        ['enterprise', 0],
        ['smb', 1],
        [null, 0.5],
      ],
      { by: 'accountSegment' },
    ),
    one('average_customer_lifespan.gone_for_now', 'averageCustomerLifespan', (395 + 22 / 24 + 384 + 238) / 3 / 365.25),
    one('average_customer_lifespan.named_default', 'averageCustomerLifespan(variant: observed)', 26 / 365.25, { in: FEBRUARY }),
    one('average_customer_lifespan.inverse_churn_at_edges', 'averageCustomerLifespan(variant: inverseChurn)', 1 / 0.6, {
      in: ['2023-02-01', '2024-02-01'],
    }),
    one(
      'average_customer_lifespan.by_month',
      'averageCustomerLifespan',
      [
        ['2024-01-01', (395 + 22 / 24 + 384 + 238) / 3 / 365.25],
        ['2024-02-01', 26 / 365.25],
        ['2024-03-01', null],
      ],
      { in: QUARTER, grain: 'timeMonth' },
    ),
    // A cost booked back is below zero; days are days in every zone.
    one('customer_retention_cost.booked_back', 'customerRetentionCost', 48),
    one('customer_retention_cost.days_stay_days', 'customerRetentionCost', 48, { tz: 'Pacific/Kiritimati' }),
    one('customer_retention_cost.named_default', 'customerRetentionCost(variant: total)', 500, { in: FEBRUARY }),
    one('customer_retention_cost.per_retained_customer_at_edges', 'customerRetentionCost(variant: perRetainedCustomer)', 48 / 3),
    one('cost_per_customer.acquisition_and_retention', 'costPerCustomer', 188 / 7),
    one('cost_per_customer.nothing_spent', 'costPerCustomer', 0, { in: MARCH }),
    one('customer_acquisition_cost.fully_loaded', 'customerAcquisitionCost', 140),
    one('customer_acquisition_cost.in_sofia', 'customerAcquisitionCost(variant: fullyLoaded)', 70, SOFIA),
    one('customer_acquisition_cost.marketing_only', 'customerAcquisitionCost(variant: marketingOnly)', 100),
    one('customer_acquisition_cost.spent_and_nobody_won', 'customerAcquisitionCost', null, { in: FEBRUARY }),
    one('customer_profitability.costs_alone', 'customerProfitability', -60),
    one('customer_profitability.margin_of_costs_alone', 'customerProfitability(variant: margin)', null, { in: JANUARY }),
    // 2 and 8; the visit of 1 is of December, 4 is no customer any more, robots and calls do not count.
    one('customer_engagement_rate.customers_only', 'customerEngagementRate', 2 / 7),
    one('customer_engagement_rate.in_sofia', 'customerEngagementRate', 3 / 8, SOFIA),
    one('engagement_events.in_sofia', 'engagementEvents', 5, SOFIA),
    one(
      'engagement_events.by_account',
      'engagementEvents',
      [
        [2, 1],
        [4, 1],
        [8, 2],
        [null, 1],
      ],
      { by: 'accountId' },
    ),
    one('loyalty_participation_rate.joined_in_the_last_hours', 'loyaltyParticipationRate', 3 / 4),
    one('loyalty_participation_rate.joined_and_left_at_the_end_in_sofia', 'loyaltyParticipationRate', 2 / 5, SOFIA),
  ],
)

/** 1 is on two lists and leaves both; 2 leaves one and joins another; 3 is back within January; 4 leaves at its first instant, 5 at its last. */
export const subscribersAtEdges = world(
  'subscribers and contracts at the edges of a month',
  `
  accounts: account_id segment
  1 smb

  contacts: contact_id account_id
  1 1
  2 1
  3 1
  4 -
  5 -
  6 -

  email_list_memberships: contact_id list_name subscribed_at unsubscribed_at
  1 news 2023-01-01T00 2024-01-05T00
  1 promo 2023-01-01T00 2024-01-06T00
  2 news 2023-01-01T00 2024-01-05T00
  2 promo 2024-01-04T00 -
  3 news 2023-01-01T00 2024-01-05T00
  3 news 2024-01-20T00 -
  4 news 2023-01-01T00 2024-01-01T00
  5 news 2023-01-01T00 2024-02-01T00
  6 news 2024-01-01T00 2024-01-20T00

  subscriptions: subscription_id account_id product_id started_at
  1 1 1 2023-01-01T00
  2 1 - 2023-01-01T00

  subscription_terms: subscription_id term_no starts_on ends_on amount decision decided_at
  1 1 2023-01-01 2024-01-01 100 renewed 2024-01-05T00
  1 2 2023-02-01 2024-02-01 100 declined 2024-02-05T00
  1 3 2023-02-01 2024-02-02 100 declined 2024-01-05T00
  2 1 2023-01-31 2024-01-31 700 renewed 2023-06-05T00
  2 2 2023-01-31 2024-02-29 - pending -
  2 3 2023-03-01 2024-03-01 200 renewed -
  `,
  [
    one('email_subscriber_churn_rate.persons_not_lists', 'emailSubscriberChurnRate', 2 / 5),
    one('email_subscriber_churn_rate.february_at_edges', 'emailSubscriberChurnRate', 1 / 3, { in: FEBRUARY }),
    one(
      'email_subscriber_churn_rate.by_month',
      'emailSubscriberChurnRate',
      [
        ['2024-01-01', 2 / 5],
        ['2024-02-01', 1 / 3],
        ['2024-03-01', 0],
      ],
      { in: QUARTER, grain: 'timeMonth' },
    ),
    one(
      'email_subscriber_churn_rate.by_list_at_edges',
      'emailSubscriberChurnRate',
      [
        ['news', 3 / 5],
        ['promo', 1],
      ],
      { by: 'emailSubscriptionList' },
    ),
    one('renewal_rate.last_day_covered', 'renewalRate', 0.5),
    one('renewal_rate.named_default', 'renewalRate(variant: decided)', 0.5, { tz: 'America/Los_Angeles' }),
    one('renewal_rate.initial_cohort_of_february', 'renewalRate(variant: initialCohort)', 1 / 3, { in: FEBRUARY }),
    one('renewal_rate.by_value', 'renewalRate(variant: byValue)', 7 / 8),
    one('renewal_rate.by_value_nothing', 'renewalRate(variant: byValue)', null, { in: MARCH }),
    one('renewal_rate.one_day', 'renewalRate', 1, { in: ['2023-12-31', '2024-01-01'] }),
    one('renewal_rate.pending_alone', 'renewalRate', null, { in: ['2024-02-28', '2024-02-29'] }),
    one('renewal_rate.pending_is_not_renewed', 'renewalRate(variant: initialCohort)', 0, { in: ['2024-02-28', '2024-02-29'] }),
    one(
      'renewal_rate.initial_cohort_by_month',
      'renewalRate(variant: initialCohort)',
      [
        ['2023-12-01', 1],
        ['2024-01-01', 0.5],
        ['2024-02-01', 1 / 3],
        ['2024-03-01', null],
      ],
      { in: ['2023-12-01', '2024-04-01'], grain: 'timeMonth' },
    ),
    one(
      'renewal_rate.by_product_with_unknown',
      'renewalRate',
      [
        ['Basic plan', 0],
        [null, 1],
      ],
      { in: QUARTER, by: 'productName' },
    ),
  ],
)
