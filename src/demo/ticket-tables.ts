import { day, hour, type Instant, instantOrNull, instantText, minute, now } from './calendar.ts'
import { type DemoRow, type DemoTable, mappedTable, streamedTable } from './demo-table.ts'
import { Random } from './random.ts'
import type { Ticket } from './ticket.ts'

interface Event {
  readonly at: Instant
  readonly type: string
  readonly agent: boolean
}

/** What was said until the first resolution: robots answer at once, people later, and customers sometimes write twice. */
function talk(random: Random, ticket: Ticket, until: Instant): readonly Event[] {
  const events: Event[] = [{ at: ticket.openedAt, type: 'customer_message', agent: false }]
  if (random.chance(0.45)) events.push({ at: ticket.openedAt + 5, type: 'auto_reply', agent: false })
  const first = ticket.repliedAt
  if (random.chance(0.1) && (first ?? until) - ticket.openedAt > hour)
    events.push({ at: ticket.openedAt + 20 * minute, type: 'customer_message', agent: false })
  if (first === null) return events
  if (random.chance(0.08)) events.push({ at: Math.max(ticket.openedAt, first - 30), type: 'transferred', agent: true })
  events.push({ at: first, type: 'agent_reply', agent: true })
  if (random.chance(0.06)) events.push({ at: first + 60, type: 'internal_note', agent: true })
  if (until - first < hour) return events
  for (let turn = random.count(0.9), at = first; turn > 0; turn -= 1) {
    at += Math.floor(((until - at) / (turn + 1)) * random.between(0.3, 0.8))
    events.push({ at, type: 'customer_message', agent: false })
    at += Math.floor(((until - at) / (turn + 1)) * random.between(0.1, 0.6))
    events.push({ at, type: 'agent_reply', agent: true })
    if (random.chance(0.1)) events.push({ at: at + 1, type: 'agent_reply', agent: true })
  }
  return events
}

/** Resolutions, and before each but the first the message that reopened the ticket and the reply to it. */
function endings(random: Random, ticket: Ticket): readonly Event[] {
  const events: Event[] = []
  for (const [index, at] of ticket.resolutions.entries()) {
    const before = ticket.resolutions[index - 1]
    if (before !== undefined) events.push(...reopening(before, at))
    events.push({ at, type: 'resolved', agent: true })
  }
  const last = ticket.resolutions.at(-1)
  if (last === undefined) return events
  if (ticket.reopened) events.push(...reopening(last, now).slice(0, 2))
  else if (last + 7 * day < now && random.chance(0.8)) events.push({ at: last + 7 * day, type: 'closed', agent: false })
  return events
}

function reopening(from: Instant, to: Instant): readonly Event[] {
  const wait = Math.floor((to - from) / 3)
  return [
    { at: from + wait, type: 'customer_message', agent: false },
    { at: from + wait, type: 'reopened', agent: false },
    { at: from + 2 * wait, type: 'agent_reply', agent: true },
  ]
}

function* eventRows(tickets: readonly Ticket[], seed: number): Iterable<DemoRow> {
  const random = new Random(seed, 'ticket_events')
  let id = 0
  for (const ticket of tickets) {
    // Nobody goes on writing for months about what is never resolved.
    const until = ticket.resolutions[0] ?? Math.min(now, (ticket.repliedAt ?? ticket.openedAt) + 9 * day)
    for (const event of [...talk(random, ticket, until), ...endings(random, ticket)]) {
      if (event.at >= now) continue
      id += 1
      const userId = event.agent ? ticket.agentId : null
      yield [id, ticket.id, instantText(event.at), event.type, userId, ticket.channel]
    }
  }
}

function reopenCount(ticket: Ticket): number {
  return Math.max(0, ticket.resolutions.length - 1) + (ticket.reopened ? 1 : 0)
}

export function ticketTables(tickets: readonly Ticket[], seed: number): readonly DemoTable[] {
  return [
    mappedTable<Ticket>('tickets', tickets, {
      ticket_id: (ticket) => ticket.id,
      account_id: (ticket) => ticket.accountId,
      contact_id: (ticket) => ticket.contactId,
      opened_at: (ticket) => instantText(ticket.openedAt),
      channel: (ticket) => ticket.channel,
      ticket_type: (ticket) => ticket.type,
      category: (ticket) => ticket.category,
      priority: (ticket) => ticket.priority,
      product_id: (ticket) => ticket.productId,
      assigned_user_id: (ticket) => ticket.agentId,
      parent_ticket_id: (ticket) => ticket.parentId,
      first_replied_at: (ticket) => instantOrNull(ticket.repliedAt),
      resolved_at: (ticket) => instantOrNull(ticket.reopened ? null : (ticket.resolutions.at(-1) ?? null)),
      reopen_count: reopenCount,
      is_spam: (ticket) => ticket.spam,
    }),
    streamedTable('ticket_events', ['event_id', 'ticket_id', 'occurred_at', 'event_type', 'user_id', 'channel'], () =>
      eventRows(tickets, seed),
    ),
  ]
}
