// What a worker does against its policy: pages have a script for that, which comes before theirs, and workers do not.

/** What has been reported so far. The first import of a program finds all. */
export const policyReports: string[] = [];

addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
  policyReports.push(`${effectiveDirective} ${blockedURI}`);
});
