/** Milliseconds within which people on other maps have their changes saved whatever is tried on one, p99. */
export const OTHERS_WAIT = 100
