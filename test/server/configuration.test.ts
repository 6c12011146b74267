import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { InvalidConfigurationError } from '../../src/problem/problem.ts'
import { readConfiguration } from '../../src/server/configuration.ts'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'grainline-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function written(text: string): string {
  const file = join(folder, 'grainline.yaml')
  writeFileSync(file, text)
  return file
}

/** The whole text of what is wrong, with the folder of the file left out. */
function refusal(text: string | undefined, env: NodeJS.ProcessEnv = {}): readonly string[] {
  try {
    readConfiguration(text === undefined ? { env } : { file: written(text), env })
  } catch (error) {
    if (error instanceof InvalidConfigurationError) return error.message.replaceAll(`${folder}/`, '').split('\n')
    throw error
  }
  return []
}

describe('a configuration', () => {
  test('may be left out altogether', () => {
    expect(readConfiguration({ env: {} })).toEqual({
      warehouse: { kind: 'demo' },
      port: 4_000,
      host: '127.0.0.1',
      logLevel: 'info',
      deadlineMs: 10_000,
      definitions: 'metrics',
      timezone: 'UTC',
      currency: 'USD',
      introspection: true,
      allowedOrigins: [],
    })
  })

  test('comes from the environment', () => {
    const env = {
      WAREHOUSE_URL: 'postgresql://ann:s3cret@db:5432/shop',
      PORT: '0',
      HOST: '0.0.0.0',
      LOG_LEVEL: 'debug',
      DEADLINE_MS: '500',
      DEFINITIONS: 'numbers',
      TIMEZONE: 'Asia/Kolkata',
      CURRENCY: 'EUR',
      INTROSPECTION: 'false',
      ALLOWED_ORIGINS: 'https://app.example.com, http://localhost:5173',
      MAX_CONNECTIONS: '8',
    }
    expect(readConfiguration({ env })).toEqual({
      warehouse: { kind: 'postgres', url: 'postgresql://ann:s3cret@db:5432/shop' },
      port: 0,
      host: '0.0.0.0',
      logLevel: 'debug',
      deadlineMs: 500,
      definitions: 'numbers',
      timezone: 'Asia/Kolkata',
      currency: 'EUR',
      introspection: false,
      allowedOrigins: ['https://app.example.com', 'http://localhost:5173'],
      maxConnections: 8,
    })
  })

  test('comes from a file, whose paths start at its folder', () => {
    const file = written(
      'warehouseUrl: duckdb:data/shop.duckdb\nport: 8080\ntimezone: Europe/Berlin\ndefinitions: numbers\nintrospection: false\n',
    )
    expect(readConfiguration({ file, env: {} })).toMatchObject({
      warehouse: { kind: 'duckdb', path: join(folder, 'data/shop.duckdb') },
      port: 8_080,
      timezone: 'Europe/Berlin',
      definitions: join(folder, 'numbers'),
      introspection: false,
    })
  })

  test('of the environment overrides the file', () => {
    const file = written('port: 8080\nlogLevel: warn\n')
    expect(readConfiguration({ file, env: { PORT: '9090' } })).toMatchObject({ port: 9_090, logLevel: 'warn' })
  })

  test('of the command line overrides both, and names its options as they are written', () => {
    const options = { port: '9191', definitions: 'numbers' }
    expect(readConfiguration({ env: { PORT: '9090' }, options })).toMatchObject({ port: 9_191, definitions: 'numbers' })
    expect(() => readConfiguration({ env: {}, options: { port: 'abc' } })).toThrow(
      '"--port" is "abc". It takes a whole number from 0 to 65535.',
    )
  })

  test.each(['', '# nothing yet\n', '---\n'])('file may be empty: %j', (text) => {
    expect(readConfiguration({ file: written(text), env: {} })).toMatchObject({ port: 4_000 })
  })
})

test('a configuration names an absolute path of DuckDB as it is', () => {
  expect(readConfiguration({ env: { WAREHOUSE_URL: 'duckdb:/data/shop.duckdb' } }).warehouse).toEqual({
    kind: 'duckdb',
    path: '/data/shop.duckdb',
  })
})

test('a variable that is set and blank is refused, and is not the demo or another default', () => {
  const message = [
    '"WAREHOUSE_URL" is set and blank. Unset it, or give it "postgres://user:password@host:5432/database" or "duckdb:path/to/file.duckdb". Special characters in a password are percent-encoded.',
    '"TIMEZONE" is set and blank. Unset it, or give it an IANA time zone such as "Europe/Berlin".',
    '"PORT" is "eighty". It takes a whole number from 0 to 65535.',
  ].join('\n')
  expect(() => readConfiguration({ env: { WAREHOUSE_URL: '', TIMEZONE: ' \t', PORT: 'eighty' } })).toThrow(message)
})

test('says what a currency is', () => {
  expect(() => readConfiguration({ env: { CURRENCY: 'euro' } })).toThrow('"CURRENCY" is "euro". It takes an ISO 4217 code such as "EUR".')
})

test.each(['*', 'app.example.com', 'https://app.example.com/', 'https://app.example.com,'])(
  'says that %j is no list of origins',
  (text) => {
    expect(() => readConfiguration({ env: { ALLOWED_ORIGINS: text } })).toThrow(
      `"ALLOWED_ORIGINS" is "${text}". It takes the origins of the pages that may ask, such as "https://app.example.com", with commas between them.`,
    )
  },
)

describe('a configuration that cannot be used', () => {
  test('says everything that is wrong, in both places, at once', () => {
    const text = 'port: 99999\ntimezon: UTC\nlogLevel: inf\n\nintrospection: maybe\ntimezone: Europe/Berln\n'
    expect(refusal(text, { PORT: 'abc', DEADLINE_MS: '1.5', MAX_CONNECTIONS: '0' })).toEqual([
      'grainline.yaml:1:1 port: "port" is "99999". It takes a whole number from 0 to 65535.',
      'grainline.yaml:3:1 logLevel: "logLevel" is "inf". It takes one of "fatal", "error", "warn", "info", "debug", "trace", "silent". Did you mean "info"?',
      'grainline.yaml:6:1 timezone: "timezone" is "Europe/Berln". It takes an IANA time zone such as "Europe/Berlin". Did you mean "Europe/Berlin"?',
      'grainline.yaml:5:1 introspection: "introspection" is "maybe". It takes true or false.',
      'grainline.yaml:2:1 timezon: There is no setting "timezon". Did you mean "timezone"?',
      '"PORT" is "abc". It takes a whole number from 0 to 65535.',
      '"DEADLINE_MS" is "1.5". It takes a whole number of milliseconds from 1 to 600000.',
      '"MAX_CONNECTIONS" is "0". It takes a whole number from 1 to 1000.',
    ])
  })

  test('keeps the codes and the paths of its problems', () => {
    expect(() => readConfiguration({ env: { PORT: 'abc' } })).toThrow(
      expect.objectContaining({
        name: 'InvalidConfigurationError',
        problems: [{ code: 'unusable-setting', message: '"PORT" is "abc". It takes a whole number from 0 to 65535.', path: ['PORT'] }],
      }),
    )
  })

  test('lists the settings where no name is near', () => {
    expect(refusal('colour: blue\n')).toEqual([
      'grainline.yaml:1:1 colour: There is no setting "colour". The settings are "warehouseUrl", "port", "host", "logLevel", "deadlineMs", "definitions", "timezone", "currency", "introspection", "allowedOrigins", "maxConnections".',
    ])
  })

  test('names values that are empty, lists or objects', () => {
    expect(refusal('port:\nhost: [a]\ntimezone: { a: 1 }\n')).toEqual([
      'grainline.yaml:1:1 port: "port" is empty. It takes a whole number from 0 to 65535.',
      'grainline.yaml:2:1 host: "host" is a list. It takes an address of this machine, such as "127.0.0.1", or "0.0.0.0" for all of them.',
      'grainline.yaml:3:1 timezone: "timezone" is an object. It takes an IANA time zone such as "Europe/Berlin".',
    ])
  })

  test.each(['mysql://ann:s3cret@db/shop', 'ann:s3cret@db', 'postgres://ann:s3#cret@db/shop', 'duckdb:'])(
    'never shows a warehouse: %s',
    (url) => {
      const takes =
        'It takes "postgres://user:password@host:5432/database" or "duckdb:path/to/file.duckdb". Special characters in a password are percent-encoded.'
      const reason = 'not readable, and not shown because it may hold a password.'
      expect(refusal(undefined, { WAREHOUSE_URL: url })).toEqual([`"WAREHOUSE_URL" is ${reason} ${takes}`])
      expect(refusal(`warehouseUrl: ${JSON.stringify(url)}\n`)).toEqual([
        `grainline.yaml:1:1 warehouseUrl: "warehouseUrl" is ${reason} ${takes}`,
      ])
    },
  )

  test('takes no offset for a zone', () => {
    expect(refusal(undefined, { TIMEZONE: '+01:00' })).toEqual([
      '"TIMEZONE" is "+01:00". It takes an IANA time zone such as "Europe/Berlin".',
    ])
  })

  test('says where a file stops being YAML, and quotes nothing of it', () => {
    expect(refusal('port: 4000\nport: 5000\n')).toEqual(['grainline.yaml:2:1: The file is not YAML from here on: Map keys must be unique.'])
    expect(refusal('warehouseUrl: "postgres://ann:a"s3cret@db/shop\n').join()).toMatch(
      /^grainline\.yaml:1:\d+: The file is not YAML from here on: [^"]*\.$/,
    )
    expect(refusal('warehouseUrl: "postgres://ann:a"s3cret@db/shop\n').join()).not.toContain('s3cret')
  })

  test('says when an alias means nothing', () => {
    expect(refusal('port: *none\n')).toEqual([
      'grainline.yaml: The file holds an alias ("*…") without its anchor ("&…"), or too many of them.',
    ])
  })

  test('says when a file holds something else', () => {
    expect(refusal('- port\n')).toEqual(['grainline.yaml: The file holds no settings. They look like "port: 4000", one per line.'])
  })

  test('says when a file is not there', () => {
    const file = join(folder, 'none.yaml')
    expect(() => readConfiguration({ file, env: {} })).toThrow(`There is no file "${file}".`)
  })
})
