import { model } from '../../schema/define.ts'
import { accounts } from './accounts.ts'
import { contacts } from './contacts.ts'
import { crmUsers } from './crm-users.ts'
import { surveys } from './surveys.ts'
import { tickets } from './tickets.ts'

export const surveyResponses = model('surveyResponses', {
  table: 'survey_responses',
  grain: 'One row per survey sent to somebody, answered or not.',
  key: 'response_id',
  metricTime: 'respondedAt',
  freshness: { newest: 'sent_at', within: { count: 4, grain: 'day' } },
  entities: {
    survey: { model: surveys, column: 'survey_id' },
    account: { model: accounts, column: 'account_id' },
    contact: { model: contacts, column: 'contact_id' },
    ticket: { model: tickets, column: 'ticket_id' },
    agent: { model: crmUsers, column: 'agent_user_id' },
    product: { through: 'ticket.product' },
  },
  dimensions: {
    deliveryChannel: 'delivery_channel',
    sentiment: 'sentiment',
    topic: 'topic',
    comment: {
      column: 'comment',
      label: 'Comment',
      description: 'What was said beside the score: shown among the records behind a number.',
    },
    npsGroup: {
      when: [
        [{ surveyType: 'nps', score: { gte: { column: 'surveyTopBoxMin' }, lte: { column: 'surveyScaleMax' } } }, 'promoter'],
        [{ surveyType: 'nps', score: { lte: { column: 'surveyBottomBoxMax' }, gte: { column: 'surveyScaleMin' } } }, 'detractor'],
        [{ surveyType: 'nps', score: { gt: { column: 'surveyBottomBoxMax' }, lt: { column: 'surveyTopBoxMin' } } }, 'passive'],
      ],
      otherwise: null,
      label: 'NPS group of the answer',
      description: 'What an answer to an NPS survey says, by the bands of its survey: promoter, passive or detractor.',
    },
    sentAt: 'sent_at',
    respondedAt: 'responded_at',
  },
})
