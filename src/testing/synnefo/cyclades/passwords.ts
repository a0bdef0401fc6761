/** A random password of ten characters, with a lower case letter, an upper case one and a digit. */
export function randomPassword(): string {
  const groups = ["abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789"];
  const all = groups.join("");
  return [...groups, ...Array.from({ length: 7 }, () => all)].map(randomCharacter).join("");
}

function randomCharacter(pool: string): string {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return pool.charAt(random % pool.length);
}
