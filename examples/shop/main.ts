import OpenAI from "openai";
import { type Script, startEmulator } from "pt-gen/emulator";
import { handlers } from "./generated/handlers.js";
import { runParallel } from "./generated/openai.js";
import { encode } from "./generated/testing.js";

/**
 * Turns until the model is done, with the shop's own functions as handlers. No model is asked: the emulator plays one that makes a mistake
 * (no cup at all), which is sent back to it alone, and asks for a product that does not exist, which is what the handler says then.
 */
const turns = [
  { calls: [search("tea"), search("cup")] },
  { calls: [add("tea-1", 2), { ...add("cup-1", 0), unchecked: true }] },
  { calls: [add("cup-1", 1)] },
  { calls: [add("pot-1", 1)] },
];
const script: Script = () => turns.shift() ?? { text: "Two teas and a cup are in your cart; we have no pots." };
const emulator = await startEmulator({ script });
const client = new OpenAI({ baseURL: emulator.env.OPENAI_BASE_URL, apiKey: emulator.env.OPENAI_API_KEY });

const { outcomes, text, stopped } = await runParallel(
  client,
  { model: "gpt-4.1-mini", messages: [{ role: "user", content: "Two teas, a cup and a pot, please." }] },
  {
    handlers,
    repair: 1,
    approve: (call) => call.name !== "add_to_cart" || call.args.quantity < 100,
    onEvent: (event) => {
      if (event.type !== "retry") return;
      for (const { path, expected, value } of event.rejected.issues) console.log(`sent back: ${path} is ${value}, not ${expected}`);
    },
  },
);
for (const outcome of outcomes) {
  switch (outcome.status) {
    case "ok":
      console.log(outcome.call.name, outcome.call.args, "→", outcome.result);
      break;
    case "rejected":
      console.log(outcome.rejected.name, "was never right");
      break;
    default:
      console.log(outcome.call.name, outcome.status, String(outcome.error));
  }
}
console.log(`${stopped}: ${text}`);
await emulator.close();

/** `encode` writes arguments as OpenAI's strict mode makes a model write them: what is left out here is `null` there. */
function search(word: string) {
  return { name: "search_products", args: encode.openai.SearchProducts({ word }) };
}

function add(product: string, quantity: number) {
  return { name: "add_to_cart", args: encode.openai.AddToCart({ cart: "c1", product, quantity }) };
}
