interface Page<T> {
  items: T[];
  /** Where the next page starts. */
  next?: string;
}

interface User {
  id: number;
  name: string;
  email: string;
  password: string;
}

export interface Import {
  users: Page<User>;
  names: Page<string>;
  shown: Pick<User, "id" | "name">;
  safe: Omit<User, "password">;
  patch: Partial<User>;
  keys: keyof User;
  id: User["id"];
  flags: { [K in "read" | "write"]: boolean };
}
