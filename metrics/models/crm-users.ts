import { model } from '../../schema/define.ts'

export const crmUsers = model('crmUsers', {
  table: 'crm_users',
  grain: 'One row per person who has or had access to the CRM.',
  key: 'user_id',
  entities: { manager: { model: 'crmUsers', column: 'manager_id' } },
  dimensions: {
    name: 'full_name',
    role: 'role',
    team: 'team',
    region: 'region',
    isLicensed: 'is_licensed',
    activatedAt: 'activated_at',
    onboardedAt: 'onboarded_at',
    deactivatedAt: 'deactivated_at',
    onboardingDays: { from: 'activated_at', to: 'onboarded_at', unit: 'day' },
  },
})
