#!/bin/sh
exec /opt/Windsock/windsock "$@"
