#!/usr/bin/env bash
# What a project that answers only 500 and another that only hangs cost the others: starts the built jar as the demo,
# puts 50 projects into its simulator, and has two services made in each of 48 of them, again and again: undisturbed,
# and while the other two have six approved requests each and are not well. Prints the median, 90th percentile and
# maximum from approval to ready for each run, and the ratio of the medians of both kinds. The goal is a ratio of 1.2 or
# less. Takes some minutes. Wants curl and a JDK 21 or newer.
set -euo pipefail
cd "$(dirname "$0")/.."

. bench/demo.sh
start_demo --postern.simulator.time-scale=30

"$java" bench/Bulkhead.java "$origin"
