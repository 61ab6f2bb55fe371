/* SPDX-License-Identifier: MIT */
/* Linked into trama-render where it is built with sanitizers.
 * What Graphviz 2.42 allocates while it lays a graph out and never frees; trama-render draws once and ends.
 * Measured: dot (auxiliary edges of clusters and of several components: new_virtual_edge, make_aux_edge),
 * neato (labels of clusters: do_graph_label), neato fdp sfdp twopi circo with splines=true or polyline
 * (mkSurface), nop2 (scan_graph_mode), osage (labels and splines of edges), splines=curved
 * (makeStraightEdges). Only those calls are covered: a graph, a context or a drawing that we forget is still
 * a leak. The libraries have no frame pointers: only the slow unwinder sees through them. It is for this
 * program alone, because it makes all others ten times as slow. */
const char *__asan_default_options(void);
const char *__lsan_default_options(void);
const char *__lsan_default_suppressions(void);

const char *__asan_default_options(void)
{
    return "fast_unwind_on_malloc=0";
}

const char *__lsan_default_options(void)
{
    return "print_suppressions=0";
}

const char *__lsan_default_suppressions(void)
{
    return "leak:gvLayoutJobs\n";
}
