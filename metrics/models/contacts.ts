import { model } from '../../schema/define.ts'
import { accounts } from './accounts.ts'

export const contacts = model('contacts', {
  table: 'contacts',
  grain: 'One row per person known at an account.',
  key: 'contact_id',
  where: { deleted_at: { isNull: true }, duplicate_of_contact_id: { isNull: true } },
  entities: { account: { model: accounts, column: 'account_id' } },
  dimensions: {
    name: 'full_name',
    email: 'email',
    phone: 'phone',
    createdAt: 'created_at',
    latestList: {
      last: 'list',
      of: 'emailSubscriptions',
      through: 'contact',
      description: 'The e-mail list that the person joined last, also if it was left since: each person is in one group.',
    },
  },
})
