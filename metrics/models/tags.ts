import { model } from '../../schema/define.ts'

export const tags = model('tags', { table: 'tags', grain: 'One row per tag.', key: 'tag_id', dimensions: { name: 'name' } })
