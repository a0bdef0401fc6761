import { AmbiguousOutcomeError, SlipStreamClient } from "saltant/slipstream";
import { describe, expect, it } from "vitest";
import { errorOf } from "./fixture.js";

/** A client whose server creates a run and says that it is there. */
function clientOf(location: string): SlipStreamClient {
  const fetch = () => Promise.resolve(new Response(null, { status: 201, headers: { Location: location } }));
  return new SlipStreamClient({ endpoint: "https://host", fetch });
}

const creations = [
  ["deploy", async (location: string) => (await clientOf(location).deployments.deploy("apps/x")).id],
  ["build", async (location: string) => (await clientOf(location).modules.build("apps/x")).id],
] as const;

describe.each(creations)("%s reads the id in the Location", (_, create) => {
  it.each(["https://host/run/an-id", "/run/an-id", "https://host/slipstream/run/an-id/"])("%s", async (location) => {
    expect(await create(location)).toBe("an-id");
  });

  it.each(["/run/%E0%A4%A", "/run/%", "/run/", "/dashboard", "https://host/run/?a"])(
    "and says that the outcome is unknown without one: %s",
    async (location) => {
      const error = await errorOf(create(location), AmbiguousOutcomeError);
      expect(error.message).toContain("expected a Location header with the id of a run");
    },
  );
});
