import { model } from '../../schema/define.ts'
import { crmUsers } from './crm-users.ts'

export const trainingAssignments = model('trainingAssignments', {
  table: 'training_assignments',
  grain: 'One row per course assigned to a user.',
  key: 'assignment_id',
  entity: 'training',
  metricTime: 'assignedAt',
  entities: { user: { model: crmUsers, column: 'user_id' } },
  dimensions: { course: 'course', isRequired: 'is_required', assignedAt: 'assigned_at', dueAt: 'due_at', completedAt: 'completed_at' },
})
