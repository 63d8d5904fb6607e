"""Answers with faiss, one query at a time from one thread, and measures itself.

usage: faiss_peer.py ITEMS QUERIES DIMENSION COUNT KIND

ITEMS and QUERIES are little-endian float32, of which the first COUNT queries are asked; KIND is flat or ivf. Says what
building took in a line of JSON. Then, for each line "K PROBES ROUNDS SECONDS ANSWERS" it is given, warms up, asks,
writes the rows found to the file ANSWERS as int32, K a query, -1 where there are none, and says what a query took.
"""

import json
import sys
import time

import numpy

import faiss

FEWEST_QUERIES = 20
TRAINING_ROUNDS = 10
TRAINING_ROWS_PER_CELL = 128


def vectors(path, dimension):
    return numpy.fromfile(path, "<f4").reshape(-1, dimension)


def cells(rows):
    """The power of two that is nearest to the square root."""
    return 1 << max(0, round(numpy.log2(rows) / 2))


def build(items, kind):
    flat = faiss.IndexFlatIP(items.shape[1])
    if kind == "flat":
        flat.add(items)
        return flat
    index = faiss.IndexIVFFlat(flat, items.shape[1], cells(len(items)), faiss.METRIC_INNER_PRODUCT)
    index.cp.niter = TRAINING_ROUNDS
    index.cp.max_points_per_centroid = TRAINING_ROWS_PER_CELL
    index.train(items)
    index.add(items)
    index.quantizer_kept = flat  # the index does not own it
    return index


def clock():
    return time.thread_time(), time.perf_counter()


def ask(index, queries, k, found):
    cpu, wall = clock()
    for i in range(len(found)):
        _, rows = index.search(queries[i : i + 1], k)
        found[i] = rows[0]
    after_cpu, after_wall = clock()
    return (after_cpu - cpu) / len(found), (after_wall - wall) / len(found)


def warm_up(index, queries, k, seconds):
    """Seconds that a query takes at best."""
    best, asked, end = float("inf"), 0, time.perf_counter() + seconds
    while asked == 0 or time.perf_counter() < end:
        at = asked % len(queries)
        before = time.thread_time()
        index.search(queries[at : at + 1], k)
        best = min(best, time.thread_time() - before)
        asked += 1
    return max(best, 1e-9)


def median(values):
    return sorted(values)[len(values) // 2]


def answer(index, queries, line):
    k, probes, rounds, seconds, path = line.rstrip("\n").split(" ", 4)
    if hasattr(index, "nprobe"):
        index.nprobe = int(probes)
    affordable = int(min(len(queries), float(seconds) / warm_up(index, queries, int(k), float(seconds))))
    count = max(affordable, min(len(queries), FEWEST_QUERIES))
    found = numpy.empty((count, int(k)), "<i4")
    costs = [ask(index, queries, int(k), found) for _ in range(int(rounds))]
    found.tofile(path)
    return {"queries": count, "cpu": median([cpu for cpu, _ in costs]), "wall": median([wall for _, wall in costs])}


def say(values):
    print(json.dumps(values), flush=True)


def main():
    items_file, queries_file, dimension, count, kind = sys.argv[1:]
    faiss.omp_set_num_threads(1)
    items = vectors(items_file, int(dimension))
    queries = vectors(queries_file, int(dimension))[: int(count)]
    cpu, wall = time.process_time(), time.perf_counter()
    index = build(items, kind)
    cost = {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}
    say({**cost, "system": "faiss-" + faiss.__version__, "bytes": faiss.serialize_index(index).nbytes})
    for line in sys.stdin:
        say(answer(index, queries, line))


main()
