import Anthropic from "@anthropic-ai/sdk";
import { callParallel } from "./generated/anthropic.js";
import { question, system } from "./question.js";

/** The seed program on Anthropic: one request, three typed calls. */
const { calls } = await callParallel(new Anthropic(), {
  model: "claude-sonnet-5",
  max_tokens: 1024,
  system,
  messages: [{ role: "user", content: question }],
});
for (const call of calls) console.log(call.name, call.args);
