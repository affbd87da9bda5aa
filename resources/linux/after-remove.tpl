#!/bin/sh
# dpkg and rpm run this once Windsock's files are gone, and during an upgrade too, when there is nothing to do:
# dpkg says what it does, rpm how many versions are left.
case "$1" in
  remove | purge | 0) ;;
  *) exit 0 ;;
esac

profile='/etc/apparmor.d/${executable}'
if [ -f "$profile" ]; then
  if ! ischroot 2>/dev/null; then
    apparmor_parser --remove "$profile" 2>/dev/null || true
  fi
  rm -f "$profile"
fi
