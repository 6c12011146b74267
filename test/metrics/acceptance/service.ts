import { FEBRUARY, MARCH, one, WINTER, world } from './acceptance-world.ts'

/**
 * Ticket 1 waits 1 h and 3 h (two messages in a row are one wait, the robot is no answer), 2 waits 10 h, 3 is not answered, 4 is spam,
 * 5 comes in the last hour of January and waits 4 h into February, 6 is a follow-up of 2 within 7 days, 8 of 7 after them.
 */
export const tickets = world(
  'tickets',
  `
  crm_users: user_id full_name role team
  1 Ann service_rep East
  2 Bob service_rep West

  accounts: account_id segment country
  1 enterprise DE
  2 smb BG

  tickets: ticket_id account_id opened_at channel ticket_type category priority product_id assigned_user_id parent_ticket_id first_replied_at resolved_at reopen_count is_spam
  1 1 2024-01-05T08 chat question billing high 3 1 - 2024-01-05T09 2024-01-05T20 0 false
  2 1 2024-01-06T00 email complaint billing low - 2 - 2024-01-06T10 2024-01-07T00 0 false
  3 2 2024-01-10T00 phone complaint - low - - - - - 0 false
  4 2 2024-01-11T00 email complaint - - - 1 - 2024-01-11T01 2024-01-11T02 0 true
  5 - 2024-01-31T22:30 chat problem delivery high 3 1 - 2024-02-01T02:30 2024-02-01T00 0 false
  6 1 2024-01-10T00 email question billing low - 2 2 2024-01-10T02 2024-01-10T06 0 false
  7 2 2024-01-12T00 phone question - low - 1 - 2024-01-12T02 2024-01-12T06 0 false
  8 2 2024-01-25T00 phone question - low - 1 7 2024-01-25T02 2024-01-25T06 0 false
  9 2 2024-01-13T00 phone problem - low - 2 - 2024-01-13T02 2024-01-13T12 1 false

  ticket_events: ticket_id occurred_at event_type user_id
  1 2024-01-05T08:00 customer_message -
  1 2024-01-05T08:10 auto_reply -
  1 2024-01-05T08:30 customer_message -
  1 2024-01-05T09:00 agent_reply 1
  1 2024-01-05T09:30 agent_reply 1
  1 2024-01-05T12:00 customer_message -
  1 2024-01-05T13:00 internal_note 1
  1 2024-01-05T15:00 agent_reply 1
  2 2024-01-06T00:00 customer_message -
  2 2024-01-06T10:00 agent_reply 2
  3 2024-01-10T00:00 customer_message -
  3 2024-01-10T00:01 auto_reply -
  4 2024-01-11T00:00 customer_message -
  4 2024-01-11T01:00 agent_reply 1
  5 2024-01-31T22:30 customer_message -
  5 2024-02-01T02:30 agent_reply 1
  6 2024-01-10T00:00 customer_message -
  6 2024-01-10T02:00 agent_reply 2
  7 2024-01-12T00:00 customer_message -
  7 2024-01-12T02:00 agent_reply 1
  8 2024-01-25T00:00 customer_message -
  8 2024-01-25T02:00 agent_reply 1
  9 2024-01-13T00:00 customer_message -
  9 2024-01-13T02:00 agent_reply 2
  `,
  [
    one('ticket_volume.spam_out', 'ticketVolume', 8),
    one('ticket_volume.january_of_sofia', 'ticketVolume', 7, { tz: 'Europe/Sofia' }),
    one('ticket_volume.nothing', 'ticketVolume', 0, { in: MARCH }),
    one(
      'ticket_volume.by_channel',
      'ticketVolume',
      [
        ['chat', 2],
        ['email', 2],
        ['phone', 4],
      ],
      { by: 'ticketChannel' },
    ),
    one(
      'ticket_volume.by_segment',
      'ticketVolume',
      [
        ['enterprise', 3],
        ['smb', 4],
        [null, 1],
      ],
      { by: 'accountSegment' },
    ),
    one(
      'ticket_volume.by_product',
      'ticketVolume',
      [
        ['Laptop', 2],
        [null, 6],
      ],
      { by: 'productName' },
    ),
    one(
      'ticket_volume.by_assignee',
      'ticketVolume',
      [
        ['Ann', 4],
        ['Bob', 3],
        [null, 1],
      ],
      { by: 'assigneeName' },
    ),
    one(
      'ticket_volume.by_month',
      'ticketVolume',
      [
        ['2023-12-01', 0],
        ['2024-01-01', 8],
        ['2024-02-01', 0],
        ['2024-03-01', 0],
      ],
      { in: WINTER, grain: 'timeMonth' },
    ),
    one('complaint_count.spam_out', 'complaintCount', 2),
    one('complaint_count.nothing', 'complaintCount', 0, { in: FEBRUARY }),
    one(
      'complaint_count.by_channel',
      'complaintCount',
      [
        ['email', 1],
        ['phone', 1],
      ],
      { by: 'ticketChannel' },
    ),
    one(
      'complaint_count.by_category',
      'complaintCount',
      [
        ['billing', 1],
        [null, 1],
      ],
      { by: 'ticketCategory' },
    ),
    // Waits of 1, 3, 10, 4, 2, 2, 2 and 2 hours.
    one('average_response_time.all_replies', 'averageResponseTime', 26 / 8),
    one('average_response_time.first_response', 'averageResponseTime(variant: firstResponse)', 23 / 7),
    one('average_response_time.nothing', 'averageResponseTime', null, { in: MARCH }),
    one(
      'average_response_time.by_channel',
      'averageResponseTime',
      [
        ['chat', 8 / 3],
        ['email', 6],
        ['phone', 2],
      ],
      { by: 'ticketChannel', where: '{ ticketChannel: { isNull: false } }' },
    ),
    one(
      'average_response_time.by_team',
      'averageResponseTime',
      [
        ['East', 12 / 5],
        ['West', 14 / 3],
      ],
      { by: 'assigneeTeam', where: '{ assigneeTeam: { isNull: false } }' },
    ),
    one(
      'average_response_time.by_priority',
      'averageResponseTime',
      [
        ['high', 8 / 3],
        ['low', 18 / 5],
      ],
      { by: 'ticketPriority' },
    ),
    one('average_response_time.waiting_from_in_sofia', 'averageResponseTime', 22 / 7, { tz: 'Europe/Sofia' }),
    one('average_wait_time.per_ticket', 'averageWaitTime', 26 / 7),
    one('average_wait_time.nothing', 'averageWaitTime', null, { in: MARCH }),
    one(
      'average_wait_time.by_channel',
      'averageWaitTime',
      [
        ['chat', 4],
        ['email', 6],
        ['phone', 2],
      ],
      { by: 'ticketChannel' },
    ),
    // 12, 24, 6, 6, 6 and 12 hours.
    one('average_resolution_time.mean', 'averageResolutionTime', 11),
    one('average_resolution_time.median', 'averageResolutionTime(variant: median)', 9),
    one('average_resolution_time.p90', 'averageResolutionTime(variant: p90)', 18),
    one('average_resolution_time.nothing', 'averageResolutionTime', null, { in: MARCH }),
    one(
      'average_resolution_time.by_rep',
      'averageResolutionTime',
      [
        ['Ann', 8],
        ['Bob', 14],
      ],
      { by: 'assigneeName' },
    ),
    one(
      'average_resolution_time.by_team',
      'averageResolutionTime',
      [
        ['East', 8],
        ['West', 14],
      ],
      { by: 'assigneeTeam' },
    ),
    one('average_resolution_time.resolved_at_first_instant_of_february', 'averageResolutionTime', 1.5, { in: FEBRUARY }),
    one(
      'average_resolution_time.by_type',
      'averageResolutionTime',
      [
        ['complaint', 24],
        ['problem', 12],
        ['question', 7.5],
      ],
      { by: 'ticketType' },
    ),
  ],
)

/** 1 is solved at once; 2 needed two messages; 3 was reopened; 4 had a follow-up on the seventh day, 5 on the ninth. */
export const firstContacts = world(
  'tickets solved at the first contact',
  `
  crm_users: user_id full_name role team
  1 Ann service_rep East
  2 Bob service_rep West

  tickets: ticket_id opened_at channel assigned_user_id parent_ticket_id first_replied_at resolved_at reopen_count is_spam
  1 2024-01-05T00 chat 1 - 2024-01-05T01 2024-01-05T02 0 false
  2 2024-01-05T00 chat 1 - 2024-01-05T01 2024-01-05T05 0 false
  3 2024-01-05T00 email 2 - 2024-01-05T01 2024-01-05T05 1 false
  4 2024-01-05T00 email 2 - 2024-01-05T01 2024-01-05T05 0 false
  5 2024-01-05T00 email 2 - 2024-01-05T01 2024-01-05T05 0 false
  6 2024-01-05T00 email 2 - 2024-01-05T01 2024-01-05T05 0 true
  7 2024-01-05T00 chat 2 - - - 0 false
  14 2024-01-11T00 email 2 4 2024-01-11T01 2024-02-11T01 0 false
  15 2024-01-14T06 email 2 5 2024-01-14T07 2024-02-11T01 0 false

  ticket_events: ticket_id occurred_at event_type
  1 2024-01-05T00:00 customer_message
  1 2024-01-05T01:00 agent_reply
  1 2024-01-05T02:00 resolved
  2 2024-01-05T00:00 customer_message
  2 2024-01-05T01:00 agent_reply
  2 2024-01-05T03:00 customer_message
  2 2024-01-05T04:00 agent_reply
  3 2024-01-05T00:00 customer_message
  3 2024-01-05T01:00 agent_reply
  4 2024-01-05T00:00 customer_message
  4 2024-01-05T01:00 agent_reply
  5 2024-01-05T00:00 customer_message
  5 2024-01-05T01:00 agent_reply
  6 2024-01-05T00:00 customer_message
  6 2024-01-05T01:00 agent_reply
  7 2024-01-05T00:00 customer_message
  `,
  [
    one('first_contact_resolution_rate.basic', 'firstContactResolutionRate', 0.4),
    one('first_contact_resolution_rate.nothing', 'firstContactResolutionRate', null, { in: MARCH }),
    one(
      'first_contact_resolution_rate.by_channel',
      'firstContactResolutionRate',
      [
        ['chat', 0.5],
        ['email', 1 / 3],
      ],
      { by: 'ticketChannel', where: '{ ticketType: { eq: "question" } }' },
    ),
    one(
      'first_contact_resolution_rate.by_assignee',
      'firstContactResolutionRate',
      [
        ['Ann', 0.5],
        ['Bob', 1 / 3],
      ],
      { by: 'assigneeName' },
    ),
    one('first_contact_resolution_rate.window', 'firstContactResolutionRate(window: 10)', 0.2),
    one('first_contact_resolution_rate.short_window', 'firstContactResolutionRate(window: 2)', 0.6),
  ],
)
