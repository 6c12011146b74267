import type { Account } from './account.ts'
import { day, hour, type Instant, instantText, now } from './calendar.ts'
import { type DemoRow, type DemoTable, mappedTable, streamedTable } from './demo-table.ts'
import { Random } from './random.ts'
import type { Sales } from './sales.ts'
import type { Ticket } from './ticket.ts'

interface Survey {
  readonly id: number
  readonly type: 'nps' | 'ces' | 'csat' | 'feedback'
  readonly name: string
  readonly question: string | null
  readonly touchpoint: string
  readonly scale: readonly [min: number, max: number] | null
  readonly reversed?: boolean
  readonly top: number | null
  readonly bottom: number | null
}

const surveys: readonly Survey[] = [
  {
    id: 1,
    type: 'nps',
    name: 'NPS 0-10',
    question: 'How likely are you to recommend us?',
    touchpoint: 'relationship',
    scale: [0, 10],
    top: 9,
    bottom: 6,
  },
  {
    id: 2,
    type: 'nps',
    name: 'NPS 1-10',
    question: 'From 1 to 10, how likely are you to recommend our product?',
    touchpoint: 'onboarding',
    scale: [1, 10],
    top: 9,
    bottom: 6,
  },
  {
    id: 3,
    type: 'nps',
    name: 'NPS 1-5',
    question: 'How likely are you to recommend us? 1-5',
    touchpoint: 'post_purchase',
    scale: [1, 5],
    top: 4,
    bottom: 2,
  },
  {
    id: 4,
    type: 'ces',
    name: 'CES agreement 1-7',
    question: '1 = very hard, 7 = very little effort',
    touchpoint: 'post_ticket',
    scale: [1, 7],
    top: 5,
    bottom: 3,
  },
  {
    id: 5,
    type: 'ces',
    name: 'CES effort 1-7',
    question: 'Effort: 1 = very easy, 7 = very hard',
    touchpoint: 'post_ticket',
    scale: [1, 7],
    reversed: true,
    top: 5,
    bottom: 3,
  },
  { id: 6, type: 'csat', name: 'CSAT 1-5', question: null, touchpoint: 'post_ticket', scale: [1, 5], top: 4, bottom: 2 },
  { id: 7, type: 'csat', name: 'CSAT 1-10', question: null, touchpoint: 'post_purchase', scale: [1, 10], top: 9, bottom: 6 },
  { id: 8, type: 'feedback', name: 'Open feedback form', question: null, touchpoint: 'relationship', scale: null, top: null, bottom: null },
  {
    id: 9,
    type: 'feedback',
    name: 'Why are you leaving?',
    question: 'What could we have done better?',
    touchpoint: 'cancellation',
    scale: null,
    top: null,
    bottom: null,
  },
]

interface Invitation {
  readonly survey: number
  readonly account: Account | null
  readonly sentAt: Instant
  readonly ticket?: Ticket
  readonly orderId?: number
  /** From 0 to 1: how content the person is. */
  readonly mood: number
}

const praise = ['Quick and friendly.', 'Works as promised.', 'Thank you!', 'The new report saved us a day, every month.']
const blame = ['Too slow.', 'I had to explain it "three times".', 'The price went up again', 'Nobody called back.']
const neutral = ['Fine.', 'No opinion', 'Please add an export.']
const topics = ['feature_request', 'onboarding', 'support', 'price', 'delivery', null]

function scoreOf(random: Random, survey: Survey, mood: number): number | null {
  if (survey.scale === null || random.chance(0.02)) return null
  const [min, max] = survey.scale
  // Paper forms let people write a number that is not on the scale.
  if (random.chance(0.012)) return max + 1
  const share = Math.max(0, Math.min(0.999, mood + random.between(-0.35, 0.4)))
  const score = min + Math.floor(share * (max - min + 1))
  return survey.reversed === true ? max + min - score : score
}

function words(random: Random, survey: Survey, mood: number): { comment: string | null; sentiment: string | null; topic: string | null } {
  if (!random.chance(survey.type === 'feedback' ? 0.95 : 0.22)) return { comment: null, sentiment: null, topic: null }
  const sentiment = mood > 0.62 ? 'positive' : mood < 0.4 ? 'negative' : 'neutral'
  const comment = random.pick(sentiment === 'positive' ? praise : sentiment === 'negative' ? blame : neutral)
  return {
    comment,
    sentiment: random.orNull(sentiment, 0.08),
    topic: survey.touchpoint === 'cancellation' ? 'cancellation_reason' : random.pick(topics),
  }
}

function* invitations(sales: Sales, tickets: readonly Ticket[], random: Random): Iterable<Invitation> {
  for (const ticket of tickets) {
    const resolved = ticket.resolutions.at(-1)
    if (resolved === undefined || ticket.spam || !random.chance(0.5)) continue
    const quick = resolved - ticket.openedAt < day ? 0.72 : 0.5
    const base = { account: ticket.account, sentAt: resolved + hour, ticket, mood: quick }
    yield { ...base, survey: random.pick([4, 5, 6, 6]) }
    if (random.chance(0.08)) yield { ...base, survey: 6, sentAt: resolved + 2 * hour }
  }
  for (const order of sales.orders) {
    if (order.status === 'completed' && random.chance(0.22))
      yield {
        survey: random.pick([3, 7]),
        account: order.account,
        sentAt: order.orderedAt + 3 * day,
        orderId: order.id,
        mood: 0.4 + 0.4 * order.account.affection,
      }
  }
  for (const { account, startedAt, endedAt } of sales.periods) {
    const mood = 0.32 + 0.55 * account.affection
    yield { survey: 2, account, sentAt: startedAt + 14 * day, mood }
    for (let at = startedAt + 60 * day; at < (endedAt ?? now); at += random.integer(200, 320) * day)
      yield { survey: 1, account, sentAt: at, mood }
    if (random.chance(0.2)) yield { survey: 8, account, sentAt: startedAt + random.integer(5, 300) * day, mood }
    if (endedAt !== null) yield { survey: 9, account, sentAt: endedAt + day, mood: mood - 0.3 }
  }
}

function* responseRows(sales: Sales, tickets: readonly Ticket[], seed: number): Iterable<DemoRow> {
  const random = new Random(seed, 'survey_responses')
  let id = 0
  for (const { survey: surveyId, account, sentAt, ticket, orderId, mood } of invitations(sales, tickets, random)) {
    const survey = surveys[surveyId - 1]
    if (survey === undefined || sentAt >= now) continue
    id += 1
    const answeredAt = sentAt + Math.floor(random.skewed(20) * hour)
    const answered = random.chance(0.4) && answeredAt < now
    const said = answered ? words(random, survey, mood) : { comment: null, sentiment: null, topic: null }
    const keys = [
      random.key(account?.id ?? null, 0.03),
      random.key(account?.contactIds[0] ?? null, 0.06),
      ticket?.id ?? null,
      orderId ?? null,
    ]
    const channel = random.weighted([
      ['email', 70],
      ['link', 20],
      ['qr', 8],
      [null, 2],
    ])
    const score = answered ? scoreOf(random, survey, mood) : null
    yield [
      id,
      surveyId,
      ...keys,
      ticket?.agentId ?? null,
      channel,
      instantText(Math.floor(sentAt)),
      answered ? instantText(answeredAt) : null,
      score,
      said.comment,
      said.sentiment,
      said.topic,
    ]
  }
}

const responseColumns = [
  ...['response_id', 'survey_id', 'account_id', 'contact_id', 'ticket_id', 'order_id', 'agent_user_id', 'delivery_channel'],
  ...['sent_at', 'responded_at', 'score', 'comment', 'sentiment', 'topic'],
]

export function surveyTables(sales: Sales, tickets: readonly Ticket[], seed: number): readonly DemoTable[] {
  return [
    mappedTable<Survey>('surveys', surveys, {
      survey_id: (survey) => survey.id,
      survey_type: (survey) => survey.type,
      name: (survey) => survey.name,
      question: (survey) => survey.question,
      touchpoint: (survey) => survey.touchpoint,
      scale_min: (survey) => survey.scale?.[0] ?? null,
      scale_max: (survey) => survey.scale?.[1] ?? null,
      polarity: (survey) => (survey.reversed === true ? 'lower_is_better' : 'higher_is_better'),
      top_box_min: (survey) => survey.top,
      bottom_box_max: (survey) => survey.bottom,
    }),
    streamedTable('survey_responses', responseColumns, () => responseRows(sales, tickets, seed)),
  ]
}
