import { model } from '../../schema/define.ts'
import { accounts } from './accounts.ts'
import { crmUsers } from './crm-users.ts'

/** No cost names a product, and a product's costs are not nothing for it: they are in the group without one. */
const none = { when: [[{ account_id: { isNull: true } }, 'none']], otherwise: null } as const

export const customerCostEntries = model('customerCostEntries', {
  table: 'cost_entries',
  grain: 'One row per cost booked on one customer.',
  key: 'cost_id',
  entity: 'customerCost',
  metricTime: 'incurredOn',
  where: { account_id: { isNull: false } },
  entities: { account: { model: accounts, column: 'account_id' }, owner: { model: crmUsers, column: 'user_id' } },
  dimensions: {
    currency: 'currency',
    incurredOn: 'incurred_on',
    product: { ...none, sameAs: 'productName' },
    category: { ...none, sameAs: 'productCategory' },
    family: { ...none, sameAs: 'productFamily' },
  },
})
