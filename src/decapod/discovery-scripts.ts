/** Where a server keeps the scripts. */
export const scriptPaths = {
  registration: "/usr/share/server_discovery.py",
  discovery: "/usr/share/server_discovery.sh",
} as const;

/** Where a server logs the runs of the scripts. */
const logPath = "/var/log/server_discovery.log";

/** Runs the discovery at each boot: cloud-init runs its commands at the first one only. */
const startAtBootScript = String.raw`rc=/etc/rc.local
if ! grep -qsF ${scriptPaths.discovery} $rc; then
  test -e $rc || echo '#!/bin/sh' > $rc
  grep -q '^exit 0' $rc || printf '\nexit 0\n' >> $rc
  sed -i --follow-symlinks '/^exit 0/i ${scriptPaths.discovery} >> ${logPath} 2>&1 || true' $rc
  chmod a+x $rc
fi`;

/** What a server runs at its first boot, each with its arguments. */
export const bootCommands: readonly (readonly string[])[] = [
  ["echo", "=== START DECAPOD SERVER DISCOVERY ==="],
  ["sh", "-xc", startAtBootScript],
  ["sh", "-xc", "systemctl enable rc-local.service || true"],
  ["sh", "-xc", `${scriptPaths.discovery} 2>&1 | tee -a ${logPath}`],
  ["echo", "=== FINISH DECAPOD SERVER DISCOVERY ==="],
];

/**
 * A script of bash that finds the address and the id of the machine, and starts the registration.
 *
 * @param hostname - The host of the API: a name, an IPv4 or an IPv6 address.
 */
export function discoveryScript(hostname: string): string {
  // No command of a pipe ends before it has read all: with pipefail, the one before it would fail.
  return String.raw`#!/bin/bash
set -xe -o pipefail

date
date --utc +%Y-%m-%dT%H:%M:%SZ
date +%s

api_host=${quoteForShell(hostname)}
# Prefers IPv4.
api_address=$(getent ahostsv4 "$api_host" | awk 'NR == 1 { print $1 }') ||
  api_address=$(getent ahosts "$api_host" | awk 'NR == 1 { print $1 }')
# The address that this machine has on the way to the API.
own_address=$(ip -o route get "$api_address" | sed -n 's/.* src \([^ ]*\).*/\1/p')
machine_id=$(dmidecode | awk '$1 == "UUID:" && length($2) == 36 && !found { print $2; found = 1 }')

if [ -z "$own_address" ] || [ -z "$machine_id" ]; then
  echo 'cannot find the address or the id of this machine' >&2
  exit 1
fi
python3 ${scriptPaths.registration} "$own_address" "$machine_id"
`;
}

/** What a server registers with. */
export interface Registration {
  /** The URL of the discovery endpoint. */
  readonly url: string;
  /** The discovery token. */
  readonly token: string;
  /** The user that Decapod logs in as. */
  readonly username: string;
  /** How long to wait for each response, in seconds. */
  readonly timeoutSeconds: number;
}

/** A script of Python 3 that announces the machine to Decapod. It takes its address and its id as arguments. */
export function registrationScript({ url, token, username, timeoutSeconds }: Registration): string {
  return String.raw`#-*- coding: utf-8 -*-
"""Announces this machine to Decapod. Arguments: the address of this machine, its id."""

import http.client
import ipaddress
import json
import ssl
import sys
import urllib.request

URL = ${quoteForPython(url)}
TOKEN = ${quoteForPython(token)}
USERNAME = ${quoteForPython(username)}
TIMEOUT_SECONDS = ${timeoutSeconds}
METADATA_URL = "http://169.254.169.254/latest/meta-data/public-ipv4"


class RefuseRedirects(urllib.request.HTTPRedirectHandler):
    """A redirect would take the token to another place."""

    def redirect_request(self, *args):
        return None


def get_public_address():
    """Asks the metadata service of the cloud, which must not get the token. Returns None if there is no address."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(METADATA_URL, timeout=TIMEOUT_SECONDS) as response:
            reply = response.read(100).decode("ascii")
        return str(ipaddress.IPv4Address(reply.strip()))
    except (OSError, ValueError, http.client.HTTPException) as error:
        print("no public address: {}".format(error))
        return None


def announce(host, machine_id):
    context = ssl.create_default_context()
    # A new cluster rarely has a certificate that this machine trusts.
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    opener = urllib.request.build_opener(RefuseRedirects, urllib.request.HTTPSHandler(context=context))
    body = {"username": USERNAME, "host": host, "id": machine_id}
    headers = {
        "Content-Type": "application/json",
        "Authorization": TOKEN,
        "User-Agent": "cloud-init server discovery",
    }
    request = urllib.request.Request(URL, json.dumps(body).encode("utf-8"), headers)
    opener.open(request, timeout=TIMEOUT_SECONDS).close()


def main():
    host, machine_id = [argument.strip().lower() for argument in sys.argv[1:3]]
    try:
        announce(get_public_address() or host, machine_id)
    except (OSError, http.client.HTTPException) as error:
        sys.exit("server discovery failed: {}".format(error))
    print("server discovery completed")


if __name__ == "__main__":
    main()
`;
}

/** Python reads the strings of JSON as JSON does, as long as they are ASCII. */
function quoteForPython(text: string): string {
  return JSON.stringify(text);
}

/** Between single quotes, a shell changes nothing. */
function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
