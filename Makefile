# SPDX-License-Identifier: GPL-2.0-or-later
# trama: make help
SHELL = /bin/sh
.DEFAULT_GOAL := all

CC = gcc
# Another program in front of the compilers that a target chooses itself: make warnings CACHE=ccache
CACHE =
O = build
CFLAGS = -O3 -g
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wformat=2
WERROR =
SANITIZE =
# How coverage is measured; trama-render needs its own help for it.
COVERED = $(filter --coverage,$(CFLAGS))
# Not under sanitizers, which watch the same, nor without optimisation, which it needs. Results that are dropped are
# dropped by a cast, which gcc does not take for an answer.
HARDENING = $(if $(SANITIZE)$(filter -O0,$(CFLAGS)),,-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -fstack-protector-strong -Wno-unused-result)
LINK_HARDENING = -pie -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack
PREFIX = /usr/local
DESTDIR =
BINDIR = $(PREFIX)/bin
LIBDIR = $(PREFIX)/lib
LIBEXECDIR = $(PREFIX)/libexec/trama
INCLUDEDIR = $(PREFIX)/include
DATADIR = $(PREFIX)/share
MANDIR = $(DATADIR)/man

BUILD_PACKAGES = gcc libc6-dev pkg-config libigraph-dev libgraphviz-dev libcsv-dev libutf8proc-dev libxxhash-dev libsqlite3-dev node-d3-zoom
TEST_PACKAGES = check zsh fish libxml2-utils jq librsvg2-bin fonts-liberation graphviz scdoc cmark poppler-utils qpdf python3 python3-html5lib python3-pil python3-networkx python3-igraph python3-numpy python3-scipy python3-pandas python3-rdflib sqlite3 r-cran-sna $(if $(shell command -v npm),,npm)
LINT_PACKAGES = clang clang-format-14 clang-tidy-14 libclang-rt-14-dev cppcheck shellcheck

WEB_PACKAGES = chromium chromium-driver chromium-sandbox python3-selenium libxml2-utils fonts-liberation $(if $(shell command -v npm),,npm)

VERSION := $(shell sed -n 's/.define TRAMA_VERSION "\(.*\)"/\1/p' src/trama.h)

# ---- what is built from what ----
LIBRARY_FOLDERS = base claims names network analysis checks editions draw report export
LIBRARY_SOURCES := $(sort $(foreach folder,$(LIBRARY_FOLDERS),$(wildcard src/$(folder)/*.c)))
COMMAND_SOURCES := $(sort $(wildcard src/commands/*.c)) src/main.c
RENDER_SOURCES := $(sort $(wildcard src/render/*.c))
TEST_SOURCES := $(sort $(filter-out tests/render/sanitizers.c tests/render/coverage.c tests/fuzz/fuzz_graph.c tests/faults/%,$(wildcard tests/*.c tests/*/*.c)))
FUZZERS := $(patsubst tests/fuzz/fuzz_%.c,%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
PAGE := $(sort $(wildcard src/report/page/*))
EMBEDDED := $(wildcard src/claims/defaults/*.csv) $(wildcard src/commands/starter/*) $(sort $(wildcard graphs/*.gv)) $(O)/page.html
HEADERS := $(sort $(wildcard src/*.h src/*/*.h))

objects = $(patsubst %.c,$(O)/%.o,$(1))
LIBRARY_OBJECTS = $(call objects,$(LIBRARY_SOURCES)) $(O)/embedded.o
COMMAND_OBJECTS = $(call objects,$(COMMAND_SOURCES))
RENDER_OBJECTS = $(call objects,$(RENDER_SOURCES) $(if $(SANITIZE),tests/render/sanitizers.c) $(if $(COVERED),tests/render/coverage.c))
TEST_OBJECTS = $(call objects,$(TEST_SOURCES))
# What is no part of the library and yet reads what others wrote: options, and the SVG of Graphviz.
READING_OBJECTS = $(filter-out $(O)/src/main.o,$(COMMAND_OBJECTS)) $(call objects,src/render/svg.c src/render/xml.c)

STANDARD = -std=c11
TRAMA_CPPFLAGS = -D_GNU_SOURCE -Isrc -I$(O) $(patsubst -I%,-isystem %,$(shell pkg-config --cflags igraph libutf8proc sqlite3 2>/dev/null))
TRAMA_LIBS = $(shell pkg-config --libs igraph libutf8proc sqlite3 2>/dev/null) -lcsv -lm -lpthread
RENDER_CPPFLAGS = -D_POSIX_C_SOURCE=200809L $(patsubst -I%,-isystem %,$(shell pkg-config --cflags-only-I libgvc 2>/dev/null))
PLUGINS = $(shell pkg-config --variable=libdir libgvc 2>/dev/null)/graphviz
RENDER_LIBS = -L$(PLUGINS) -Wl,-rpath,$(PLUGINS) -lgvplugin_core -lgvplugin_dot_layout -lgvplugin_neato_layout -lgvc -lcgraph -lm $(if $(COVERED),-Wl$(comma)--wrap=setrlimit$(comma)--wrap=_exit)
comma = ,
COMPILE = $(CC) $(STANDARD) $(CFLAGS) $(SANITIZE) $(WARNINGS) $(HARDENING) $(WERROR) -fPIE -MMD -MP

# On all processors, unless make was told how many: make -j1
ifeq ($(MAKELEVEL),0)
MAKEFLAGS += -j$(shell nproc 2>/dev/null || echo 1)
endif

# Short lines, or the whole commands with V=1.
say = $(if $(V),,@printf '  %-6s %s\n' $(1) $@;)

all: $(O)/trama $(O)/trama-render ## build trama and trama-render

require:
	@.ci/packages --require $(BUILD_PACKAGES)

$(O)/trama: $(COMMAND_OBJECTS) $(O)/libtrama.a
	$(call say,LD) $(CC) $(CFLAGS) $(SANITIZE) $(LINK_HARDENING) -o $@ $^ $(LDFLAGS) $(TRAMA_LIBS)

$(O)/trama-render: $(RENDER_OBJECTS)
	$(call say,LD) $(CC) $(CFLAGS) $(SANITIZE) $(LINK_HARDENING) -o $@ $^ $(LDFLAGS) $(RENDER_LIBS)

$(O)/libtrama.a: $(LIBRARY_OBJECTS)
	@rm -f $@
	$(call say,AR) $(AR) rcs $@ $^

$(O)/src/render/%.o: src/render/%.c | require
	@mkdir -p $(@D)
	$(call say,CC) $(COMPILE) $(RENDER_CPPFLAGS) -c -o $@ $<

$(O)/src/%.o: src/%.c $(O)/embedded.h
	@mkdir -p $(@D)
	$(call say,CC) $(COMPILE) $(TRAMA_CPPFLAGS) -c -o $@ $<

$(O)/tests/%.o: tests/%.c $(O)/embedded.h
	@mkdir -p $(@D)
	$(call say,CC) $(COMPILE) $(TRAMA_CPPFLAGS) -Itests -c -o $@ $<

# In the unit tests a fuzzer's function has the name of its file, so that the regressions can call them all.
$(O)/tests/fuzz/fuzz_%.o: tests/fuzz/fuzz_%.c $(O)/embedded.h
	@mkdir -p $(@D)
	$(call say,CC) $(COMPILE) $(TRAMA_CPPFLAGS) -DLLVMFuzzerTestOneInput=fuzz_$* -Itests -Itests/fuzz -c -o $@ $<

$(O)/fuzz/%.o: tests/fuzz/fuzz_%.c $(O)/embedded.h
	@mkdir -p $(@D)
	$(COMPILE) $(TRAMA_CPPFLAGS) -Itests -Itests/fuzz -c -o $@ $<

# Definitions are read by Graphviz, which is in no program with igraph.
$(O)/fuzz/graph: $(O)/fuzz/graph.o $(filter-out $(O)/src/render/main.o,$(RENDER_OBJECTS))
	$(CC) $(CFLAGS) $(SANITIZE) -fsanitize=fuzzer -o $@ $^ $(LDFLAGS) $(RENDER_LIBS)

$(O)/fuzz/graph.o: TRAMA_CPPFLAGS = -D_GNU_SOURCE -Isrc -Itests $(RENDER_CPPFLAGS)

$(O)/fuzz/%: $(O)/fuzz/%.o $(O)/tests/fuzz/folder.o $(READING_OBJECTS) $(O)/libtrama.a
	$(CC) $(CFLAGS) $(SANITIZE) -fsanitize=fuzzer -o $@ $^ $(LDFLAGS) $(TRAMA_LIBS)

$(O)/embedded.o: $(O)/embedded.c
	$(call say,CC) $(COMPILE) -I$(O) -c -o $@ $<

# The page's template, with style, scripts and their hashes.
$(O)/page.html: $(PAGE) | require
	@mkdir -p $(O)
	$(call say,PAGE) sh src/report/page/assemble.sh src/report/page >$@.new && mv $@.new $@

$(O)/embedded.c: src/embed.sh $(EMBEDDED) | require
	@mkdir -p $(O)
	$(call say,EMBED) sh src/embed.sh $(O)/embedded $(EMBEDDED)
$(O)/embedded.h: $(O)/embedded.c ;

-include $(shell find $(O) -name '*.d' 2>/dev/null)

# ---- using it ----
demo: ## install what is missing, build, and draw the example into out/
	@.ci/packages $(BUILD_PACKAGES)
	@$(MAKE) --no-print-directory all
	$(O)/trama build input -g graphs -o out

install: all $(O)/trama.1 $(O)/trama.pc ## install under PREFIX, staged in DESTDIR
	install -D -m 755 $(O)/trama $(DESTDIR)$(BINDIR)/trama
	install -D -m 755 $(O)/trama-render $(DESTDIR)$(LIBEXECDIR)/trama-render
	install -D -m 644 $(O)/libtrama.a $(DESTDIR)$(LIBDIR)/libtrama.a
	install -D -m 644 src/trama.h $(DESTDIR)$(INCLUDEDIR)/trama.h
	install -D -m 644 $(O)/trama.pc $(DESTDIR)$(LIBDIR)/pkgconfig/trama.pc
	install -D -m 644 $(O)/trama.1 $(DESTDIR)$(MANDIR)/man1/trama.1
	for shell in bash zsh fish; do $(O)/trama completion $$shell >$(O)/completion.$$shell || exit; done
	install -D -m 644 $(O)/completion.bash $(DESTDIR)$(DATADIR)/bash-completion/completions/trama
	install -D -m 644 $(O)/completion.zsh $(DESTDIR)$(DATADIR)/zsh/site-functions/_trama
	install -D -m 644 $(O)/completion.fish $(DESTDIR)$(DATADIR)/fish/vendor_completions.d/trama.fish

uninstall: ## remove what install put there
	rm -f $(DESTDIR)$(DATADIR)/bash-completion/completions/trama $(DESTDIR)$(DATADIR)/zsh/site-functions/_trama
	rm -f $(DESTDIR)$(DATADIR)/fish/vendor_completions.d/trama.fish
	rm -f $(DESTDIR)$(BINDIR)/trama $(DESTDIR)$(LIBEXECDIR)/trama-render $(DESTDIR)$(LIBDIR)/libtrama.a
	rm -f $(DESTDIR)$(INCLUDEDIR)/trama.h $(DESTDIR)$(LIBDIR)/pkgconfig/trama.pc $(DESTDIR)$(MANDIR)/man1/trama.1
	-rmdir $(DESTDIR)$(LIBEXECDIR) 2>/dev/null

man: $(O)/trama.1 ## the man page, made from the program's own tables
$(O)/trama.1: docs/trama.1.scd docs/man.sh $(O)/trama $(O)/trama-render
	@.ci/packages --require scdoc
	TRAMA=$(O)/trama sh docs/man.sh >$(O)/trama.1.scd
	scdoc <$(O)/trama.1.scd >$@

$(O)/trama.pc: Makefile src/trama.h
	@mkdir -p $(O)
	printf '%s\n' 'prefix=$(PREFIX)' 'libdir=$(LIBDIR)' 'includedir=$(INCLUDEDIR)' '' 'Name: trama' \
	    'Description: claims about people and organisations, woven into a network' 'Version: $(VERSION)' \
	    'Requires: igraph libutf8proc sqlite3' 'Libs: -L$${libdir} -ltrama -lcsv -lm -lpthread' 'Cflags: -I$${includedir}' >$@

# ---- testing it ----
# What gcc's analyzer says of these and is not so. The streams of ordered.c are in an array that its caller closes; an
# iconv_t that is -1 is nothing that could leak; brandes.c shifts vectors of lanes, which gcc 12 takes for one bit; a
# list of n > 0 names is not NULL; style.gv is one of the files that are embedded.
ifneq ($(filter -fanalyzer,$(CFLAGS)),)
$(O)/src/base/ordered.o $(O)/src/names/text_file.o: HARDENING += -Wno-analyzer-malloc-leak
$(O)/src/analysis/brandes.o: HARDENING += -Wno-analyzer-shift-count-overflow
$(O)/src/commands/case.o $(O)/src/draw/gallery.o: HARDENING += -Wno-analyzer-null-dereference
endif

test: ## install what is missing, build, run every test, print one total
	@.ci/packages $(BUILD_PACKAGES) $(TEST_PACKAGES)
	@$(MAKE) --no-print-directory all
	@$(MAKE) --no-print-directory $(O)/tests/unit $(O)/tests/shim.so $(O)/tests/plugin.so $(O)/trama.1 npm
	@TRAMA_BUILD=$(O) sh tests/run

# A test that needs what cannot be fetched says that it was skipped.
npm: ## fetch the npm package that the tests of exports read FollowTheMoney with, into build/npm
	@mkdir -p build/npm && cp tests/oracle/package.json tests/oracle/package-lock.json build/npm
	@cd build/npm && { test -d node_modules || npm ci --silent --no-audit --no-fund >npm.log 2>&1 || echo "npm could not fetch followthemoney; see build/npm/npm.log"; }

$(O)/tests/unit: $(TEST_OBJECTS) $(READING_OBJECTS) $(O)/libtrama.a
	$(call say,LD) $(CC) $(CFLAGS) $(SANITIZE) $(LINK_HARDENING) -o $@ $^ $(LDFLAGS) $(TRAMA_LIBS) $(shell pkg-config --libs check 2>/dev/null)

# What tests/faults/faults.py loads into the programs.
$(O)/tests/%.so: tests/faults/%.c
	@mkdir -p $(@D)
	$(call say,CC) $(CC) $(STANDARD) -D_GNU_SOURCE -O2 -g $(WARNINGS) $(WERROR) -fPIC -shared -o $@ $<

test-web: ## open report.html in Debian's chromium: read, filter, print, check its accessibility, time it
	@.ci/packages $(BUILD_PACKAGES) $(WEB_PACKAGES)
	@$(MAKE) --no-print-directory all
	@mkdir -p build/web && cp tests/web/package.json tests/web/package-lock.json build/web
	@cd build/web && { npm ci --silent --no-audit --no-fund >npm.log 2>&1 || echo "skipped: npm could not fetch axe-core; see build/web/npm.log"; }
	@/usr/bin/python3 tests/web/web.py $(O)/trama build/web

asan: ## the unit and command tests under ASan and UBSan
	@$(MAKE) --no-print-directory O=build/asan CFLAGS='-O1 -g -fno-omit-frame-pointer' SANITIZE='-fsanitize=address,undefined -fno-sanitize-recover=undefined' \
	    build/asan/trama build/asan/trama-render build/asan/tests/unit
	@TRAMA_BUILD=build/asan TRAMA_TESTS='unit golden' CK_FORK=no sh tests/run

check: ## format, lint, warnings as errors with gcc and clang, tests under sanitizers: before every commit
	@.ci/packages $(BUILD_PACKAGES) $(TEST_PACKAGES) $(LINT_PACKAGES)
	@$(MAKE) --no-print-directory format-check lint
	@$(MAKE) --no-print-directory WERROR=-Werror $(O)/trama $(O)/trama-render $(O)/tests/unit
	@$(MAKE) --no-print-directory O=build/clang CC=clang WERROR=-Werror build/clang/trama build/clang/trama-render build/clang/tests/unit
	@$(CC) $(STANDARD) $(WARNINGS) -Werror -fsyntax-only -x c src/trama.h
	@$(MAKE) --no-print-directory asan
	@echo 'check: clean'

# Another optimisation sees other things: uninitialised values at -O3, unused code at -O0. A recipe a compiler and
# level, so that `make check`, which builds with each compiler once, does not wait for them.
BUILDS = gcc-O0 gcc-O3 clang-O0 clang-O3
compiler_of = $(firstword $(subst -, ,$(1)))
level_of = -$(lastword $(subst -, ,$(1)))
warnings: $(BUILDS:%=warnings-%) ## all four of gcc and clang at -O0 and -O3, warnings as errors: before a release, and when a compiler or flag changes
	@echo 'warnings: none'

warnings-%:
	@.ci/packages $(BUILD_PACKAGES) check clang
	@$(MAKE) --no-print-directory O=build/$* CC='$(CACHE) $(call compiler_of,$*)' CFLAGS='$(call level_of,$*) -g' WERROR=-Werror \
	    build/$*/trama build/$*/trama-render build/$*/tests/unit

analyze: ## gcc's static analyzer over src/, a quarter of an hour: before a release
	@.ci/packages $(BUILD_PACKAGES)
	@$(MAKE) --no-print-directory O=build/analyze CC='$(CACHE) gcc' CFLAGS='-O1 -g -fanalyzer' WERROR=-Werror build/analyze/trama build/analyze/trama-render
	@echo 'analyze: clean'

memcheck: ## the unit suites and some commands under valgrind, about an hour: before a release
	@.ci/packages $(BUILD_PACKAGES) $(TEST_PACKAGES) valgrind
	@$(MAKE) --no-print-directory all $(O)/tests/unit
	@$(MAKE) --no-print-directory O=build/memcheck CFLAGS='-O1 -g -DWATCHED_BY_VALGRIND' build/memcheck/trama-render
	@sh tests/memcheck $(O)

tsan: ## the thread sanitizer over unit and command tests, and over commands on a large input with two threads: when threads change
	@.ci/packages $(BUILD_PACKAGES) $(TEST_PACKAGES)
	@$(MAKE) --no-print-directory O=build/tsan CC='$(CACHE) gcc' CFLAGS='-O1 -g -fno-omit-frame-pointer' SANITIZE='-fsanitize=thread' \
	    build/tsan/trama build/tsan/trama-render build/tsan/tests/unit
	@sh tests/tsan build/tsan

SOURCES = $(LIBRARY_SOURCES) $(COMMAND_SOURCES) $(RENDER_SOURCES)
format: ## put every source file in the house's format
	@clang-format-14 -i $(SOURCES) $(HEADERS) $(wildcard tests/*.[ch] tests/*/*.[ch])

format-check:
	@echo '  FORMAT'; clang-format-14 --dry-run --Werror $(SOURCES) $(HEADERS) $(wildcard tests/*.[ch] tests/*/*.[ch])

lint: $(O)/embedded.h ## clang-tidy, cppcheck, shellcheck, and the rules of the house
	@sh tests/house
	@echo '  SHELL'; shellcheck .ci/packages .ci/run src/embed.sh src/report/page/assemble.sh $(wildcard tests/*.sh tests/*/*.sh docs/*.sh) tests/run tests/run-golden tests/house tests/tidy tests/memcheck tests/tsan tests/covered
	@echo '  JS'; if command -v node >/dev/null; then for file in src/report/page/*.js; do node --check $$file || exit 1; done; else echo 'skipped: no node'; fi
	@echo '  TIDY'; sh tests/tidy '$(STANDARD) $(TRAMA_CPPFLAGS)' $(filter-out src/render/%,$(SOURCES))
	@sh tests/tidy '$(STANDARD) $(RENDER_CPPFLAGS)' $(RENDER_SOURCES)
	@echo '  CPPCHECK'; cppcheck --quiet --std=c11 --enable=warning,performance,portability --error-exitcode=1 --inline-suppr \
	    --suppress=missingIncludeSystem --suppress=ctuPointerArith --suppress=ctunullpointer -D_GNU_SOURCE -Isrc -I$(O) src/base src/claims src/names src/network src/analysis src/checks src/editions src/draw src/report src/export src/commands src/main.c src/render

# ---- for developers ----
compdb: ## compile_commands.json, for editors
	bear -- $(MAKE) -B all

SECONDS = 60
fuzz: ## run each fuzzer of tests/fuzz for SECONDS=60; what it finds goes into build/fuzz/found
	@.ci/packages $(BUILD_PACKAGES) clang libclang-rt-14-dev
	@$(MAKE) --no-print-directory O=build/fuzz CC=clang CFLAGS='-O1 -g -fno-omit-frame-pointer' \
	    SANITIZE='-fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=undefined' $(FUZZERS:%=build/fuzz/fuzz/%)
	@mkdir -p build/fuzz/found $(FUZZERS:%=build/fuzz/corpus/%)
	@for name in $(FUZZERS); do \
	    echo "fuzz: $$name for $(SECONDS) s"; \
	    build/fuzz/fuzz/$$name -max_total_time=$(SECONDS) -max_len=4096 -timeout=10 -dict=tests/fuzz/$$(sh tests/fuzz/dict.sh $$name) -verbosity=0 \
	        -print_final_stats=1 -artifact_prefix=build/fuzz/found/$$name- build/fuzz/corpus/$$name tests/fuzz/corpus/$$name || exit 1; \
	done

fuzz-afl: ## likewise with AFL++; what it finds goes into build/afl/found
	@.ci/packages $(BUILD_PACKAGES) afl++
	@AFL_QUIET=1 $(MAKE) --no-print-directory O=build/afl CC=afl-clang-fast CFLAGS='-O1 -g' WARNINGS= \
	    SANITIZE='-fsanitize=address,undefined -fno-sanitize-recover=undefined' $(FUZZERS:%=build/afl/fuzz/%)
	@sh tests/fuzz/afl.sh build/afl $(SECONDS) $(FUZZERS)

cover: ## coverage of lines and branches of src/ by the unit and command tests; a line a file below 90 %
	@.ci/packages $(BUILD_PACKAGES) $(TEST_PACKAGES) lcov
	@$(MAKE) --no-print-directory O=build/cover CFLAGS='-O0 -g --coverage' build/cover/trama build/cover/trama-render build/cover/tests/unit
	@find build/cover -name '*.gcda' -delete
	@TRAMA_BUILD=build/cover TRAMA_TESTS='unit golden' sh tests/run
	lcov --quiet --rc lcov_branch_coverage=1 --capture --directory build/cover/src --output-file build/cover/lcov.info
	lcov --quiet --rc lcov_branch_coverage=1 --extract build/cover/lcov.info '*/src/*' --output-file build/cover/src.info
	@sh tests/covered build/cover/src.info

PART =
bench: all $(O)/bench/libcsv_alone ## time trama beside its peers; writes bench/RESULTS.md, or only a section: PART=betweenness
	@.ci/packages python3-pandas python3-igraph time
	python3 bench/bench.py $(PART)

bench-names: $(O)/trama ## how well names are matched, on the labelled pairs
	TRAMA=$(O)/trama python3 bench/names.py ../shared/data/names/pairs.csv

bench-pictures: $(O)/trama $(O)/trama-render ## measure the example's pictures: what overlaps, what is small or pale, what crosses
	TRAMA=$(O)/trama /usr/bin/python3 tests/pictures/pictures.py

bench-match: $(O)/trama ## time and memory of matching 100,000 distinct names
	TRAMA=$(O)/trama python3 bench/match.py

bench-infer: $(O)/trama ## time of finding 100,000 names in the words of 1,000,000 actions
	TRAMA=$(O)/trama python3 bench/infer.py

MPI_PACKAGES = libpetsc-real-dev libslepc-real-dev libopenmpi-dev openmpi-bin
CLAIMS = claims.csv
RANKS = 2
bench-mpi: all ## rank over processes with MPI and PETSc (a prototype), beside trama; CLAIMS=a file, RANKS=2
	@.ci/packages $(MPI_PACKAGES)
	@$(MAKE) --no-print-directory -f bench/mpi/Makefile O=$(O) CC='$(CC)' $(O)/bench/pagerank_mpi
	O=$(O) sh bench/mpi/run $(CLAIMS) $(RANKS)

FILES = ../polluted_files
bench-clean: $(O)/trama ## how well polluted files are read; FILES=the Pollock benchmark's folder polluted_files
	TRAMA=$(O)/trama python3 bench/clean.py $(FILES)
# Prints the tables of docs/certainty.md; WORLDS=10 is faster and rougher.
WORLDS = 100
bench-coverage: $(O)/bench/coverage ## how often rank intervals hold the true rank, in six made-up worlds (half an hour)
	$(O)/bench/coverage $(WORLDS)

$(O)/bench/%.o: bench/%.c $(O)/embedded.h
	@mkdir -p $(@D)
	$(call say,CC) $(COMPILE) $(TRAMA_CPPFLAGS) -c -o $@ $<

$(O)/bench/coverage: $(O)/bench/coverage.o $(O)/libtrama.a
	$(call say,LD) $(CC) $(CFLAGS) $(SANITIZE) $(LINK_HARDENING) -o $@ $^ $(LDFLAGS) $(TRAMA_LIBS)

$(O)/bench/libcsv_alone: $(O)/bench/libcsv_alone.o
	$(call say,LD) $(CC) $(CFLAGS) $(SANITIZE) -pie -o $@ $^ $(LDFLAGS) -lcsv -lpthread

clean: ## remove everything built
	rm -rf build

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 24

.PHONY: all require demo install uninstall man test test-web npm asan check warnings analyze memcheck tsan format format-check lint compdb fuzz cover bench bench-names bench-pictures bench-match bench-infer bench-mpi fuzz-afl bench-clean bench-coverage clean help
