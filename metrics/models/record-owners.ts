import { model } from '../../schema/define.ts'
import { accounts } from './accounts.ts'
import { crmUsers } from './crm-users.ts'

/** The records of `crmRecords` once more, kind by kind, as that view does not say whose they are. */
export const accountRecords = model('accountRecords', {
  table: 'accounts',
  grain: 'One row per account, merged and deleted ones included.',
  key: 'account_id',
  entity: 'accountRecord',
  metricTime: 'createdAt',
  entities: { owner: { model: crmUsers, column: 'owner_user_id' } },
  dimensions: {
    type: { when: [[{ account_id: { isNull: false } }, 'account']], otherwise: null, sameAs: 'recordType' },
    createdAt: 'created_at',
  },
})

export const contactRecords = model('contactRecords', {
  table: 'contacts',
  grain: 'One row per contact, merged and deleted ones included.',
  key: 'contact_id',
  entity: 'contactRecord',
  metricTime: 'createdAt',
  entities: { account: { model: accounts, column: 'account_id' }, owner: { through: 'account.owner' } },
  dimensions: {
    type: { when: [[{ contact_id: { isNull: false } }, 'contact']], otherwise: null, sameAs: 'recordType' },
    createdAt: 'created_at',
  },
})

export const leadRecords = model('leadRecords', {
  table: 'leads',
  grain: 'One row per lead, merged and deleted ones included.',
  key: 'lead_id',
  entity: 'leadRecord',
  metricTime: 'createdAt',
  entities: { owner: { model: crmUsers, column: 'owner_user_id' } },
  dimensions: {
    type: { when: [[{ lead_id: { isNull: false } }, 'lead']], otherwise: null, sameAs: 'recordType' },
    createdAt: 'created_at',
  },
})

export const dealRecords = model('dealRecords', {
  table: 'opportunities',
  grain: 'One row per deal, deleted ones included.',
  key: 'opportunity_id',
  entity: 'dealRecord',
  metricTime: 'createdAt',
  entities: { owner: { model: crmUsers, column: 'owner_user_id' } },
  dimensions: {
    type: { when: [[{ opportunity_id: { isNull: false } }, 'opportunity']], otherwise: null, sameAs: 'recordType' },
    createdAt: 'created_at',
  },
})
