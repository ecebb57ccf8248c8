/** Starts the program that lies beside it; settings come from the environment. */
export const startScript = `#!/bin/sh
# Starts Shirong from this folder. Settings: environment variables (see OPERATIONS.md in server/).
set -eu
here=$(cd "$(dirname "$0")" && pwd -P)
cd "$here"
exec "$here/runtime/node" server/main.ts
`;

/**
 * Makes this folder the current one. Before, the running city is saved, since a newer program changes the database's
 * shape and no older one reads it then.
 */
export const upgradeScript = `#!/bin/sh
# upgrade BASE BACKUPS: makes this folder the one that BASE/current points to. Settings as for start; stop the service
# before and start it after. The way back: go-back, in the former folder.
set -eu
base=\${1:?usage: upgrade BASE BACKUPS}
backups=\${2:?usage: upgrade BASE BACKUPS}
here=$(cd "$(dirname "$0")" && pwd -P)
(cd "$here" && sha256sum --check --quiet SHA256SUMS)
if [ -L "$base/current" ]; then
  former=$(cd "$base/current" && pwd -P)
  (cd "$former" && ./runtime/node server/backup/main.ts "$backups/before-$(basename "$here").tar.gz")
  echo "$former" > "$base/former"
fi
ln -sfn "$here" "$base/current.new"
mv -T "$base/current.new" "$base/current"
echo "$base/current is now $here. Start the service."
`;

export const wayBackScript = `#!/bin/sh
# go-back BASE BACKUP: makes this (former) folder the current one again and brings back what was saved before the upgrade.
# What was written since is lost: save it first if it matters. Stop the service before and start it after.
set -eu
base=\${1:?usage: go-back BASE BACKUP.tar.gz}
backup=\${2:?usage: go-back BASE BACKUP.tar.gz}
here=$(cd "$(dirname "$0")" && pwd -P)
"$here/runtime/node" "$here/server/backup/restore-main.ts" "$backup" --replace
ln -sfn "$here" "$base/current.new"
mv -T "$base/current.new" "$base/current"
echo "$base/current is $here again. Start the service."
`;

/** An example for systemd. */
export const unit = `[Unit]
Description=Shirong
After=network.target

[Service]
User=shirong
WorkingDirectory=/opt/shirong/current
EnvironmentFile=/etc/shirong.env
ExecStart=/opt/shirong/current/start
KillSignal=SIGTERM
KillMode=mixed
TimeoutStopSec=30
Restart=always
RestartSec=2
NoNewPrivileges=true
ProtectSystem=full
PrivateTmp=true

[Install]
WantedBy=multi-user.target
`;

export function readMe(name: string): string {
  return `Shirong on a machine without internet

  sha256sum --check ${name}.tar.gz.sha256
  mkdir -p /opt/shirong && tar -xzf ${name}.tar.gz -C /opt/shirong --no-same-owner
  ln -sfn /opt/shirong/${name} /opt/shirong/current
  useradd --system --home /var/lib/shirong --create-home shirong
  printf 'SHIRONG_DATA_DIR=/var/lib/shirong\\nSHIRONG_CITY=empty\\n' > /etc/shirong.env
  cp /opt/shirong/current/shirong.service /etc/systemd/system/ && systemctl enable --now shirong

Upgrade: unpack the new archive beside, stop the service, run its ./upgrade /opt/shirong /backups as the service's user
with its settings, start the service. Way back: stop, the former folder's ./go-back /opt/shirong /backups/before-....tar.gz,
start. All else: server/OPERATIONS.md.
`;
}
