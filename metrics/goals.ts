import { goal } from '../schema/define.ts'
import { crmAdoptionRate, crmLogins, crmOnboardingTime, crmTrainingCompletionRate } from './adoption.ts'
import { newCustomers } from './customers.ts'

const owner = 'CRM administration'
const objective = 'use_the_crm'
const fourthQuarter = { from: '2025-10-01', to: '2026-01-01' }

export const trainEverybody = goal('trainEverybody', {
  label: 'Everybody is trained',
  specific: 'Four out of five users have completed all their required courses.',
  metric: crmTrainingCompletionRate,
  variant: 'fullyTrainedUsers',
  baseline: { period: { from: '2025-07-01', to: '2025-10-01' } },
  target: 0.8,
  period: fourthQuarter,
  owner,
  plan: 'One afternoon a week is kept free for training.',
  relevance: 'Who was not trained does not log in.',
  objective,
})

export const adoptTheCrm = goal('adoptTheCrm', {
  label: 'The CRM is used',
  specific: 'Three percent more of the licensed users log in within the quarter.',
  metric: crmAdoptionRate,
  baseline: { period: { from: '2025-07-01', to: '2025-10-01' } },
  target: { change: 0.03 },
  period: fourthQuarter,
  owner,
  plan: 'Team leads call those who did not log in for two weeks.',
  relevance: 'A licence that nobody uses costs and gives nothing.',
  objective,
})

export const startFaster = goal('startFaster', {
  label: 'New users start faster',
  specific: 'New users are up to speed a fifth sooner.',
  metric: crmOnboardingTime,
  baseline: { period: { from: '2025-07-01', to: '2025-10-01' } },
  target: { change: -0.2 },
  period: fourthQuarter,
  owner,
  plan: 'A shorter first course, and a colleague to ask.',
  relevance: 'Days of onboarding are days without calls.',
  objective,
})

export const moreLogins = goal('moreLogins', {
  label: 'More logins',
  description: 'The goal of the handbook: a fifth more logins next quarter.',
  specific: 'Logins to the CRM grow by 20 % next quarter.',
  metric: crmLogins,
  baseline: { period: { from: '2025-07-01', to: '2025-10-01' } },
  target: { change: 0.2 },
  period: fourthQuarter,
  owner,
  plan: 'Training, a roll-out team by team, and a shorter onboarding.',
  relevance: 'What is not recorded cannot be measured.',
  objective,
  tags: ['adoption', 'key'],
  milestones: [
    { name: 'Training held', due: '2025-10-31', completed: '2025-10-28' },
    { name: 'Rolled out to all teams', due: '2025-11-30', completed: '2025-12-05' },
    { name: 'Onboarding cut to a week', due: '2025-12-20' },
  ],
  subGoals: [trainEverybody, adoptTheCrm, startFaster],
})

export const moreCustomers = goal('moreCustomers', {
  label: 'More new customers',
  specific: 'Win a tenth more new customers than in the quarter before.',
  metric: newCustomers,
  baseline: { period: { from: '2025-07-01', to: '2025-10-01' } },
  target: { change: 0.1 },
  period: fourthQuarter,
  owner: 'Sales',
  plan: 'Forty leads a day at a close rate of 30 %: two more people for the first call.',
  relevance: 'Every renewal begins with a first contract.',
  objective: 'sell_more',
  tags: ['sales'],
})
