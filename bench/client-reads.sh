#!/usr/bin/env bash
# How many reads of one service Atlas clients get in a second, every call signed by Digest, beside a bare endpoint of Spring
# MVC in the same process and run: both in turns, from four clients over HTTP. Prints each turn, and the median of the
# ratios. The goal is a ratio of 0.5 or more. Takes two minutes after it is built. Wants a JDK 21 or newer.
set -euo pipefail
cd "$(dirname "$0")/.."

./mvnw -B -q test -Dtest-compiler=-XX:+TieredCompilation -Dtest=ClientReadsBench -Dsurefire.failIfNoSpecifiedTests=false
