import { MARCH, one, world } from './acceptance-world.ts'

/**
 * 1 and 5 are promoters by their latest answer, 2 a detractor, 4 a promoter who was a detractor before; 3 was never asked. 1 and 4 buy twice in
 * January, 5 once. Four deals are won, each with an account that becomes a customer for the first time on that day; the renewal of 6 is none.
 */
export const loyalCustomers = world(
  'promoters, buyers and deals',
  `
  accounts: account_id
  1
  2
  3
  4
  5
  6

  customer_periods: account_id period_no started_at
  1 1 2024-01-05T00
  2 1 2024-01-06T00
  3 1 2024-01-07T00
  4 1 2024-01-08T00
  5 1 2023-05-01T00
  6 1 2023-05-01T00

  opportunities: account_id opportunity_type closed_at outcome amount
  1 new_business 2024-01-05T00 won 100
  2 new_business 2024-01-06T00 won 100
  3 new_business 2024-01-07T00 won 100
  4 new_business 2024-01-08T00 won 100
  5 new_business 2024-01-09T00 lost 100
  6 renewal 2024-01-09T00 won 100

  tickets: ticket_id opened_at channel
  1 2024-01-02T00 phone
  2 2024-01-02T00 phone
  3 2024-01-02T00 chat

  ticket_events: ticket_id event_type occurred_at
  1 customer_message 2024-01-02T00
  1 agent_reply 2024-01-02T04
  2 customer_message 2024-01-02T00
  2 agent_reply 2024-01-02T02
  3 customer_message 2024-01-02T00
  3 agent_reply 2024-01-02T01

  surveys: survey_id survey_type name touchpoint scale_min scale_max polarity top_box_min bottom_box_max
  20 ces Menu phone_menu 1 7 higher_is_better 5 3

  survey_responses: survey_id account_id responded_at sent_at score ticket_id
  1 1 2024-01-02T00 2024-01-01T00 10 -
  1 2 2024-01-02T00 2024-01-01T00 3 -
  1 4 2024-01-02T00 2024-01-01T00 2 -
  1 4 2024-01-20T00 2024-01-19T00 9 -
  1 5 2024-01-02T00 2024-01-01T00 9 -
  20 1 2024-01-03T00 2024-01-02T12 5 1
  20 2 2024-01-03T00 2024-01-02T12 3 2

  orders: order_id account_id ordered_at
  1 1 2024-01-05T00
  2 1 2024-01-20T00
  3 2 2024-01-06T00
  4 3 2024-01-07T00
  5 4 2024-01-10T00
  6 4 2024-01-25T00
  7 5 2024-01-11T00

  order_lines: order_id net_amount
  1 100
  2 100
  3 50
  4 30
  5 40
  6 60
  7 300
  `,
  [
    one(
      'repeat_purchase_rate.by_nps_group',
      'repeatPurchaseRate',
      [
        ['detractor', 0],
        ['promoter', 2 / 3],
        [null, 0],
      ],
      { by: 'accountNpsGroup' },
    ),
    one(
      'customer_lifetime_value.historic_by_nps_group',
      'customerLifetimeValue(variant: historic)',
      [
        ['detractor', 50],
        ['promoter', 200],
        [null, 30],
      ],
      { by: 'accountNpsGroup' },
    ),
    one('ces.by_touchpoint_of_the_ticket', 'ces', [['phone_menu', 4]], { by: 'ticketTouchpoint' }),
    one(
      'average_wait_time.by_touchpoint_of_the_ticket',
      'averageWaitTime',
      [
        ['phone_menu', 3],
        [null, 1],
      ],
      { by: 'ticketTouchpoint' },
    ),
    one('deals_won.agree_with_new_customers', 'dealsWon', 4, { where: '{ opportunityType: { eq: "new_business" } }' }),
    one('new_customers.agree_with_deals_won', 'newCustomers', 4),
    one('new_customers.agree_with_deals_won.later', 'newCustomers', 0, { in: MARCH }),
  ],
)
