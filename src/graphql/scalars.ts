import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql'
import { GraphQLCurrency, GraphQLDate, GraphQLDateTime, GraphQLLocalDateTime, GraphQLSafeInt, GraphQLTimeZone } from 'graphql-scalars'

/** Text that is checked when the question is resolved, where the error can say what to write instead. */
function textScalar(name: string, description: string): GraphQLScalarType<string, string> {
  const read = (value: unknown): string => {
    if (typeof value === 'string') return value
    throw new GraphQLError(`${name} is written as text, and this is ${JSON.stringify(value)}.`)
  }
  return new GraphQLScalarType({
    name,
    description,
    serialize: read,
    parseValue: read,
    parseLiteral: (node: ValueNode) => read(node.kind === Kind.STRING ? node.value : null),
  })
}

export const DateScalar = GraphQLDate
export const DateTimeScalar = GraphQLDateTime
export const LocalDateTimeScalar = GraphQLLocalDateTime
export const WholeNumber = GraphQLSafeInt
export const TimeZoneScalar = textScalar(GraphQLTimeZone.name, 'A time zone by its IANA name, such as "Europe/Berlin".')
export const CurrencyScalar = textScalar(GraphQLCurrency.name, 'A currency by its ISO 4217 code, such as "EUR".')
export const TimePoint = textScalar(
  'TimePoint',
  'A date, which is the midnight that begins it ("2025-01-31"), a wall-clock time of the question\'s zone ("2025-01-31T10:00"), or an instant ("2025-01-31T10:00:00Z").',
)
export const Decimal = textScalar('Decimal', 'An exact decimal number, always as text: no digit is lost.')

export const Json = new GraphQLScalarType({ name: 'JSON', description: 'Any JSON value.' })
