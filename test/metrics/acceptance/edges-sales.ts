import { FEBRUARY, JANUARY, MARCH, one, QUARTER, world } from './acceptance-world.ts'

const EARLY = ['2020-01-01', '2020-02-01'] as const
const NEW_YORK = { in: MARCH, tz: 'America/New_York' } as const

/**
 * March of New York begins at 5:00 UTC and, as the clocks go forward on the 10th, ends at 4:00. 1 buys first by a renewal; 2 first on the first
 * instant of March there; 3 twice in one instant; 4 for nothing, with a line paid back; 5 had its first order cancelled; 6 buys in April.
 */
export const ordersAtEdges = world(
  'orders at the edges of a month',
  `
  crm_users: user_id full_name team
  1 Ann East
  2 Bob West

  accounts: account_id segment acquisition_source
  1 smb ads
  2 smb -
  3 enterprise ads
  4 - ads
  5 enterprise -
  6 smb ads

  customer_periods: account_id started_at ended_at
  1 2024-01-01T00 -
  2 2024-03-01T05 -
  3 2024-01-01T00 2024-03-20T00
  4 2024-03-15T00 2024-03-16T00
  6 2024-04-01T04 -

  leads: lead_id created_at generated_by_crm
  1 2024-01-01T00 true
  2 2024-01-01T00 false

  opportunities: opportunity_id account_id lead_id opportunity_type created_at closed_at outcome
  1 1 1 new_business 2024-01-02T00 - open
  2 2 2 new_business 2024-01-02T00 - open
  3 3 - upsell 2024-01-02T00 2024-03-05T00 won
  4 3 - upsell 2024-01-02T00 2024-03-06T00 lost
  5 3 - cross_sell 2024-01-02T00 2024-03-06T00 lost
  6 3 - upsell 2024-01-02T00 - open

  orders: order_id account_id ordered_at status order_kind channel owner_user_id opportunity_id cancel_reason
  1 1 2024-02-10T00 completed renewal web 1 1 -
  2 1 2024-03-10T06:59:59 completed one_off web 1 1 -
  3 2 2024-03-01T05:00 completed one_off web 1 2 -
  4 2 2024-03-01T04:59:59 cancelled one_off store 2 2 price
  5 3 2024-03-10T07:00 completed one_off store 2 - -
  6 3 2024-03-10T07:00 completed one_off store 2 - -
  7 4 2024-03-15T00 completed one_off - - - -
  8 5 2024-02-20T00 cancelled one_off - - - -
  9 5 2024-03-25T00 completed one_off - - - -
  10 6 2024-04-01T04:00 completed one_off web 1 1 -
  11 6 2024-04-01T03:59:59 refunded one_off web 1 1 -
  12 1 2024-03-28T00 completed renewal web 1 1 -
  13 3 2024-03-12T00 pending one_off web 1 1 -

  order_lines: order_id product_id line_type net_amount cost_amount
  1 1 base 20 5
  2 1 base 20 5
  2 2 upsell 30 -
  3 1 base 100 130
  4 1 base 999 1
  5 3 base 900 500
  5 4 cross_sell 30 10
  6 4 cross_sell 70 10
  6 - upsell 5 0
  7 1 base 40 0
  7 1 base -40 0
  9 2 upsell 60 20
  10 1 base 77 7
  11 1 base 1000 1
  12 1 base 25 5
  13 2 upsell 500 1

  payments: order_id paid_at amount
  2 2024-03-31T23:59:59 50
  3 2024-04-01T04:00 100
  3 2024-03-01T05:00 10
  4 2024-03-02T00 999
  4 2024-03-03T00 -999
  5 2024-03-01T04:59:59 33

  cost_entries: incurred_on purpose department cost_type amount account_id user_id
  2024-03-01 crm_platform it licences 25 - -
  2024-03-31 crm_platform it training 25 - -
  2024-04-01 crm_platform it licences 999 - -
  2024-02-29 crm_platform it licences 7 - -
  2024-03-05 servicing sales salaries 100 - 1
  2024-03-05 acquisition sales - 60 3 2
  2024-03-05 servicing service support 11 3 -
  2024-03-05 retention service support 30 2 -
  2024-02-05 servicing sales - 0 - -
  `,
  [
    // 50, 100, 930, 75, 0, 60 and 25.
    one('revenue.march_of_new_york', 'revenue', 1240, NEW_YORK),
    one('revenue.march', 'revenue', 1240, { in: MARCH }),
    one('revenue.day_of_23_hours', 'revenue', 1055, { in: ['2024-03-10', '2024-03-11'], tz: 'America/New_York' }),
    one(
      'revenue.by_day_over_the_change',
      'revenue',
      [
        ['2024-03-09', 0],
        ['2024-03-10', 1055],
        ['2024-03-11', 0],
      ],
      { in: ['2024-03-09', '2024-03-12'], tz: 'America/New_York', grain: 'timeDay' },
    ),
    one(
      'revenue.by_product_with_unknown',
      'revenue',
      [
        ['Basic plan', 145],
        ['Laptop', 900],
        ['Pro plan', 90],
        ['Protective case', 100],
        [null, 5],
      ],
      { ...NEW_YORK, by: 'productName' },
    ),
    one(
      'revenue.by_category_and_kind',
      'revenue',
      [
        ['accessory', 'one_off', 100],
        ['hardware', 'one_off', 900],
        ['subscription', 'one_off', 210],
        ['subscription', 'renewal', 25],
        [null, 'one_off', 5],
      ],
      { ...NEW_YORK, by: ['productCategory', 'orderKind'] },
    ),
    one('revenue_growth_rate.march_of_new_york', 'revenueGrowthRate', 61, NEW_YORK),
    one('revenue_growth_rate.named_default', 'revenueGrowthRate(variant: previousPeriod)', -1, { in: ['2024-05-01', '2024-06-01'] }),
    one('revenue_growth_rate.same_period_last_year_at_edges', 'revenueGrowthRate(variant: samePeriodLastYear)', null, { in: MARCH }),
    one('sales_count.completed_alone', 'salesCount', 7, NEW_YORK),
    one(
      'sales_count.by_owner_with_unknown',
      'salesCount',
      [
        ['Ann', 3],
        ['Bob', 2],
        [null, 2],
      ],
      { ...NEW_YORK, by: 'ownerName' },
    ),
    one('gross_profit.sold_at_a_loss', 'grossProfit', 1240 - 680, NEW_YORK),
    one('gross_profit.below_zero', 'grossProfit', -30, { in: ['2024-03-01', '2024-03-02'] }),
    one(
      'gross_profit.by_segment',
      'grossProfit',
      [
        ['enterprise', 525],
        ['smb', 35],
        [null, 0],
      ],
      { ...NEW_YORK, by: 'accountSegment' },
    ),
    one('payments_received.of_cancelled_orders_paid_back', 'paymentsReceived', 60, NEW_YORK),
    one('payments_received.march', 'paymentsReceived', 93, { in: MARCH }),
    one(
      'payments_received.by_month',
      'paymentsReceived',
      [
        ['2024-02-01', 33],
        ['2024-03-01', 60],
        ['2024-04-01', 100],
      ],
      { in: ['2024-02-01', '2024-05-01'], tz: 'America/New_York', grain: 'timeMonth' },
    ),
    one('unique_customers.march', 'uniqueCustomers', 5, NEW_YORK),
    one('average_purchase_value.an_order_of_nothing_counts', 'averagePurchaseValue', 1240 / 7, NEW_YORK),
    one(
      'average_purchase_value.by_month',
      'averagePurchaseValue',
      [
        ['2024-01-01', null],
        ['2024-02-01', 20],
        ['2024-03-01', 1240 / 7],
      ],
      { in: QUARTER, grain: 'timeMonth' },
    ),
    one('purchase_frequency.march', 'purchaseFrequency', 7 / 5, NEW_YORK),
    one(
      'purchase_frequency.by_month',
      'purchaseFrequency',
      [
        ['2024-02-01', 1],
        ['2024-03-01', 7 / 5],
        ['2024-04-01', 1],
      ],
      { in: ['2024-02-01', '2024-05-01'], grain: 'timeMonth' },
    ),
    one('average_customer_value.quarter', 'averageCustomerValue', 252, { in: QUARTER }),
    one(
      'average_customer_value.by_segment_at_edges',
      'averageCustomerValue',
      [
        ['enterprise', 1065 / 2],
        ['smb', 175 / 2],
        [null, 0],
      ],
      { ...NEW_YORK, by: 'accountSegment' },
    ),
    one('repeat_purchases.renewals_and_ties', 'repeatPurchases', 3, NEW_YORK),
    one(
      'repeat_purchases.by_segment_at_edges',
      'repeatPurchases',
      [
        ['enterprise', 1],
        ['smb', 2],
      ],
      { ...NEW_YORK, by: 'accountSegment' },
    ),
    one('repeat_purchase_frequency.per_repeat_customer', 'repeatPurchaseFrequency', 1.5, NEW_YORK),
    one('repeat_purchase_frequency.named_default', 'repeatPurchaseFrequency(variant: perRepeatCustomer)', null, { in: FEBRUARY }),
    one(
      'repeat_purchase_frequency.by_segment',
      'repeatPurchaseFrequency',
      [
        ['enterprise', 1],
        ['smb', 2],
      ],
      { ...NEW_YORK, by: 'accountSegment' },
    ),
    // From 10 February to 10 March, on to the 28th, and none between two orders of one instant.
    one(
      'repeat_purchase_frequency.mean_days_between_at_edges',
      'repeatPurchaseFrequency(variant: meanDaysBetween)',
      (29 + (7 - 1 / 3600) / 24 + (17 + (17 + 1 / 3600) / 24) + 0) / 3,
      NEW_YORK,
    ),
    one('repeat_purchase_frequency.mean_days_of_nobody', 'repeatPurchaseFrequency(variant: meanDaysBetween)', null, { in: FEBRUARY }),
    one('repeat_purchase_rate.within_the_period', 'repeatPurchaseRate', 2 / 5, NEW_YORK),
    one('repeat_purchase_rate.ever_before', 'repeatPurchaseRate(variant: everBefore)', 2 / 5, NEW_YORK),
    one('repeat_purchase_rate.one_order_each', 'repeatPurchaseRate', 0, { in: ['2024-03-28', '2024-03-29'] }),
    one('repeat_purchase_rate.one_order_each_ever_before', 'repeatPurchaseRate(variant: everBefore)', 1, {
      in: ['2024-03-28', '2024-03-29'],
    }),
    // 2, 4 and 5 are new; of 3 the first of two orders in one instant; the first order of 1 was a renewal.
    one('net_new_revenue.first_purchase_at_edges', 'netNewRevenue', 100 + 930 + 0 + 60, NEW_YORK),
    one('net_new_revenue.first_purchase_a_renewal', 'netNewRevenue(variant: firstPurchase)', 0, { in: FEBRUARY }),
    one('net_new_revenue.first_month', 'netNewRevenue(variant: firstMonth)', 100 + 1005 + 0 + 60, NEW_YORK),
    one('net_new_revenue.first_month_nothing', 'netNewRevenue(variant: firstMonth)', 0, { in: JANUARY }),
    one('net_new_revenue.total_minus_existing_at_edges', 'netNewRevenue(variant: totalMinusExisting)', 1165, NEW_YORK),
    one('net_new_revenue.renewals_of_new_customers_are_out', 'netNewRevenue(variant: totalMinusExisting)', 1165 + 50, { in: QUARTER }),
    one('net_new_revenue.total_minus_existing_nothing', 'netNewRevenue(variant: totalMinusExisting)', 0, { in: EARLY }),
    one('revenue_forecast.fractions', 'revenueForecast(expectedSales: 3.5)', 3.5 * (1240 / 7), NEW_YORK),
    one('revenue_forecast.no_sales_expected', 'revenueForecast(expectedSales: 0)', 0, NEW_YORK),
    one('order_cancellation_rate.march_of_new_york', 'orderCancellationRate', 0, NEW_YORK),
    one('order_cancellation_rate.march', 'orderCancellationRate', 1 / 9, { in: MARCH }),
    one('order_cancellation_rate.all_cancelled', 'orderCancellationRate', 1, { in: ['2024-02-20', '2024-02-21'] }),
    one(
      'order_cancellation_rate.by_reason_with_unknown',
      'orderCancellationRate',
      [
        ['price', 1 / 11],
        [null, 1 / 11],
      ],
      { in: QUARTER, by: 'orderCancelReason' },
    ),
    one(
      'order_cancellation_rate.by_month',
      'orderCancellationRate',
      [
        ['2024-01-01', null],
        ['2024-02-01', 0.5],
        ['2024-03-01', 1 / 9],
        ['2024-04-01', 0],
      ],
      { in: ['2024-01-01', '2024-05-01'], grain: 'timeMonth' },
    ),
    // Served are 1, 2, 3 and 4; 5 buys an upsell, and is no customer.
    one('upsell_rate.customers_only', 'upsellRate', 2 / 4, NEW_YORK),
    one('upsell_rate.accepted_over_offered', 'upsellRate(variant: acceptedOverOffered)', 0.5, { in: MARCH }),
    one('upsell_rate.nothing_offered', 'upsellRate(variant: acceptedOverOffered)', null, { in: FEBRUARY }),
    one('cross_sell_rate.two_orders_of_one_customer', 'crossSellRate', 1 / 4, NEW_YORK),
    one('cross_sell_rate.accepted_over_offered', 'crossSellRate(variant: acceptedOverOffered)', 0, { in: MARCH }),
    one('expansion_revenue.march', 'expansionRevenue', 30 + 100 + 5 + 60, NEW_YORK),
    one(
      'expansion_revenue.by_line_type_at_edges',
      'expansionRevenue',
      [
        ['cross_sell', 100],
        ['upsell', 95],
      ],
      { ...NEW_YORK, by: 'orderLineType' },
    ),
    one('crm_roi.net_at_edges', 'crmRoi', (45 + 20 - 50) / 50, NEW_YORK),
    one('crm_roi.named_default', 'crmRoi(variant: net)', (15 - 7) / 7, { in: FEBRUARY }),
    one('crm_roi.return_multiple_at_edges', 'crmRoi(variant: returnMultiple)', 65 / 50, NEW_YORK),
    one('crm_roi.nothing_gained', 'crmRoi', null, { in: EARLY }),
    one('sales_roi.net_at_edges', 'salesRoi', (560 - 160) / 160, NEW_YORK),
    one('sales_roi.cost_of_zero', 'salesRoi', null, { in: FEBRUARY }),
    one('sales_roi.return_multiple_at_edges', 'salesRoi(variant: returnMultiple)', 3.5, NEW_YORK),
    one('sales_roi.return_multiple_cost_of_zero', 'salesRoi(variant: returnMultiple)', null, { in: FEBRUARY }),
    one('sales_service_cost.total_at_edges', 'salesServiceCost', 160, NEW_YORK),
    one('sales_service_cost.nothing', 'salesServiceCost(variant: total)', 0, { in: EARLY }),
    one('sales_service_cost.per_sale_at_edges', 'salesServiceCost(variant: perSale)', 160 / 7, NEW_YORK),
    one('sales_service_cost.per_sale_of_free_service', 'salesServiceCost(variant: perSale)', 0, { in: FEBRUARY }),
    one(
      'sales_service_cost.by_type_with_unknown',
      'salesServiceCost',
      [
        ['salaries', 100],
        [null, 60],
      ],
      { ...NEW_YORK, by: 'costType' },
    ),
    one('customer_profitability.amount_at_edges', 'customerProfitability', 560 - 101, NEW_YORK),
    one('customer_profitability.named_default', 'customerProfitability(variant: amount)', 15, { in: FEBRUARY }),
    one(
      'customer_profitability.by_account_at_edges',
      'customerProfitability',
      [
        [1, 65],
        [2, -60],
        [3, 414],
        [4, 0],
        [5, 40],
      ],
      { ...NEW_YORK, by: 'accountId' },
    ),
    one(
      'customer_profitability.margin_by_segment',
      'customerProfitability(variant: margin)',
      [
        ['enterprise', 454 / 1065],
        ['smb', 5 / 175],
        [null, null],
      ],
      { ...NEW_YORK, by: 'accountSegment' },
    ),
    one('retention_cost_ratio.existing_at_the_start', 'retentionCostRatio', 30 / 75, NEW_YORK),
    one('retention_cost_ratio.nothing_spent', 'retentionCostRatio', 0, { in: ['2024-03-28', '2024-03-29'] }),
    // The top fifth of five is one; the top half of five is three; 4 bought for nothing and counts.
    one('revenue_concentration.top_fifth', 'revenueConcentration', 1005 / 1240, NEW_YORK),
    one('revenue_concentration.rounded_up', 'revenueConcentration(topShare: 0.21)', 1105 / 1240, NEW_YORK),
    one('revenue_concentration.everybody', 'revenueConcentration(topShare: 1)', 1, NEW_YORK),
    one('revenue_concentration.named_default_share', 'revenueConcentration(topShare: 0.2)', 1, { in: FEBRUARY }),
    one('revenue_concentration.no_revenue', 'revenueConcentration', null, { in: ['2024-03-15', '2024-03-16'] }),
  ],
)
