export interface Echo {
  text: string;
}
