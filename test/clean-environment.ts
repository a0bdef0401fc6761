// Runs before each test file, as the environment may have a login and settings for colors.
const callerVariable =
  /^(DECAPOD_|SLIPSTREAM_|SYNNEFO_|SALTANT_(?!REQUIRE_|(CHROMIUM|COMMAND_PROCESSES)$)|FORCE_COLOR$|NO_COLOR$|CLICOLOR)/;

for (const name of Object.keys(process.env)) {
  if (callerVariable.test(name)) Reflect.deleteProperty(process.env, name);
}
