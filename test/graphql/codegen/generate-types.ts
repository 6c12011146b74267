import { codegen } from '@graphql-codegen/core'
import * as operations from '@graphql-codegen/typescript-operations'
import { buildSchema, type GraphQLSchema, parse, printSchema } from 'graphql'

/** What a client gives its generator: every scalar of Grainline by its TypeScript type, and no scalar without one. */
const SCALARS = {
  Currency: 'string',
  Date: 'string',
  DateTime: 'string',
  Decimal: 'string',
  JSON: 'unknown',
  LocalDateTime: 'string',
  SafeInt: 'number',
  TimePoint: 'string',
  TimeZone: 'string',
}

/** The TypeScript types of an operation, as a frontend team generates them. */
export async function generateTypes(schema: GraphQLSchema, operation: string): Promise<string> {
  // From the text, as a client has it: in the schema itself enum values have other names inside.
  const sdl = printSchema(schema)
  const config = {
    scalars: SCALARS,
    strictScalars: true,
    enumsAsTypes: true,
    onlyOperationTypes: true,
    skipTypename: true,
    useTypeImports: true,
  }
  const text = await codegen({
    documents: [{ location: 'dashboard.graphql', document: parse(operation) }],
    config,
    filename: 'dashboard.ts',
    schema: parse(sdl),
    schemaAst: buildSchema(sdl),
    plugins: [{ operations: {} }],
    pluginMap: { operations },
  })
  return `${text.trimEnd()}\n`
}
