import { GoogleGenAI } from "@google/genai";
import { callParallel } from "./generated/google.js";
import { question, system } from "./question.js";

/** The seed program on Vertex AI: one request, three typed calls. */
const { calls } = await callParallel(new GoogleGenAI({ vertexai: true }), {
  model: "gemini-2.5-flash",
  contents: question,
  config: { systemInstruction: system },
});
for (const call of calls) console.log(call.name, call.args);
