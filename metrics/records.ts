import { count, derived, metric, ratio, share } from '../schema/define.ts'
import { crmRecords } from './models/crm-records.ts'
import { accountRecords, contactRecords, dealRecords, leadRecords } from './models/record-owners.ts'

const owner = 'CRM administration'
const tags = ['data_quality', 'group:user_adoption', 'group:productivity', 'objective:use_the_crm']
const staleAge = { default: 365, whole: true, min: 0, max: 3650, description: 'Days after which what nobody verified is stale.' } as const
const whileKept = { from: 'createdAt', to: 'deletedAt' } as const

const storedSpan = { from: 'created_at', to: 'deleted_at' } as const

export const accountsKept = metric('accountsKept', {
  model: accountRecords,
  count: 'rows',
  span: storedSpan,
  label: 'Accounts kept',
  description: 'Accounts that the CRM holds at the end of the period, merged ones included.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const contactsKept = metric('contactsKept', {
  model: contactRecords,
  count: 'rows',
  span: storedSpan,
  label: 'Contacts kept',
  description: 'Contacts that the CRM holds at the end of the period, merged ones included; the owner is that of their account.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const leadsKept = metric('leadsKept', {
  model: leadRecords,
  count: 'rows',
  span: storedSpan,
  label: 'Leads kept',
  description: 'Leads that the CRM holds at the end of the period, merged ones included.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const dealsKept = metric('dealsKept', {
  model: dealRecords,
  count: 'rows',
  span: storedSpan,
  label: 'Deals kept',
  description: 'Deals that the CRM holds at the end of the period, open or closed.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const recordsByOwner = derived('recordsByOwner', {
  formula: { add: [accountsKept, contactsKept, leadsKept, dealsKept] },
  label: 'CRM records by owner',
  description: 'Accounts, contacts, leads and deals kept at the end of the period, by whose they are; a contact is of its account’s owner.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const crmRecordCount = metric('crmRecordCount', {
  model: crmRecords,
  count: 'rows',
  finer: recordsByOwner,
  span: whileKept,
  label: 'CRM records',
  description: 'Accounts, contacts, leads and deals kept at the end of the period. More is not better where many are duplicates or stale.',
  synonyms: ['number of records'],
  standard: 'source 004: number of records',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const duplicateRecordRate = ratio('duplicateRecordRate', {
  numerator: { metric: crmRecordCount, where: { isDuplicate: true } },
  denominator: crmRecordCount,
  label: 'Duplicate record rate',
  description: 'Share of the records kept that are marked as duplicates today.',
  synonyms: ['duplicates', 'duplicate rate'],
  standard: 'Grainline catalogue: marked as duplicates / records',
  unit: share,
  goodWhen: 'down',
  owner,
  tags,
})

export const requiredFields = metric('requiredFields', {
  model: crmRecords,
  sum: 'required_total',
  span: whileKept,
  label: 'Required fields',
  description: 'Fields that the records kept at the end of the period should have.',
  unit: count,
  goodWhen: 'neutral',
  owner,
  tags,
})

export const requiredFieldsFilled = metric('requiredFieldsFilled', {
  model: crmRecords,
  sum: 'required_filled',
  span: whileKept,
  label: 'Required fields filled',
  description: 'Fields that the records kept at the end of the period should have, and have.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const recordCompletenessRate = ratio('recordCompletenessRate', {
  numerator: requiredFieldsFilled,
  denominator: requiredFields,
  label: 'Record completeness rate',
  description: 'Share of the required fields that are filled, over all fields of the records kept.',
  synonyms: ['data completeness'],
  standard: 'filled / required fields',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const staleRecords = metric('staleRecords', {
  model: crmRecords,
  count: 'rows',
  span: {
    from: { greatest: [{ shift: { coalesce: ['last_verified_at', 'created_at'] }, by: { parameter: 'days' }, unit: 'day' }, 'createdAt'] },
    to: 'deletedAt',
  },
  parameters: { days: staleAge },
  label: 'Stale records',
  description: 'Records kept at the end of the period that nobody had verified for more than 365 days.',
  unit: count,
  goodWhen: 'down',
  owner,
  tags,
})

export const staleRecordRate = ratio('staleRecordRate', {
  numerator: staleRecords,
  denominator: crmRecordCount,
  label: 'Stale record rate',
  description: 'Share of the records kept that nobody had verified for more than 365 days; one never verified counts from its creation.',
  synonyms: ['outdated records'],
  standard: 'Grainline catalogue: not verified for 365 days / records',
  unit: share,
  goodWhen: 'down',
  owner,
  tags,
})
