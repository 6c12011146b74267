import { FEBRUARY, JANUARY, MARCH, one, QUARTER, world } from './acceptance-world.ts'

const SOFIA = { in: MARCH, tz: 'Europe/Sofia' } as const

/**
 * March of Sofia begins at 22:00 on 29 February and ends at 21:00 on 31 March. Ticket 1 is of its first instant and opens with a letter of the
 * agent; 2 is written and answered in one instant, then waits twice; 3 is not answered; 4 is spam; 5 is of its last second; 6 of the first of
 * April there; 7 follows up on 2 after exactly 7 days, 8 on 5 a second before; 9 is solved as it comes in.
 */
export const ticketsAtEdges = world(
  'tickets at the edges of a month',
  `
  crm_users: user_id full_name role team
  1 Ann service_rep East
  2 Bob service_rep West

  accounts: account_id segment
  1 smb
  2 -

  customer_periods: account_id started_at ended_at
  1 2023-01-01T00 -
  2 2023-01-01T00 2024-03-31T23

  tickets: ticket_id account_id opened_at channel ticket_type priority assigned_user_id parent_ticket_id first_replied_at resolved_at reopen_count is_spam
  1 1 2024-02-29T22:00 chat complaint high 1 - 2024-02-29T23:00 2024-03-01T00 0 false
  2 1 2024-03-05T00 chat question - 1 - 2024-03-05T00 2024-03-06T12 0 false
  3 - 2024-03-07T00 - complaint low - - - - 0 false
  4 2 2024-03-07T00 chat complaint low 1 - 2024-03-08T00 2024-03-09T00 0 true
  5 2 2024-03-31T20:59:59 phone problem - 2 - 2024-04-01T20:59:59 2024-04-02T00 0 false
  6 1 2024-03-31T21:00 phone complaint - 2 - 2024-03-31T22:00 2024-03-31T23:00 2 false
  7 1 2024-03-13T12 chat question - 1 2 2024-03-13T13 2024-03-13T14 0 false
  8 2 2024-04-08T23:59:59 phone question - 2 5 2024-04-09T13 2024-04-10T14 0 false
  9 1 2024-03-20T00 phone question - 2 - - 2024-03-20T00 0 false

  ticket_events: ticket_id occurred_at event_type
  1 2024-02-29T22:00 agent_reply
  1 2024-02-29T22:30 customer_message
  1 2024-02-29T23:00 agent_reply
  2 2024-03-05T00 customer_message
  2 2024-03-05T00 agent_reply
  2 2024-03-05T01 customer_message
  2 2024-03-05T02 customer_message
  2 2024-03-05T03 auto_reply
  2 2024-03-05T05 agent_reply
  2 2024-03-06T00 customer_message
  2 2024-03-06T06 agent_reply
  2 2024-03-06T07 customer_message
  3 2024-03-07T00 customer_message
  3 2024-03-07T01 transferred
  4 2024-03-07T00 customer_message
  4 2024-03-08T00 agent_reply
  5 2024-03-31T20:59:59 customer_message
  5 2024-04-01T20:59:59 agent_reply
  6 2024-03-31T21:00 customer_message
  6 2024-03-31T22:00 agent_reply
  7 2024-03-13T12 customer_message
  7 2024-03-13T13 agent_reply
  9 2024-03-20T00 customer_message
  `,
  [
    one('ticket_volume.march_of_sofia', 'ticketVolume', 6, SOFIA),
    one('ticket_volume.named_default', 'ticketVolume(variant: total)', 6, { in: MARCH }),
    one('ticket_volume.per_active_customer', 'ticketVolume(variant: perActiveCustomer)', 6, { in: MARCH }),
    one('ticket_volume.per_active_customer_in_sofia', 'ticketVolume(variant: perActiveCustomer)', 3, SOFIA),
    one('ticket_volume.per_active_customer_of_none', 'ticketVolume(variant: perActiveCustomer)', null, {
      in: ['2020-01-01', '2020-02-01'],
    }),
    one(
      'ticket_volume.by_channel_with_unknown',
      'ticketVolume',
      [
        ['chat', 3],
        ['phone', 2],
        [null, 1],
      ],
      { ...SOFIA, by: 'ticketChannel' },
    ),
    one('complaint_count.march_of_sofia', 'complaintCount', 2, SOFIA),
    one('complaint_count.march', 'complaintCount', 2, { in: MARCH }),
    one(
      'complaint_count.by_month',
      'complaintCount',
      [
        ['2024-01-01', 0],
        ['2024-02-01', 1],
        ['2024-03-01', 2],
      ],
      { in: QUARTER, grain: 'timeMonth' },
    ),
    // Waits: half an hour (1), none, four and six hours (2), a day (5), an hour (7); not that of spam, and none without an answer.
    one('average_response_time.named_default', 'averageResponseTime(variant: allReplies)', (0.5 + 0 + 4 + 6 + 24 + 1) / 6, SOFIA),
    one('average_response_time.march', 'averageResponseTime', (0 + 4 + 6 + 24 + 1 + 1) / 6, { in: MARCH }),
    one('average_response_time.first_response_at_edges', 'averageResponseTime(variant: firstResponse)', (1 + 0 + 24 + 1) / 4, SOFIA),
    one('average_response_time.first_response_nothing', 'averageResponseTime(variant: firstResponse)', null, { in: JANUARY }),
    one(
      'average_response_time.first_response_by_channel',
      'averageResponseTime(variant: firstResponse)',
      [
        ['chat', 2 / 3],
        ['phone', 24],
      ],
      { ...SOFIA, by: 'ticketChannel', where: '{ ticketChannel: { isNull: false } }' },
    ),
    one('average_response_time.median', 'averageResponseTime(variant: median)', 2.5, SOFIA),
    one('average_response_time.p90', 'averageResponseTime(variant: p90)', 15, SOFIA),
    one('average_wait_time.sum_of_a_ticket', 'averageWaitTime', (0.5 + 10 + 24 + 1) / 4, SOFIA),
    one('average_wait_time.named_default', 'averageWaitTime(variant: mean)', (10 + 24 + 1 + 1) / 4, { in: MARCH }),
    one('average_wait_time.median', 'averageWaitTime(variant: median)', 5.5, SOFIA),
    one(
      'average_wait_time.by_assignee',
      'averageWaitTime',
      [
        ['Ann', 11.5 / 3],
        ['Bob', 24],
      ],
      { ...SOFIA, by: 'assigneeName', where: '{ assigneeName: { isNull: false } }' },
    ),
    // 2, 36, 2 and 0 hours.
    one('average_resolution_time.march_of_sofia', 'averageResolutionTime', 10, SOFIA),
    one('average_resolution_time.named_default', 'averageResolutionTime(variant: mean)', (2 + 36 + 2 + 2 + 0) / 5, { in: MARCH }),
    one('average_resolution_time.median_at_edges', 'averageResolutionTime(variant: median)', 2, SOFIA),
    one('average_resolution_time.median_nothing', 'averageResolutionTime(variant: median)', null, { in: FEBRUARY }),
    one('average_resolution_time.p90_at_edges', 'averageResolutionTime(variant: p90)', 2 + 0.7 * 34, SOFIA),
    one('average_resolution_time.p90_nothing', 'averageResolutionTime(variant: p90)', null, { in: JANUARY }),
    one(
      'average_resolution_time.p90_by_rep',
      'averageResolutionTime(variant: p90)',
      [
        ['Ann', 2 + 0.8 * 34],
        ['Bob', 0],
      ],
      { ...SOFIA, by: 'assigneeName' },
    ),
    one(
      'average_resolution_time.median_by_rep',
      'averageResolutionTime(variant: median)',
      [
        ['Ann', 2],
        ['Bob', 0],
      ],
      { ...SOFIA, by: 'assigneeName' },
    ),
    // Issues resolved are 1, 2 and 9: 1 and 9 at once. In April 5 has a follow-up within 7 days.
    one('first_contact_resolution_rate.march_of_sofia', 'firstContactResolutionRate', 2 / 3, SOFIA),
    one('first_contact_resolution_rate.reopened', 'firstContactResolutionRate', 0.5, { in: MARCH }),
    one('first_contact_resolution_rate.follow_up_within_7_days', 'firstContactResolutionRate', 0, { in: ['2024-04-01', '2024-05-01'] }),
    one('first_contact_resolution_rate.shorter_window', 'firstContactResolutionRate(window: 6.9)', 1, {
      in: ['2024-04-01', '2024-05-01'],
    }),
    one(
      'first_contact_resolution_rate.by_assignee_at_edges',
      'firstContactResolutionRate',
      [
        ['Ann', 0.5],
        ['Bob', 1],
      ],
      { ...SOFIA, by: 'assigneeName' },
    ),
  ],
)

/** 2 comes back on the seventh day to the second, 1 a second before; 3 twice. */
export const followUpsAtEdges = world(
  'follow-ups on the seventh day',
  `
  tickets: ticket_id opened_at parent_ticket_id resolved_at
  1 2024-03-01T00 - 2024-03-02T00
  2 2024-03-01T00 - 2024-03-02T00
  3 2024-03-01T00 - 2024-03-02T00
  11 2024-03-08T23:59:59 1 -
  12 2024-03-09T00 2 -
  13 2024-03-20T00 3 -
  14 2024-03-03T00 3 -

  ticket_events: ticket_id occurred_at event_type
  1 2024-03-01T00 customer_message
  2 2024-03-01T00 customer_message
  3 2024-03-01T00 customer_message
  `,
  [
    one('first_contact_resolution_rate.exactly_7_days_are_not_within_7', 'firstContactResolutionRate', 1 / 3, { in: MARCH }),
    one('first_contact_resolution_rate.window_of_nothing', 'firstContactResolutionRate(window: 0)', 1, { in: MARCH }),
  ],
)
