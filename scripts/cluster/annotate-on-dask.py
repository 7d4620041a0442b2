#!/usr/bin/env python3
"""Annotates JSON Lines on a Dask cluster: the packaged command is the step, Dask deals out the bundles.

    npm run package
    python3 scripts/cluster/annotate-on-dask.py --package .output/package --out OUT IN.jsonl...
    python3 scripts/cluster/annotate-on-dask.py --scheduler tcp://HOST:8786 ...   # a cluster that is there already

A bundle is a stretch of a file, cut at line ends. Its task pipes the stretch to `node dist/cli.js annotate` and renames the
finished part into place, so a bundle is there whole or not at all: a worker that dies costs the bundles it had in hand, which
Dask gives to another. A bundle whose part is there already is not done again: calling the job a second time goes on with it.
Every document stands in one bundle, so every document is in the output once. At the end the parts are joined in the order of
the input: OUT/annotations.jsonl, OUT/errors.jsonl, OUT/manifest.json.

Input, output and package must lie where every worker sees them under the same path (a shared file system).
Needs Python 3.9 with `distributed` (Debian: python3-distributed) and Node 20 on the workers. Exit: 0 done, 1 some document
could not be read (errors.jsonl names it), 2 wrong use.
"""

import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import time


def bundles_of(paths, size):
    """(file, first byte, byte after the last) of about `size` bytes each, cut at line ends."""
    for path in paths:
        whole = os.path.getsize(path)
        start = 0
        with open(path, "rb") as file:
            while start < whole:
                end = min(start + size, whole)
                if end < whole:
                    file.seek(end)
                    file.readline()
                    end = file.tell()
                yield path, start, end
                start = end


def annotate(bundle, package, out, node):
    """One bundle, run on a worker. Gives its counts. Raises when the command itself fails."""
    number, path, start, end = bundle
    part = os.path.join(out, "parts", f"{number:06d}.jsonl")
    done = part + ".done"
    if os.path.exists(done):
        with open(done) as file:
            return json.load(file)
    # A name of its own: a worker taken for dead may still be writing.
    mine = f"{part}.{os.getpid()}.{time.time_ns()}"
    began = time.time()
    command = [node, os.path.join(package, "dist/cli.js"), "annotate", "-", "--input", "jsonl", "-j", "1", "--quiet", "-o", mine]
    step = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
    lines = 0
    with open(path, "rb") as file:
        file.seek(start)
        left = end - start
        while left > 0:
            piece = file.read(min(left, 1 << 20))
            if not piece:
                break
            left -= len(piece)
            lines += piece.count(b"\n")
            step.stdin.write(piece)
    step.stdin.close()
    code = step.wait()
    if code not in (0, 1):
        raise RuntimeError(f"{' '.join(command)} ended with {code}")
    errors = mine + ".errors.jsonl"
    counts = {"bundle": number, "file": path, "from": start, "to": end, "lines": lines, "bad": 0, "seconds": round(time.time() - began, 3)}
    if os.path.exists(errors):
        with open(errors) as file:
            counts["bad"] = sum(1 for _ in file)
        os.replace(errors, part + ".errors")
    os.replace(mine, part)
    with open(mine + ".counts", "w") as file:
        json.dump(counts, file)
    os.replace(mine + ".counts", done)
    return counts


def join(out, counts):
    """The parts in the order of the input; errors with the file and line as the plain command names them."""
    parts = os.path.join(out, "parts")
    before = {}
    with open(os.path.join(out, "annotations.jsonl"), "wb") as whole, open(os.path.join(out, "errors.jsonl"), "w") as errors:
        for one in counts:
            part = os.path.join(parts, f"{one['bundle']:06d}.jsonl")
            with open(part, "rb") as file:
                shutil.copyfileobj(file, whole, 1 << 20)
            if os.path.exists(part + ".errors"):
                with open(part + ".errors") as file:
                    for line in file:
                        bad = json.loads(line)
                        number = int(bad["where"].rpartition(":")[2]) + before.get(one["file"], 0)
                        bad["where"] = f"{one['file']}:{number}"
                        errors.write(json.dumps(bad, ensure_ascii=False, separators=(",", ":")) + "\n")
            before[one["file"]] = before.get(one["file"], 0) + one["lines"]
    # What workers that died were writing.
    for name in os.listdir(parts):
        if not re.fullmatch(r"\d+\.jsonl(\.done|\.errors)?", name):
            os.remove(os.path.join(parts, name))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="+", help="JSON Lines files, not packed")
    parser.add_argument("--out", required=True, help="folder for the result")
    parser.add_argument("--package", required=True, help="the folder that npm run package makes")
    parser.add_argument("--scheduler", help="address of a Dask scheduler; without it workers are started here")
    parser.add_argument("--workers", type=int, default=os.cpu_count(), help="workers to start here")
    parser.add_argument("--bundle-mb", type=float, default=32, help="a worker that dies costs so much work at most")
    parser.add_argument("--node", default=shutil.which("node") or "node")
    options = parser.parse_args()
    inputs = [os.path.abspath(path) for path in options.inputs]
    missing = [path for path in inputs if not os.path.isfile(path)]
    if missing:
        parser.error(f"there is no file {missing[0]}")
    package = os.path.abspath(options.package)
    if not os.path.exists(os.path.join(package, "dist/cli.js")):
        parser.error(f"{package} is no package: npm run package makes one")
    out = os.path.abspath(options.out)
    os.makedirs(os.path.join(out, "parts"), exist_ok=True)
    size = int(options.bundle_mb * 1e6)
    bundles = [(i, *bundle) for i, bundle in enumerate(bundles_of(inputs, size))]

    # Parts of another job must not be taken for parts of this one.
    job = hashlib.sha256(json.dumps([bundles, [os.path.getmtime(path) for path in inputs], open(os.path.join(package, "package.json")).read()]).encode()).hexdigest()
    mark = os.path.join(out, "job")
    if os.path.exists(mark) and open(mark).read() != job:
        parser.error(f"{out} holds another job (other inputs, bundles or package): take another folder")
    with open(mark, "w") as file:
        file.write(job)

    from distributed import Client, LocalCluster, as_completed

    cluster = None
    if options.scheduler:
        client = Client(options.scheduler)
    else:
        cluster = LocalCluster(n_workers=options.workers, threads_per_worker=1, dashboard_address=None, host="127.0.0.1")
        client = Client(cluster)
    began = time.time()
    futures = client.map(annotate, bundles, package=package, out=out, node=options.node, pure=False, retries=3)
    counts = []
    for future in as_completed(futures):
        counts.append(future.result())
        print(f"\r{len(counts)}/{len(bundles)} bundles", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    client.close()
    if cluster:
        cluster.close()

    counts.sort(key=lambda one: one["bundle"])
    join(out, counts)
    bad = sum(one["bad"] for one in counts)
    with open(os.path.join(out, "manifest.json"), "w") as file:
        json.dump({"seconds": round(time.time() - began, 1), "bad": bad, "bundles": counts}, file, indent=1)
    print(f"{len(bundles)} bundles, {bad} bad documents, {time.time() - began:.1f} s → {out}/annotations.jsonl", file=sys.stderr)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
