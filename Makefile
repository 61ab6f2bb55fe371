# SPDX-License-Identifier: GPL-2.0-or-later
# trama: make help
SHELL = /bin/sh
.DEFAULT_GOAL := all

CC = gcc
O = build
CFLAGS = -O2 -g
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wformat=2
WERROR =
SANITIZE =
PREFIX = /usr/local
DESTDIR =
BINDIR = $(PREFIX)/bin
LIBDIR = $(PREFIX)/lib
LIBEXECDIR = $(PREFIX)/libexec/trama
INCLUDEDIR = $(PREFIX)/include
MANDIR = $(PREFIX)/share/man

BUILD_PACKAGES = gcc libc6-dev pkg-config libigraph-dev libgraphviz-dev libcsv-dev libutf8proc-dev libxxhash-dev
TEST_PACKAGES = check libxml2-utils jq librsvg2-bin fonts-liberation graphviz scdoc python3 python3-networkx python3-igraph
LINT_PACKAGES = clang clang-format-14 clang-tidy-14 libclang-rt-14-dev cppcheck shellcheck

VERSION := $(shell sed -n 's/.define TRAMA_VERSION "\(.*\)"/\1/p' src/trama.h)

# ---- what is built from what ----
LIBRARY_FOLDERS = base claims names network analysis draw report export
LIBRARY_SOURCES := $(sort $(foreach folder,$(LIBRARY_FOLDERS),$(wildcard src/$(folder)/*.c)))
COMMAND_SOURCES := $(sort $(wildcard src/commands/*.c)) src/main.c
RENDER_SOURCES := $(sort $(wildcard src/render/*.c))
TEST_SOURCES := $(sort $(wildcard tests/*.c tests/*/test_*.c))
EMBEDDED := $(wildcard src/claims/defaults/*.csv) $(sort $(wildcard graphs/*.gv))
HEADERS := $(sort $(wildcard src/*.h src/*/*.h))

objects = $(patsubst %.c,$(O)/%.o,$(1))
LIBRARY_OBJECTS = $(call objects,$(LIBRARY_SOURCES)) $(O)/embedded.o
COMMAND_OBJECTS = $(call objects,$(COMMAND_SOURCES))
RENDER_OBJECTS = $(call objects,$(RENDER_SOURCES))
TEST_OBJECTS = $(call objects,$(TEST_SOURCES))

STANDARD = -std=c11
TRAMA_CPPFLAGS = -D_GNU_SOURCE -Isrc -I$(O) $(patsubst -I%,-isystem %,$(shell pkg-config --cflags igraph libutf8proc 2>/dev/null))
TRAMA_LIBS = $(shell pkg-config --libs igraph libutf8proc 2>/dev/null) -lcsv -lm -lpthread
RENDER_CPPFLAGS = -D_POSIX_C_SOURCE=200809L $(patsubst -I%,-isystem %,$(shell pkg-config --cflags-only-I libgvc 2>/dev/null))
PLUGINS = $(shell pkg-config --variable=libdir libgvc 2>/dev/null)/graphviz
RENDER_LIBS = -L$(PLUGINS) -Wl,-rpath,$(PLUGINS) -lgvplugin_core -lgvplugin_dot_layout -lgvplugin_neato_layout -lgvc -lcgraph
COMPILE = $(CC) $(STANDARD) $(CFLAGS) $(SANITIZE) $(WARNINGS) $(WERROR) -fPIE -MMD -MP

all: require $(O)/trama $(O)/trama-render ## build trama and trama-render

require: ## say which package is missing, if one is
	@.ci/packages --headers

$(O)/trama: $(COMMAND_OBJECTS) $(O)/libtrama.a
	$(CC) $(CFLAGS) $(SANITIZE) -pie -o $@ $^ $(LDFLAGS) $(TRAMA_LIBS)

$(O)/trama-render: $(RENDER_OBJECTS)
	$(CC) $(CFLAGS) $(SANITIZE) -pie -o $@ $^ $(LDFLAGS) $(RENDER_LIBS)

$(O)/libtrama.a: $(LIBRARY_OBJECTS)
	@rm -f $@
	$(AR) rcs $@ $^

$(O)/src/render/%.o: src/render/%.c
	@mkdir -p $(@D)
	$(COMPILE) $(RENDER_CPPFLAGS) -c -o $@ $<

$(O)/src/%.o: src/%.c $(O)/embedded.h
	@mkdir -p $(@D)
	$(COMPILE) $(TRAMA_CPPFLAGS) -c -o $@ $<

$(O)/tests/%.o: tests/%.c $(O)/embedded.h
	@mkdir -p $(@D)
	$(COMPILE) $(TRAMA_CPPFLAGS) -Itests -c -o $@ $<

$(O)/embedded.o: $(O)/embedded.c
	$(COMPILE) -I$(O) -c -o $@ $<

$(O)/embedded.c: src/embed.sh $(EMBEDDED)
	@mkdir -p $(O)
	sh src/embed.sh $(O)/embedded $(EMBEDDED)
$(O)/embedded.h: $(O)/embedded.c ;

-include $(shell find $(O) -name '*.d' 2>/dev/null)

clean: ## remove everything built
	rm -rf build

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 24

.PHONY: all require clean help
