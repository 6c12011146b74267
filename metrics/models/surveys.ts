import { model } from '../../schema/define.ts'

export const surveys = model('surveys', {
  table: 'surveys',
  grain: 'One row per survey, with its scale and its bands.',
  key: 'survey_id',
  dimensions: {
    type: 'survey_type',
    name: 'name',
    touchpoint: 'touchpoint',
    polarity: 'polarity',
    scaleMin: 'scale_min',
    scaleMax: 'scale_max',
    topBoxMin: { column: 'top_box_min', description: 'The lowest score of a promoter, or of somebody satisfied.' },
    bottomBoxMax: { column: 'bottom_box_max', description: 'The highest score of a detractor, or of somebody dissatisfied.' },
  },
})
