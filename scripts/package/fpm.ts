#!/usr/bin/env node
// Stands in for fpm, which electron-builder fetches from GitHub: makes the same deb and rpm with the system's own dpkg-deb and
// rpmbuild; uncompressed, since its packages are for tests.
import { makeDeb } from './make-deb.ts';
import { makeRpm } from './make-rpm.ts';
import { orderOf } from './order.ts';

const order = orderOf(process.argv.slice(2));
if (order.type === 'deb') makeDeb(order);
else makeRpm(order);
