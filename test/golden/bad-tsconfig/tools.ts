export interface Weather {
  city: string;
}
