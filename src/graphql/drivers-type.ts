import {
  GraphQLBoolean,
  type GraphQLFieldConfig,
  GraphQLFloat,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLString,
} from 'graphql'
import type { Metric } from '../catalog/catalog.ts'
import { requestName } from '../catalog/metric-request.ts'
import type { AnswerGroup } from '../engine/answer.ts'
import { changeInWords, type ToldChange } from '../standing/change-words.ts'
import {
  type AttributedChange,
  attributeRatio,
  attributeSum,
  type Contribution,
  type Measured,
  quotientOf,
  totalOf,
} from './attribute-change.ts'
import { type ArgumentsByMetric, argumentsOf } from './metric-fields.ts'
import type { OperationContext } from './operation-context.ts'
import { readNode } from './operation-of.ts'
import { drivenBy } from './read-drivers.ts'
import type { Resolver, SliceValue } from './slice-value.ts'

/** The groups of a slice now and before, and how many of them are told apart. */
interface DriversValue {
  readonly now: readonly AnswerGroup[]
  readonly before: readonly AnswerGroup[]
  readonly first: number
  /** That of amounts in the question's own. */
  readonly currency: string
}

/** Loads both sides of a change. */
export const resolveDrivers: Resolver<SliceValue> = async (
  { node, group },
  { first }: Readonly<Record<string, unknown>>,
  { run, layer },
  info,
): Promise<DriversValue> => {
  const { now, before } = readNode(node.drivers, info.path.key)
  const [mine, theirs] = now.asks ? await Promise.all([run.load(now), run.load(before)]) : []
  const key = group?.rawKey ?? []
  return {
    now: mine?.within(key) ?? [],
    before: theirs?.within(key) ?? [],
    first: typeof first === 'number' ? first : 0,
    currency: now.question.currency ?? layer.defaults.currency,
  }
}

type Key = AnswerGroup['key']

/** The same groups side by side; one that is there at one time only has nothing at the other. */
function measured({ now, before }: DriversValue, [numerator = '', denominator]: readonly string[]): readonly Measured<Key>[] {
  const amounts = (group: AnswerGroup | undefined) => ({
    numerator: Number(group?.metrics[numerator] ?? 0),
    denominator: denominator === undefined ? 1 : Number(group?.metrics[denominator] ?? 0),
  })
  const index = (groups: readonly AnswerGroup[]) => new Map(groups.map((group) => [JSON.stringify(group.rawKey), group]))
  const [current, earlier] = [index(now), index(before)]
  return [...new Map([...current, ...earlier])].map(([raw, { key }]) => ({
    key,
    now: amounts(current.get(raw)),
    before: amounts(earlier.get(raw)),
  }))
}

type Driver = Contribution<Key> & { readonly isOther: boolean; readonly isRatio: boolean; readonly change: number | null }

interface Drivers extends Pick<AttributedChange<Key>, 'now' | 'before' | 'change'> {
  readonly nodes: readonly Driver[]
  readonly told: Pick<ToldChange, 'label' | 'unit' | 'currency'>
}

/** The largest contributions, and all others taken together, so that they add up to the change. */
function driversOf({ now, before, change, contributions }: AttributedChange<Key>, first: number, isRatio: boolean): Omit<Drivers, 'told'> {
  const driver = (one: Contribution<Key>, isOther: boolean): Driver => ({ ...one, isOther, isRatio, change })
  const [shown, rest] = [contributions.slice(0, first), contributions.slice(first)]
  const sum = (of: 'contribution' | 'mix' | 'rate') => rest.reduce((total, one) => total + one[of], 0)
  const others: Contribution<Key> = {
    key: {},
    now: totalOf(rest.map((one) => one.now)),
    before: totalOf(rest.map((one) => one.before)),
    contribution: sum('contribution'),
    mix: sum('mix'),
    rate: sum('rate'),
  }
  const nodes = [...shown.map((one) => driver(one, false)), ...(rest.length === 0 ? [] : [driver(others, true)])]
  return { now, before, change, nodes }
}

function valueAt({ isRatio, ...driver }: Driver, when: 'now' | 'before'): number | null {
  return isRatio ? quotientOf(driver[when]) : driver[when].numerator
}

function driverType(GroupKey: GraphQLObjectType): GraphQLObjectType<Driver> {
  const float = new GraphQLNonNull(GraphQLFloat)
  return new GraphQLObjectType<Driver>({
    name: 'Driver',
    description: "One group's part in a change.",
    fields: {
      key: { type: new GraphQLNonNull(GroupKey) },
      isOther: { type: new GraphQLNonNull(GraphQLBoolean), description: 'Whether it is all the remaining groups taken together.' },
      now: { type: GraphQLFloat, resolve: (driver) => valueAt(driver, 'now') },
      before: { type: GraphQLFloat, resolve: (driver) => valueAt(driver, 'before') },
      contribution: { type: float, description: 'What it adds to the change; all contributions add up to it.' },
      share: {
        type: GraphQLFloat,
        description: 'Its contribution over the change; null where nothing changed.',
        resolve: ({ contribution, change }) => (change === null || change === 0 ? null : contribution / change),
      },
      mix: { type: float, description: 'Of a ratio: what comes of its weight among the groups. 0 for a sum.' },
      rate: { type: float, description: 'Of a ratio: what comes of its own ratio. The whole contribution for a sum.' },
    },
  })
}

/** The largest contributions to the change of each metric. */
export function driversType(metrics: readonly Metric[], args: ArgumentsByMetric, GroupKey: GraphQLObjectType) {
  const Driver = driverType(GroupKey)
  const Drivers = new GraphQLObjectType<Drivers>({
    name: 'Drivers',
    description: 'A change, and the groups that it is made of, from the largest contribution on.',
    fields: {
      now: { type: GraphQLFloat },
      before: { type: GraphQLFloat },
      change: { type: GraphQLFloat, description: 'now - before; null where either is.' },
      nodes: { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(Driver))) },
      text: {
        type: new GraphQLNonNull(GraphQLString),
        description: 'The value, its change, and what made most of it, in one line.',
        resolve: textOf,
      },
    },
  })
  const field = (metric: Metric): GraphQLFieldConfig<DriversValue, OperationContext> => ({
    type: new GraphQLNonNull(Drivers),
    args: args.get(metric.name) ?? {},
    resolve: (value, given: Readonly<Record<string, unknown>>): Drivers => {
      const set = argumentsOf(metric, given)
      const requests = drivenBy({ request: requestName(metric, set), metric: metric.variants.get(set.variant ?? '') ?? metric }) ?? []
      const groups = measured(value, requests)
      const isRatio = requests.length > 1
      const found = driversOf(isRatio ? attributeRatio(groups) : attributeSum(groups), value.first, isRatio)
      const { name, words, unit } = metric.variants.get(set.variant ?? '') ?? metric
      return { ...found, told: { label: words.label ?? name, unit, currency: value.currency } }
    },
  })
  return new GraphQLObjectType<DriversValue, OperationContext>({
    name: 'MetricDrivers',
    description: 'What the change of each metric is made of. Sums and ratios of sums have drivers; others are refused with the reason.',
    fields: Object.fromEntries(metrics.map((metric) => [metric.name, field(metric)])),
  })
}

function textOf({ told, now, before, nodes }: Drivers): string {
  const named = nodes.filter(({ isOther }) => !isOther).map(({ key, contribution }) => ({ name: nameOf(key), contribution }))
  return changeInWords({ ...told, now, before, nodes: named })
}

/** The values of a key side by side. */
function nameOf(key: Key): string {
  const parts = Object.values(key).filter((part) => part !== null)
  return parts.length === 0 ? 'none' : parts.join(', ')
}

/** How many groups are told apart where a question does not say. */
export const firstDrivers = { type: new GraphQLNonNull(GraphQLInt), defaultValue: 10 }
