/** What a person does about a deal; of any kind where a question names none. */
export const salesActivity = {
  default: null,
  values: ['call', 'meeting', 'email_sent', 'note', 'task'],
  description: 'The kind of activity; any kind where it is left out.',
} as const

/** What a customer does with the brand; of any kind where a question names none. */
export const engagementActivity = {
  default: null,
  values: ['web_visit', 'social_interaction', 'email_open', 'email_click', 'loyalty_event', 'product_usage'],
  description: 'The kind of interaction; any kind where it is left out.',
} as const
