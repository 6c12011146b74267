/** When the next version of the same entity begins, whatever the end of this one says: no column has such a name. */
export const NEXT_VERSION = 'next version'
