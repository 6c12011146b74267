import { annotation } from '../schema/define.ts'

export const crmTraining = annotation('crmTraining', {
  label: 'CRM training',
  text: 'Everybody was trained in the CRM for one afternoon.',
  from: '2025-10-28',
  metrics: ['crmLogins', 'crmAdoptionRate', 'crmTrainingCompletionRate'],
  owner: 'CRM administration',
  tags: ['adoption'],
})

export const rollOut = annotation('rollOut', {
  label: 'Roll-out',
  text: 'The CRM was rolled out team by team.',
  from: '2025-11-03',
  to: '2025-12-06',
  metrics: ['crmLogins', 'crmAdoptionRate'],
  owner: 'CRM administration',
  tags: ['adoption'],
})
