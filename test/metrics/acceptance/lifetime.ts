import { FEBRUARY, JANUARY, MARCH, one, QUARTER, world } from './acceptance-world.ts'

const YEAR = ['2023-01-01', '2024-01-01'] as const
const EARLY = ['2020-01-01', '2020-02-01'] as const

/** In 2023 two buy for 300 at a cost of 120; 3 leaves after two years; 4 is won for 450. */
export const lifetime = world(
  'customers over their life',
  `
  accounts: account_id acquisition_source
  1 ads
  2 referral
  3 ads
  4 ads

  customer_periods: account_id started_at ended_at
  1 2022-01-01T00 -
  2 2022-01-01T00 -
  3 2021-01-01T00 2023-01-01T12
  4 2023-05-01T00 -

  orders: order_id account_id ordered_at
  1 1 2022-05-01T00
  2 1 2023-02-01T00
  3 1 2023-03-01T00
  4 2 2023-04-01T00
  5 2 2024-01-01T00

  order_lines: order_id net_amount cost_amount
  1 60 10
  2 100 40
  3 100 40
  4 100 40
  5 999 1

  cost_entries: incurred_on purpose department amount
  2023-06-01 acquisition marketing 300
  2023-06-01 acquisition sales 150
  2023-06-01 retention sales 77
  `,
  [
    one('customer_lifetime_value.predictive', 'customerLifetimeValue', 300, { in: YEAR }),
    one('customer_lifetime_value.margin', 'customerLifetimeValue(variant: margin)', 180, { in: YEAR }),
    one('customer_lifetime_value.historic', 'customerLifetimeValue(variant: historic)', 180, { in: YEAR }),
    one(
      'customer_lifetime_value.historic_by_customer',
      'customerLifetimeValue(variant: historic)',
      [
        [1, 260],
        [2, 100],
      ],
      { in: YEAR, by: 'accountId' },
    ),
    one('customer_lifetime_value.nothing', 'customerLifetimeValue', null, { in: EARLY }),
    one('customer_lifetime_value.historic_nothing', 'customerLifetimeValue(variant: historic)', null, { in: EARLY }),
    one('customer_lifetime_value.nobody_left', 'customerLifetimeValue', null, { in: ['2024-01-01', '2025-01-01'] }),
    one('clv_to_cac_ratio.basic', 'clvToCacRatio', 300 / 450, { in: YEAR }),
    one('clv_to_cac_ratio.nothing', 'clvToCacRatio', null, { in: EARLY }),
    one('customer_acquisition_cost.year', 'customerAcquisitionCost', 450, { in: YEAR }),
  ],
)

/** Six buy in January: 100, 50, 50, 20, 10 and 10. In February 7 buys twice in one instant, for 70 and 30. */
export const concentration = world(
  'large customers and ties',
  `
  accounts: account_id duplicate_of_account_id segment
  1 - smb
  2 - smb
  3 - smb
  4 - enterprise
  5 - enterprise
  6 - enterprise
  7 - enterprise
  8 7 enterprise

  orders: order_id account_id ordered_at order_kind
  1 1 2024-01-05T00 one_off
  2 2 2024-01-05T00 one_off
  3 3 2024-01-05T00 one_off
  4 4 2024-01-05T00 one_off
  5 5 2024-01-05T00 one_off
  6 6 2024-01-05T00 one_off
  20 7 2024-02-05T00 one_off
  21 7 2024-02-05T00 one_off
  22 1 2024-02-06T00 renewal
  23 8 2024-03-05T00 one_off
  24 7 2024-03-06T00 one_off

  order_lines: order_id net_amount
  1 100
  2 50
  3 50
  4 20
  5 10
  6 10
  20 70
  21 30
  22 500
  23 5
  24 6
  `,
  [
    one('revenue_concentration.rounded_up_with_a_tie', 'revenueConcentration', 150 / 240),
    one('revenue_concentration.top_half', 'revenueConcentration(topShare: 0.5)', 200 / 240),
    one(
      'revenue_concentration.by_segment',
      'revenueConcentration',
      [
        ['enterprise', 0.5],
        ['smb', 0.5],
      ],
      { by: 'accountSegment' },
    ),
    one('revenue_concentration.one_of_two', 'revenueConcentration', 500 / 600, { in: FEBRUARY }),
    one('repeat_purchases.tie_of_one_instant', 'repeatPurchases', 2, { in: FEBRUARY }),
    one('net_new_revenue.tie_of_one_instant', 'netNewRevenue', 70, { in: FEBRUARY }),
    one('net_new_revenue.total_minus_existing_counts_both', 'netNewRevenue(variant: totalMinusExisting)', 100, { in: FEBRUARY }),
    one('net_new_revenue.first_month_counts_both', 'netNewRevenue(variant: firstMonth)', 100, { in: FEBRUARY }),
    one('unique_customers.merged_accounts_are_one', 'uniqueCustomers', 1, { in: MARCH }),
    one(
      'revenue.trailing_3_months',
      'revenueTrailing3Months',
      [
        ['2024-01-01', 240],
        ['2024-02-01', 840],
        ['2024-03-01', 851],
        ['2024-04-01', 611],
        ['2024-05-01', 11],
      ],
      { in: ['2024-01-01', '2024-06-01'], grain: 'timeMonth' },
    ),
    one(
      'revenue.year_to_date_by_month',
      'revenueYearToDate',
      [
        ['2024-01-01', 240],
        ['2024-02-01', 840],
        ['2024-03-01', 851],
      ],
      { in: QUARTER, grain: 'timeMonth' },
    ),
    one('revenue_growth_rate.same_period_last_year', 'change(from: { shift: SAME_PERIOD_LAST_YEAR }) { value: revenue }', null, {
      in: JANUARY,
    }),
  ],
)

/** Rates of 1.1 from January and 1.2 from February for the euro, 0.025 for the hryvnia, none for the leu. */
export const currencies = world(
  'currencies',
  `
  accounts: account_id segment
  1 smb
  2 enterprise

  crm_users: user_id full_name
  1 Ann

  orders: order_id account_id ordered_at currency
  1 1 2024-01-05T00 USD
  2 1 2024-01-31T22:30 EUR
  3 2 2024-02-01T00 EUR
  4 2 2024-01-07T00 UAH
  5 2 2024-03-07T00 RON
  6 1 2023-01-07T00 USD

  order_lines: order_id net_amount cost_amount
  1 10 4
  2 100 50
  3 100 50
  4 1000 400
  5 7 1
  6 27 1

  payments: order_id paid_at amount currency
  2 2024-01-31T23:00 100 EUR
  2 2024-02-02T00 -50 EUR

  opportunities: opportunity_id account_id closed_at outcome amount currency created_at
  1 1 2024-01-10T00 won 100 EUR 2024-01-02T00
  2 1 2024-01-12T00 won 50 USD 2024-01-02T00

  cost_entries: incurred_on purpose department amount currency
  2024-02-01 retention service 10 EUR
  2024-01-31 retention service 10 EUR
  `,
  [
    one('revenue.currencies', 'revenue', 145),
    one('revenue.currencies_in_euros', 'revenue', 100, { currency: 'EUR', in: FEBRUARY }),
    one('revenue.currencies_rate_of_the_day_in_sofia', 'revenue', 240, { tz: 'Europe/Sofia', in: FEBRUARY }),
    one(
      'revenue.currencies_by_month',
      'revenue',
      [
        ['2024-01-01', 145],
        ['2024-02-01', 120],
      ],
      { in: ['2024-01-01', '2024-03-01'], grain: 'timeMonth' },
    ),
    one(
      'revenue.currencies_by_currency',
      'revenue',
      [
        ['EUR', 110],
        ['UAH', 25],
        ['USD', 10],
      ],
      { by: 'orderCurrency' },
    ),
    one('revenue.no_rate', 'revenue', { refused: 'no rate' }, { in: MARCH }),
    one('gross_profit.currencies', 'grossProfit', 76),
    one('payments_received.rate_of_the_payment', 'paymentsReceived', -60, { in: FEBRUARY }),
    one('average_deal_size.currencies', 'averageDealSize', 80),
    one('win_rate.by_value_currencies', 'winRate(variant: byValue)', 1),
    one('customer_retention_cost.currencies', 'customerRetentionCost', 11),
    one('customer_retention_cost.currencies_february', 'customerRetentionCost', 12, { in: FEBRUARY }),
    one('average_purchase_value.currencies', 'averagePurchaseValue', 145 / 3),
    one('revenue_growth_rate.year_on_year', 'change(from: { shift: SAME_PERIOD_LAST_YEAR }) { value: revenue }', 145 / 27 - 1),
  ],
)

/** 1 asks twice and buys at that instant; 2 had bought before; the lead becomes 3, which buys later; a robot asks too. */
export const inquiries = world(
  'inquiries',
  `
  accounts: account_id
  1
  2
  3

  leads: lead_id created_at converted_account_id converted_at
  1 2024-01-05T00 3 2024-02-01T00

  inquiries: received_at channel account_id lead_id is_spam
  2024-01-05T00 form 1 - false
  2024-01-06T00 phone 1 - false
  2024-01-05T00 form 2 - false
  2024-01-06T00 phone - 1 false
  2024-01-06T00 phone 3 - true

  orders: order_id account_id ordered_at status
  1 1 2024-01-05T00 completed
  2 2 2024-01-03T00 completed
  3 2 2024-01-07T00 cancelled
  4 3 2024-02-03T00 completed
  `,
  [
    one('inquiry_conversion_rate.by_person', 'inquiryConversionRate', 2 / 3),
    one('inquiry_conversion_rate.nobody_asked', 'inquiryConversionRate', null, { in: MARCH }),
  ],
)
