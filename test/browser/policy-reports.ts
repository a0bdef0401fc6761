// Violations of a worker's policy: pages have a script for that, which runs before their own, and workers do not.

/** The reports so far. As the first import of a program, this misses none. */
export const policyReports: string[] = [];

addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
  policyReports.push(`${effectiveDirective} ${blockedURI}`);
});
