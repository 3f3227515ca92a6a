/** Says whether the service is up. */
export interface Ping {}

/** @tool list.all */
export interface ListAll {}
