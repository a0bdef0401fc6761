import { expect, it } from "vitest";
import { createCommandFixture } from "./support/fixture.js";

/** The commands that a help text lists, except `help` itself. */
function commandsIn(help: string): string[] {
  const lines = help.slice(help.search(/^(Resources|Commands):$/m)).matchAll(/^ {2}([a-z][a-z-]*)/gm);
  return Array.from(lines, ([, name = ""]) => name).filter((name) => name !== "help");
}

it("explains every command, as in help.txt", async () => {
  const { run } = await createCommandFixture();
  const helpOf = async (command: string): Promise<string> => {
    const { stdout, stderr, exitCode } = await run(`saltant ${command} --help`.replace(/ +/g, " "));
    expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
    return stdout;
  };
  const whole = await helpOf("");
  const texts = await Promise.all(
    commandsIn(whole).map(async (command) => {
      const text = await helpOf(command);
      const below = /^Commands:$/m.test(text) ? commandsIn(text) : [];
      return [text, ...(await Promise.all(below.map((name) => helpOf(`${command} ${name}`))))];
    }),
  );
  const all = [whole, ...texts.flat()].map((text) => text.trimEnd()).join(`\n\n${"─".repeat(80)}\n\n`);
  await expect(`${all}\n`).toMatchFileSnapshot("help.txt");
});
