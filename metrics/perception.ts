import { count, metric, ratio, scored, share, variants } from '../schema/define.ts'
import { surveyResponses } from './models/survey-responses.ts'

const owner = 'Customer success'
const tags = ['perception', 'group:customer_perception', 'objective:better_service', 'funnel:after_sales_service']

/** Scales are never pooled: these are the answers on the standard one. A score off the scale is no answer. */
const standardNps = { surveyType: 'nps', surveyScaleMin: 0, surveyScaleMax: 10, score: { between: [0, 10] } } as const

/** Promoters add to the score and detractors take from it: the bands are the survey’s own. */
const npsBands = [
  { from: 'surveyTopBoxMin', weight: 1 },
  { to: 'surveyBottomBoxMax', weight: -1 },
] as const

export const npsAnswers = metric('npsAnswers', {
  model: surveyResponses,
  count: 'rows',
  where: standardNps,
  label: 'NPS answers',
  description: 'Answers to NPS surveys on the scale from 0 to 10, on the day of the answer.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const npsPromoters = metric('npsPromoters', {
  model: surveyResponses,
  count: { when: [[{ score: { gte: { column: 'surveyTopBoxMin' } } }, 1]], otherwise: null },
  where: standardNps,
  label: 'NPS promoters',
  description: 'Answers at or above the survey’s upper band: 9 and 10 on the scale from 0 to 10.',
  synonyms: ['promoters'],
  standard: 'Net Promoter Score: 9 and 10 of 0-10',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const npsPassives = metric('npsPassives', {
  model: surveyResponses,
  count: {
    when: [[{ score: { gt: { column: 'surveyBottomBoxMax' }, lt: { column: 'surveyTopBoxMin' } } }, 1]],
    otherwise: null,
  },
  where: standardNps,
  label: 'NPS passives',
  description: 'Answers between the survey’s two bands: 7 and 8 on the scale from 0 to 10.',
  synonyms: ['passives', 'neutrals'],
  standard: 'Net Promoter Score: 7 and 8 of 0-10',
  unit: count,
  goodWhen: 'neutral',
  owner,
  tags,
})

export const npsDetractors = metric('npsDetractors', {
  model: surveyResponses,
  count: { when: [[{ score: { lte: { column: 'surveyBottomBoxMax' } } }, 1]], otherwise: null },
  where: standardNps,
  label: 'NPS detractors',
  description: 'Answers at or below the survey’s lower band: 0 to 6 on the scale from 0 to 10.',
  synonyms: ['detractors'],
  standard: 'Net Promoter Score: 0 to 6 of 0-10',
  unit: count,
  goodWhen: 'down',
  owner,
  tags,
})

export const nps0To10 = scored('nps0To10', {
  model: surveyResponses,
  answer: 'score',
  scale: [0, 10],
  bands: npsBands,
  times: 100,
  where: { surveyType: 'nps', surveyScaleMin: 0, surveyScaleMax: 10 },
  label: 'Net promoter score from 0 to 10',
  description:
    'Share of promoters (9 and 10) minus share of detractors (0 to 6), times 100, on the scale from 0 to 10: the standard, and the one to compare with others.',
  standard: 'Net Promoter Score, 0-10 scale (Reichheld 2003)',
  goodWhen: 'up',
  owner,
  tags,
})

export const nps1To10 = scored('nps1To10', {
  model: surveyResponses,
  answer: 'score',
  scale: [1, 10],
  bands: npsBands,
  times: 100,
  where: { surveyType: 'nps', surveyScaleMin: 1, surveyScaleMax: 10 },
  label: 'Net promoter score from 1 to 10',
  description:
    'Share of promoters minus share of detractors, times 100, on the scale from 1 to 10: for surveys whose scale has no 0. It is not compared with the scale from 0.',
  standard: 'source 003: question from 1 to 10',
  goodWhen: 'up',
  owner,
  tags,
})

export const nps1To5 = scored('nps1To5', {
  model: surveyResponses,
  answer: 'score',
  scale: [1, 5],
  bands: npsBands,
  times: 100,
  where: { surveyType: 'nps', surveyScaleMin: 1, surveyScaleMax: 5 },
  label: 'Net promoter score from 1 to 5',
  description:
    'Share of promoters (4 and 5) minus share of detractors (1 and 2), times 100, on the scale from 1 to 5: for surveys with five answers. Its bands are other ones, so it is not compared with ten.',
  standard: 'source 001: scale 1-5, promoters 4-5',
  goodWhen: 'up',
  owner,
  tags,
})

/** The ends of a scale that a question names: its bands are the survey's own, so that a new scale needs no code. */
const scaleEnds = {
  scaleMin: { default: 0, description: 'The lowest score on the scale.' },
  scaleMax: { default: 10, description: 'The highest score on the scale.' },
} as const

export const npsOfScale = scored('npsOfScale', {
  model: surveyResponses,
  answer: 'score',
  scale: ['surveyScaleMin', 'surveyScaleMax'],
  bands: npsBands,
  times: 100,
  where: { surveyType: 'nps', surveyScaleMin: { eq: { parameter: 'scaleMin' } }, surveyScaleMax: { eq: { parameter: 'scaleMax' } } },
  parameters: scaleEnds,
  label: 'Net promoter score on a scale',
  description:
    'Share of promoters minus share of detractors, times 100, on the scale that the question names, with the bands that its surveys have: for scales of one’s own. Scales are never pooled.',
  standard: 'Grainline catalogue: bands belong to the survey',
  goodWhen: 'up',
  owner,
  tags,
})

export const nps = variants('nps', {
  default: 'scale0To10',
  variants: { scale0To10: nps0To10, scale1To10: nps1To10, scale1To5: nps1To5, ofScale: npsOfScale },
  label: 'Net promoter score',
  description: 'Share of promoters minus share of detractors, times 100: from -100 to 100. One scale at a time; scales are never pooled.',
  synonyms: ['NPS', 'willingness to recommend'],
  standard: 'Net Promoter Score, 0-10 scale (Reichheld 2003)',
  goodWhen: 'up',
  owner,
  tags: [...tags, 'key'],
})

/** Answers in the survey’s upper band count, the others do not. */
const topBox = [{ from: 'surveyTopBoxMin', weight: 1 }] as const

export const cesAgreement = scored('cesAgreement', {
  model: surveyResponses,
  answer: 'score',
  scale: [1, 7],
  where: { surveyType: 'ces', surveyScaleMin: 1, surveyScaleMax: 7, surveyPolarity: 'higher_is_better' },
  label: 'Agreement that it was easy',
  description:
    'Average agreement, from 1 to 7, that dealing with the company was easy: higher is better. The standard, for surveys that ask for agreement.',
  standard: 'CES 2.0, agreement 1-7',
  goodWhen: 'up',
  owner,
  tags,
})

export const cesEffort = scored('cesEffort', {
  model: surveyResponses,
  answer: 'score',
  scale: [1, 7],
  where: { surveyType: 'ces', surveyScaleMin: 1, surveyScaleMax: 7, surveyPolarity: 'lower_is_better' },
  label: 'Effort of customers',
  description:
    'Average effort, from 1 to 7, that dealing with the company took: lower is better. For surveys that ask for effort; never averaged with those that ask for agreement.',
  standard: 'source 000: the lower, the easier, as in CES 1.0',
  goodWhen: 'down',
  owner,
  tags,
})

export const cesTopBox = scored('cesTopBox', {
  model: surveyResponses,
  answer: 'score',
  scale: [1, 7],
  bands: topBox,
  where: { surveyType: 'ces', surveyScaleMin: 1, surveyScaleMax: 7, surveyPolarity: 'higher_is_better' },
  label: 'Share who found it easy',
  description:
    'Share of the answers in the survey’s upper band: 5 to 7 on the scale from 1 to 7. Easier to tell than an average, and blind to how strongly the others disagree.',
  standard: 'top-box share, 5-7 of 1-7',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const ces = variants('ces', {
  default: 'agreement1To7',
  variants: { agreement1To7: cesAgreement, effortLowerIsBetter: cesEffort, topBox: cesTopBox },
  label: 'Customer effort score',
  description:
    'Average agreement, from 1 to 7, that dealing with the company was easy. Surveys that ask for effort are a variant of their own.',
  synonyms: ['CES'],
  standard: 'CES 2.0, agreement 1-7',
  goodWhen: 'up',
  owner,
  tags,
})

const standardCsat = { surveyType: 'csat', surveyScaleMin: 1, surveyScaleMax: 5, score: { between: [1, 5] } } as const

export const csatAnswers = metric('csatAnswers', {
  model: surveyResponses,
  count: 'rows',
  where: standardCsat,
  label: 'Satisfaction answers',
  description: 'Answers to satisfaction surveys on the scale from 1 to 5, on the day of the answer.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const csatSatisfied = metric('csatSatisfied', {
  model: surveyResponses,
  count: { when: [[{ score: { gte: { column: 'surveyTopBoxMin' } } }, 1]], otherwise: null },
  where: standardCsat,
  label: 'Satisfied answers',
  description: 'Satisfaction answers in the survey’s upper band: 4 and 5 on the scale from 1 to 5.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const csat1To5 = scored('csat1To5', {
  model: surveyResponses,
  answer: 'score',
  scale: [1, 5],
  bands: topBox,
  where: { surveyType: 'csat', surveyScaleMin: 1, surveyScaleMax: 5 },
  label: 'Satisfaction from 1 to 5',
  description: 'Share of satisfied answers, 4 and 5, on the scale from 1 to 5: the standard.',
  standard: 'top-two-box share, 4-5 of 1-5',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const csat1To10 = scored('csat1To10', {
  model: surveyResponses,
  answer: 'score',
  scale: [1, 10],
  bands: topBox,
  where: { surveyType: 'csat', surveyScaleMin: 1, surveyScaleMax: 10 },
  label: 'Satisfaction from 1 to 10',
  description:
    'Share of satisfied answers, 9 and 10, on the scale from 1 to 10: for surveys with ten answers, which are not pooled with those of five.',
  standard: 'top-two-box share, 9-10 of 1-10',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const csatOfScale = scored('csatOfScale', {
  model: surveyResponses,
  answer: 'score',
  scale: ['surveyScaleMin', 'surveyScaleMax'],
  bands: topBox,
  where: { surveyType: 'csat', surveyScaleMin: { eq: { parameter: 'scaleMin' } }, surveyScaleMax: { eq: { parameter: 'scaleMax' } } },
  parameters: { scaleMin: { ...scaleEnds.scaleMin, default: 1 }, scaleMax: { ...scaleEnds.scaleMax, default: 5 } },
  label: 'Satisfaction on a scale',
  description:
    'Share of answers at or above the upper band of their survey, on the scale that the question names: for scales of one’s own. Scales are never pooled.',
  standard: 'top-box share, by the survey’s own bands',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const csatMean = scored('csatMean', {
  model: surveyResponses,
  answer: 'score',
  scale: [1, 5],
  where: { surveyType: 'csat', surveyScaleMin: 1, surveyScaleMax: 5 },
  label: 'Mean satisfaction',
  description: 'Average score of the answers on the scale from 1 to 5: it also sees moves among the unsatisfied, and is no share.',
  standard: 'source 000: rating, as a mean',
  goodWhen: 'up',
  owner,
  tags,
})

export const csat = variants('csat', {
  default: 'scale1To5',
  variants: { scale1To5: csat1To5, scale1To10: csat1To10, ofScale: csatOfScale, mean: csatMean },
  label: 'Customer satisfaction',
  description: 'Share of satisfied answers among all answers on the scale from 1 to 5.',
  synonyms: ['CSAT', 'satisfaction score'],
  standard: 'top-two-box share, 4-5 of 1-5',
  unit: share,
  goodWhen: 'up',
  owner,
  tags: [...tags, 'group:service', 'key'],
})

export const surveysSent = metric('surveysSent', {
  model: surveyResponses,
  count: 'rows',
  time: 'sentAt',
  label: 'Surveys sent',
  description: 'Surveys sent to somebody, on the day of sending.',
  unit: count,
  goodWhen: 'neutral',
  owner,
  tags,
})

export const surveyResponseRate = ratio('surveyResponseRate', {
  numerator: { metric: surveysSent, where: { respondedAt: { isNull: false } } },
  denominator: surveysSent,
  label: 'Survey response rate',
  description: 'Share of the surveys sent that were answered since, by the day of sending; the latest days are still rising.',
  synonyms: ['answer rate'],
  standard: 'answered / sent, by sending date (cohort)',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const feedbackCount = metric('feedbackCount', {
  model: surveyResponses,
  count: 'rows',
  where: { respondedAt: { isNull: false }, comment: { isNull: false } },
  label: 'Feedback received',
  description: 'Answers in words, on the day of the answer. A score without a comment is not counted.',
  synonyms: ['comments', 'customer feedback'],
  unit: count,
  goodWhen: 'neutral',
  owner,
  tags,
})
