import { expect, test } from "vitest";
import { startEmulator } from "../../generator/emulator/index.js";

/** A script may call them `args`, as results do, or `arguments`, as the wire does; nothing that was written is lost in silence. */
test.each(["args", "arguments"])("a script's %s reach the wire", async (key) => {
  const emulator = await startEmulator({ script: [{ calls: [{ name: "weather", [key]: { city: "Toronto" } }] }] });
  try {
    const reply = await fetch(`${emulator.url}/v1/chat/completions`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: "Bearer k" },
      body: JSON.stringify({
        model: "gpt-4.1-mini",
        messages: [{ role: "user", content: "?" }],
        tools: [
          { type: "function", function: { name: "weather", parameters: { type: "object", properties: { city: { type: "string" } } } } },
        ],
      }),
    });
    const body = (await reply.json()) as { choices: { message: { tool_calls: { function: { arguments: string } }[] } }[] };
    expect(JSON.parse(body.choices[0]?.message.tool_calls[0]?.function.arguments ?? "null")).toEqual({ city: "Toronto" });
  } finally {
    await emulator.close();
  }
});
