-- A CRM warehouse: PostgreSQL 15 and later, and DuckDB 1.5 and later, load this same file (DuckDB says "json" for "jsonb").
-- "-> accounts" says where a column points. No foreign key is enforced: a warehouse holds rows whose counterpart was never
-- loaded, and an answer must still count them.
-- Instants are timestamptz; a date is used only where the business means a day. Spans are half-open, null = still open.

-- ============ reference ============
CREATE TABLE date_spine (            -- one row per calendar day; every "empty period" answer starts here
  date_day       date PRIMARY KEY,
  week_start     date NOT NULL,      -- ISO Monday
  month_start    date NOT NULL,
  quarter_start  date NOT NULL,
  year_start     date NOT NULL,
  is_business_day boolean NOT NULL
);
CREATE TABLE fx_rates (              -- latest rate_date <= event date wins
  rate_date     date NOT NULL,
  from_currency char(3) NOT NULL,
  to_currency   char(3) NOT NULL,
  rate          numeric(18,8) NOT NULL CHECK (rate > 0),
  PRIMARY KEY (from_currency, to_currency, rate_date)
);

-- ============ people who use the CRM ============
CREATE TABLE crm_users (
  user_id        bigint PRIMARY KEY,
  full_name      text NOT NULL,
  role           text NOT NULL CHECK (role IN ('sales_rep','service_rep','marketer','manager','other')),
  team           text,
  region         text,
  manager_id     bigint,  -- -> crm_users
  is_licensed    boolean NOT NULL DEFAULT true,
  activated_at   timestamptz NOT NULL,
  onboarded_at   timestamptz,        -- finished onboarding (null = not yet)
  deactivated_at timestamptz
);
CREATE TABLE user_logins (
  login_id     bigint PRIMARY KEY,
  user_id      bigint NOT NULL,  -- -> crm_users
  logged_in_at timestamptz NOT NULL,
  client       text                  -- web | mobile | api
);
CREATE TABLE training_assignments (
  assignment_id bigint PRIMARY KEY,
  user_id       bigint NOT NULL,  -- -> crm_users
  course        text NOT NULL,
  is_required   boolean NOT NULL DEFAULT true,
  assigned_at   timestamptz NOT NULL,
  due_at        timestamptz,
  completed_at  timestamptz,
  score         numeric(5,2),
  UNIQUE (user_id, course, assigned_at)
);

-- ============ products, campaigns, pipeline ============
CREATE TABLE products (
  product_id bigint PRIMARY KEY,
  name       text NOT NULL,
  category   text,
  family     text,
  tier       int,                    -- rank inside a family: an upsell moves to a higher tier
  list_price numeric(18,2),
  currency   char(3) NOT NULL DEFAULT 'USD'
);
CREATE TABLE campaigns (
  campaign_id      bigint PRIMARY KEY,
  name             text NOT NULL,
  channel          text,             -- email | social | search | events ...
  campaign_type    text,
  owner_user_id    bigint,  -- -> crm_users
  starts_on        date NOT NULL,
  ends_on          date,
  budgeted_cost    numeric(18,2),
  expected_revenue numeric(18,2),
  currency         char(3) NOT NULL DEFAULT 'USD'
);
CREATE TABLE pipeline_stages (
  stage_id int PRIMARY KEY,
  pipeline text NOT NULL DEFAULT 'default',
  name     text NOT NULL,
  position int NOT NULL,
  outcome  text NOT NULL CHECK (outcome IN ('open','won','lost')),
  default_probability numeric(5,4)
);

-- ============ customers ============
CREATE TABLE accounts (
  account_id     bigint PRIMARY KEY,
  name           text,
  account_type   text NOT NULL DEFAULT 'business',  -- business | consumer
  segment        text, industry text, size_band text,
  country        char(2), region text, age_band text, gender text,
  acquisition_source text,
  owner_user_id  bigint,  -- -> crm_users
  loyalty_joined_at timestamptz, loyalty_left_at timestamptz,
  created_at     timestamptz NOT NULL,
  deleted_at     timestamptz,
  duplicate_of_account_id bigint,  -- -> accounts
  last_verified_at timestamptz,
  custom_fields  jsonb NOT NULL DEFAULT '{}'
);
CREATE TABLE contacts (
  contact_id     bigint PRIMARY KEY,
  account_id     bigint,  -- -> accounts
  full_name text, email text, phone text,
  created_at     timestamptz NOT NULL,
  deleted_at     timestamptz,
  duplicate_of_contact_id bigint,  -- -> contacts
  last_verified_at timestamptz,
  custom_fields  jsonb NOT NULL DEFAULT '{}'
);
CREATE TABLE customer_periods (      -- SCD: a span during which an account IS a customer; [started_at, ended_at)
  customer_period_id bigint PRIMARY KEY,
  account_id bigint NOT NULL,  -- -> accounts
  period_no  int NOT NULL DEFAULT 1, -- 1 = first time a customer, 2+ = won back
  started_at timestamptz NOT NULL,
  ended_at   timestamptz CHECK (ended_at > started_at),
  end_reason text,                   -- contract_expired | bad_service | price | competitor | feature ...
  UNIQUE (account_id, period_no)
);
CREATE TABLE email_list_memberships (
  membership_id   bigint PRIMARY KEY,
  contact_id      bigint NOT NULL,  -- -> contacts
  list_name       text NOT NULL,
  subscribed_at   timestamptz NOT NULL,
  unsubscribed_at timestamptz CHECK (unsubscribed_at > subscribed_at),
  unsubscribe_reason text
);
CREATE TABLE account_health_daily (  -- components already normalised to 0..100 by ETL; weights live in the metric
  account_id    bigint NOT NULL,  -- -> accounts
  snapshot_date date NOT NULL,
  usage_score numeric(5,2), feedback_score numeric(5,2), support_score numeric(5,2), purchase_score numeric(5,2),
  PRIMARY KEY (account_id, snapshot_date)
);

-- ============ traffic, leads, interactions ============
CREATE TABLE web_sessions (
  session_id bigint PRIMARY KEY,
  visitor_id text NOT NULL,
  started_at timestamptz NOT NULL,
  channel text, source text, landing_page text, country char(2),
  campaign_id bigint,  -- -> campaigns
  is_bot boolean NOT NULL DEFAULT false,
  is_internal boolean NOT NULL DEFAULT false
);
CREATE TABLE leads (                 -- accumulating snapshot: one row per lead, one column per milestone
  lead_id        bigint PRIMARY KEY,
  created_at     timestamptz NOT NULL,
  source         text,               -- referral | organic_search | email_campaign | ads | social | website
  capture_channel text,              -- web_form | phone | email | manual | import | api
  generated_by_crm boolean NOT NULL DEFAULT true,
  visitor_id     text,               -- links a web lead to web_sessions
  campaign_id    bigint,  -- -> campaigns
  contact_id     bigint,  -- -> contacts
  owner_user_id  bigint,  -- -> crm_users
  status         text NOT NULL DEFAULT 'new',
  lead_score     int,
  conversion_probability numeric(5,4),
  product_interest_id bigint,  -- -> products
  next_follow_up_at timestamptz,
  first_responded_at timestamptz,    -- first human reply
  qualified_at   timestamptz,
  disqualified_at timestamptz, disqualify_reason text,
  converted_at   timestamptz,        -- became a PAYING customer
  converted_account_id bigint,  -- -> accounts
  duplicate_of_lead_id bigint,  -- -> leads
  deleted_at     timestamptz,
  last_verified_at timestamptz,
  custom_fields  jsonb NOT NULL DEFAULT '{}'
);
CREATE TABLE inquiries (             -- every inbound request, also a second one from the same person
  inquiry_id  bigint PRIMARY KEY,
  received_at timestamptz NOT NULL,
  channel     text,
  account_id  bigint,  -- -> accounts
  contact_id  bigint,  -- -> contacts
  lead_id     bigint,  -- -> leads
  campaign_id bigint,  -- -> campaigns
  product_id  bigint,  -- -> products
  is_spam     boolean NOT NULL DEFAULT false
);

-- ============ sales ============
CREATE TABLE opportunities (
  opportunity_id bigint PRIMARY KEY,
  account_id     bigint NOT NULL,  -- -> accounts
  lead_id        bigint,  -- -> leads
  campaign_id    bigint,  -- -> campaigns
  owner_user_id  bigint,  -- -> crm_users
  opportunity_type text NOT NULL DEFAULT 'new_business'
    CHECK (opportunity_type IN ('new_business','renewal','upsell','cross_sell')),
  product_id     bigint,  -- -> products
  first_contact_at timestamptz,
  created_at     timestamptz NOT NULL,
  expected_close_date date,
  closed_at      timestamptz,
  outcome        text NOT NULL DEFAULT 'open' CHECK (outcome IN ('open','won','lost')),
  loss_reason    text,
  amount         numeric(18,2),
  currency       char(3) NOT NULL DEFAULT 'USD',
  probability    numeric(5,4),
  deleted_at     timestamptz,
  last_verified_at timestamptz,
  custom_fields  jsonb NOT NULL DEFAULT '{}',
  CHECK ((outcome = 'open') = (closed_at IS NULL))
);
CREATE TABLE opportunity_stage_history (  -- SCD2: a new row whenever stage, amount, probability or owner changes
  history_id     bigint PRIMARY KEY,
  opportunity_id bigint NOT NULL,  -- -> opportunities
  stage_id       int NOT NULL,  -- -> pipeline_stages
  stage_visit    int NOT NULL,       -- goes up only when the STAGE changes; several rows can share a visit
  valid_from     timestamptz NOT NULL,
  valid_to       timestamptz CHECK (valid_to > valid_from),
  amount         numeric(18,2),
  currency       char(3) NOT NULL DEFAULT 'USD',
  probability    numeric(5,4),
  owner_user_id  bigint  -- -> crm_users
);
CREATE TABLE activities (            -- every touch: calls, mails, visits, social, loyalty, product use
  activity_id    bigint PRIMARY KEY,
  occurred_at    timestamptz NOT NULL,
  activity_type  text NOT NULL,      -- call | meeting | email_sent | email_delivered | email_open | email_click |
                                     -- web_visit | social_interaction | loyalty_event | product_usage | note | task
  direction      text CHECK (direction IN ('inbound','outbound')),
  account_id     bigint,  -- -> accounts
  contact_id     bigint,  -- -> contacts
  lead_id        bigint,  -- -> leads
  opportunity_id bigint,  -- -> opportunities
  campaign_id    bigint,  -- -> campaigns
  user_id        bigint,  -- -> crm_users
  message_id     text,               -- one e-mail = one id across delivered/open/click
  is_automated   boolean NOT NULL DEFAULT false
);
CREATE TABLE orders (
  order_id       bigint PRIMARY KEY,
  account_id     bigint NOT NULL,  -- -> accounts
  opportunity_id bigint,  -- -> opportunities
  owner_user_id  bigint,  -- -> crm_users
  ordered_at     timestamptz NOT NULL,
  status         text NOT NULL DEFAULT 'completed' CHECK (status IN ('pending','completed','cancelled','refunded')),
  order_kind     text NOT NULL DEFAULT 'one_off' CHECK (order_kind IN ('one_off','renewal')),
  channel        text,
  cancelled_at   timestamptz, cancel_reason text,
  currency       char(3) NOT NULL DEFAULT 'USD'
);
CREATE TABLE order_lines (
  order_line_id bigint PRIMARY KEY,
  order_id      bigint NOT NULL,  -- -> orders
  product_id    bigint,  -- -> products
  line_type     text NOT NULL DEFAULT 'base' CHECK (line_type IN ('base','upsell','cross_sell')),
  quantity      numeric(12,3) NOT NULL DEFAULT 1,
  net_amount    numeric(18,2) NOT NULL,   -- after discount, before tax, order currency
  cost_amount   numeric(18,2)             -- cost of goods, order currency
);
CREATE TABLE payments (
  payment_id bigint PRIMARY KEY,
  order_id   bigint NOT NULL,  -- -> orders
  paid_at    timestamptz NOT NULL,
  amount     numeric(18,2) NOT NULL,      -- negative = paid back
  currency   char(3) NOT NULL DEFAULT 'USD'
);
CREATE TABLE subscriptions (
  subscription_id bigint PRIMARY KEY,
  account_id   bigint NOT NULL,  -- -> accounts
  product_id   bigint,  -- -> products
  started_at   timestamptz NOT NULL,
  cancelled_at timestamptz, cancel_reason text
);
CREATE TABLE subscription_terms (    -- one row per contract term; the renewal decision belongs to the term that ENDS
  term_id         bigint PRIMARY KEY,
  subscription_id bigint NOT NULL,  -- -> subscriptions
  term_no         int NOT NULL,
  starts_on       date NOT NULL,
  ends_on         date NOT NULL CHECK (ends_on > starts_on),   -- first day NOT covered
  amount          numeric(18,2),
  currency        char(3) NOT NULL DEFAULT 'USD',
  decision        text NOT NULL DEFAULT 'pending' CHECK (decision IN ('renewed','declined','pending')),
  decided_at      timestamptz,
  UNIQUE (subscription_id, term_no)
);
CREATE TABLE quotas (
  quota_id     bigint PRIMARY KEY,
  user_id      bigint,  -- -> crm_users
  team         text,
  period_start date NOT NULL,
  period_end   date NOT NULL,        -- exclusive
  amount       numeric(18,2) NOT NULL,
  currency     char(3) NOT NULL DEFAULT 'USD',
  CHECK (period_end > period_start),
  CHECK ((user_id IS NULL) <> (team IS NULL))
);

-- ============ money spent, and what it is credited with ============
CREATE TABLE cost_entries (
  cost_id     bigint PRIMARY KEY,
  incurred_on date NOT NULL,
  purpose     text NOT NULL CHECK (purpose IN ('acquisition','retention','servicing','crm_platform','overhead')),
  department  text NOT NULL CHECK (department IN ('marketing','sales','service','product','it')),
  cost_type   text,                  -- ads | salaries | loyalty_program | support | licences | training ...
  amount      numeric(18,2) NOT NULL,
  currency    char(3) NOT NULL DEFAULT 'USD',
  campaign_id bigint,  -- -> campaigns
  lead_source text,
  account_id  bigint,  -- -> accounts
  user_id     bigint  -- -> crm_users
);
CREATE TABLE campaign_attributions (
  attribution_id bigint PRIMARY KEY,
  campaign_id    bigint NOT NULL,  -- -> campaigns
  order_id       bigint,  -- -> orders
  opportunity_id bigint,  -- -> opportunities
  model          text NOT NULL DEFAULT 'last_touch',
  weight         numeric(7,6) NOT NULL CHECK (weight BETWEEN 0 AND 1),  -- weights of one order+model sum to <= 1
  CHECK ((order_id IS NULL) <> (opportunity_id IS NULL))
);

-- ============ service and voice of the customer ============
CREATE TABLE tickets (               -- accumulating snapshot over ticket_events
  ticket_id        bigint PRIMARY KEY,
  account_id       bigint,  -- -> accounts
  contact_id       bigint,  -- -> contacts
  opened_at        timestamptz NOT NULL,
  channel          text,             -- email | chat | phone
  ticket_type      text NOT NULL DEFAULT 'question',  -- question | problem | complaint | request
  category         text, priority text,
  product_id       bigint,  -- -> products
  assigned_user_id bigint,  -- -> crm_users
  parent_ticket_id bigint,  -- -> tickets; follow-up on the same issue
  first_replied_at timestamptz,      -- first human reply
  resolved_at      timestamptz,      -- FINAL resolution (moves when reopened and resolved again)
  reopen_count     int NOT NULL DEFAULT 0,
  is_spam          boolean NOT NULL DEFAULT false
);
CREATE TABLE ticket_events (
  event_id    bigint PRIMARY KEY,
  ticket_id   bigint NOT NULL,  -- -> tickets
  occurred_at timestamptz NOT NULL,
  event_type  text NOT NULL CHECK (event_type IN ('customer_message','agent_reply','auto_reply','internal_note',
                                   'transferred','resolved','reopened','closed')),
  user_id     bigint,  -- -> crm_users
  channel     text
);
CREATE TABLE surveys (
  survey_id   bigint PRIMARY KEY,
  survey_type text NOT NULL CHECK (survey_type IN ('nps','ces','csat','feedback')),
  name        text NOT NULL,
  question    text,
  touchpoint  text,                  -- relationship | post_ticket | post_purchase | onboarding | cancellation
  scale_min   numeric(4,1), scale_max numeric(4,1),
  polarity    text NOT NULL DEFAULT 'higher_is_better' CHECK (polarity IN ('higher_is_better','lower_is_better')),
  top_box_min numeric(4,1),               -- promoter / satisfied / "easy" from here up
  bottom_box_max numeric(4,1)             -- detractor / dissatisfied up to here
);
CREATE TABLE survey_responses (
  response_id  bigint PRIMARY KEY,
  survey_id    bigint NOT NULL,  -- -> surveys
  account_id   bigint,  -- -> accounts
  contact_id   bigint,  -- -> contacts
  ticket_id    bigint,  -- -> tickets
  order_id     bigint,  -- -> orders
  agent_user_id bigint,  -- -> crm_users
  delivery_channel text,             -- qr | link | email
  sent_at      timestamptz NOT NULL,
  responded_at timestamptz,          -- null = no answer yet
  score        numeric(4,1),         -- null = answered without a score
  comment      text,
  sentiment    text CHECK (sentiment IN ('positive','neutral','negative')),
  topic        text                  -- feature_request | onboarding | cancellation_reason ...
);

-- ============ tags (any entity), with time so that "tagged as churned" has a date ============
CREATE TABLE tags (tag_id bigint PRIMARY KEY, name text NOT NULL UNIQUE);
CREATE TABLE taggings (
  tagging_id  bigint PRIMARY KEY,
  tag_id      bigint NOT NULL,  -- -> tags
  entity_type text NOT NULL,         -- account | contact | lead | opportunity | ticket
  entity_id   bigint NOT NULL,
  tagged_at   timestamptz NOT NULL,
  removed_at  timestamptz
);

-- ============ goals and benchmarks ============
CREATE TABLE goals (
  goal_id        bigint PRIMARY KEY,
  specific       text NOT NULL,      -- S: what exactly
  metric_id      text NOT NULL,      -- M: measured by
  variant        text, filters jsonb NOT NULL DEFAULT '{}',
  achievable_plan text,              -- A: how
  relevance      text,               -- R: why
  starts_on      date NOT NULL,      -- T: from / until (exclusive)
  ends_on        date NOT NULL CHECK (ends_on > starts_on),
  baseline_value numeric(24,6), target_value numeric(24,6) NOT NULL,
  owner_user_id  bigint  -- -> crm_users
);
CREATE TABLE goal_milestones (
  milestone_id bigint PRIMARY KEY,
  goal_id      bigint NOT NULL,  -- -> goals
  name         text NOT NULL,        -- e.g. training held, feature rolled out, onboarding time cut
  due_on       date, completed_at timestamptz
);
CREATE TABLE benchmarks (
  benchmark_id bigint PRIMARY KEY,
  metric_id    text NOT NULL, variant text,
  scope        text NOT NULL CHECK (scope IN ('company','industry')),
  segment      text, value numeric(24,6) NOT NULL,
  valid_from   date NOT NULL, valid_to date, source text
);

-- ============ views: the four places where plain SQL fans out or splits ============
CREATE VIEW order_facts AS           -- ORDER grain: lines are summed BEFORE anything joins to orders
SELECT o.order_id, o.account_id, o.opportunity_id, o.owner_user_id, o.ordered_at, o.order_kind, o.currency,
       coalesce(sum(l.net_amount), 0.00) AS net_amount, coalesce(sum(l.cost_amount), 0.00) AS cost_amount
FROM orders o LEFT JOIN order_lines l USING (order_id)
WHERE o.status = 'completed'
GROUP BY o.order_id, o.account_id, o.opportunity_id, o.owner_user_id, o.ordered_at, o.order_kind, o.currency;

CREATE VIEW stage_visits AS          -- one row per visit of an opportunity to a stage, amount changes merged away
SELECT opportunity_id, stage_visit, min(stage_id) AS stage_id, min(valid_from) AS entered_at,
       CASE WHEN bool_or(valid_to IS NULL) THEN NULL ELSE max(valid_to) END AS exited_at
FROM opportunity_stage_history GROUP BY opportunity_id, stage_visit;

CREATE VIEW ticket_waits AS          -- one row per stretch in which the customer waits for a human answer
WITH ev AS (
  SELECT ticket_id, occurred_at, event_type,
         count(*) FILTER (WHERE event_type = 'agent_reply')
           OVER (PARTITION BY ticket_id ORDER BY occurred_at, event_id)
         - (event_type = 'agent_reply')::int AS replies_before
  FROM ticket_events WHERE event_type IN ('customer_message','agent_reply'))
SELECT ticket_id, replies_before AS wait_no,
       min(occurred_at) FILTER (WHERE event_type = 'customer_message') AS waiting_from,
       min(occurred_at) FILTER (WHERE event_type = 'agent_reply')      AS answered_at
FROM ev GROUP BY ticket_id, replies_before
HAVING bool_or(event_type = 'customer_message');

CREATE VIEW crm_records AS           -- what "a record in the CRM" is; required fields are configuration
SELECT 'account' AS record_type, account_id AS record_id, created_at, deleted_at, duplicate_of_account_id AS duplicate_of_id,
       last_verified_at,
       (name IS NOT NULL)::int + (country IS NOT NULL)::int + (industry IS NOT NULL)::int + (owner_user_id IS NOT NULL)::int AS required_filled,
       4 AS required_total FROM accounts
UNION ALL SELECT 'contact', contact_id, created_at, deleted_at, duplicate_of_contact_id, last_verified_at,
       (account_id IS NOT NULL)::int + (full_name IS NOT NULL)::int + (email IS NOT NULL)::int + (phone IS NOT NULL)::int, 4 FROM contacts
UNION ALL SELECT 'lead', lead_id, created_at, deleted_at, duplicate_of_lead_id, last_verified_at,
       (source IS NOT NULL)::int + (owner_user_id IS NOT NULL)::int + (capture_channel IS NOT NULL)::int, 3 FROM leads
UNION ALL SELECT 'opportunity', opportunity_id, created_at, deleted_at, NULL, last_verified_at,
       (owner_user_id IS NOT NULL)::int + (amount IS NOT NULL)::int + (expected_close_date IS NOT NULL)::int, 3 FROM opportunities;
