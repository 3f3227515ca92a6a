import OpenAI from "openai";
import { callParallel } from "./generated/openai.js";
import { question, system } from "./question.js";

/** The seed program on OpenAI: one request, three typed calls. */
const { calls } = await callParallel(new OpenAI(), {
  model: "gpt-4.1-mini",
  messages: [
    { role: "system", content: system },
    { role: "user", content: question },
  ],
});
for (const call of calls) console.log(call.name, call.args);
