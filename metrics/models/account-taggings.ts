import { model } from '../../schema/define.ts'
import { accounts } from './accounts.ts'
import { tags } from './tags.ts'

export const accountTaggings = model('accountTaggings', {
  table: 'taggings',
  grain: 'One row per time that an account was given a tag.',
  key: 'tagging_id',
  entity: 'accountTagging',
  metricTime: 'taggedAt',
  where: { entity_type: 'account' },
  entities: { account: { model: accounts, column: 'entity_id' }, tag: { model: tags, column: 'tag_id' } },
  dimensions: { taggedAt: 'tagged_at', removedAt: 'removed_at' },
})
