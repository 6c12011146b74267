/** What the guard of an answer says that would be filled with more buckets than it may be. */
export const TOO_MANY_BUCKETS = 'too many buckets'
