// Made by "grainline codegen". Changes are lost when it is made again.
import type { ColumnType } from 'kysely'
import type { WarehouseTable } from '../src/index.ts'

type Day = ColumnType<string, Date | string>
type Decimal = ColumnType<string, number | string>
type Integer = ColumnType<string, bigint | number | string>
type Json = ColumnType<unknown, string>
type Instant = ColumnType<string, Date | string>

/** The tables and views of the warehouse, with their columns. */
export interface Warehouse {
  account_health_daily: {
    account_id: Integer
    snapshot_date: Day
    usage_score: Decimal | null
    feedback_score: Decimal | null
    support_score: Decimal | null
    purchase_score: Decimal | null
  }
  accounts: {
    account_id: Integer
    name: string | null
    account_type: string
    segment: string | null
    industry: string | null
    size_band: string | null
    country: string | null
    region: string | null
    age_band: string | null
    gender: string | null
    acquisition_source: string | null
    owner_user_id: Integer | null
    loyalty_joined_at: Instant | null
    loyalty_left_at: Instant | null
    created_at: Instant
    deleted_at: Instant | null
    duplicate_of_account_id: Integer | null
    last_verified_at: Instant | null
    custom_fields: Json
  }
  activities: {
    activity_id: Integer
    occurred_at: Instant
    activity_type: string
    direction: string | null
    account_id: Integer | null
    contact_id: Integer | null
    lead_id: Integer | null
    opportunity_id: Integer | null
    campaign_id: Integer | null
    user_id: Integer | null
    message_id: string | null
    is_automated: boolean
  }
  benchmarks: {
    benchmark_id: Integer
    metric_id: string
    variant: string | null
    scope: string
    segment: string | null
    value: Decimal
    valid_from: Day
    valid_to: Day | null
    source: string | null
  }
  campaign_attributions: {
    attribution_id: Integer
    campaign_id: Integer
    order_id: Integer | null
    opportunity_id: Integer | null
    model: string
    weight: Decimal
  }
  campaigns: {
    campaign_id: Integer
    name: string
    channel: string | null
    campaign_type: string | null
    owner_user_id: Integer | null
    starts_on: Day
    ends_on: Day | null
    budgeted_cost: Decimal | null
    expected_revenue: Decimal | null
    currency: string
  }
  contacts: {
    contact_id: Integer
    account_id: Integer | null
    full_name: string | null
    email: string | null
    phone: string | null
    created_at: Instant
    deleted_at: Instant | null
    duplicate_of_contact_id: Integer | null
    last_verified_at: Instant | null
    custom_fields: Json
  }
  cost_entries: {
    cost_id: Integer
    incurred_on: Day
    purpose: string
    department: string
    cost_type: string | null
    amount: Decimal
    currency: string
    campaign_id: Integer | null
    lead_source: string | null
    account_id: Integer | null
    user_id: Integer | null
  }
  crm_records: {
    record_type: string | null
    record_id: Integer | null
    created_at: Instant | null
    deleted_at: Instant | null
    duplicate_of_id: Integer | null
    last_verified_at: Instant | null
    required_filled: Integer | null
    required_total: Integer | null
  }
  crm_users: {
    user_id: Integer
    full_name: string
    role: string
    team: string | null
    region: string | null
    manager_id: Integer | null
    is_licensed: boolean
    activated_at: Instant
    onboarded_at: Instant | null
    deactivated_at: Instant | null
  }
  customer_periods: {
    customer_period_id: Integer
    account_id: Integer
    period_no: Integer
    started_at: Instant
    ended_at: Instant | null
    end_reason: string | null
  }
  date_spine: {
    date_day: Day
    week_start: Day
    month_start: Day
    quarter_start: Day
    year_start: Day
    is_business_day: boolean
  }
  email_list_memberships: {
    membership_id: Integer
    contact_id: Integer
    list_name: string
    subscribed_at: Instant
    unsubscribed_at: Instant | null
    unsubscribe_reason: string | null
  }
  fx_rates: {
    rate_date: Day
    from_currency: string
    to_currency: string
    rate: Decimal
  }
  goal_milestones: {
    milestone_id: Integer
    goal_id: Integer
    name: string
    due_on: Day | null
    completed_at: Instant | null
  }
  goals: {
    goal_id: Integer
    specific: string
    metric_id: string
    variant: string | null
    filters: Json
    achievable_plan: string | null
    relevance: string | null
    starts_on: Day
    ends_on: Day
    baseline_value: Decimal | null
    target_value: Decimal
    owner_user_id: Integer | null
  }
  inquiries: {
    inquiry_id: Integer
    received_at: Instant
    channel: string | null
    account_id: Integer | null
    contact_id: Integer | null
    lead_id: Integer | null
    campaign_id: Integer | null
    product_id: Integer | null
    is_spam: boolean
  }
  leads: {
    lead_id: Integer
    created_at: Instant
    source: string | null
    capture_channel: string | null
    generated_by_crm: boolean
    visitor_id: string | null
    campaign_id: Integer | null
    contact_id: Integer | null
    owner_user_id: Integer | null
    status: string
    lead_score: Integer | null
    conversion_probability: Decimal | null
    product_interest_id: Integer | null
    next_follow_up_at: Instant | null
    first_responded_at: Instant | null
    qualified_at: Instant | null
    disqualified_at: Instant | null
    disqualify_reason: string | null
    converted_at: Instant | null
    converted_account_id: Integer | null
    duplicate_of_lead_id: Integer | null
    deleted_at: Instant | null
    last_verified_at: Instant | null
    custom_fields: Json
  }
  opportunities: {
    opportunity_id: Integer
    account_id: Integer
    lead_id: Integer | null
    campaign_id: Integer | null
    owner_user_id: Integer | null
    opportunity_type: string
    product_id: Integer | null
    first_contact_at: Instant | null
    created_at: Instant
    expected_close_date: Day | null
    closed_at: Instant | null
    outcome: string
    loss_reason: string | null
    amount: Decimal | null
    currency: string
    probability: Decimal | null
    deleted_at: Instant | null
    last_verified_at: Instant | null
    custom_fields: Json
  }
  opportunity_stage_history: {
    history_id: Integer
    opportunity_id: Integer
    stage_id: Integer
    stage_visit: Integer
    valid_from: Instant
    valid_to: Instant | null
    amount: Decimal | null
    currency: string
    probability: Decimal | null
    owner_user_id: Integer | null
  }
  order_facts: {
    order_id: Integer | null
    account_id: Integer | null
    opportunity_id: Integer | null
    owner_user_id: Integer | null
    ordered_at: Instant | null
    order_kind: string | null
    currency: string | null
    net_amount: Decimal | null
    cost_amount: Decimal | null
  }
  order_lines: {
    order_line_id: Integer
    order_id: Integer
    product_id: Integer | null
    line_type: string
    quantity: Decimal
    net_amount: Decimal
    cost_amount: Decimal | null
  }
  orders: {
    order_id: Integer
    account_id: Integer
    opportunity_id: Integer | null
    owner_user_id: Integer | null
    ordered_at: Instant
    status: string
    order_kind: string
    channel: string | null
    cancelled_at: Instant | null
    cancel_reason: string | null
    currency: string
  }
  payments: {
    payment_id: Integer
    order_id: Integer
    paid_at: Instant
    amount: Decimal
    currency: string
  }
  pipeline_stages: {
    stage_id: Integer
    pipeline: string
    name: string
    position: Integer
    outcome: string
    default_probability: Decimal | null
  }
  products: {
    product_id: Integer
    name: string
    category: string | null
    family: string | null
    tier: Integer | null
    list_price: Decimal | null
    currency: string
  }
  quotas: {
    quota_id: Integer
    user_id: Integer | null
    team: string | null
    period_start: Day
    period_end: Day
    amount: Decimal
    currency: string
  }
  stage_visits: {
    opportunity_id: Integer | null
    stage_visit: Integer | null
    stage_id: Integer | null
    entered_at: Instant | null
    exited_at: Instant | null
  }
  subscription_terms: {
    term_id: Integer
    subscription_id: Integer
    term_no: Integer
    starts_on: Day
    ends_on: Day
    amount: Decimal | null
    currency: string
    decision: string
    decided_at: Instant | null
  }
  subscriptions: {
    subscription_id: Integer
    account_id: Integer
    product_id: Integer | null
    started_at: Instant
    cancelled_at: Instant | null
    cancel_reason: string | null
  }
  survey_responses: {
    response_id: Integer
    survey_id: Integer
    account_id: Integer | null
    contact_id: Integer | null
    ticket_id: Integer | null
    order_id: Integer | null
    agent_user_id: Integer | null
    delivery_channel: string | null
    sent_at: Instant
    responded_at: Instant | null
    score: Decimal | null
    comment: string | null
    sentiment: string | null
    topic: string | null
  }
  surveys: {
    survey_id: Integer
    survey_type: string
    name: string
    question: string | null
    touchpoint: string | null
    scale_min: Decimal | null
    scale_max: Decimal | null
    polarity: string
    top_box_min: Decimal | null
    bottom_box_max: Decimal | null
  }
  taggings: {
    tagging_id: Integer
    tag_id: Integer
    entity_type: string
    entity_id: Integer
    tagged_at: Instant
    removed_at: Instant | null
  }
  tags: {
    tag_id: Integer
    name: string
  }
  ticket_events: {
    event_id: Integer
    ticket_id: Integer
    occurred_at: Instant
    event_type: string
    user_id: Integer | null
    channel: string | null
  }
  ticket_waits: {
    ticket_id: Integer | null
    wait_no: Integer | null
    waiting_from: Instant | null
    answered_at: Instant | null
  }
  tickets: {
    ticket_id: Integer
    account_id: Integer | null
    contact_id: Integer | null
    opened_at: Instant
    channel: string | null
    ticket_type: string
    category: string | null
    priority: string | null
    product_id: Integer | null
    assigned_user_id: Integer | null
    parent_ticket_id: Integer | null
    first_replied_at: Instant | null
    resolved_at: Instant | null
    reopen_count: Integer
    is_spam: boolean
  }
  training_assignments: {
    assignment_id: Integer
    user_id: Integer
    course: string
    is_required: boolean
    assigned_at: Instant
    due_at: Instant | null
    completed_at: Instant | null
    score: Decimal | null
  }
  user_logins: {
    login_id: Integer
    user_id: Integer
    logged_in_at: Instant
    client: string | null
  }
  web_sessions: {
    session_id: Integer
    visitor_id: string
    started_at: Instant
    channel: string | null
    source: string | null
    landing_page: string | null
    country: string | null
    campaign_id: Integer | null
    is_bot: boolean
    is_internal: boolean
  }
}

/** The same as data. */
export const warehouseTables: readonly WarehouseTable[] = [
  {
    name: 'account_health_daily',
    columns: [
      { name: 'account_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'snapshot_date', type: 'date', databaseType: 'DATE', nullable: false },
      { name: 'usage_score', type: 'decimal', databaseType: 'DECIMAL(5,2)', nullable: true },
      { name: 'feedback_score', type: 'decimal', databaseType: 'DECIMAL(5,2)', nullable: true },
      { name: 'support_score', type: 'decimal', databaseType: 'DECIMAL(5,2)', nullable: true },
      { name: 'purchase_score', type: 'decimal', databaseType: 'DECIMAL(5,2)', nullable: true },
    ],
  },
  {
    name: 'accounts',
    columns: [
      { name: 'account_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'name', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'account_type', type: 'text', databaseType: 'VARCHAR', nullable: false },
      { name: 'segment', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'industry', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'size_band', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'country', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'region', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'age_band', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'gender', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'acquisition_source', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'owner_user_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'loyalty_joined_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: true },
      { name: 'loyalty_left_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: true },
      { name: 'created_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: false },
      { name: 'deleted_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: true },
      { name: 'duplicate_of_account_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'last_verified_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: true },
      { name: 'custom_fields', type: 'json', databaseType: 'JSON', nullable: false },
    ],
  },
  {
    name: 'activities',
    columns: [
      { name: 'activity_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'occurred_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: false },
      { name: 'activity_type', type: 'text', databaseType: 'VARCHAR', nullable: false },
      { name: 'direction', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'account_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'contact_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'lead_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'opportunity_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'campaign_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'user_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'message_id', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'is_automated', type: 'boolean', databaseType: 'BOOLEAN', nullable: false },
    ],
  },
  {
    name: 'benchmarks',
    columns: [
      { name: 'benchmark_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'metric_id', type: 'text', databaseType: 'VARCHAR', nullable: false },
      { name: 'variant', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'scope', type: 'text', databaseType: 'VARCHAR', nullable: false },
      { name: 'segment', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'value', type: 'decimal', databaseType: 'DECIMAL(24,6)', nullable: false },
      { name: 'valid_from', type: 'date', databaseType: 'DATE', nullable: false },
      { name: 'valid_to', type: 'date', databaseType: 'DATE', nullable: true },
      { name: 'source', type: 'text', databaseType: 'VARCHAR', nullable: true },
    ],
  },
  {
    name: 'campaign_attributions',
    columns: [
      { name: 'attribution_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'campaign_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'order_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'opportunity_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'model', type: 'text', databaseType: 'VARCHAR', nullable: false },
      { name: 'weight', type: 'decimal', databaseType: 'DECIMAL(7,6)', nullable: false },
    ],
  },
  {
    name: 'campaigns',
    columns: [
      { name: 'campaign_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'name', type: 'text', databaseType: 'VARCHAR', nullable: false },
      { name: 'channel', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'campaign_type', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'owner_user_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'starts_on', type: 'date', databaseType: 'DATE', nullable: false },
      { name: 'ends_on', type: 'date', databaseType: 'DATE', nullable: true },
      { name: 'budgeted_cost', type: 'decimal', databaseType: 'DECIMAL(18,2)', nullable: true },
      { name: 'expected_revenue', type: 'decimal', databaseType: 'DECIMAL(18,2)', nullable: true },
      { name: 'currency', type: 'text', databaseType: 'VARCHAR', nullable: false },
    ],
  },
  {
    name: 'contacts',
    columns: [
      { name: 'contact_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'account_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'full_name', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'email', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'phone', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'created_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: false },
      { name: 'deleted_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: true },
      { name: 'duplicate_of_contact_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'last_verified_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: true },
      { name: 'custom_fields', type: 'json', databaseType: 'JSON', nullable: false },
    ],
  },
  {
    name: 'cost_entries',
    columns: [
      { name: 'cost_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'incurred_on', type: 'date', databaseType: 'DATE', nullable: false },
      { name: 'purpose', type: 'text', databaseType: 'VARCHAR', nullable: false },
      { name: 'department', type: 'text', databaseType: 'VARCHAR', nullable: false },
      { name: 'cost_type', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'amount', type: 'decimal', databaseType: 'DECIMAL(18,2)', nullable: false },
      { name: 'currency', type: 'text', databaseType: 'VARCHAR', nullable: false },
      { name: 'campaign_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'lead_source', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'account_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'user_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
    ],
  },
  {
    name: 'crm_records',
    columns: [
      { name: 'record_type', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'record_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'created_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: true },
      { name: 'deleted_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: true },
      { name: 'duplicate_of_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'last_verified_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: true },
      { name: 'required_filled', type: 'integer', databaseType: 'INTEGER', nullable: true },
      { name: 'required_total', type: 'integer', databaseType: 'INTEGER', nullable: true },
    ],
  },
  {
    name: 'crm_users',
    columns: [
      { name: 'user_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'full_name', type: 'text', databaseType: 'VARCHAR', nullable: false },
      { name: 'role', type: 'text', databaseType: 'VARCHAR', nullable: false },
      { name: 'team', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'region', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'manager_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'is_licensed', type: 'boolean', databaseType: 'BOOLEAN', nullable: false },
      { name: 'activated_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: false },
      { name: 'onboarded_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: true },
      { name: 'deactivated_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: true },
    ],
  },
  {
    name: 'customer_periods',
    columns: [
      { name: 'customer_period_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'account_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'period_no', type: 'integer', databaseType: 'INTEGER', nullable: false },
      { name: 'started_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: false },
      { name: 'ended_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: true },
      { name: 'end_reason', type: 'text', databaseType: 'VARCHAR', nullable: true },
    ],
  },
  {
    name: 'date_spine',
    columns: [
      { name: 'date_day', type: 'date', databaseType: 'DATE', nullable: false },
      { name: 'week_start', type: 'date', databaseType: 'DATE', nullable: false },
      { name: 'month_start', type: 'date', databaseType: 'DATE', nullable: false },
      { name: 'quarter_start', type: 'date', databaseType: 'DATE', nullable: false },
      { name: 'year_start', type: 'date', databaseType: 'DATE', nullable: false },
      { name: 'is_business_day', type: 'boolean', databaseType: 'BOOLEAN', nullable: false },
    ],
  },
  {
    name: 'email_list_memberships',
    columns: [
      { name: 'membership_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'contact_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'list_name', type: 'text', databaseType: 'VARCHAR', nullable: false },
      { name: 'subscribed_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: false },
      { name: 'unsubscribed_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: true },
      { name: 'unsubscribe_reason', type: 'text', databaseType: 'VARCHAR', nullable: true },
    ],
  },
  {
    name: 'fx_rates',
    columns: [
      { name: 'rate_date', type: 'date', databaseType: 'DATE', nullable: false },
      { name: 'from_currency', type: 'text', databaseType: 'VARCHAR', nullable: false },
      { name: 'to_currency', type: 'text', databaseType: 'VARCHAR', nullable: false },
      { name: 'rate', type: 'decimal', databaseType: 'DECIMAL(18,8)', nullable: false },
    ],
  },
  {
    name: 'goal_milestones',
    columns: [
      { name: 'milestone_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'goal_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'name', type: 'text', databaseType: 'VARCHAR', nullable: false },
      { name: 'due_on', type: 'date', databaseType: 'DATE', nullable: true },
      { name: 'completed_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: true },
    ],
  },
  {
    name: 'goals',
    columns: [
      { name: 'goal_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'specific', type: 'text', databaseType: 'VARCHAR', nullable: false },
      { name: 'metric_id', type: 'text', databaseType: 'VARCHAR', nullable: false },
      { name: 'variant', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'filters', type: 'json', databaseType: 'JSON', nullable: false },
      { name: 'achievable_plan', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'relevance', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'starts_on', type: 'date', databaseType: 'DATE', nullable: false },
      { name: 'ends_on', type: 'date', databaseType: 'DATE', nullable: false },
      { name: 'baseline_value', type: 'decimal', databaseType: 'DECIMAL(24,6)', nullable: true },
      { name: 'target_value', type: 'decimal', databaseType: 'DECIMAL(24,6)', nullable: false },
      { name: 'owner_user_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
    ],
  },
  {
    name: 'inquiries',
    columns: [
      { name: 'inquiry_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'received_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: false },
      { name: 'channel', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'account_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'contact_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'lead_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'campaign_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'product_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'is_spam', type: 'boolean', databaseType: 'BOOLEAN', nullable: false },
    ],
  },
  {
    name: 'leads',
    columns: [
      { name: 'lead_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'created_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: false },
      { name: 'source', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'capture_channel', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'generated_by_crm', type: 'boolean', databaseType: 'BOOLEAN', nullable: false },
      { name: 'visitor_id', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'campaign_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'contact_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'owner_user_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'status', type: 'text', databaseType: 'VARCHAR', nullable: false },
      { name: 'lead_score', type: 'integer', databaseType: 'INTEGER', nullable: true },
      { name: 'conversion_probability', type: 'decimal', databaseType: 'DECIMAL(5,4)', nullable: true },
      { name: 'product_interest_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'next_follow_up_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: true },
      { name: 'first_responded_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: true },
      { name: 'qualified_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: true },
      { name: 'disqualified_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: true },
      { name: 'disqualify_reason', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'converted_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: true },
      { name: 'converted_account_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'duplicate_of_lead_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'deleted_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: true },
      { name: 'last_verified_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: true },
      { name: 'custom_fields', type: 'json', databaseType: 'JSON', nullable: false },
    ],
  },
  {
    name: 'opportunities',
    columns: [
      { name: 'opportunity_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'account_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'lead_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'campaign_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'owner_user_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'opportunity_type', type: 'text', databaseType: 'VARCHAR', nullable: false },
      { name: 'product_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'first_contact_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: true },
      { name: 'created_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: false },
      { name: 'expected_close_date', type: 'date', databaseType: 'DATE', nullable: true },
      { name: 'closed_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: true },
      { name: 'outcome', type: 'text', databaseType: 'VARCHAR', nullable: false },
      { name: 'loss_reason', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'amount', type: 'decimal', databaseType: 'DECIMAL(18,2)', nullable: true },
      { name: 'currency', type: 'text', databaseType: 'VARCHAR', nullable: false },
      { name: 'probability', type: 'decimal', databaseType: 'DECIMAL(5,4)', nullable: true },
      { name: 'deleted_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: true },
      { name: 'last_verified_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: true },
      { name: 'custom_fields', type: 'json', databaseType: 'JSON', nullable: false },
    ],
  },
  {
    name: 'opportunity_stage_history',
    columns: [
      { name: 'history_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'opportunity_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'stage_id', type: 'integer', databaseType: 'INTEGER', nullable: false },
      { name: 'stage_visit', type: 'integer', databaseType: 'INTEGER', nullable: false },
      { name: 'valid_from', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: false },
      { name: 'valid_to', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: true },
      { name: 'amount', type: 'decimal', databaseType: 'DECIMAL(18,2)', nullable: true },
      { name: 'currency', type: 'text', databaseType: 'VARCHAR', nullable: false },
      { name: 'probability', type: 'decimal', databaseType: 'DECIMAL(5,4)', nullable: true },
      { name: 'owner_user_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
    ],
  },
  {
    name: 'order_facts',
    columns: [
      { name: 'order_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'account_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'opportunity_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'owner_user_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'ordered_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: true },
      { name: 'order_kind', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'currency', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'net_amount', type: 'decimal', databaseType: 'DECIMAL(38,2)', nullable: true },
      { name: 'cost_amount', type: 'decimal', databaseType: 'DECIMAL(38,2)', nullable: true },
    ],
  },
  {
    name: 'order_lines',
    columns: [
      { name: 'order_line_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'order_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'product_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'line_type', type: 'text', databaseType: 'VARCHAR', nullable: false },
      { name: 'quantity', type: 'decimal', databaseType: 'DECIMAL(12,3)', nullable: false },
      { name: 'net_amount', type: 'decimal', databaseType: 'DECIMAL(18,2)', nullable: false },
      { name: 'cost_amount', type: 'decimal', databaseType: 'DECIMAL(18,2)', nullable: true },
    ],
  },
  {
    name: 'orders',
    columns: [
      { name: 'order_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'account_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'opportunity_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'owner_user_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'ordered_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: false },
      { name: 'status', type: 'text', databaseType: 'VARCHAR', nullable: false },
      { name: 'order_kind', type: 'text', databaseType: 'VARCHAR', nullable: false },
      { name: 'channel', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'cancelled_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: true },
      { name: 'cancel_reason', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'currency', type: 'text', databaseType: 'VARCHAR', nullable: false },
    ],
  },
  {
    name: 'payments',
    columns: [
      { name: 'payment_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'order_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'paid_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: false },
      { name: 'amount', type: 'decimal', databaseType: 'DECIMAL(18,2)', nullable: false },
      { name: 'currency', type: 'text', databaseType: 'VARCHAR', nullable: false },
    ],
  },
  {
    name: 'pipeline_stages',
    columns: [
      { name: 'stage_id', type: 'integer', databaseType: 'INTEGER', nullable: false },
      { name: 'pipeline', type: 'text', databaseType: 'VARCHAR', nullable: false },
      { name: 'name', type: 'text', databaseType: 'VARCHAR', nullable: false },
      { name: 'position', type: 'integer', databaseType: 'INTEGER', nullable: false },
      { name: 'outcome', type: 'text', databaseType: 'VARCHAR', nullable: false },
      { name: 'default_probability', type: 'decimal', databaseType: 'DECIMAL(5,4)', nullable: true },
    ],
  },
  {
    name: 'products',
    columns: [
      { name: 'product_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'name', type: 'text', databaseType: 'VARCHAR', nullable: false },
      { name: 'category', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'family', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'tier', type: 'integer', databaseType: 'INTEGER', nullable: true },
      { name: 'list_price', type: 'decimal', databaseType: 'DECIMAL(18,2)', nullable: true },
      { name: 'currency', type: 'text', databaseType: 'VARCHAR', nullable: false },
    ],
  },
  {
    name: 'quotas',
    columns: [
      { name: 'quota_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'user_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'team', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'period_start', type: 'date', databaseType: 'DATE', nullable: false },
      { name: 'period_end', type: 'date', databaseType: 'DATE', nullable: false },
      { name: 'amount', type: 'decimal', databaseType: 'DECIMAL(18,2)', nullable: false },
      { name: 'currency', type: 'text', databaseType: 'VARCHAR', nullable: false },
    ],
  },
  {
    name: 'stage_visits',
    columns: [
      { name: 'opportunity_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'stage_visit', type: 'integer', databaseType: 'INTEGER', nullable: true },
      { name: 'stage_id', type: 'integer', databaseType: 'INTEGER', nullable: true },
      { name: 'entered_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: true },
      { name: 'exited_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: true },
    ],
  },
  {
    name: 'subscription_terms',
    columns: [
      { name: 'term_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'subscription_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'term_no', type: 'integer', databaseType: 'INTEGER', nullable: false },
      { name: 'starts_on', type: 'date', databaseType: 'DATE', nullable: false },
      { name: 'ends_on', type: 'date', databaseType: 'DATE', nullable: false },
      { name: 'amount', type: 'decimal', databaseType: 'DECIMAL(18,2)', nullable: true },
      { name: 'currency', type: 'text', databaseType: 'VARCHAR', nullable: false },
      { name: 'decision', type: 'text', databaseType: 'VARCHAR', nullable: false },
      { name: 'decided_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: true },
    ],
  },
  {
    name: 'subscriptions',
    columns: [
      { name: 'subscription_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'account_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'product_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'started_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: false },
      { name: 'cancelled_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: true },
      { name: 'cancel_reason', type: 'text', databaseType: 'VARCHAR', nullable: true },
    ],
  },
  {
    name: 'survey_responses',
    columns: [
      { name: 'response_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'survey_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'account_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'contact_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'ticket_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'order_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'agent_user_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'delivery_channel', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'sent_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: false },
      { name: 'responded_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: true },
      { name: 'score', type: 'decimal', databaseType: 'DECIMAL(4,1)', nullable: true },
      { name: 'comment', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'sentiment', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'topic', type: 'text', databaseType: 'VARCHAR', nullable: true },
    ],
  },
  {
    name: 'surveys',
    columns: [
      { name: 'survey_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'survey_type', type: 'text', databaseType: 'VARCHAR', nullable: false },
      { name: 'name', type: 'text', databaseType: 'VARCHAR', nullable: false },
      { name: 'question', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'touchpoint', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'scale_min', type: 'decimal', databaseType: 'DECIMAL(4,1)', nullable: true },
      { name: 'scale_max', type: 'decimal', databaseType: 'DECIMAL(4,1)', nullable: true },
      { name: 'polarity', type: 'text', databaseType: 'VARCHAR', nullable: false },
      { name: 'top_box_min', type: 'decimal', databaseType: 'DECIMAL(4,1)', nullable: true },
      { name: 'bottom_box_max', type: 'decimal', databaseType: 'DECIMAL(4,1)', nullable: true },
    ],
  },
  {
    name: 'taggings',
    columns: [
      { name: 'tagging_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'tag_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'entity_type', type: 'text', databaseType: 'VARCHAR', nullable: false },
      { name: 'entity_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'tagged_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: false },
      { name: 'removed_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: true },
    ],
  },
  {
    name: 'tags',
    columns: [
      { name: 'tag_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'name', type: 'text', databaseType: 'VARCHAR', nullable: false },
    ],
  },
  {
    name: 'ticket_events',
    columns: [
      { name: 'event_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'ticket_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'occurred_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: false },
      { name: 'event_type', type: 'text', databaseType: 'VARCHAR', nullable: false },
      { name: 'user_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'channel', type: 'text', databaseType: 'VARCHAR', nullable: true },
    ],
  },
  {
    name: 'ticket_waits',
    columns: [
      { name: 'ticket_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'wait_no', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'waiting_from', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: true },
      { name: 'answered_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: true },
    ],
  },
  {
    name: 'tickets',
    columns: [
      { name: 'ticket_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'account_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'contact_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'opened_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: false },
      { name: 'channel', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'ticket_type', type: 'text', databaseType: 'VARCHAR', nullable: false },
      { name: 'category', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'priority', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'product_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'assigned_user_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'parent_ticket_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'first_replied_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: true },
      { name: 'resolved_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: true },
      { name: 'reopen_count', type: 'integer', databaseType: 'INTEGER', nullable: false },
      { name: 'is_spam', type: 'boolean', databaseType: 'BOOLEAN', nullable: false },
    ],
  },
  {
    name: 'training_assignments',
    columns: [
      { name: 'assignment_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'user_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'course', type: 'text', databaseType: 'VARCHAR', nullable: false },
      { name: 'is_required', type: 'boolean', databaseType: 'BOOLEAN', nullable: false },
      { name: 'assigned_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: false },
      { name: 'due_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: true },
      { name: 'completed_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: true },
      { name: 'score', type: 'decimal', databaseType: 'DECIMAL(5,2)', nullable: true },
    ],
  },
  {
    name: 'user_logins',
    columns: [
      { name: 'login_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'user_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'logged_in_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: false },
      { name: 'client', type: 'text', databaseType: 'VARCHAR', nullable: true },
    ],
  },
  {
    name: 'web_sessions',
    columns: [
      { name: 'session_id', type: 'integer', databaseType: 'BIGINT', nullable: false },
      { name: 'visitor_id', type: 'text', databaseType: 'VARCHAR', nullable: false },
      { name: 'started_at', type: 'timestamptz', databaseType: 'TIMESTAMP WITH TIME ZONE', nullable: false },
      { name: 'channel', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'source', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'landing_page', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'country', type: 'text', databaseType: 'VARCHAR', nullable: true },
      { name: 'campaign_id', type: 'integer', databaseType: 'BIGINT', nullable: true },
      { name: 'is_bot', type: 'boolean', databaseType: 'BOOLEAN', nullable: false },
      { name: 'is_internal', type: 'boolean', databaseType: 'BOOLEAN', nullable: false },
    ],
  },
]
