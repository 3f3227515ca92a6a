/**
 * Says whether the service is up.
 * @tool
 */
export interface Ping {}

/** @tool list.all */
export interface ListAll {}
