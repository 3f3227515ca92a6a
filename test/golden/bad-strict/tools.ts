/**
 * Finds flights.
 * @strict
 * @loose
 */
export interface FindFlights {
  from: string;
}

/** Books a seat. @loose */
export interface BookSeat {
  seat: string;
}

/** @strict */
export interface BookSeat {
  row: number;
}
