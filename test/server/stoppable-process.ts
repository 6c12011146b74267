import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql'
import { createLogger } from '../../src/server/create-logger.ts'
import { startServer } from '../../src/server/start-server.ts'
import { stopOnSignals } from '../../src/server/stop-on-signals.ts'

function say(word: string): void {
  process.stdout.write(`${word}\n`)
}

const slow = {
  type: GraphQLString,
  async resolve() {
    say('waiting')
    await new Promise((resolve) => setTimeout(resolve, 600))
    say('answered')
    return 'done'
  },
}

const stuck = {
  type: GraphQLString,
  resolve() {
    say('waiting')
    return new Promise(() => {})
  },
}

const logger = createLogger('silent')
const server = await startServer({
  schema: new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields: { slow, stuck } }) }),
  contextFor: () => ({}),
  port: 0,
  logger,
  isReady: async () => ({ ready: true }),
})
stopOnSignals(server, logger, [async () => say('engine closed')])
say(server.url)
