/** What an entity is told when it is ranked: its place from 1 on, and how many there are. No metric has such a name. */
export const RANK_COLUMNS = { place: 'entity place', size: 'entity count' } as const
