import { GraphQLEnumType } from 'graphql'

/** An enum whose values are camelCase inside. */
export function enumOf(name: string, description: string, values: readonly string[]): GraphQLEnumType {
  const spelled = (value: string) => value.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()
  return new GraphQLEnumType({ name, description, values: Object.fromEntries(values.map((value) => [spelled(value), { value }])) })
}
