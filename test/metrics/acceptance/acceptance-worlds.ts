import type { AcceptanceWorld } from './acceptance-world.ts'
import { logins, records } from './adoption.ts'
import { customers, keptCustomers, subscribers } from './customers.ts'
import { recordsAtEdges, usersAtEdges } from './edges-adoption.ts'
import { customersAtEdges, subscribersAtEdges } from './edges-customers.ts'
import { dealsAtEdges, stagesAtEdges } from './edges-deals.ts'
import { marketingAtEdges } from './edges-marketing.ts'
import { answersAtEdges, healthAtEdges } from './edges-perception.ts'
import { quotasAtEdges } from './edges-quotas.ts'
import { ordersAtEdges } from './edges-sales.ts'
import { followUpsAtEdges, ticketsAtEdges } from './edges-service.ts'
import { engagement } from './engagement.ts'
import { concentration, currencies, inquiries, lifetime } from './lifetime.ts'
import { loyalCustomers } from './loyal-customers.ts'
import { campaigns, leads } from './marketing.ts'
import { stagesAndTags, takenProducts, visits } from './natural.ts'
import { answersToSurveys, feedback, health, ownScales } from './perception.ts'
import { deals, pipeline, quotas } from './pipeline.ts'
import { sales } from './sales.ts'
import { firstContacts, tickets } from './service.ts'

/** All worlds that are asked. */
export const acceptanceWorlds: readonly AcceptanceWorld[] = [
  answersToSurveys,
  feedback,
  health,
  ownScales,
  tickets,
  firstContacts,
  logins,
  records,
  customers,
  keptCustomers,
  subscribers,
  sales,
  deals,
  pipeline,
  quotas,
  leads,
  campaigns,
  engagement,
  lifetime,
  concentration,
  currencies,
  inquiries,
  answersAtEdges,
  healthAtEdges,
  customersAtEdges,
  subscribersAtEdges,
  ordersAtEdges,
  dealsAtEdges,
  stagesAtEdges,
  marketingAtEdges,
  ticketsAtEdges,
  followUpsAtEdges,
  usersAtEdges,
  recordsAtEdges,
  loyalCustomers,
  quotasAtEdges,
  takenProducts,
  visits,
  stagesAndTags,
]
