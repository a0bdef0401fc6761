// Runs before each test file: whoever runs the tests may be logged in somewhere, and like colours or not.
const isTheirs = /^(SALTANT_(?!REQUIRE_|CHROMIUM$)|FORCE_COLOR$|NO_COLOR$|CLICOLOR)/;

for (const name of Object.keys(process.env)) {
  if (isTheirs.test(name)) Reflect.deleteProperty(process.env, name);
}
