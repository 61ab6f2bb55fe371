# SPDX-License-Identifier: GPL-2.0-or-later
"""Once it has read its input, trama-render opens no file and no socket, whatever the graph and the environment
name. Graphviz's own `dot` shows that each bait would be taken."""
import ctypes
import os
import shutil
import struct
import subprocess
import time
import zlib

IN_ACCESS, IN_OPEN = 0x1, 0x20
REFUSED = 'Too many open files'
PLUGIN = 'libgvplugin_evil.so.6'
CONFIG = PLUGIN + ''' evil {
    render { svg 1000 }
    device { svg:svg 1000 }
    layout { dot 1000 neato 1000 }
    loadimage { png:svg 1000 }
}
'''
GRAPH = '''digraph g {
    graph [imagepath="WHERE" fontpath="WHERE" stylesheet="WHERE/bait.css" layout=dot charset="utf-8"
           _background="I 0 0 9 9 14 -WHERE/bait.png"]
    node [fontname="WHERE/bait.ttf"]
    a [shape=none label="" image="WHERE/bait.png"]
    b [shape=custom shapefile="WHERE/bait.png"]
    c [shape=epsf shapefile="WHERE/bait.ps"]
    d [shape=custom shapefile="http://localhost/bait.png" image="http://localhost/bait.png"]
    a -> b -> c -> d [fontname="WHERE/bait.ttf"]
}
'''
HTML = 'digraph { a [label=<<table><tr><td><img src="WHERE/bait.png"/></td></tr></table>>] }\n'
DIAGRAM = 'digraph d { trama_title="T" image="WHERE/bait.png" shapefile="WHERE/bait.ps" fontpath="WHERE" ' \
          'stylesheet="WHERE/bait.css" _background="I 0 0 9 9 14 -WHERE/bait.png" node [image="WHERE/bait.png"] }\n'


def png():
    def chunk(kind, data):
        return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', 1, 1, 8, 2, 0, 0, 0)) +
            chunk(b'IDAT', zlib.compress(b'\0\0\0\0')) + chunk(b'IEND', b''))


class Watch:
    """Tells which of some files were opened meanwhile, by whomever: the kernel says so."""

    def __init__(self, paths):
        self.libc = ctypes.CDLL(None, use_errno=True)
        self.fd = self.libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        self.names = {self.libc.inotify_add_watch(self.fd, path.encode(), IN_OPEN | IN_ACCESS): path
                      for path in paths}
        if self.fd < 0 or -1 in self.names:
            raise SystemExit('inotify: ' + os.strerror(ctypes.get_errno()))

    def opened(self):
        found, data = set(), b''
        try:
            data = os.read(self.fd, 1 << 16)
        except BlockingIOError:
            pass
        while data:
            watch, _, _, length = struct.unpack_from('iIII', data)
            found.add(os.path.basename(self.names[watch]))
            data = data[16 + length:]
        return found


class Baits:
    def __init__(self, where, plugin):
        self.where = os.path.join(where, 'baits')
        os.makedirs(os.path.join(self.where, 'plugins'))
        for name, content in (('bait.png', png()), ('bait.css', b'*{}'), ('bait.ttf', b'x'), ('bait.ps', b'%!PS\n'),
                              ('plugins/config6', CONFIG.encode()), ('plugins/config6a', CONFIG.encode())):
            with open(os.path.join(self.where, name), 'wb') as file:
                file.write(content)
        shutil.copy(plugin, os.path.join(self.where, 'plugins', PLUGIN))
        self.mark = os.path.join(where, 'mark')
        self.environment = dict(os.environ, FAULTS_MARK=self.mark)
        self.hostile = dict(self.environment, GVBINDIR=os.path.join(self.where, 'plugins'), GV_FILE_PATH=self.where,
                            DOTFONTPATH=self.where, GDFONTPATH=self.where)
        self.watch = Watch([os.path.join(folder, name) for folder, _, names in os.walk(self.where) for name in names])

    def text(self, pattern):
        return pattern.replace('WHERE', self.where).encode()

    def taken(self):
        """What was opened, or ran, since the last time."""
        found = self.watch.opened()
        if os.path.exists(self.mark):
            os.remove(self.mark)
            found.add('the plugin ran')
        return found


def control(tally, baits):
    """dot opens what is named, and runs the plugin: so the baits are good, and the watch sees them taken."""
    if shutil.which('dot') is None:
        print('skipped: no dot to show that the baits are good')
        return
    subprocess.run(['dot', '-Tsvg'], input=baits.text(GRAPH), env=baits.environment, capture_output=True, check=False)
    taken = baits.taken()
    tally.check('bait.png' in taken, f'dot was to open the image, but took {taken}')
    subprocess.run(['dot', '-Tsvg'], input=b'graph { a }', env=baits.hostile, capture_output=True, check=False)
    taken = baits.taken()
    tally.check('the plugin ran' in taken, f'dot was to run the plugin, but took {taken}')


def limits_are_set(tally, render):
    """While it waits for its input already."""
    process = subprocess.Popen([render], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    lines, until = [], time.monotonic() + 10
    while time.monotonic() < until and not any(line.split()[3:5] == ['0', '0'] for line in lines):
        with open(f'/proc/{process.pid}/limits', encoding='ascii') as file:
            lines = [line for line in file if line.startswith('Max open files')]
    process.communicate(b'graph {}')
    tally.check(process.returncode == 0 and lines and lines[0].split()[3:5] == ['0', '0'], f'limits: {lines}')


def check_renderer(tally, where, trama, render, shim, plugin, claims):
    baits = Baits(where, plugin)
    control(tally, baits)
    limits_are_set(tally, render)
    for layout in ('dot', 'neato', 'nop2'):
        for form in ('svg', 'plain', 'dot'):
            environment = dict(baits.hostile, LD_PRELOAD=shim, FAULTS_IN='trama-render', FAULTS_PROBE='1')
            done = subprocess.run([render, '--layout', layout, '--format', form], input=baits.text(GRAPH),
                                  env=environment, capture_output=True, check=False)
            probes = [line for line in done.stderr.decode().splitlines() if line.startswith('probe: ')]
            taken = baits.taken()
            tally.check(done.returncode == 0 and not taken, f'{layout} {form}: {done.returncode}, took {taken}')
            tally.check(len(probes) == 5 and all(line.endswith(': ' + REFUSED) for line in probes),
                        f'{layout} {form}: {probes}')
    done = subprocess.run([render], input=baits.text(HTML), env=baits.hostile, capture_output=True, check=False)
    taken = baits.taken()
    tally.check(done.returncode == 1 and b'HTML' in done.stderr and not taken, f'HTML: {done}, took {taken}')
    diagram = os.path.join(where, 'hostile.gv')
    with open(diagram, 'wb') as file:
        file.write(baits.text(DIAGRAM))
    done = subprocess.run([trama, 'draw', claims, '-g', diagram, '-o', os.path.join(where, 'hostile.svg')],
                          env=baits.hostile, capture_output=True, check=False)
    taken = baits.taken()
    tally.check(done.returncode == 0 and not taken, f'trama draw: {done}, took {taken}')
