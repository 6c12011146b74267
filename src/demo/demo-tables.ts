import { InvalidConfigurationError, type Problem } from '../problem/problem.ts'
import { makeCustomers } from './account.ts'
import { activityTable } from './activities.ts'
import { Campaigns, campaignTables } from './campaigns.ts'
import { costTable } from './costs.ts'
import { customerTables } from './customer-tables.ts'
import type { DemoTable } from './demo-table.ts'
import { goalTables } from './goals.ts'
import { makeSales } from './journey.ts'
import { makeLeads } from './lead.ts'
import { leadTables } from './lead-tables.ts'
import { orderTables } from './order-tables.ts'
import { peopleTables, Staff } from './people.ts'
import { pipelineTables } from './pipeline.ts'
import { productTables } from './products.ts'
import { referenceTables } from './reference.ts'
import { surveyTables } from './surveys.ts'
import { tagTables } from './tags.ts'
import { makeTickets } from './ticket.ts'
import { ticketTables } from './ticket-tables.ts'

/** `scale` 1 makes about two million rows, 0.01 about a hundredth of that; `seed` any whole number. */
export interface DemoOptions {
  readonly scale: number
  readonly seed: number
}

function checkOptions({ scale, seed }: DemoOptions): void {
  const problems: Problem[] = []
  if (!(scale >= 0.01 && scale <= 100)) {
    problems.push({
      code: 'scale-out-of-range',
      message: `The demo cannot be made at scale "${scale}". The scale is a number from 0.01 to 100; 1 makes about two million rows.`,
      path: ['scale'],
    })
  }
  if (!Number.isSafeInteger(seed))
    problems.push({
      code: 'seed-not-whole',
      message: `The demo cannot be made from the seed "${seed}". The seed is a whole number.`,
      path: ['seed'],
    })
  if (problems.length > 0) throw new InvalidConfigurationError(problems)
}

/**
 * Five years of a company that sells software and devices, 2021 to 2025, for every table of `schema/warehouse.sql`.
 * The same options give the same rows in the same order, on every machine.
 */
export function demoTables(options: DemoOptions): readonly DemoTable[] {
  checkOptions(options)
  const { scale, seed } = options
  const staff = new Staff(seed, scale)
  const campaigns = new Campaigns(staff, seed, scale)
  const leads = makeLeads(staff, campaigns, options)
  const customers = makeCustomers(leads, staff, options)
  const sales = makeSales(customers.accounts, staff, { campaigns, seed })
  const tickets = makeTickets(customers, sales, options)
  return [
    ...referenceTables(seed, scale),
    ...peopleTables(staff, seed, scale),
    ...productTables(),
    ...campaignTables(campaigns),
    ...customerTables(customers, sales, seed),
    ...leadTables(leads, customers, sales, options),
    ...pipelineTables(sales, seed),
    activityTable({ leads, customers, sales, seed, scale }),
    ...orderTables(sales, seed),
    costTable({ leads, sales, seed, scale }),
    ...ticketTables(tickets, seed),
    ...surveyTables(sales, tickets, seed),
    ...tagTables({ leads, customers, sales, tickets, seed }),
    ...goalTables(),
  ]
}
