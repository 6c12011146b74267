/** How the warehouse is read as a whole: where its dated exchange rates are, and what people set. */
export default {
  rates: { table: 'fx_rates', from: 'from_currency', to: 'to_currency', date: 'rate_date', rate: 'rate' },
  businessHours: { timezone: 'Europe/Sofia', from: '09:00', to: '18:00', days: [1, 2, 3, 4, 5] },
  goals: 'goals',
  goalMilestones: 'goal_milestones',
  benchmarks: 'benchmarks',
  languages: ['bg', 'ro', 'ru', 'uk', 'zh'],
}
