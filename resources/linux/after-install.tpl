#!/bin/sh
# dpkg and rpm run this once Windsock's files are in place; electron-builder has filled in the names.

app='/opt/${sanitizedProductName}'

# Chromium's sandbox takes user namespaces where people may have them, and this setuid helper elsewhere.
if runuser -u nobody -- unshare --user true 2>/dev/null; then
  chmod 0755 "$app/chrome-sandbox"
else
  chmod 4755 "$app/chrome-sandbox"
fi

# Since 24.04 Ubuntu keeps user namespaces from programs without an AppArmor profile that allows them. Older AppArmor cannot
# read that profile, and does not need it.
profile='/etc/apparmor.d/${executable}'
if aa-enabled --quiet 2>/dev/null &&
  apparmor_parser --skip-kernel-load --skip-cache "$app/resources/apparmor-profile" >/dev/null 2>&1; then
  cp -f "$app/resources/apparmor-profile" "$profile"
  # In a chroot the kernel's profiles are those of another system.
  if ! ischroot 2>/dev/null; then
    apparmor_parser --replace --write-cache --skip-read-cache "$profile" || true
  fi
fi
