/** The states that saltant knows. Its column holds any text of ten characters, and a state update may bring one. */
export const states = ["created", "published", "running", "successful", "failed", "terminated"] as const;

/** Whether an instance stays in that state unless somebody says otherwise. */
export function isFinished(state: string): boolean {
  return state === "successful" || state === "failed" || state === "terminated";
}

export const containerTypes = ["docker", "singularity"] as const;
