import { printSchema } from 'graphql'
import { expect, test } from 'vitest'
import { warehouseTables } from '../../schema/warehouse.ts'
import { createSchema } from '../../src/graphql/create-schema.ts'
import { crmCatalog } from '../metrics/crm-layer.ts'

const RENEW =
  'Definitions in metrics/ and schema/schema.graphql differ. Renew it and review the diff: npx vitest run test/graphql/schema-file.test.ts -u'

test('schema/schema.graphql is the schema of the definitions in metrics/', { timeout: 120_000 }, async () => {
  // Empty lines of descriptions are printed with the spaces of their indent.
  const text = `${printSchema(createSchema(await crmCatalog(warehouseTables))).replace(/ +$/gm, '')}\n`
  await expect(text, RENEW).toMatchFileSnapshot('../../schema/schema.graphql')
})
