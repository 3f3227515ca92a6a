/** A tool cannot be sent a function. */
export interface Callback {
  done: () => void;
  id: symbol;
}

export interface Fine {
  text: string;
}
