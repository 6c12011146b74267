/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** A half-open span of time. Relative ones are resolved once per operation against "asOf", in the question's zone. */
export type PeriodInput =
  {   between: Between; last?: never; toDate?: never; current?: never; previous?: never; }
  |  { between?: never;   last: LastPeriods; toDate?: never; current?: never; previous?: never; }
  |  { between?: never; last?: never;   /** From the start of the current one to "asOf". */
  toDate: TimeGrain; current?: never; previous?: never; }
  |  { between?: never; last?: never; toDate?: never;   /** The whole current one. */
  current: TimeGrain; previous?: never; }
  |  { between?: never; last?: never; toDate?: never; current?: never;   /** The whole one before the current. */
  previous: TimeGrain; };

/** From the first moment to the one before "to"; an end that is left out is open. */
export type Between = {
  from?: string | null | undefined;
  to?: string | null | undefined;
};

export type LastPeriods = {
  count: number;
  grain: TimeGrain;
  /** Whole ones only. If false, the last one is the current, unfinished one. */
  complete?: boolean | null | undefined;
};

export type TimeGrain =
  | 'SECOND'
  | 'MINUTE'
  | 'HOUR'
  | 'DAY'
  | 'WEEK'
  | 'MONTH'
  | 'QUARTER'
  | 'YEAR';

export type DashboardQueryVariables = Exact<{
  period: PeriodInput;
  countries: Array<string> | string;
  after?: string | null | undefined;
}>;


export type DashboardQuery = { metrics: { orderCount: number, completedShare: number | null, discountTotal: string, enterprise: { orderCount: number, completedShare: number | null, discountTotal: string }, trend: { nodes: Array<{ orderAmount: number, averageResolution: number | null, key: { timeMonth: string | null } }> }, top: { totalCount: number, nodes: Array<{ orderCount: number, completedShare: number | null, discountTotal: string, key: { accountCountry: string | null, accountSeats: number | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

type Kpis_Slice_Fragment = { orderCount: number, completedShare: number | null, discountTotal: string };

type Kpis_Group_Fragment = { orderCount: number, completedShare: number | null, discountTotal: string };

export type KpisFragment =
  | Kpis_Slice_Fragment
  | Kpis_Group_Fragment
;
