/** The question of instructor's page on parallel tools, asked on every provider. */
export const system = "You must always use tools";
export const question = "What is the weather in toronto and dallas and who won the super bowl?";
