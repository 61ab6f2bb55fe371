# SPDX-License-Identifier: GPL-2.0-or-later
# Brokerage as R's sna computes it, of each line of standard input: "n;groups of the n nodes;arcs", such as
# "3;a,a,b;1-2,2-3". A line a node and role: graph, node, role, count, expected, deviation.
suppressMessages(library(sna))
roles <- c(w_I = "coordinator", w_O = "itinerant", b_OI = "gatekeeper", b_IO = "representative",
           b_O = "liaison", t = "all")
input <- file("stdin")
lines <- readLines(input)
close(input)
for (graph in seq_along(lines)) {
    parts <- strsplit(paste0(lines[graph], ";"), ";")[[1]]
    n <- as.integer(parts[1])
    groups <- strsplit(parts[2], ",")[[1]]
    matrix <- matrix(0, n, n)
    if (length(parts) > 2 && parts[3] != "")
        for (arc in strsplit(strsplit(parts[3], ",")[[1]], "-"))
            matrix[as.integer(arc[1]), as.integer(arc[2])] <- 1
    found <- brokerage(matrix, groups)
    for (node in seq_len(n))
        for (role in names(roles))
            cat(graph, node, roles[role], format(found$raw.nli[node, role], digits = 15),
                format(found$exp.nli[node, role], digits = 15), format(found$sd.nli[node, role], digits = 15),
                "\n")
}
