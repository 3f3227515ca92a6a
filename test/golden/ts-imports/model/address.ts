import type { Country } from "./country.js";

/** Where somebody lives. */
export interface Address {
  street: string;
  city: string;
  country: Country;
}
