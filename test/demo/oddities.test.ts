import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadDemo } from '../../src/demo/load-demo.ts'
import { askDuckdb } from './table-digests.ts'

let directory: string
let path: string

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'grainline-demo-'))
  path = join(directory, 'demo.duckdb')
  await loadDemo({ scale: 0.01, seed: 1, url: `duckdb:${path}` })
})
afterAll(() => rm(directory, { recursive: true, force: true }))

const accounts = 'select account_id from accounts'
const both = 'select 1 from email_list_memberships group by contact_id having count(distinct list_name) > 1'

/** What is in the demo on purpose, and where. */
const oddities: readonly (readonly [string, string])[] = [
  ['deals that slipped past the promised day', 'opportunities where closed_at::date > expected_close_date'],
  ['open deals whose promised day has passed', `opportunities where outcome = 'open' and expected_close_date < date '2026-01-01'`],
  ['deals of every type', `(select 1 from opportunities having count(distinct opportunity_type) = 4)`],
  ['won deals without an amount', `opportunities where outcome = 'won' and amount is null`],
  ['deals without a lead', 'opportunities where lead_id is null'],
  [
    'several versions of one stage visit',
    '(select 1 from opportunity_stage_history group by opportunity_id, stage_visit having count(*) > 1)',
  ],
  ['deals that went back a stage', '(select 1 from stage_visits where stage_id < 5 group by opportunity_id, stage_id having count(*) > 1)'],
  ['deals without any activity', `opportunities o where not exists (select 1 from activities a where a.opportunity_id = o.opportunity_id)`],
  ['reopened tickets', 'tickets where reopen_count > 0'],
  ['tickets resolved more than once', `(select 1 from ticket_events where event_type = 'resolved' group by ticket_id having count(*) > 1)`],
  ['open tickets', 'tickets where resolved_at is null and not is_spam'],
  ['unanswered tickets', 'tickets where first_replied_at is null'],
  ['follow-up tickets', 'tickets where parent_ticket_id is not null'],
  ['spam tickets', 'tickets where is_spam'],
  ['spam inquiries', 'inquiries where is_spam'],
  ['repeated inquiries of one lead', '(select 1 from inquiries where lead_id is not null group by lead_id having count(*) > 1)'],
  ['messages answered by robots first', `ticket_events where event_type = 'auto_reply'`],
  ['surveys without an answer', 'survey_responses where responded_at is null'],
  [
    'answers without a score',
    `survey_responses join surveys using (survey_id) where survey_type <> 'feedback' and responded_at is not null and score is null`,
  ],
  ['scores off the scale', 'survey_responses join surveys using (survey_id) where score > scale_max'],
  [
    'three scales of NPS with answers',
    `(select 1 from survey_responses join surveys using (survey_id) where survey_type = 'nps' and score is not null having count(distinct survey_id) = 3)`,
  ],
  [
    'both polarities of CES with answers',
    `(select 1 from survey_responses join surveys using (survey_id) where survey_type = 'ces' and score is not null having count(distinct polarity) = 2)`,
  ],
  [
    'both scales of CSAT with answers',
    `(select 1 from survey_responses join surveys using (survey_id) where survey_type = 'csat' and score is not null having count(distinct scale_max) = 2)`,
  ],
  ['feedback in words', `survey_responses join surveys using (survey_id) where survey_type = 'feedback' and comment is not null`],
  ['tickets with two answers', '(select 1 from survey_responses where ticket_id is not null group by ticket_id having count(*) > 1)'],
  ['payments back', 'payments where amount < 0'],
  ['orders paid in two parts', '(select 1 from payments where amount > 0 group by order_id having count(*) > 1)'],
  ['payments in another currency', 'payments p join orders o using (order_id) where p.currency <> o.currency'],
  ['cancelled orders with a reason', `orders where status = 'cancelled' and cancel_reason is not null`],
  ['cancelled orders without a reason', `orders where status = 'cancelled' and cancel_reason is null`],
  ['refunded orders', `orders where status = 'refunded'`],
  ['pending orders', `orders where status = 'pending'`],
  ['orders without lines', 'orders o where not exists (select 1 from order_lines l where l.order_id = o.order_id)'],
  ['orders with several lines', '(select 1 from order_lines group by order_id having count(*) > 1)'],
  ['lines without a cost', 'order_lines where cost_amount is null'],
  ['lines that cost nothing', 'order_lines where net_amount = 0'],
  ['upsell lines', `order_lines where line_type = 'upsell'`],
  ['cross-sell lines', `order_lines where line_type = 'cross_sell'`],
  ['parts of a piece', 'order_lines where quantity <> floor(quantity)'],
  ['renewal orders', `orders where order_kind = 'renewal'`],
  ['declined renewals', `subscription_terms where decision = 'declined'`],
  ['renewals decided after the term', `subscription_terms where decided_at::date > ends_on`],
  ['pending renewals that are due', `subscription_terms where decision = 'pending' and ends_on <= date '2026-01-01'`],
  ['duplicate accounts', 'accounts where duplicate_of_account_id is not null'],
  ['duplicate contacts', 'contacts where duplicate_of_contact_id is not null'],
  ['duplicate leads', 'leads where duplicate_of_lead_id is not null'],
  ['deleted accounts', 'accounts where deleted_at is not null'],
  ['deleted contacts', 'contacts where deleted_at is not null'],
  ['deleted leads', 'leads where deleted_at is not null'],
  ['deleted deals', 'opportunities where deleted_at is not null'],
  ['orders of accounts that were never loaded', `orders where account_id not in (${accounts})`],
  ['deals of accounts that were never loaded', `opportunities where account_id not in (${accounts})`],
  ['owners that were never loaded', 'leads where owner_user_id not in (select user_id from crm_users)'],
  ['orders without an owner', 'orders where owner_user_id is null'],
  ['lines without a product', 'order_lines where product_id is null'],
  ['accounts without a country', 'accounts where country is null'],
  ['blank e-mail addresses', `contacts where email = ''`],
  ['contacts without an account', 'contacts where account_id is null'],
  ['robots', 'web_sessions where is_bot'],
  ['visits of the staff', 'web_sessions where is_internal'],
  ['visitors who come again', '(select 1 from web_sessions where not is_bot group by visitor_id having count(*) > 1)'],
  [
    'web leads whose visits were not seen',
    'leads where visitor_id is not null and visitor_id not in (select visitor_id from web_sessions)',
  ],
  ['leads without a source', 'leads where source is null'],
  ['imported leads', `leads where capture_channel = 'import' and not generated_by_crm`],
  ['leads without an answer', 'leads where first_responded_at is null'],
  ['leads answered before they came', 'leads where first_responded_at < created_at'],
  [
    'overdue follow-ups',
    `leads where next_follow_up_at < timestamptz '2026-01-01T00:00:00Z' and converted_at is null and disqualified_at is null`,
  ],
  ['letters opened twice', `(select 1 from activities where activity_type = 'email_open' group by message_id having count(*) > 1)`],
  ['letters opened by robots', `activities where activity_type = 'email_open' and is_automated`],
  [
    'letters that were not delivered',
    `activities s where activity_type = 'email_sent' and message_id is not null and not exists (select 1 from activities d where d.activity_type = 'email_delivered' and d.message_id = s.message_id)`,
  ],
  ['people on two lists', `(${both})`],
  ['hard bounces', `email_list_memberships where unsubscribe_reason = 'hard_bounce'`],
  ['health scores with a missing part', 'account_health_daily where usage_score is null and support_score is not null'],
  [
    'health scores with nothing measured',
    'account_health_daily where usage_score is null and feedback_score is null and support_score is null and purchase_score is null',
  ],
  ['customers won back', 'customer_periods where period_no = 2'],
  ['customers who left without a reason', 'customer_periods where ended_at is not null and end_reason is null'],
  ['members who left the loyalty programme', 'accounts where loyalty_left_at is not null'],
  ['custom fields that hold text', `accounts where custom_fields ->> '$.tier' = 'gold'`],
  ['custom fields that hold null', `leads where json_type(custom_fields, '$.unmet_product_request') = 'NULL'`],
  ['custom fields that hold numbers', `leads where json_type(custom_fields, '$.employees') in ('UBIGINT', 'BIGINT')`],
  ['custom fields that hold true or false', `leads where json_type(custom_fields, '$.newsletter') = 'BOOLEAN'`],
  ['custom fields that are missing', `leads where not json_exists(custom_fields, '$.unmet_product_request')`],
  ['unmet product requests', `leads where custom_fields ->> '$.unmet_product_request' is not null`],
  ['two sides of an experiment', `(select 1 from leads having count(distinct custom_fields ->> '$.experiment') = 2)`],
  ['region codes with leading zeros', `accounts where custom_fields ->> '$.region_code' like '00%'`],
  ['tags that were removed', 'taggings where removed_at is not null'],
  ['a tag that is never used', 'tags where tag_id not in (select tag_id from taggings)'],
  ['tags of five kinds of things', '(select 1 from taggings having count(distinct entity_type) = 5)'],
  ['a product that is never sold', 'products where product_id not in (select product_id from order_lines where product_id is not null)'],
  [
    'campaigns on which nothing was spent',
    'campaigns where campaign_id not in (select campaign_id from cost_entries where campaign_id is not null)',
  ],
  [
    'orders credited to two campaigns',
    `(select 1 from campaign_attributions where model = 'linear' group by order_id having count(*) > 1)`,
  ],
  ['deals credited to a campaign', 'campaign_attributions where opportunity_id is not null'],
  [
    'costs of every purpose and department',
    '(select 1 from cost_entries having count(distinct purpose) = 5 and count(distinct department) = 5)',
  ],
  ['costs of a lead source', 'cost_entries where lead_source is not null'],
  ['costs of an account', 'cost_entries where account_id is not null'],
  ['costs booked back', 'cost_entries where amount < 0'],
  ['quotas of teams', 'quotas where team is not null'],
  [
    'sellers without a quota',
    `crm_users where role = 'sales_rep' and user_id not in (select user_id from quotas where user_id is not null)`,
  ],
  ['users without a licence', 'crm_users where not is_licensed'],
  ['users who left', 'crm_users where deactivated_at is not null'],
  ['users who are not onboarded', 'crm_users where onboarded_at is null'],
  ['users who never logged in', 'crm_users where user_id not in (select user_id from user_logins)'],
  ['optional courses', 'training_assignments where not is_required'],
  ['unfinished courses', 'training_assignments where completed_at is null'],
  ['goals without a baseline', 'goals where baseline_value is null'],
  ['a goal whose target is its baseline', 'goals where baseline_value = target_value'],
  ['benchmarks of the industry', `benchmarks where scope = 'industry'`],
]

test.each(oddities)('the smallest demo has %s', async (_, source) => {
  const [row] = await askDuckdb(path, (ask) => ask(`select count(*) from ${source}`))
  expect(Number(row?.[0])).toBeGreaterThan(0)
})
