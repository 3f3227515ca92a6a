/** Books a room. */
export interface BookRoom {
  /** Who pays. */
  payer?: {
    /** As on the invoice. */
    name: string;
    address: {
      /** Street and number. */
      street: string;
      city: string;
    };
  };
  equipment?: {
    screens: number;
    whiteboards: number;
    microphones: number;
    telephones: number;
    wheelchairAccess: boolean;
    airConditioning: boolean;
    interpretersBooth?: { languages: string[]; /** From the first to the last hour. */ hours?: number };
  };
}
