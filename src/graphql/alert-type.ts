import {
  GraphQLEnumType,
  type GraphQLFieldConfig,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLString,
} from 'graphql'
import type { Catalog, Metric } from '../catalog/catalog.ts'
import { unitName } from '../definition/unit.ts'
import { InvalidQuestionError, type Problem } from '../problem/problem.ts'
import { ALERT_STATES, CROSSING_STATES, type Crossing } from '../standing/alert-crossings.ts'
import { AlertValue } from './alert-value.ts'
import { Play } from './catalog-type.ts'
import { Direction, words } from './catalog-words.ts'
import type { DimensionTypes } from './dimension-types.ts'
import { enumOf } from './enum-of.ts'
import { ExplainType, explainQuestion } from './explain-type.ts'
import type { OperationContext } from './operation-context.ts'
import { operationOf } from './operation-of.ts'
import { TimeUnitType } from './period-type.ts'
import { chosenAlerts } from './read-alerts.ts'
import { readStandingArguments } from './read-standing.ts'
import { CurrencyScalar, DateTimeScalar, TimeZoneScalar } from './scalars.ts'

const text = new GraphQLNonNull(GraphQLString)
const several = (type: GraphQLObjectType | typeof GraphQLString) => new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(type)))

const AlertState = enumOf(
  'AlertState',
  'Whether something of an alert is beyond its limit: FIRED where something came to be so at the latest step, ON where all of it was so before.',
  ALERT_STATES,
)
const CrossingState = enumOf(
  'CrossingState',
  'FIRED where it was within the limit as long as the cool-down is, ONGOING where it was beyond it at the step before, COOLING where it came back within the cool-down.',
  CROSSING_STATES,
)

type Found = Crossing<Readonly<Record<string, unknown>>> & { readonly of: AlertValue }

const playbook = {
  type: several(Play),
  description: "The metric's own: what to do about it, and when.",
}

function crossingType({ GroupKey }: DimensionTypes): GraphQLObjectType<Found, OperationContext> {
  return new GraphQLObjectType<Found, OperationContext>({
    name: 'Crossing',
    description: 'What is beyond the limit of an alert: the whole, or one group.',
    fields: {
      id: {
        type: new GraphQLNonNull(GraphQLID),
        description: 'The same however often it is asked for within a step: what was delivered need not be delivered again.',
        resolve: ({ of, id }) => `${of.alert.name} ${of.steps[0]?.at.toInstant().toString() ?? ''} ${id}`,
      },
      key: { type: new GraphQLNonNull(GroupKey) },
      state: { type: new GraphQLNonNull(CrossingState) },
      since: {
        type: DateTimeScalar,
        description: 'The step at which it began; null where it held already as far back as the cool-down reaches.',
        resolve: ({ since }) => since && new Date(since.epochMilliseconds),
      },
      value: { type: GraphQLFloat },
      before: { type: GraphQLFloat, description: 'What it is held against, where that is another time.' },
      change: { type: GraphQLFloat, description: 'The relative change from there, or the difference, as the limit says.' },
      threshold: { type: GraphQLFloat, description: 'Of a goal: its target, or what is expected by now.' },
      text: { type: text, description: 'All of it in one line.', resolve: (crossing) => crossing.of.told(crossing) },
      owner: { type: GraphQLString, resolve: ({ of }) => of.alert.words.owner },
      action: { type: GraphQLString, resolve: ({ of }) => of.alert.action },
      playbook: { ...playbook, resolve: ({ of }) => of.playbook },
    },
  })
}

const own = Object.fromEntries(
  Object.entries(words<{ readonly words: AlertValue['alert']['words'] }>()).map(([name, field]) => [
    name,
    { ...field, resolve: ({ alert }: AlertValue, args: { locale?: string }) => field.resolve(alert, args) },
  ]),
)

function ofMetric<Value>(of: (metric: Metric) => Value) {
  return ({ metric }: AlertValue) => metric && of(metric)
}

function alertType(dimensions: DimensionTypes): GraphQLObjectType<AlertValue, OperationContext> {
  return new GraphQLObjectType<AlertValue, OperationContext>({
    name: 'Alert',
    description:
      'A rule that says when a number, or a goal, wants to be looked at. It is looked at where its steps begin, and fires at the step at which something comes to be beyond its limit: a function of the data and "asOf", of which nothing is kept.',
    fields: {
      name: { type: text, resolve: ({ alert }) => alert.name },
      ...own,
      metric: { type: text, resolve: ofMetric(({ name }) => name.split(' ', 1)[0]) },
      variant: { type: GraphQLString, resolve: ({ alert: { of } }) => (of.kind === 'metric' ? of.variant : undefined) },
      goal: { type: GraphQLString, resolve: ({ alert: { of } }) => (of.kind === 'goal' ? of.goal : undefined) },
      unit: { type: GraphQLString, resolve: ofMetric(({ unit }) => unitName(unit)) },
      goodWhen: { type: Direction, resolve: ofMetric(({ goodWhen }) => goodWhen) },
      by: { type: several(GraphQLString), resolve: ({ alert: { of } }) => (of.kind === 'metric' ? of.by : []) },
      limit: { type: text, description: 'In words.' },
      every: { type: new GraphQLNonNull(TimeUnitType), resolve: ({ alert }) => alert.every },
      coolDown: {
        type: new GraphQLNonNull(GraphQLInt),
        description: 'For how many steps it must not have held before it fires again.',
        resolve: ({ alert }) => alert.coolDown,
      },
      action: { type: GraphQLString, resolve: ({ alert }) => alert.action },
      playbook: { ...playbook, resolve: (alert) => alert.playbook },
      at: {
        type: DateTimeScalar,
        description: 'The step at which it is looked at: the latest one that has come.',
        resolve: ({ steps }) => steps[0] && new Date(steps[0].at.epochMilliseconds),
      },
      state: { type: new GraphQLNonNull(AlertState), resolve: (alert) => alert.state() },
      value: {
        type: GraphQLFloat,
        description: 'At that step, beyond the limit or not; null where groups are looked at.',
        resolve: async (alert) => (await alert.whole())?.value,
      },
      crossings: { type: several(crossingType(dimensions)), resolve: (alert) => alert.crossings() },
      explain: {
        type: ExplainType,
        description: 'How its latest step is asked; null where a goal has not begun.',
        resolve: ({ steps }, _args, context) => {
          const question = steps[0]?.nodes.now?.question
          return question && explainQuestion(context, question)
        },
      },
    },
  })
}

/** The root field of alerts; none where the catalog has no alerts. */
export function alertFields(
  { alerts }: Catalog,
  dimensions: DimensionTypes,
): Record<string, GraphQLFieldConfig<unknown, OperationContext>> {
  if (alerts.size === 0) return {}
  const AlertName = new GraphQLEnumType({
    name: 'AlertName',
    values: Object.fromEntries([...alerts.values()].map((one) => [one.name, { value: one.name, description: one.words.label }])),
  })
  return {
    alerts: {
      type: several(alertType(dimensions)),
      description: 'Alerts, and what is beyond their limits.',
      args: {
        names: { type: new GraphQLList(new GraphQLNonNull(AlertName)) },
        owner: { type: GraphQLString },
        tag: { type: GraphQLString },
        where: { type: dimensions.SliceFilter, description: 'Rows that count, beside the filters of each alert.' },
        timezone: { type: TimeZoneScalar, description: 'The zone in which days begin, of alerts that name none.' },
        asOf: { type: DateTimeScalar, description: 'The instant that counts as now.' },
        currency: { type: CurrencyScalar, description: 'The currency of amounts that were booked in several.' },
      },
      resolve: (_source, args, context, info) => {
        operationOf(context, info)
        const key = String(info.path.key)
        const problems: Problem[] = []
        const asked = readStandingArguments(args, context, key, () => {})
        const chosen = chosenAlerts(asked, context, (code, message) => problems.push({ code, message, path: [key] }))
        if (problems.length > 0) throw new InvalidQuestionError(problems)
        return chosen.map((alert) => new AlertValue(alert, asked, context))
      },
    },
  }
}
