import { FEBRUARY, MARCH, one, QUARTER, WINTER, world } from './acceptance-world.ts'

const EARLY = ['2020-01-01', '2020-02-01'] as const

/**
 * January: orders 1 (150, of which 50 an upsell), 2 (900), 3 (30, a cross-sell in its last hour, of one who is no customer), 10 (no lines); 4 to
 * 6 are cancelled, paid back, pending; 8 is of the last hour of 2023, 7 of the first instant of February.
 */
export const sales = world(
  'orders',
  `
  crm_users: user_id full_name team
  1 Ann East
  2 Bob West

  accounts: account_id segment country acquisition_source custom_fields owner_user_id
  1 smb DE ads {"tier":"gold"} 1
  2 enterprise BG referral {"tier":null} 2
  3 - - - {} -
  5 enterprise BG ads {} 2

  customer_periods: account_id started_at ended_at
  1 2023-12-01T00 -
  2 2023-12-01T00 -
  5 2023-06-01T00 -

  campaigns: campaign_id name channel
  1 Winter email
  2 Fair events

  leads: lead_id created_at source generated_by_crm
  1 2023-11-01T00 ads true
  2 2023-11-01T00 referral false

  opportunities: opportunity_id account_id lead_id campaign_id closed_at outcome amount
  1 1 1 1 2024-01-04T00 won 150
  2 2 2 - 2024-01-09T00 won 900

  orders: order_id account_id ordered_at status order_kind channel owner_user_id opportunity_id cancel_reason
  1 1 2024-01-05T10 completed one_off web 1 1 -
  2 2 2024-01-10T10 completed one_off store 2 2 -
  3 3 2024-01-31T23:30 completed one_off - - - -
  4 1 2024-01-20T00 cancelled one_off web 1 - price
  5 2 2024-01-21T00 refunded one_off web 1 - -
  6 2 2024-01-22T00 pending one_off web 1 - -
  7 1 2024-02-01T00 completed renewal web 1 - -
  8 1 2023-12-31T23:00 completed one_off web 1 - -
  10 2 2024-01-25T10 completed one_off store 2 - -

  order_lines: order_id product_id line_type net_amount cost_amount
  1 1 base 100 60
  1 2 upsell 50 20
  2 3 base 900 700
  3 4 cross_sell 30 -
  4 1 base 100 10
  5 1 upsell 70 10
  6 1 base 11 10
  7 1 base 160 150
  7 4 cross_sell 40 -
  8 1 base 40 10

  payments: order_id paid_at amount
  1 2024-01-06T00 100
  1 2024-01-08T00 50
  2 2024-01-15T00 -50
  2 2024-01-31T22:30 600
  2 2024-02-01T00 300

  cost_entries: incurred_on purpose department cost_type amount account_id user_id
  2024-01-05 retention service support 30 1 -
  2024-01-31 acquisition marketing ads 90 - -
  2024-01-06 servicing service support 20 2 -
  2024-01-06 overhead sales salaries 500 - -
  2024-01-07 servicing sales salaries 60 - 1
  2024-02-01 retention service support 77 1 -
  2024-01-08 retention marketing loyalty_program 5 5 -
  2024-01-09 crm_platform it licences 40 - -
  `,
  [
    one('revenue.basic', 'revenue', 1080),
    one('revenue.january_of_sofia', 'revenue', 1090, { tz: 'Europe/Sofia' }),
    one('revenue.january_of_los_angeles', 'revenue', 1280, { tz: 'America/Los_Angeles' }),
    one('revenue.nothing', 'revenue', 0, { in: EARLY }),
    one(
      'revenue.by_segment_with_unknown',
      'revenue',
      [
        ['enterprise', 900],
        ['smb', 150],
        [null, 30],
      ],
      { by: 'accountSegment' },
    ),
    one(
      'revenue.by_month_empty_month',
      'revenue',
      [
        ['2023-12-01', 40],
        ['2024-01-01', 1080],
        ['2024-02-01', 200],
        ['2024-03-01', 0],
      ],
      { in: WINTER, grain: 'timeMonth' },
    ),
    one(
      'revenue.by_product',
      'revenue',
      [
        ['Basic plan', 100],
        ['Laptop', 900],
        ['Pro plan', 50],
        ['Protective case', 30],
      ],
      { by: 'productName' },
    ),
    one(
      'revenue.pivot_month_by_category',
      'revenue',
      [
        ['accessory', '2024-01-01', 30],
        ['accessory', '2024-02-01', 40],
        ['hardware', '2024-01-01', 900],
        ['hardware', '2024-02-01', 0],
        ['subscription', '2024-01-01', 150],
        ['subscription', '2024-02-01', 160],
      ],
      { in: ['2024-01-01', '2024-03-01'], by: 'productCategory', grain: 'timeMonth' },
    ),
    one('revenue.custom_field_filter', 'revenue', 150, { where: '{ accountTier: { eq: "gold" } }' }),
    one(
      'revenue.by_owner',
      'revenue',
      [
        ['Ann', 150],
        ['Bob', 900],
        [null, 30],
      ],
      { by: 'ownerName' },
    ),
    one(
      'revenue.by_team',
      'revenue',
      [
        ['East', 150],
        ['West', 900],
        [null, 30],
      ],
      { by: 'ownerTeam' },
    ),
    one(
      'revenue.by_channel',
      'revenue',
      [
        ['store', 900],
        ['web', 150],
        [null, 30],
      ],
      { by: 'orderChannel' },
    ),
    one('revenue.by_order_kind', 'revenue', [['renewal', 200]], { in: FEBRUARY, by: 'orderKind' }),
    one(
      'revenue.by_campaign',
      'revenue',
      [
        ['Winter', 150],
        [null, 930],
      ],
      { by: 'campaignName' },
    ),
    one(
      'revenue.by_lead_source',
      'revenue',
      [
        ['ads', 150],
        ['referral', 900],
        [null, 30],
      ],
      { by: 'leadSource' },
    ),
    one('revenue.year_to_date', 'revenue', 1280, { in: ['2024-01-01', '2024-02-15'] }),
    one(
      'revenue.by_week',
      'revenue',
      [
        ['2024-01-01', 150],
        ['2024-01-08', 900],
      ],
      { in: ['2024-01-01', '2024-01-15'], grain: 'timeWeek' },
    ),
    one(
      'revenue.by_quarter',
      'revenue',
      [
        ['2023-10-01', 40],
        ['2024-01-01', 1280],
      ],
      { in: ['2023-10-01', '2024-04-01'], grain: 'timeQuarter' },
    ),
    one(
      'revenue.customer_sales_statistics',
      'revenue',
      [
        [1, 150],
        [2, 900],
        [3, 30],
      ],
      { by: 'accountId' },
    ),
    one(
      'payments_received.customer_sales_statistics',
      'paymentsReceived',
      [
        [1, 150],
        [2, 550],
      ],
      { by: 'accountId' },
    ),
    one(
      'gross_profit.customer_sales_statistics',
      'grossProfit',
      [
        [1, 70],
        [2, 200],
        [3, 30],
      ],
      { by: 'accountId' },
    ),
    one('revenue_growth_rate.previous_month', 'revenueGrowthRate', 26),
    one('revenue_growth_rate.base_of_zero', 'revenueGrowthRate', null, { in: EARLY }),
    one(
      'revenue_growth_rate.by_month',
      'revenueGrowthRate',
      [
        ['2023-12-01', null],
        ['2024-01-01', 26],
        ['2024-02-01', 200 / 1080 - 1],
        ['2024-03-01', -1],
      ],
      { in: WINTER, grain: 'timeMonth' },
    ),
    one(
      'revenue_growth_rate.by_channel',
      'revenueGrowthRate',
      [
        ['store', null],
        ['web', 2.75],
        [null, null],
      ],
      { by: 'orderChannel' },
    ),
    one('sales_count.basic', 'salesCount', 4),
    one('sales_count.january_of_sofia', 'salesCount', 4, { tz: 'Europe/Sofia' }),
    one('sales_count.nothing', 'salesCount', 0, { in: MARCH }),
    one(
      'sales_count.by_segment',
      'salesCount',
      [
        ['enterprise', 2],
        ['smb', 1],
        [null, 1],
      ],
      { by: 'accountSegment' },
    ),
    one(
      'sales_count.by_product',
      'salesCount',
      [
        ['Basic plan', 1],
        ['Laptop', 1],
        ['Pro plan', 1],
        ['Protective case', 1],
      ],
      { by: 'productName' },
    ),
    one('gross_profit.cost_unknown_is_none', 'grossProfit', 300),
    one('gross_profit.nothing', 'grossProfit', 0, { in: MARCH }),
    one(
      'gross_profit.by_product',
      'grossProfit',
      [
        ['Basic plan', 40],
        ['Laptop', 200],
        ['Pro plan', 30],
        ['Protective case', 30],
      ],
      { by: 'productName' },
    ),
    one('payments_received.by_payment_date', 'paymentsReceived', 700),
    one('payments_received.january_of_sofia', 'paymentsReceived', 100, { tz: 'Europe/Sofia' }),
    one('payments_received.nothing', 'paymentsReceived', 0, { in: MARCH }),
    one(
      'payments_received.by_owner',
      'paymentsReceived',
      [
        ['Ann', 150],
        ['Bob', 550],
      ],
      { by: 'ownerName' },
    ),
    one('unique_customers.basic', 'uniqueCustomers', 3),
    one('unique_customers.nobody', 'uniqueCustomers', 0, { in: MARCH }),
    one('unique_customers.quarter_is_no_sum', 'uniqueCustomers', 3, { in: QUARTER }),
    one(
      'unique_customers.by_month',
      'uniqueCustomers',
      [
        ['2024-01-01', 3],
        ['2024-02-01', 1],
        ['2024-03-01', 0],
      ],
      { in: QUARTER, grain: 'timeMonth' },
    ),
    one(
      'unique_customers.by_product',
      'uniqueCustomers',
      [
        ['Basic plan', 1],
        ['Laptop', 1],
        ['Pro plan', 1],
        ['Protective case', 1],
      ],
      { by: 'productName' },
    ),
    one(
      'unique_customers.by_owner',
      'uniqueCustomers',
      [
        ['Ann', 1],
        ['Bob', 1],
        [null, 1],
      ],
      { by: 'ownerName' },
    ),
    one('average_purchase_value.orders_not_lines', 'averagePurchaseValue', 270),
    one('average_purchase_value.nothing', 'averagePurchaseValue', null, { in: MARCH }),
    one(
      'average_purchase_value.by_segment',
      'averagePurchaseValue',
      [
        ['enterprise', 450],
        ['smb', 150],
        [null, 30],
      ],
      { by: 'accountSegment' },
    ),
    one(
      'average_purchase_value.by_channel',
      'averagePurchaseValue',
      [
        ['store', 450],
        ['web', 150],
        [null, 30],
      ],
      { by: 'orderChannel' },
    ),
    one(
      'average_purchase_value.by_product',
      'averagePurchaseValue',
      [
        ['Basic plan', 100],
        ['Laptop', 900],
        ['Pro plan', 50],
        ['Protective case', 30],
      ],
      { by: 'productName' },
    ),
    one('purchase_frequency.basic', 'purchaseFrequency', 4 / 3),
    one('purchase_frequency.nothing', 'purchaseFrequency', null, { in: MARCH }),
    one(
      'purchase_frequency.by_segment',
      'purchaseFrequency',
      [
        ['enterprise', 2],
        ['smb', 1],
        [null, 1],
      ],
      { by: 'accountSegment' },
    ),
    one('average_customer_value.basic', 'averageCustomerValue', 360),
    one('average_customer_value.nothing', 'averageCustomerValue', null, { in: MARCH }),
    one(
      'average_customer_value.by_segment',
      'averageCustomerValue',
      [
        ['enterprise', 900],
        ['smb', 150],
        [null, 30],
      ],
      { by: 'accountSegment' },
    ),
    one('repeat_purchases.over_all_history', 'repeatPurchases', 2),
    one('repeat_purchases.nothing', 'repeatPurchases', 0, { in: MARCH }),
    one(
      'repeat_purchases.by_month',
      'repeatPurchases',
      [
        ['2023-12-01', 0],
        ['2024-01-01', 2],
        ['2024-02-01', 1],
        ['2024-03-01', 0],
      ],
      { in: WINTER, grain: 'timeMonth' },
    ),
    one(
      'repeat_purchases.by_segment',
      'repeatPurchases',
      [
        ['enterprise', 1],
        ['smb', 1],
      ],
      { by: 'accountSegment' },
    ),
    one('repeat_purchase_frequency.basic', 'repeatPurchaseFrequency', 1),
    one('repeat_purchase_frequency.nothing', 'repeatPurchaseFrequency', null, { in: MARCH }),
    one('repeat_purchase_frequency.mean_days_between', 'repeatPurchaseFrequency(variant: meanDaysBetween)', (107 / 24 + 15) / 2),
    one('repeat_purchase_frequency.mean_days_of_february', 'repeatPurchaseFrequency(variant: meanDaysBetween)', 26 + 14 / 24, {
      in: FEBRUARY,
    }),
    one('repeat_purchase_rate.basic', 'repeatPurchaseRate', 1 / 3),
    one('repeat_purchase_rate.nobody_bought', 'repeatPurchaseRate', null, { in: MARCH }),
    one(
      'repeat_purchase_rate.by_segment',
      'repeatPurchaseRate',
      [
        ['enterprise', 1],
        ['smb', 0],
        [null, 0],
      ],
      { by: 'accountSegment' },
    ),
    one('customer_retention_cost.total', 'customerRetentionCost', 35),
    one('customer_retention_cost.nothing', 'customerRetentionCost', 0, { in: MARCH }),
    one(
      'customer_retention_cost.by_department',
      'customerRetentionCost',
      [
        ['marketing', 5],
        ['service', 30],
      ],
      { by: 'costDepartment' },
    ),
    one(
      'customer_retention_cost.by_type',
      'customerRetentionCost',
      [
        ['loyalty_program', 5],
        ['support', 30],
      ],
      { by: 'costType' },
    ),
    one(
      'customer_retention_cost.by_segment',
      'customerRetentionCost',
      [
        ['enterprise', 5],
        ['smb', 30],
      ],
      { by: 'accountSegment' },
    ),
    one('customer_retention_cost.per_retained_customer', 'customerRetentionCost(variant: perRetainedCustomer)', 35 / 3),
    one('customer_retention_cost.per_customer_of_none', 'customerRetentionCost(variant: perRetainedCustomer)', null, { in: EARLY }),
    one('retention_cost_ratio.basic', 'retentionCostRatio', 35 / 150),
    one('retention_cost_ratio.no_existing_revenue', 'retentionCostRatio', null, { in: MARCH }),
    one(
      'retention_cost_ratio.by_segment',
      'retentionCostRatio',
      [
        ['enterprise', null],
        ['smb', 0.2],
      ],
      { by: 'accountSegment' },
    ),
    one('cost_per_customer.basic', 'costPerCustomer', 125 / 3),
    one('cost_per_customer.nobody_served', 'costPerCustomer', null, { in: EARLY }),
    one('customer_profitability.amount', 'customerProfitability', 245),
    one('customer_profitability.margin', 'customerProfitability(variant: margin)', 245 / 1080),
    one('customer_profitability.nothing', 'customerProfitability', 0, { in: MARCH }),
    one('customer_profitability.margin_of_nothing', 'customerProfitability(variant: margin)', null, { in: MARCH }),
    one(
      'customer_profitability.by_account',
      'customerProfitability',
      [
        [1, 40],
        [2, 180],
        [3, 30],
        [5, -5],
      ],
      { by: 'accountId' },
    ),
    one(
      'customer_profitability.margin_by_account',
      'customerProfitability(variant: margin)',
      [
        [1, 40 / 150],
        [2, 0.2],
        [3, 1],
        [5, null],
      ],
      { by: 'accountId' },
    ),
    one('revenue_concentration.basic', 'revenueConcentration', 900 / 1080),
    one('revenue_concentration.nothing', 'revenueConcentration', null, { in: MARCH }),
    one('net_new_revenue.first_purchase', 'netNewRevenue', 930),
    one('net_new_revenue.total_minus_existing', 'netNewRevenue(variant: totalMinusExisting)', 930),
    one('net_new_revenue.renewals_are_out', 'netNewRevenue', 0, { in: FEBRUARY }),
    one('net_new_revenue.nothing', 'netNewRevenue', 0, { in: MARCH }),
    one(
      'net_new_revenue.by_product',
      'netNewRevenue',
      [
        ['Laptop', 900],
        ['Protective case', 30],
      ],
      { by: 'productName' },
    ),
    one(
      'net_new_revenue.by_acquisition_source',
      'netNewRevenue',
      [
        ['referral', 900],
        [null, 30],
      ],
      { by: 'accountAcquisitionSource' },
    ),
    one(
      'net_new_revenue.by_month',
      'netNewRevenue',
      [
        ['2023-12-01', 40],
        ['2024-01-01', 930],
        ['2024-02-01', 0],
        ['2024-03-01', 0],
      ],
      { in: WINTER, grain: 'timeMonth' },
    ),
    one('revenue_forecast.basic', 'revenueForecast(expectedSales: 10)', 2700),
    one('revenue_forecast.nothing_sold', 'revenueForecast(expectedSales: 10)', null, { in: MARCH }),
    one('order_cancellation_rate.basic', 'orderCancellationRate', 1 / 7),
    one('order_cancellation_rate.nothing', 'orderCancellationRate', null, { in: MARCH }),
    one(
      'order_cancellation_rate.by_channel',
      'orderCancellationRate',
      [
        ['store', 0],
        ['web', 0.25],
        [null, 0],
      ],
      { by: 'orderChannel' },
    ),
    one('order_cancellation_rate.by_reason', 'orderCancellationRate', [['price', 1 / 7]], {
      by: 'orderCancelReason',
    }),
    // Of three customers served, one moved to a dearer version by the campaign's order.
    one('upsell_rate.by_campaign', 'upsellRate', [['Winter', 1 / 3]], { by: 'campaignName' }),
    one('upsell_rate.by_product', 'upsellRate', [['Pro plan', 1 / 3]], { by: 'productName' }),
    one('upsell_rate.basic', 'upsellRate', 1 / 3),
    one('upsell_rate.nobody', 'upsellRate', null, { in: EARLY }),
    one(
      'upsell_rate.by_segment',
      'upsellRate',
      [
        ['enterprise', 0],
        ['smb', 1],
      ],
      { by: 'accountSegment' },
    ),
    one('cross_sell_rate.no_customer', 'crossSellRate', 0),
    one('cross_sell_rate.february', 'crossSellRate', 1 / 3, { in: FEBRUARY }),
    one('cross_sell_rate.nobody', 'crossSellRate', null, { in: EARLY }),
    one('expansion_revenue.lines_only', 'expansionRevenue', 80),
    one('expansion_revenue.nothing', 'expansionRevenue', 0, { in: MARCH }),
    one(
      'expansion_revenue.by_line_type',
      'expansionRevenue',
      [
        ['cross_sell', 30],
        ['upsell', 50],
      ],
      { by: 'orderLineType' },
    ),
    one(
      'expansion_revenue.by_owner',
      'expansionRevenue',
      [
        ['Ann', 50],
        [null, 30],
      ],
      { by: 'ownerName' },
    ),
    one('sales_service_cost.total', 'salesServiceCost', 560),
    one('sales_service_cost.per_sale', 'salesServiceCost(variant: perSale)', 140),
    one('sales_service_cost.per_sale_of_none', 'salesServiceCost(variant: perSale)', null, { in: MARCH }),
    one('sales_service_cost.by_type', 'salesServiceCost', [['salaries', 560]], { by: 'costType' }),
    one('crm_roi.net', 'crmRoi', (70 - 40) / 40),
    one('crm_roi.return_multiple', 'crmRoi(variant: returnMultiple)', 70 / 40),
    one('crm_roi.no_cost', 'crmRoi', null, { in: FEBRUARY }),
    one('sales_roi.net', 'salesRoi', (300 - 560) / 560),
    one('sales_roi.return_multiple', 'salesRoi(variant: returnMultiple)', 300 / 560),
    one('sales_roi.no_cost', 'salesRoi', null, { in: FEBRUARY }),
  ],
)
