import { FEBRUARY, MARCH, one, WINTER, world } from './acceptance-world.ts'

const EARLY = ['2020-01-01', '2020-02-01'] as const

/**
 * Customers 1 and 2 are served; 3 never was one, 4 left before. Message m2 is opened by a robot alone, m3 in February; m1 is delivered, opened
 * and clicked twice; m5 was never delivered.
 */
export const engagement = world(
  'engagement',
  `
  campaigns: campaign_id name
  1 Winter

  accounts: account_id segment loyalty_joined_at loyalty_left_at
  1 smb 2023-01-01T00 -
  2 enterprise 2023-01-01T00 2024-01-15T00
  3 smb 2023-01-01T00 -
  4 smb - -
  5 - 2023-01-01T00 2024-02-01T00

  customer_periods: account_id started_at ended_at
  1 2023-01-01T00 -
  2 2023-01-01T00 -
  4 2023-01-01T00 2023-12-15T00
  5 2023-01-01T00 -

  activities: occurred_at activity_type account_id campaign_id message_id is_automated
  2024-01-10T00 email_delivered 1 1 m1 false
  2024-01-11T00 email_delivered 1 1 m1 false
  2024-01-10T00 email_delivered 2 - m2 true
  2024-01-31T23:00 email_delivered 2 - m3 false
  2024-02-01T00 email_delivered 2 - m4 false
  2024-01-10T01 email_open 1 1 m1 false
  2024-01-10T02 email_open 1 1 m1 false
  2024-01-10T03 email_click 1 1 m1 false
  2024-01-10T04 email_click 1 1 m1 false
  2024-01-10T01 email_open 2 - m2 true
  2024-02-02T00 email_open 2 - m3 false
  2024-01-10T01 email_open 3 - m5 false
  2024-01-05T00 web_visit 1 - - false
  2024-01-06T00 social_interaction 3 - - false
  2024-01-07T00 product_usage 1 - - false
  2024-01-08T00 loyalty_event 4 - - false
  2024-01-31T22:30 web_visit 5 - - false
  2024-01-09T00 call 2 - - false
  2024-01-09T00 email_sent 2 - m1 true
  `,
  [
    one('customer_engagement_rate.basic', 'customerEngagementRate', 2 / 3),
    one('customer_engagement_rate.january_of_sofia', 'customerEngagementRate', 1 / 3, { tz: 'Europe/Sofia' }),
    one('customer_engagement_rate.nobody_served', 'customerEngagementRate', null, { in: EARLY }),
    one(
      'customer_engagement_rate.by_segment',
      'customerEngagementRate',
      [
        ['enterprise', 0],
        ['smb', 1],
        [null, 1],
      ],
      { by: 'accountSegment' },
    ),
    one('customer_engagement_rate.nobody_engaged', 'customerEngagementRate', 0, { in: MARCH }),
    one('engagement_events.basic', 'engagementEvents', 10),
    one('engagement_events.web_visits', 'engagementEvents(activityType: web_visit)', 2),
    one('engagement_events.social_interactions', 'engagementEvents(activityType: social_interaction)', 1),
    one('engagement_events.nothing', 'engagementEvents', 0, { in: MARCH }),
    one(
      'engagement_events.by_type',
      'engagementEvents',
      [
        ['email_click', 2],
        ['email_open', 3],
        ['loyalty_event', 1],
        ['product_usage', 1],
        ['social_interaction', 1],
        ['web_visit', 2],
      ],
      { by: 'activityType' },
    ),
    one(
      'engagement_events.by_segment',
      'engagementEvents',
      [
        ['smb', 9],
        [null, 1],
      ],
      { by: 'accountSegment' },
    ),
    one('engagement_events.alert_threshold', 'engagementEvents', [[1, 6]], { by: 'accountId', having: '{ engagementEvents: { gte: 3 } }' }),
    one('email_open_rate.basic', 'emailOpenRate', 2 / 3),
    one('email_open_rate.sofia', 'emailOpenRate', 0.5, { tz: 'Europe/Sofia' }),
    one('email_open_rate.nothing_delivered', 'emailOpenRate', null, { in: MARCH }),
    one('email_open_rate.not_opened', 'emailOpenRate', 0, { in: FEBRUARY }),
    one(
      'email_open_rate.by_campaign',
      'emailOpenRate',
      [
        ['Winter', 1],
        [null, 0.5],
      ],
      { by: 'campaignName' },
    ),
    one('email_click_rate.basic', 'emailClickRate', 1 / 3),
    one('email_click_rate.nothing_delivered', 'emailClickRate', null, { in: MARCH }),
    one(
      'email_click_rate.by_campaign',
      'emailClickRate',
      [
        ['Winter', 1],
        [null, 0],
      ],
      { by: 'campaignName' },
    ),
    one('loyalty_participation_rate.basic', 'loyaltyParticipationRate', 2 / 3),
    one('loyalty_participation_rate.nobody', 'loyaltyParticipationRate', null, { in: EARLY }),
    one(
      'loyalty_participation_rate.by_segment',
      'loyaltyParticipationRate',
      [
        ['enterprise', 0],
        ['smb', 1],
        [null, 1],
      ],
      { by: 'accountSegment' },
    ),
    one(
      'loyalty_participation_rate.by_month',
      'loyaltyParticipationRate',
      [
        ['2023-12-01', 1],
        ['2024-01-01', 2 / 3],
        ['2024-02-01', 1 / 3],
        ['2024-03-01', 1 / 3],
      ],
      { in: WINTER, grain: 'timeMonth' },
    ),
  ],
)
