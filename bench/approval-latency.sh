#!/usr/bin/env bash
# How long an approval takes to reach Atlas: starts the built jar as the demo on a free port with an empty data
# directory, makes and deletes 50 services twice to warm it up, asks for 50 in AWS regions of Payments and Analytics,
# approves one after another, and looks into the simulator's call log for the POST that makes each service.
# Prints n, median, 90th percentile and maximum, from the moment the approval was sent and from the moment it was
# answered, and how many HTTP exchanges with Atlas it took. The goal is a median of 100 ms or less on a machine that
# has nothing else to do. Wants curl and a JDK 21 or newer.
set -euo pipefail
cd "$(dirname "$0")/.."

. bench/demo.sh
start_demo --postern.simulator.time-scale=1000

"$java" bench/ApprovalLatency.java "$origin"
