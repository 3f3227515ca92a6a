export interface Broken {
  name: string
