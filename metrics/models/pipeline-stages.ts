import { model } from '../../schema/define.ts'

export const pipelineStages = model('pipelineStages', {
  table: 'pipeline_stages',
  grain: 'One row per stage of a pipeline.',
  key: 'stage_id',
  dimensions: { name: 'name', position: 'position', pipeline: 'pipeline', outcome: 'outcome', defaultProbability: 'default_probability' },
})
