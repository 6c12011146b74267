import { model } from '../../schema/define.ts'

export const products = model('products', {
  table: 'products',
  grain: 'One row per product that is or was sold.',
  key: 'product_id',
  dimensions: { name: 'name', category: 'category', family: 'family', tier: 'tier' },
})
