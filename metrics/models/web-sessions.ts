import { model } from '../../schema/define.ts'
import { campaigns } from './campaigns.ts'

export const webSessions = model('webSessions', {
  table: 'web_sessions',
  grain: 'One row per visit to the website, robots and staff left out.',
  // Visits are versions of their visitor: a lead leads to the last visit before it came in.
  key: 'visitor_id',
  entity: 'session',
  validity: { from: 'started_at' },
  metricTime: 'startedAt',
  freshness: { newest: 'started_at', within: { count: 2, grain: 'day' } },
  where: { is_bot: false, is_internal: false },
  entities: { campaign: { model: campaigns, column: 'campaign_id' } },
  dimensions: { channel: 'channel', source: 'source', landingPage: 'landing_page', country: 'country', startedAt: 'started_at' },
})
