#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Whatever fails, trama says so in a sentence, and what stands in a folder is the old edition or the new one.

memory   check, rank, draw, report and build without memory at the n-th allocation: each of ours, of the
         libraries' the first 500 and 200 spread over the rest; and trama-render likewise
files    the same commands with a disk that is full, errors of input and output, calls that a signal cuts
         short or that do less than they were asked
deaths   a build that is killed, or told to stop, at each thing it asks of the system; then at random moments
two      two builds into one folder at once
render   trama-render opens nothing once its input is read

Usage: tests/faults/faults.py [PART...]   FULL=1 tries everything; else memory and files by a sample
Closes with `faults: N passed, N failed`."""
import collections
import concurrent.futures
import errno
import filecmp
import hashlib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
TRAMA = os.path.abspath(os.environ.get('TRAMA', 'build/trama'))
RENDER = os.path.join(os.path.dirname(TRAMA), 'trama-render')
SHIM = os.path.join(os.path.dirname(TRAMA), 'tests', 'shim.so')
FULL = bool(os.environ.get('FULL'))
WORKERS = 2
OLD, NEW = '2025-01-01', '2025-02-02'
# trama.h and src/commands say what an exit status means; 130 and 143 are 128 + a signal
DONE, FAILED = 0, 1
SENTENCE = re.compile(r'^(trama|trama-render|[^ ]+:( error)?): .{8,}$')


# ---- one run ----

Fault = collections.namedtuple('Fault', 'program call at error onward signal exchange',
                               defaults=('trama', None, 0, 0, False, 0, True))


def name_of(fault):
    what = (signal.Signals(fault.signal).name if fault.signal else errno.errorcode.get(fault.error, 'short'))
    return (f'{fault.program}: {fault.call} {fault.at} {what}' + (', and all later' if fault.onward else '') +
            ('' if fault.exchange else ', no exchange'))


def environment_of(fault, **more):
    environment = dict(os.environ, LD_PRELOAD=SHIM, FAULTS_IN=fault.program, FAULTS_AT=str(fault.at),
                       FAULTS_ERROR=str(fault.error), FAULTS_SIGNAL=str(fault.signal), **more)
    for name, value in (('CALL', fault.call), ('ONWARD', fault.onward), ('NO_EXCHANGE', not fault.exchange)):
        if value:
            environment['FAULTS_' + name] = str(value)
    return environment


def run(arguments, fault=Fault(), program=TRAMA, given=None, **more):
    return subprocess.run([program, *arguments], env=environment_of(fault, **more), input=given,
                          stdin=None if given is not None else subprocess.DEVNULL, capture_output=True,
                          timeout=120, check=False)


def counts(arguments, program=TRAMA, given=None, fault=Fault()):
    """How many calls of each kind a run makes in which nothing fails."""
    with tempfile.NamedTemporaryFile() as file:
        run(arguments, fault, program, given, FAULTS_COUNT=file.name)
        found = dict((kind, int(n)) for kind, n in (line.split() for line in file.read().decode().splitlines()))
    if not found:
        raise SystemExit(f'{SHIM} counted nothing in {arguments}')
    return found


# ---- what stands in a folder ----

def contents(folder):
    found = {}
    for where, folders, files in os.walk(folder):
        for name in folders:
            found[os.path.relpath(os.path.join(where, name), folder) + '/'] = None
        for name in files:
            path = os.path.join(where, name)
            with open(path, 'rb') as file:
                found[os.path.relpath(path, folder)] = hashlib.sha256(file.read()).hexdigest()
    return found


class Command:
    """One of trama's commands, its output of the old and of the new date, and a folder to run it in."""

    def __init__(self, name, arguments, where, given='input', files_each=False):
        self.name, self.files_each = name, files_each
        self.arguments, self.where = arguments, where
        self.input = os.path.join(HERE, given)
        self.pristine, self.expected = {}, {}
        for date in (OLD, NEW):
            out = os.path.join(where, f'{name}-{date}')
            self.make_user_files(out)
            done = run(self.words(date, out))
            if done.returncode != DONE:
                raise SystemExit(f'{name}: {done.stderr.decode()}')
            self.pristine[date] = out
            self.expected[date] = (contents(out), done.stdout.replace(out.encode(), b'OUT'))

    @staticmethod
    def make_user_files(out):
        os.makedirs(os.path.join(out, 'notes'))
        for name in ('mine', 'notes/inner'):
            with open(os.path.join(out, name), 'w', encoding='utf-8') as file:
                file.write(f'{name} is the user\'s\n')

    def words(self, date, out):
        dated = ['--date', date] if self.name in ('draw', 'report', 'build') else []
        return [self.name, self.input, *(word.replace('OUT', out) for word in self.arguments), '--threads', '1', *dated]

    def place(self):
        """A folder of this command's own, which holds the old edition."""
        parent = tempfile.mkdtemp(dir=self.where)
        shutil.copytree(self.pristine[OLD], os.path.join(parent, 'out'))
        return parent

    def new_only(self, found):
        return found == self.expected[NEW][0]

    def whole(self, found):
        """Old or new; where a command writes several files beside each other, each of them."""
        old, new = self.expected[OLD][0], self.expected[NEW][0]
        if self.files_each:
            return all(found.get(name) in (old.get(name), new.get(name)) for name in {*found, *old, *new})
        return found in (old, new)

    def said(self, done, out):
        return done.stdout.replace(out.encode(), b'OUT') == self.expected[NEW][1]


def complaint(done):
    lines = [line for line in done.stderr.decode(errors='replace').splitlines() if line.strip()]
    return lines[-1] if lines else ''


def judge(command, fault, parent, statuses=(DONE, FAILED)):
    """Run the command with the fault in a folder that holds the old edition; what is wrong, or None."""
    out = os.path.join(parent, 'out')
    done = run(command.words(NEW, out), fault)
    problem = None
    found = contents(out)
    beside = sorted(set(os.listdir(parent)) - {'out'})
    if done.returncode not in statuses:
        problem = f'ended with {done.returncode}: {complaint(done)!r}'
    elif done.returncode == FAILED and not SENTENCE.match(complaint(done)):
        problem = f'no sentence: {complaint(done)!r}'
    elif not command.whole(found):
        problem = f'neither old nor new: {sorted(k for k in {*found, *command.expected[NEW][0]} if found.get(k) != command.expected[NEW][0].get(k))} {complaint(done)!r}'
    elif done.returncode == DONE and not (command.new_only(found) and command.said(done, out)):
        problem = f'done, but other output; stderr {complaint(done)!r}'
    elif done.returncode == FAILED and command.new_only(found) and command.expected[OLD][0] != found and fault.call != 'write':
        problem = None
    if problem is None and (beside or fault.signal):
        again = run(command.words(NEW, out), Fault())
        left = sorted(set(os.listdir(parent)) - {'out'})
        if again.returncode != DONE or not command.new_only(contents(out)):
            problem = f'the next run: {again.returncode} {complaint(again)!r}'
        elif left:
            problem = f'left beside after the next run: {left}'
        elif beside and not fault.signal and fault.call != 'name' and fault.call != 'rename':
            problem = f'left beside: {beside}'
    if contents(out) != command.expected[OLD][0] or os.listdir(parent) != ['out']:
        shutil.rmtree(parent)
        shutil.copytree(command.pristine[OLD], out)
    return problem, done


class Tally:
    def __init__(self):
        self.passed = self.failed = 0

    def check(self, good, what):
        if good:
            self.passed += 1
        else:
            self.failed += 1
            print(f'FAILED {what}', flush=True)


def try_all(tally, command, faults, statuses=(DONE, FAILED)):
    """Each fault in a run of its own, in WORKERS folders at a time."""
    places = [command.place() for _ in range(WORKERS)]
    outcome = collections.Counter()

    def work(place):
        found = []
        for fault in faults[places.index(place)::WORKERS]:
            try:
                found.append((fault, *judge(command, fault, place, statuses)))
            except subprocess.TimeoutExpired:
                found.append((fault, 'did not end', None))
        return found

    with concurrent.futures.ThreadPoolExecutor(WORKERS) as pool:
        for found in pool.map(work, places):
            for fault, problem, done in found:
                tally.check(problem is None, f'{command.name}: {name_of(fault)}: {problem}')
                if done is not None:
                    outcome[done.returncode] += 1
    for place in places:
        shutil.rmtree(place)
    return outcome


def commands(where, given='input'):
    graphs = os.path.join(HERE, 'graphs')
    return [Command('check', [], where, given), Command('rank', [], where, given),
            Command('draw', ['-g', os.path.join(graphs, 'people.gv'), '-o', 'OUT/people.svg'], where, given, True),
            Command('report', ['-g', graphs, '-o', 'OUT/report.html'], where, given),
            Command('build', ['-g', graphs, '-o', 'OUT'], where, given)]


# ---- memory ----

def some_of(total, first=500, spread=200):
    """The first 500, then 200 spread over the rest; of those every tenth unless all are asked for."""
    chosen = list(range(1, min(first, total) + 1))
    if total > first:
        chosen += sorted({first + 1 + (total - first - 1) * i // (spread - 1) for i in range(spread)})
    return chosen if FULL else chosen[::10]


def memory(tally, where):
    for command in commands(where):
        total = counts(command.words(NEW, command.pristine[NEW]))
        step = 1 if FULL else 10
        faults = [Fault(call='own', at=n, onward=onward) for onward in (False, True)
                  for n in range(1 + (step // 2 if onward else 0), total['own'] + 1, step)]
        faults += [Fault(call='library', at=n, onward=onward) for onward in ((False, True) if FULL else (False,))
                   for n in some_of(total['library'])]
        outcome = try_all(tally, command, faults)
        print(f"memory: {command.name}: {total['own']} of ours, {total['library']} of the libraries'; "
              f"{len(faults)} runs: {dict(outcome)}", flush=True)


PARTS = {'memory': memory}


def main():
    tally = Tally()
    with tempfile.TemporaryDirectory() as where:
        for name in sys.argv[1:] or PARTS:
            began = time.monotonic()
            PARTS[name](tally, where)
            if FULL:
                print(f'{name}: {time.monotonic() - began:.0f} s', flush=True)
    print(f'faults: {tally.passed} passed, {tally.failed} failed')
    return tally.failed != 0


if __name__ == '__main__':
    sys.exit(main())
