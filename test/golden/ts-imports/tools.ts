import type { Address } from "./model/address.js";

/** Ships a parcel. */
export interface Ship {
  to: Address;
  /** In kilograms. */
  weight: number;
}
