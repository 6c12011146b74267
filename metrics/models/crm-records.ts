import { model } from '../../schema/define.ts'

export const crmRecords = model('crmRecords', {
  table: 'crm_records',
  grain: 'One row per account, contact, lead or deal, merged and deleted ones included.',
  key: ['record_type', 'record_id'],
  entity: 'record',
  metricTime: 'createdAt',
  dimensions: {
    type: 'record_type',
    createdAt: 'created_at',
    deletedAt: 'deleted_at',
    isDuplicate: { when: [[{ duplicate_of_id: { isNull: false } }, true]], otherwise: false },
  },
})
