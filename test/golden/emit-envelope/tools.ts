/** A person. */
export interface Person {
  name: string;
  friends?: Person[];
}

/**
 * Invites people.
 * @tool invite
 */
export interface Invite {
  people: Person[];
  note?: string;
}

/**
 * Looks a person up.
 * @tool find.person
 * @readonly
 */
export interface Find {
  who: Person;
  /** @minimum 1 */
  limit?: number;
}

/** The time. @tool now */
export interface Now {}
