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
hardening both programs are built so that a slip of memory is stopped

Usage: tests/faults/faults.py [PART...]   FULL=1 tries everything; else memory and files by a sample
Closes with `faults: N passed, N failed`."""
import collections
import concurrent.futures
import errno
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

sys.dont_write_bytecode = True  # leave no cache in the tree
from renderer import check_renderer

HERE = os.path.dirname(os.path.abspath(__file__))
TRAMA = os.path.abspath(os.environ.get('TRAMA', 'build/trama'))
RENDER = os.path.join(os.path.dirname(TRAMA), 'trama-render')
SHIM, PLUGIN = (os.path.join(os.path.dirname(TRAMA), 'tests', name) for name in ('shim.so', 'plugin.so'))
FULL = bool(os.environ.get('FULL'))
WORKERS = 2
OLD, NEW = '2025-01-01', '2025-02-02'
# trama.h and src/commands say what an exit status means; 130 and 143 are 128 + a signal
DONE, FAILED = 0, 1
# libgomp, which igraph brings along, ends the program itself
SENTENCE = re.compile(r'^(trama: error|trama-render|libgomp|[^ ]+: error): .{8,}$')


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
                          timeout=20, check=False)


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


# Without these calls what was begun cannot be swept up: the next build does.
HINDERS_SWEEPING = ('open', 'name', 'stat', 'folder', 'rename')
TEMPORARY = re.compile(r'\.[A-Za-z0-9]{6}$')


def judge_contents(command, fault, done, out):
    found = contents(out)
    if command.name in ('draw', 'report') and fault.call in HINDERS_SWEEPING:
        found = {name: digest for name, digest in found.items() if not TEMPORARY.search(name)}
    if done.returncode == DONE:
        return None if command.new_only(found) and command.said(done, out) else 'done, but other output'
    if fault.signal == signal.SIGKILL or (fault.onward and fault.call in HINDERS_SWEEPING):
        # the next build moves the user's folders over, or the old edition back
        new = command.expected[NEW][0]
        if found == {name: new[name] for name in new if not name.startswith('notes/')}:
            return None
        if not fault.exchange and not os.path.exists(out):
            return None
    if fault.signal and command.new_only(found) and not command.whole({}):
        return None if done.returncode < 0 else 'interrupted, but written'
    return None if command.whole(found) else f'neither old nor new: {differences(found, command)}'


def differences(found, command):
    new = command.expected[NEW][0]
    return sorted(name for name in {*found, *new} if found.get(name) != new.get(name))


def judge_status(fault, done):
    right = [DONE, -fault.signal, 128 + fault.signal] if fault.signal else [DONE, FAILED]
    if fault.error == 0 and fault.call in ('read', 'write') and not fault.signal:
        right = [DONE]  # a short count is no error
    if done.returncode not in right:
        return f'ended with {done.returncode}'
    if done.returncode > 0 and not SENTENCE.match(complaint(done)):
        return 'no sentence'
    return None


def judge_beside(command, fault, parent):
    """What is left beside the folder, and whether the next run removes it."""
    out = os.path.join(parent, 'out')
    beside = sorted(set(os.listdir(parent)) - {'out'})
    if beside and not fault.signal and fault.call not in HINDERS_SWEEPING:
        return f'left beside: {beside}'
    if not beside and fault.signal != signal.SIGKILL:
        return None
    again = run(command.words(NEW, out), Fault())
    if again.returncode != DONE or not command.new_only(contents(out)):
        return f'the next run: {again.returncode} {complaint(again)!r} {differences(contents(out), command)}'
    left = sorted(set(os.listdir(parent)) - {'out'})
    return f'left beside after the next run: {left}' if left else None


def judge(command, fault, parent):
    """Run the command with the fault in a folder that holds the old edition; what is wrong, or None."""
    out = os.path.join(parent, 'out')
    done = run(command.words(NEW, out), fault)
    problem = (judge_status(fault, done) or judge_contents(command, fault, done, out) or
               judge_beside(command, fault, parent))
    if contents(out) != command.expected[OLD][0] or os.listdir(parent) != ['out']:
        shutil.rmtree(parent)
        shutil.copytree(command.pristine[OLD], out)
    return problem and f'{problem}; {complaint(done)!r}', done


class Tally:
    def __init__(self):
        self.passed = self.failed = 0

    def check(self, good, what):
        if good:
            self.passed += 1
        else:
            self.failed += 1
            print(f'FAILED {what}', flush=True)


def try_all(tally, command, faults):
    """Each fault in a run of its own, in WORKERS folders at a time."""
    places = [command.place() for _ in range(WORKERS)]
    outcome = collections.Counter()

    def work(place):
        found = []
        for fault in faults[places.index(place)::WORKERS]:
            try:
                found.append((fault, *judge(command, fault, place)))
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
    """The first 500, then 200 spread over the rest; of those every twentieth unless all are asked for."""
    chosen = list(range(1, min(first, total) + 1))
    if total > first:
        chosen += sorted({first + 1 + (total - first - 1) * i // (spread - 1) for i in range(spread)})
    return chosen if FULL else chosen[::20]


def memory(tally, where):
    for command in commands(where):
        total = counts(command.words(NEW, command.pristine[NEW]))
        step = 1 if FULL else 20
        faults = [Fault(call='own', at=n, onward=onward) for onward in (False, True)
                  for n in range(1 + (step // 2 if onward else 0), total['own'] + 1, step)]
        faults += [Fault(call='library', at=n, onward=onward) for onward in ((False, True) if FULL else (False,))
                   for n in some_of(total['library'])]
        outcome = try_all(tally, command, faults)
        print(f"memory: {command.name}: {total['own']} of ours, {total['library']} of the libraries'; "
              f"{len(faults)} runs: {dict(outcome)}", flush=True)
    memory_of_renderer(tally)


RENDER_STATUSES = (0, 1, 3, 4)  # see src/render/status.h: but for 2, wrong usage
GRAPH = b'digraph g { label=title a [label="Ana"] a -> b [label="met"] b -> c subgraph cluster { c d } d -> a }\n'


def memory_of_renderer(tally):
    """trama-render by itself; Graphviz follows null pointers and aborts, which has to come out as a sentence."""
    right = run([], program=RENDER, given=GRAPH).stdout
    for layout in ('dot', 'neato', 'fdp', 'twopi', 'nop2') if FULL else ('dot', 'neato'):
        words = ['--layout', layout]
        right = run(words, program=RENDER, given=GRAPH)
        total = counts(words, RENDER, GRAPH, Fault('trama-render'))
        faults = [Fault('trama-render', 'own', n) for n in range(1, total['own'] + 1)]
        faults += [Fault('trama-render', 'library', n, onward=onward)
                   for onward in ((False, True) if FULL else (False,)) for n in some_of(total['library'])]
        outcome = collections.Counter()
        with concurrent.futures.ThreadPoolExecutor(WORKERS) as pool:
            for fault, done in zip(faults, pool.map(lambda f: run(words, f, RENDER, GRAPH), faults)):
                good = done.returncode in RENDER_STATUSES and (
                    SENTENCE.match(complaint(done)) if done.returncode else done.stdout == right.stdout)
                tally.check(good, f'{layout}: {name_of(fault)}: {done.returncode} {complaint(done)!r}')
                outcome[done.returncode] += 1
        print(f"memory: trama-render {layout}: {total['own']} of ours, {total['library']} of the libraries'; "
              f"{len(faults)} runs: {dict(outcome)}", flush=True)


# ---- files ----

ERRORS = {
    'open': (errno.EMFILE, errno.EACCES, errno.EINTR),
    'read': (0, errno.EIO, errno.EINTR),
    'write': (0, errno.ENOSPC, errno.EIO, errno.EINTR),
    'close': (errno.EIO, errno.ENOSPC, errno.EINTR),
    'rename': (errno.EIO, errno.ENOSPC, errno.EINVAL),
    'name': (errno.EIO, errno.ENOSPC, errno.EPERM),
    'stat': (errno.EIO, errno.ENOMEM),
    'folder': (errno.EIO, errno.ENOMEM),
    'process': (errno.EAGAIN, errno.EMFILE),
}


def files(tally, where):
    for command in commands(where):
        total = counts(command.words(NEW, command.pristine[NEW]))
        faults = [Fault(call=call, at=n, error=error, onward=onward, exchange=exchange)
                  for exchange in ((True, False) if command.name == 'build' else (True,))
                  for call, errors in ERRORS.items()
                  for n in range(1, total[call] + 1) for error in errors for onward in (False, True)
                  if (exchange or call in ('rename', 'name')) and not (onward and error == errno.EINTR)]
        outcome = try_all(tally, command, faults if FULL else faults[::7])
        print(f"files: {command.name}: {sum(total[call] for call in ERRORS)} calls, "
              f"{len(faults if FULL else faults[::7])} runs: {dict(outcome)}", flush=True)


# ---- deaths ----

N_RANDOM = 200


def deaths(tally, where):
    """A signal at each call, then at random moments."""
    command = commands(where)[-1]
    total = counts(command.words(NEW, command.pristine[NEW]))
    faults = [Fault(call=call, at=n, signal=number, exchange=exchange)
              for exchange in (True, False) for number in (signal.SIGKILL, signal.SIGINT, signal.SIGTERM)
              for call in ERRORS for n in range(1, total[call] + 1)]
    chosen = [fault for i, fault in enumerate(faults)
              if FULL or fault.call in ('rename', 'name') or i % 11 == 0]
    outcome = try_all(tally, command, chosen)
    print(f'deaths: at each call: {len(chosen)} builds: {dict(outcome)}', flush=True)
    at_random_moments(tally, command)


def at_random_moments(tally, command):
    rng = random.Random(36)
    parent = command.place()
    out = os.path.join(parent, 'out')
    outcome = collections.Counter()
    began = time.monotonic()
    subprocess.run([TRAMA, *command.words(OLD, out)], capture_output=True, check=True)
    takes = time.monotonic() - began
    stands = OLD
    for i in range(N_RANDOM):
        date = NEW if stands == OLD else OLD
        number = rng.choice((signal.SIGINT, signal.SIGTERM))
        moment = rng.uniform(0, 1.1 * takes)
        process = subprocess.Popen([TRAMA, *command.words(date, out)], stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True)
        time.sleep(moment)
        try:  # a terminal sends it to the whole group, timeout(1) to the process
            (os.killpg if rng.random() < 0.5 else os.kill)(process.pid, number)
        except ProcessLookupError:
            pass
        said = process.communicate(timeout=60)[1].decode()
        status = process.returncode
        if status == DONE:
            stands = date
        good = (status in (DONE, 128 + number, -number) and contents(out) == command.expected[stands][0] and
                os.listdir(parent) == ['out'] and (status <= 0 or 'interrupted; nothing was written' in said))
        tally.check(good, f'{number.name} after {1000 * moment:.1f} ms: {status} {said!r} {sorted(os.listdir(parent))}')
        outcome[status] += 1
    print(f'deaths: at random moments of {1000 * takes:.0f} ms: {N_RANDOM} builds: {dict(outcome)}', flush=True)
    shutil.rmtree(parent)


# ---- two at once ----

def two(tally, where):
    command = commands(where)[-1]
    rng = random.Random(37)
    outcome = collections.Counter()
    parent = command.place()
    out = os.path.join(parent, 'out')
    for _ in range(60 if FULL else 20):
        shutil.rmtree(out)
        shutil.copytree(command.pristine[OLD], out)
        running = []
        for date in (OLD, NEW) if rng.random() < 0.5 else (NEW, OLD):
            running.append((date, subprocess.Popen([TRAMA, *command.words(date, out)], stdin=subprocess.DEVNULL,
                                                   stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)))
            time.sleep(rng.uniform(0, 0.05))
        ended = [(date, process.communicate(timeout=60)[1].decode(), process.returncode) for date, process in running]
        won = [date for date, _, status in ended if status == DONE]
        told = all(status == DONE or (status == FAILED and 'is being written by another trama' in said)
                   for _, said, status in ended)
        tally.check(won and told and contents(out) in [command.expected[date][0] for date in won] and
                    os.listdir(parent) == ['out'], f'two at once: {ended} {os.listdir(parent)}')
        outcome[len(won)] += 1
    print(f'two: {dict(outcome)} of them done', flush=True)


# ---- trama-render ----

def render(tally, where):
    check_renderer(tally, where, TRAMA, RENDER, SHIM, PLUGIN, os.path.join(HERE, 'input'))


# ---- how the programs are built ----

HARDENED = (
    ('-hW', 'Type: +DYN', 'position-independent'),
    ('-dW', 'BIND_NOW', 'bound at once'),
    ('-lW', 'GNU_RELRO', 'its relocations read-only afterwards'),
    ('-lW', 'GNU_STACK .* RW +0x', 'with a stack that cannot be run'),
    ('-sW', '__stack_chk_fail', 'with a guard on its stack'),
    ('-sW', '__(mem|str|[a-z]*printf)[a-z]*_chk@', 'with checked copies'),
)


def hardening(tally, where):
    for program in (TRAMA, RENDER):
        for option, pattern, what in HARDENED:
            text = subprocess.run(['readelf', option, program], capture_output=True, text=True, check=True).stdout
            tally.check(re.search(pattern, text), f'{os.path.basename(program)} is not {what}')


PARTS = {'memory': memory, 'files': files, 'deaths': deaths, 'two': two, 'render': render, 'hardening': hardening}


def main():
    tally = Tally()
    for name in sys.argv[1:] or PARTS:
        began = time.monotonic()
        with tempfile.TemporaryDirectory() as where:
            PARTS[name](tally, where)
        print(f'{name}: {time.monotonic() - began:.0f} s', flush=True)
    print(f'faults: {tally.passed} passed, {tally.failed} failed')
    return tally.failed != 0


if __name__ == '__main__':
    sys.exit(main())
